import type { Message } from '../../geometry/core/message';
import { printableLines } from '../../geometry/core/printable';
import { translate } from '../../geometry/messages/translate';
import { createTranslator, type Sentences } from './sentences/translate-sentence';
import { windowSentences } from './sentences/window';

/** Every sentence that checks and problems say, room by room. */
export const allSentences: readonly Sentences[] = [windowSentences];

const toFrench = createTranslator(allSentences);

/**
 * What a check or problem tells, in the window's language. Names of files stand in it as they came: what would turn the
 * direction of the text or hide in it is shown in words, as the command line does.
 */
export const say = (told: Told | string, language: string): string => {
  const { message, sentences } = typeof told === 'string' ? { message: told } : told;
  if (language !== 'fr') return printableLines(message);
  return printableLines(sentences ? translate(sentences, 'fr') : toFrench(message));
};

export type Told = Pick<Message, 'message'> & Partial<Message>;
