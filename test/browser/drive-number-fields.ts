import type { Page } from 'playwright-core';

export type Language = 'en' | 'fr';

/** One way of writing a number. */
interface Way {
  readonly text: string;
  /** The number it is; null where it is to be refused. */
  readonly value: number | null;
}

/** What a way of writing came to in one field. */
export interface Answer extends Way {
  /** Name and limits. */
  readonly field: string;
  readonly shown: string;
  readonly isInvalid: boolean;
  readonly words: string;
  /** What stood there before, and what stands there after Escape. */
  readonly before: string;
  readonly after: string;
}

const numbersIn = (words: string, language: Language): number[] =>
  [...words.matchAll(/-?\d+(?:[.,]\d+)?/g)].map(([found]) =>
    Number(language === 'fr' ? found.replace(',', '.') : found),
  );

/** Twenty and more ways of writing a number, for a field of these limits. */
function waysOf(low: number, high: number, unit: string, language: Language): Way[] {
  const value = Number((low + 0.37 * (high - low)).toFixed(2));
  const point = String(value);
  const comma = point.replace('.', ',');
  const isLonely = /^-?[1-9]\d{0,2},\d{3}$/.test(comma);
  const wide = point.replace(/[!-~]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const below = Math.floor(low) - 1;
  const above = Math.ceil(high) + 1;
  const grouped = language === 'en' ? null : 1.234;
  return [
    ...[
      point,
      isLonely ? point : comma,
      `\u00A0${point}\u202F`,
      value < 0 ? point.replace('-', '\u2212') : `+${point}`,
      value < 0 ? comma.replace('-', '\u2013') : `\uFF0B${point}`,
      value < 0 ? `- ${point.slice(1)}` : `0${point}`,
      wide,
      `${point}e0`,
      `${point} ${unit}`,
      `${comma}\u00A0${unit}`,
    ].map(text => ({ text, value })),
    // More digits than are shown are kept, and then shown.
    {
      text: `${point}${point.includes('.') ? '' : '.0'}00625`,
      value: Number(`${point}${point.includes('.') ? '' : '.0'}00625`),
    },
    ...[
      '1.8.2',
      '1,8,2',
      'NaN',
      'Infinity',
      '1e400',
      'abc',
      '--5',
      `${point} cm`,
      `${point} ${point}`,
      String(below),
      String(above),
      `\u2212${Math.abs(above) + 9000}`,
    ].map(text => ({ text, value: null })),
    { text: '1,234', value: grouped !== null && grouped >= low && grouped <= high ? grouped : null },
  ];
}

/** A number field that is shown. */
interface Field {
  readonly n: number;
  readonly unit: string;
  readonly name: string;
}

const findFields = (page: Page): Promise<Field[]> =>
  page.evaluate(async () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    await new Promise(done => setTimeout(done, 30));
    const fields = [
      ...document.querySelectorAll<HTMLInputElement>('[role=tabpanel] input[inputmode=decimal]'),
    ];
    return fields.map((field, n) => {
      field.dataset['driven'] = String(n);
      let about: Element = field;
      while (!/mm²?|°|HU|UH|kg/.test(about.textContent)) about = about.parentElement!;
      const [unit] = /mm²?|°|HU|UH|kg/.exec(about.textContent)!;
      return { n, unit, name: field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? '' };
    });
  });

/**
 * Writes texts into one field, each taken by Enter and taken back after, by the browser's own
 * events.
 */
const drive = (page: Page, n: number, texts: readonly string[]) =>
  page.evaluate(
    async ([index, ways]) => {
      const field = (): HTMLInputElement => document.querySelector(`[data-driven="${index}"]`)!;
      const settle = (): Promise<void> => new Promise(done => setTimeout(done, 0));
      const write = async (text: string): Promise<void> => {
        const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
        set!.call(field(), text);
        field().dispatchEvent(new InputEvent('input', { bubbles: true }));
        await settle();
      };
      const press = async (key: string): Promise<void> => {
        field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        await settle();
      };
      const read = [];
      for (const text of ways) {
        field().focus();
        const before = field().value;
        await write(text);
        await press('Enter');
        const described = (field().getAttribute('aria-describedby') ?? '').split(' ');
        const shown = field().value;
        const isInvalid = field().getAttribute('aria-invalid') === 'true';
        const words = described.map(id => document.getElementById(id)?.textContent ?? '').join('');
        await press('Escape');
        const after = field().value;
        read.push({ shown, isInvalid, words, before, after });
        if (after === before) continue;
        // Back to where it was, for the limits of other fields hang on it.
        await write(before);
        await press('Enter');
      }
      return read;
    },
    [n, texts] as const,
  );

/**
 * Writes numbers in their many ways into each number field that is shown, and reads what came of
 * it. A field's limits are taken from its own refusal of 9e9.
 *
 * @param each how many of the ways a field gets; the next field gets those that follow. Default:
 *   all of them
 */
export async function driveFields(page: Page, language: Language, each = Infinity): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  for (const { n, unit, name } of await findFields(page)) {
    const [far] = await drive(page, n, ['9e9']);
    const [low, high] = numbersIn(far!.words.replace('9e9', ''), language) as [number, number];
    const all = waysOf(low, high, unit, language);
    // Seven on, so that each field gets some that are taken and some that are refused.
    const ways =
      all.length <= each ? all : Array.from({ length: each }, () => all[(next += 7) % all.length]!);
    const read = await drive(
      page,
      n,
      ways.map(({ text }) => text),
    );
    answers.push(
      ...read.map((came, k) => ({ ...came, ...ways[k]!, field: `${name} [${low}, ${high}] ${unit}` })),
    );
  }
  return answers;
}

/** What did not come to what it should. */
export const wrongOf = (answers: readonly Answer[], language: Language): Answer[] =>
  answers.filter(({ value, shown, isInvalid, words, text, before, after }) =>
    value === null
      ? !isInvalid || shown !== text || words === '' || after !== before
      : isInvalid || numbersIn(shown, language)[0] !== value,
  );

export const countFields = (answers: readonly Answer[]): number =>
  new Set(answers.map(({ field }) => field)).size;
