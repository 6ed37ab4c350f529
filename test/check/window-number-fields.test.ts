import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballSkull } from '../support/ball-skull';
import { writeSlice } from '../support/write-dicom';
import { createHands, type Hands } from '../browser/hands';
import { canOpenWindow, serveWindow, type ServedWindow } from '../browser/open-window';

// "13,7" in English became 137.00, "1,8" as the needle's diameter 18 and then 6.00, "0.2" in French 1,00, "-5" became 5:
// without a word. Every number field that the window shows is found by its role and written into in twenty ways.

const saved = {
  format: 'bregma-case',
  version: 1,
  patient: { id: 'BALL-1', species: 'feline', breed: 'round', weightKg: 4 },
  scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
  orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
  trajectories: [{ id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] }],
  bone: { crop: { minLps: [-60, -60, -60], maxLps: [60, 60, 60] } },
  guide: { footprintRadiusMm: 12, sleeve: { lengthMm: 15 } },
};
const STEPS = {
  en: ['Scan', 'Bone', 'Path', 'Guide'],
  fr: ['Scanner', 'Os', 'Trajet', 'Guide'],
} as const;
/** Fields that each step shows at least, however its panel grows. */
const LEAST = [1, 7, 6, 20] as const;
type Language = keyof typeof STEPS;

/** What a way of writing came to in one field. */
interface Answer {
  readonly field: string;
  readonly typed: string;
  readonly shown: string;
  readonly isInvalid: boolean;
  readonly words: string;
  /** What stood there before, and what stands there after Escape. */
  readonly before: string;
  readonly after: string;
}

/**
 * Writes a text into each number field that is shown, by the browser's own input events and keys, and reads what came
 * of it. `textsOf` gets the field's limits from its own refusal of 9e9. Runs in the page.
 */
async function driveFields(page: Page, language: Language): Promise<(Answer & Ways)[]> {
  const limits = await page.evaluate(async () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    await new Promise(done => setTimeout(done, 30));
    const fields = [
      ...document.querySelectorAll<HTMLInputElement>('[role=tabpanel] input[inputmode=decimal]'),
    ];
    const found = [];
    for (const [n, field] of fields.entries()) {
      field.dataset['driven'] = String(n);
      let about: Element = field;
      while (!/mm|°|HU|UH|kg/.test(about.textContent)) about = about.parentElement!;
      const [unit] = /mm|°|HU|UH|kg/.exec(about.textContent)!;
      const name = field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? '';
      found.push({ n, unit, name });
    }
    return found;
  });
  const answers: (Answer & Ways)[] = [];
  for (const { n, unit, name } of limits) {
    const drive = (texts: readonly string[]): Promise<Omit<Answer, 'field'>[]> =>
      page.evaluate(
        async ([index, ways]) => {
          const field = (): HTMLInputElement => document.querySelector(`[data-driven="${index}"]`)!;
          const settle = (): Promise<void> => new Promise(done => setTimeout(done, 0));
          const write = (text: string): void => {
            const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
            set!.call(field(), text);
            field().dispatchEvent(new InputEvent('input', { bubbles: true }));
          };
          const press = (key: string): boolean =>
            field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
          const read = [];
          for (const typed of ways) {
            field().focus();
            const before = field().value;
            write(typed);
            await settle();
            press('Enter');
            await settle();
            const described = (field().getAttribute('aria-describedby') ?? '').split(' ');
            const shown = field().value;
            const isInvalid = field().getAttribute('aria-invalid') === 'true';
            const words = described.map(id => document.getElementById(id)?.textContent ?? '').join('');
            press('Escape');
            await settle();
            read.push({ typed, shown, isInvalid, words, before, after: field().value });
            // Back to where it was, for the limits of other fields hang on it.
            write(before);
            await settle();
            press('Enter');
            await settle();
          }
          return read;
        },
        [n, texts] as const,
      );
    const [far] = await drive(['9e9']);
    const [low, high] = numbersIn(far!.words.replace('9e9', ''), language) as [number, number];
    const ways = waysOf(low, high, unit, language);
    const read = await drive(ways.map(way => way.text));
    answers.push(
      ...read.map((answer, k) => ({ ...answer, ...ways[k]!, field: `${name} [${low}, ${high}]` })),
    );
  }
  return answers;
}

interface Ways {
  readonly text: string;
  /** The number it is; null where it is to be refused. */
  readonly value: number | null;
}

const numbersIn = (words: string, language: Language): number[] =>
  [...words.matchAll(/-?\d+(?:[.,]\d+)?/g)].map(([found]) =>
    Number(language === 'fr' ? found.replace(',', '.') : found),
  );

