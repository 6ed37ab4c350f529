import { useTranslation } from 'react-i18next';
import { say, type Told } from '../language/say';

/** What a check or problem tells in the window's language, marked as English where it has no other. */
export function Said({ of }: { readonly of: Told }) {
  const { i18n } = useTranslation();
  const words = say(of, i18n.language);
  return <span lang={words === say(of, 'en') ? 'en' : i18n.language}>{words}</span>;
}
