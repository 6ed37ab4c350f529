import { decimal, type Sentence, type Value } from '../../core/message';
import { writeValue, type Language } from '../../messages/translate';

const LINE_WIDTH = 100;
/** Names of rows, and what stands before them. */
const NAME_WIDTH = 26;
const COORDINATE_WIDTH = 9;

/** How rows of a report are written in one language. */
export interface ReportPage {
  readonly language: Language;
  translate(value: Value): string;
  /** A row's name, so many steps in, and what it says, on one line. */
  row(name: Sentence | string, value: Value, steps?: number): string;
  /** The same, broken at spaces and continued under where it began. */
  broken(name: Sentence | string, value: Value, steps?: number): string[];
  /** The same behind any head. */
  breakLine(head: string, value: Value): string[];
  /** Coordinates in columns; a negative zero is zero. */
  place(p: readonly number[], digits?: number): string;
}

export function createReportPage(language: Language): ReportPage {
  const translate = (value: Value): string => writeValue(value, language);
  const head = (name: Sentence | string, steps: number): string =>
    `${' '.repeat(2 * steps)}${translate(name)}`.padEnd(NAME_WIDTH);
  const breakLine = (start: string, value: Value): string[] =>
    language === 'fr'
      ? breakText(start, translate(value).replace(KEPT, NO_BREAK)).map(line => line.replaceAll(NO_BREAK, ' '))
      : breakText(start, translate(value));
  return {
    language,
    translate,
    row: (name, value, steps = 0) => head(name, steps) + translate(value),
    broken: (name, value, steps = 0) => breakLine(head(name, steps), value),
    breakLine,
    place: (p, digits = 2) =>
      p.map(value => translate(decimal(value, digits)).padStart(COORDINATE_WIDTH)).join(''),
  };
}

/**
 * Spaces of French at which no line is broken: before its signs, inside its quotes, between a
 * number and its unit.
 */
const KEPT = / (?=[;:!?»%])|(?<=«) |(?<=\d) (?=(?:mm|cm|ml|kg|UH|degrés?|fois)(?!\p{L}))/gu;
const NO_BREAK = '\u00a0';

/** `text` behind `head`, broken at spaces, continued under where it began. */
function breakText(head: string, text: string): string[] {
  const lines: string[] = [];
  let line = head;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > LINE_WIDTH) {
      lines.push(line);
      line = ' '.repeat(head.length);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
