import { useTranslation } from 'react-i18next';
import { say } from '../language/say';

/** A sentence of a check or problem in the window's language, marked as English where it has no other. */
export function Said({ sentence }: { readonly sentence: string }) {
  const { i18n } = useTranslation();
  const words = say(sentence, i18n.language);
  return <span lang={words === say(sentence, 'en') ? 'en' : i18n.language}>{words}</span>;
}