/** Twenty and more ways of writing a number, for a field of these limits. */
function waysOf(low: number, high: number, unit: string, language: Language): Ways[] {
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

describe.skipIf(!canOpenWindow.isThere)(
  `every number field${canOpenWindow.note}`,
  { timeout: 240_000 },
  () => {
    let served: ServedWindow;
    let page: Page;
    let hands: Hands;
    let folder: string;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-numbers-'));
      const { voxels, sizeVoxels, spacingMm, originLps } = ballSkull();
      const [columns, rows, slices] = sizeVoxels;
      mkdirSync(join(folder, 'patient', 'ct'), { recursive: true });
      for (let k = 0; k < slices; k++) {
        const pixels = voxels.slice(columns * rows * k, columns * rows * (k + 1)) as Int16Array;
        const position = [originLps[0], originLps[1], originLps[2] + k * spacingMm[2]];
        const pixelSpacing = [spacingMm[1], spacingMm[0]];
        writeFileSync(
          join(folder, 'patient', 'ct', `${k}.dcm`),
          writeSlice({ columns, rows, pixels, position, pixelSpacing }),
        );
      }
      writeFileSync(join(folder, 'patient', 'case.json'), JSON.stringify(saved));
      served = await serveWindow();
      page = await served.open();
      hands = createHands(page);
      await hands.drop(join(folder, 'patient'));
      await page
        .getByRole('textbox', { name: 'Target X' })
        .waitFor({ timeout: 60_000 })
        .catch(async (error: unknown) => {
          throw new Error(`the case does not open: ${await page.locator('body').innerText()}`, {
            cause: error,
          });
        });
    }, 120_000);
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    /** What did not come to what it should. */
    const wrongOf = (answers: readonly (Answer & Ways)[], language: Language): unknown[] =>
      answers.filter(({ value, shown, isInvalid, words, typed, before, after }) =>
        value === null
          ? !isInvalid || shown !== typed || words === '' || after !== before
          : isInvalid || numbersIn(shown, language)[0] !== value,
      );
    const count = (answers: readonly Answer[]): number => new Set(answers.map(answer => answer.field)).size;
    const switchLanguage = async (): Promise<void> => {
      await page.getByRole('button', { name: /^(Language|Langue)/ }).click();
      await hands.frames();
    };

    it.each(['en', 'fr'] as const)(
      'takes what is one number within its limits and refuses the rest in place, %s',
      async language => {
        if (language === 'fr') await switchLanguage();
        for (const [n, step] of STEPS[language].entries()) {
          await page.getByRole('tab', { name: step, exact: true }).click();
          await hands.frames();
          const answers = await driveFields(page, language);
          expect(count(answers)).toBeGreaterThanOrEqual(LEAST[n]!);
          expect(wrongOf(answers, language)).toEqual([]);
        }
      },
    );

    it('by the hand: a comma is taken, an outlier is refused with its limits, Escape brings the value back', async () => {
      const field = page.getByRole('textbox', { name: 'Diamètre', exact: true });
      await page.getByRole('tab', { name: 'Guide', exact: true }).click();
      const before = await field.inputValue();
      await field.click();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('18');
      await page.keyboard.press('Tab');
      expect(await field.inputValue()).toBe('18');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await page.getByText('« 18 » est hors de').textContent()).toMatch(
        /0,\d+ à 6 mm\. 1,\d+ mm est gardé/,
      );
      await page.screenshot({ path: join(tmpdir(), 'bregma-number-refused.png') });
      await field.click();
      await page.keyboard.press('Escape');
      expect(await field.inputValue()).toBe(before);
      await page.keyboard.press('Control+A');
      await page.keyboard.type('2,125');
      await page.keyboard.press('Enter');
      expect(await field.inputValue()).toBe('2,125');
      // The arrows stop at the limit, and say so.
      await page.keyboard.press('Control+A');
      await page.keyboard.type('5.95');
      await page.keyboard.press('Shift+ArrowUp');
      expect(await field.inputValue()).toBe('6,00');
      await page.getByText('6,00 mm est le maximum ici.').waitFor();
      expect(served.complaints).toEqual([]);
    });

    it('turns the axes by what is typed, in both languages', async () => {
      await page.getByRole('tab', { name: 'Orientation', exact: true }).click();
      await page.getByRole('button', { name: 'Changer l’orientation' }).click();
      for (const language of ['fr', 'en'] as const) {
        if (language === 'en') await switchLanguage();
        const answers = await driveFields(page, language);
        expect(count(answers)).toBe(3);
        expect(wrongOf(answers, language)).toEqual([]);
      }
    });
  },
);
