import { printable } from '../../core/printable';
import { words } from '../../messages/phrase';
import type { Language } from '../../messages/translate';
import { shortHash } from '../document/plan-id';
import type { Plan } from '../document/plan-schema';
import { printRows } from './print-rows';
import { createReportPage } from './report-page';

/**
 * What goes to the printer with the print file: what it is, what is made up for in it, what to
 * leave alone. Plain text.
 */
export function writePrintSheet(plan: Plan, file: string, language: Language): string {
  const page = createReportPage(language);
  const { translate, row, breakLine } = page;
  const steps = [
    words('print-sheet-as-it-lies', { file }),
    words('print-sheet-coupon'),
    words('print-sheet-bores'),
  ];
  const lines = [
    translate(words('print-sheet-title', { plan: shortHash(plan.id) })),
    ...(plan.status === 'fail' ? [translate(words('print-sheet-failed'))] : []),
    '',
    ...(plan.guide ? [row(file, `SHA-256 ${plan.guide.printSha256}`, 1)] : []),
    ...printRows(page, plan),
    '',
    ...steps.flatMap((step, n) => breakLine(`${n + 1}. `, step)),
  ];
  return `${lines.map(line => printable(line.trimEnd())).join('\n')}\n`;
}
