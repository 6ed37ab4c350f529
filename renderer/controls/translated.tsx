import { useTranslation } from 'react-i18next';
import { translateMessage, type Told } from '../language/translate-message';

/**
 * What a check or problem tells in the window's language, marked as English where it has no other.
 */
export function Translated({ of }: { readonly of: Told }) {
  const { i18n } = useTranslation();
  const words = translateMessage(of, i18n.language);
  return <span lang={words === translateMessage(of, 'en') ? 'en' : i18n.language}>{words}</span>;
}
