import type { Sentence } from '../core/message';
import { words } from '../messages/phrase';
import { translate, type Language } from '../messages/translate';
import { couponHeads } from './coupon-heads';
import { listCouponRows } from './coupon-rows';
import type { CouponLayout } from './lay-out-coupon';
import type { PrinterProfile } from './printer-profile';

const LINE_WIDTH = 92;

/**
 * The sheet that goes to the printer and the caliper with a coupon: what to do, in order, and every
 * reading with its line.
 */
export function writeCouponSheet(
  layout: CouponLayout,
  { name, material }: Pick<PrinterProfile, 'name' | 'material'>,
  language: Language,
): string {
  const translated = (sentence: Sentence): string => translate([sentence], language);
  const steps = [
    words('sheet-print'),
    words('sheet-treat'),
    words('sheet-caliper'),
    words('sheet-growth'),
    words('sheet-ladder'),
    words('sheet-type'),
  ];
  const blank = '________';
  return `${[
    translated(words('sheet-title', { id: layout.id.toUpperCase() })),
    translated(words('sheet-for', { printer: name, material })),
    '',
    ...steps.flatMap((step, n) => wrap(`${n + 1}. `, translated(step))),
    '',
    ...couponHeads(layout).flatMap(({ id, what, given }) =>
      wrap(`${(given === null ? blank : String(given)).padEnd(10)}${id.padEnd(20)}`, translated(what)),
    ),
    '',
    ...listCouponRows(layout).flatMap(({ id, what, nominal, kind }) =>
      wrap(
        `${blank.padEnd(10)}${id.padEnd(20)}`,
        kind === 'length'
          ? `${translated(what)} (${translated(words('sheet-drawn', { mm: { decimal: nominal, digits: 2 } }))})`
          : translated(what),
      ),
    ),
  ].join('\n')}\n`;
}

/** `text` behind `head`, broken at spaces, continued under where it began. */
function wrap(head: string, text: string): string[] {
  const lines: string[] = [];
  let line = '';
  // A French mark of punctuation stays with its word.
  for (const word of text.replace(/ (?=[:;!?»])|(?<=«) /g, '\u00A0').split(' ')) {
    if (line !== '' && head.length + line.length + 1 + word.length > LINE_WIDTH) {
      lines.push(line);
      line = word;
    } else line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line].map((part, n) => `${n === 0 ? head : ' '.repeat(head.length)}${part}`);
}
