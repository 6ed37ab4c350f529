import type { Message } from '../../geometry/core/message';
import { printableLines } from '../../geometry/core/printable';
import { asMessage } from '../../geometry/messages/phrase';
import { translate } from '../../geometry/messages/translate';

/**
 * What a check or problem tells, in the window's language; what an earlier version kept has no
 * sentences and stays English. Names of files stand in it as they came: what would turn the
 * direction of the text or hide in it is shown in words, as the command line does.
 */
export const translateMessage = (told: Told, language: string): string =>
  printableLines(language === 'fr' ? translate(asMessage(told).sentences, 'fr') : told.message);

export type Told = Pick<Message, 'message'> & Partial<Message>;
