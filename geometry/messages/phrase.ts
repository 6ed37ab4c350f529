import type { Message, Sentence, Value } from '../core/message';
import { assertThat } from '../core/result';
import { MessageError } from '../core/message-error';
import { catalogue, type MessageCode } from './catalogue';
import { PLACE, translate } from './translate';

/** Names of the places in a template. */
type Places<Template extends string> = Template extends `${string}{${infer Place}}${infer Rest}`
  ? NameOf<Place> | Places<Rest>
  : never;
type NameOf<Place extends string> = Place extends `${infer Name}|${string}` ? Name : Place;
type English<Code extends MessageCode> = (typeof catalogue)[Code][0];
type Values<Code extends MessageCode> = Readonly<Record<Places<English<Code>>, Value>>;
type Arguments<Code extends MessageCode> = [Places<English<Code>>] extends [never]
  ? []
  : [values: Values<Code>];

/** Words of the catalogue that stand in a place of a sentence. */
export function words<Code extends MessageCode>(code: Code, ...[given]: Arguments<Code>): Sentence {
  const values: Readonly<Record<string, Value>> = given ?? {};
  const places = new Set([...catalogue[code][0].matchAll(PLACE)].map(found => found[1]!));
  const asked = Object.keys(values).every(name => places.has(name));
  assertThat(asked && Object.keys(values).length === places.size, 'words', `values of "${code}"`, values);
  return { code, values };
}

/**
 * A message of one sentence of the catalogue. Its places are those of the English, and types ask
 * for each of them.
 */
export const phrase = <Code extends MessageCode>(code: Code, ...given: Arguments<Code>): Message =>
  joined([words(code, ...given)]);

/** A message of several sentences, one after the other; what is null is left out. */
export function joined(parts: readonly (Sentence | Message | null)[]): Message {
  const sentences = parts.flatMap(part =>
    part === null ? [] : 'sentences' in part ? part.sentences : [part],
  );
  return { message: translate(sentences, 'en'), sentences };
}

/** Whether the message says this. */
export const isSaid = ({ sentences }: Message, code: MessageCode): boolean =>
  sentences.some(sentence => sentence.code === code);

/** A message that is no whole sentence, to stand in a place of one. */
export const asWords = (told: Told): Value => {
  const { message, sentences } = asMessage(told);
  return sentences.length === 1 ? sentences[0]! : message;
};

/**
 * The message alone, of what carries more or comes without its data, as from work or files of an
 * earlier version: its English then stands in any language.
 */
export const asMessage = ({ message, sentences = [] }: Told): Message => ({
  message,
  sentences: sentences.length > 0 ? sentences : [{ code: message, values: {} }],
});

/** What an error says: ours in any language, a machine's in its own words. */
export const messageOf = (error: unknown): Message =>
  error instanceof MessageError ? error.translatable : asMessage({ message: textOf(error) });

/** The same, to stand in a place of a sentence. */
export const wordsOf = (error: unknown): Value =>
  error instanceof MessageError ? asWords(error.translatable) : textOf(error);

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type Told = Pick<Message, 'message'> & Partial<Message>;
