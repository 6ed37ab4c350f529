import type { Problem } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import { couponResiduals } from '../../geometry/print/coupon-residuals';
import type { PrinterProfile } from '../../geometry/print/printer-profile';
import { readCouponTable, type MeasuredCoupon } from '../../geometry/print/read-coupon-table';
import { solveCoupon } from '../../geometry/print/solve-coupon';
import { writeCouponTable } from '../../geometry/print/write-coupon-table';
import { platform } from '../platform/platform';
import { couponLayout } from '../state/coupon-layout';
import { draftStore } from '../state/draft-store';
import { usualTilt } from '../state/usual-tilt';
import type { CouponWork } from '../state/session/coupon-work';
import { sessionStore, setSession } from '../state/session-store';
import { saveFile, choosePrinter } from './printers';
import { runJob } from './run-job';

/** What stands for the readings in a sentence, where no file does. */
const TYPED = 'coupon.csv';

/**
 * Opens the coupon of a printer, for the case's needle and the lean of its bores; one that was
 * begun goes on.
 */
export function beginCoupon(profile: PrinterProfile): void {
  const { coupon, preview } = sessionStore.getState();
  const { tool, printer } = draftStore.getState();
  const isBegun = coupon !== null && JSON.stringify(coupon.profile) === JSON.stringify(profile);
  setSession({
    dialog: 'coupon',
    coupon: isBegun
      ? coupon
      : {
          profile,
          toolDiameterMm: tool.diameterMm,
          tiltDeg: usualTilt(preview?.value ?? null),
          readings: {},
          day: today(),
          lot: printer?.lot ?? '',
          cycle: printer?.cycle ?? 'none',
          solved: null,
          problem: null,
        },
  });
}

/** "2026-01-31", by the machine's clock and where it stands. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Changes what was typed; what was solved of it before no longer holds. */
export function changeCoupon(change: Partial<Omit<CouponWork, 'solved' | 'problem' | 'profile'>>): void {
  const { coupon } = sessionStore.getState();
  if (coupon) setSession({ coupon: { ...coupon, ...change, solved: null, problem: null } });
}

/** Makes the coupon and saves one of its files. */
export async function saveCouponFile(file: 'part' | 'sheet' | 'table'): Promise<void> {
  const { coupon, language } = sessionStore.getState();
  if (!coupon) return;
  const { profile, toolDiameterMm, tiltDeg } = coupon;
  const made = await runJob('coupon', { profile, toolDiameterMm, tiltDeg }, 'guide');
  if (!made) return;
  if (file === 'part') await saveFile('coupon.stl', made.stl);
  else if (file === 'table') await saveFile('coupon.csv', made.table);
  else await saveFile(language === 'fr' ? 'coupon-fiche.txt' : 'coupon-sheet.txt', made.sheets[language]);
}

/** Solves what was typed; what does not fit is said by its row, and nothing is made of it. */
export function solveTyped(): void {
  const { coupon } = sessionStore.getState();
  if (!coupon) return;
  const layout = couponLayout(coupon);
  if (!layout.ok) {
    refuse(layout.problem);
    return;
  }
  const { readings, day, lot, cycle } = coupon;
  const filled = new Map<string, string | number>([
    ...Object.entries(readings),
    ...([
      ['date', day],
      ['lot', lot],
      ['cycle', cycle],
    ] as const),
  ]);
  takeTable(writeCouponTable(layout.value, filled), TYPED);
}

/** Takes the readings of a table that was filled in. */
export async function openReadings(): Promise<void> {
  const [given] = (await platform.openFiles()) ?? [];
  if (given) await readReadings(given.file);
}

/** The same of a file that was dropped. */
export async function readReadings(file: File): Promise<void> {
  try {
    takeTable(await file.text(), file.name);
  } catch (error) {
    refuse({
      code: 'not-read',
      ...phrase('drop-not-read'),
      where: error instanceof Error ? error.message : String(error),
    });
  }
}

function takeTable(text: string, name: string): void {
  const { coupon } = sessionStore.getState();
  if (!coupon) return;
  const read = readCouponTable(text, name);
  if (!read.ok) {
    refuse(read.problem);
    return;
  }
  const solved = solveCoupon(read.value, coupon.profile);
  setSession({
    coupon: {
      ...coupon,
      ...typedOf(read.value),
      solved: solved.ok
        ? { profile: solved.value, residualsMm: Object.fromEntries(couponResiduals(read.value)) }
        : null,
      problem: solved.ok ? null : solved.problem,
    },
  });
}

/** A measured coupon as the fields show it. */
const typedOf = ({ layout, readings, measuredAt, lot, cycle }: MeasuredCoupon) => ({
  toolDiameterMm: layout.toolDiameterMm,
  tiltDeg: layout.tiltDeg,
  readings: Object.fromEntries(readings),
  day: measuredAt.slice(0, 10),
  lot,
  cycle,
});

function refuse(problem: Problem): void {
  const { coupon } = sessionStore.getState();
  if (coupon) setSession({ coupon: { ...coupon, solved: null, problem } });
}

/** The guide is printed on the printer as its coupon measured it. */
export async function takeSolved(): Promise<void> {
  const { coupon } = sessionStore.getState();
  if (!coupon?.solved) return;
  setSession({ dialog: null, coupon: null });
  await choosePrinter(coupon.solved.profile);
}
