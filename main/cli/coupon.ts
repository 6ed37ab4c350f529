import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { parseNumber } from '../../geometry/core/parse-number';
import { printable } from '../../geometry/core/printable';
import { angleBetween, scale, type Vec3 } from '../../geometry/core/vector';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { parsePlan } from '../../geometry/plan/document/parse-plan';
import { DEFAULT_PRINTER } from '../../geometry/plan/guide-input';
import { makeCoupon } from '../../geometry/print/make-coupon';
import { readCouponTable } from '../../geometry/print/read-coupon-table';
import { solveCoupon } from '../../geometry/print/solve-coupon';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { checkWritable, writeTogether, type OutgoingFile } from '../files/write-together';
import { refuseInput } from './exit';
import { print } from './print';
import { describePrinter } from './printer';
import { number, refuseOption } from './read-option';
import { readProfile } from './read-profile';
import { readText } from './read-text';

interface CouponOptions {
  readonly profile: string;
  readonly out: string;
  readonly tool?: string;
  readonly tilt?: string;
  readonly solve?: string;
}

/** Adds `bregma coupon`: the part by which a printer is measured, and what its readings say of the printer. */
export function addCoupon(program: Command): void {
  program
    .command('coupon')
    .description('Makes the coupon by which a printer is measured, or solves its readings into a profile.')
    .requiredOption('--profile <profile>', 'the printer, by a file or by the name of a profile that ships')
    .option(
      '--tool <needle>',
      "the needle's diameter in mm, or a case or plan that it is taken from, with the lean of a plan's bores",
    )
    .option('--tilt <degrees>', 'lean of the second row of bores (default: the plan’s, or 20)')
    .option('--solve <file>', 'the table as it was filled in; --out is then the new profile’s file')
    .requiredOption('--out <place>', 'the folder for the part with sheet and table, or the new profile')
    .action(async (options: CouponOptions) => {
      await (options.solve === undefined ? makeFiles(options) : solveFile(options, options.solve));
    });
}

async function makeFiles({ profile: given, out, tool, tilt }: CouponOptions): Promise<void> {
  if (tool === undefined) {
    return refuseOption('--tool', '', 'needs the diameter of the needle in mm, or a case or plan with it');
  }
  const profile = await readProfile(given);
  const needle = await readNeedle(tool);
  const made = makeCoupon(
    await loadKernel(),
    profile,
    {
      toolDiameterMm: needle.diameterMm,
      tiltDeg: tilt === undefined ? needle.tiltDeg : number(tilt, '--tilt', 0, 60, { unit: '°' }),
    },
    DEFAULT_PRINTER.bedMm,
  );
  if (!made.ok) return refuseInput(made.problem);
  const { layout, stl, sheets, table } = made.value;
  await save(resolve(out), [
    { name: 'coupon.csv', bytes: table },
    { name: 'coupon-sheet.txt', bytes: sheets.en },
    { name: 'coupon-fiche.txt', bytes: sheets.fr },
    { name: 'coupon.stl', bytes: stl },
  ]);
  const [x, y, z] = layout.sizeMm.map(mm => mm.toFixed(0));
  const assumed = profile.bed.sizeMm
    ? ''
    : ` The bed is not known; ${DEFAULT_PRINTER.bedMm.join(' x ')} mm is assumed.`;
  print(
    `${[
      `Coupon ${layout.id}, ${x} x ${y} x ${z} mm, for a needle of ${layout.toolDiameterMm} mm, bores upright and at ${layout.tiltDeg.toFixed(0)} degrees.${assumed}`,
      `Wrote ${['coupon.stl', 'coupon-sheet.txt', 'coupon-fiche.txt', 'coupon.csv'].map(name => join(out, name)).join(', ')}.`,
    ]
      .map(printable)
      .join('\n')}\n`,
  );
}

async function solveFile({ profile: given, out, tool, tilt }: CouponOptions, table: string): Promise<void> {
  if (tool !== undefined || tilt !== undefined) {
    refuseOption(
      tool === undefined ? '--tilt' : '--tool',
      tool ?? tilt ?? '',
      'has no place beside --solve, whose table says it',
    );
  }
  const profile = await readProfile(given);
  const coupon = readCouponTable(await readText(table, 'a coupon’s table', 'no-coupon'), basename(table));
  if (!coupon.ok) return refuseInput(coupon.problem);
  const solved = solveCoupon(coupon.value, profile);
  if (!solved.ok) return refuseInput(solved.problem);
  const file = resolve(out);
  await save(dirname(file), [{ name: basename(file), bytes: `${JSON.stringify(solved.value, null, 2)}\n` }]);
  print(`${describePrinter(solved.value)}${printable(`Wrote ${out}.`)}\n`);
}

async function save(folder: string, files: readonly OutgoingFile[]): Promise<void> {
  const writable = await checkWritable(folder);
  if (!writable.ok) return refuseInput(writable.problem);
  const saved = await writeTogether(folder, files);
  if (!saved.ok) refuseInput(saved.problem);
}

/** A lean that many bores have, where no plan says one, degrees. */
const USUAL_TILT_DEG = 20;

/** The needle, as a number or from a case or plan; of a plan, the greatest lean of its bores too. */
async function readNeedle(given: string): Promise<{ readonly diameterMm: number; readonly tiltDeg: number }> {
  if (parseNumber(given, { unit: 'mm', commaIsDecimal: true }).ok) {
    return {
      diameterMm: number(given, '--tool', 0.5, 6, { unit: 'mm', commaIsDecimal: true }),
      tiltDeg: USUAL_TILT_DEG,
    };
  }
  const text = await readText(given, 'a case or plan', 'no-case');
  if (/"format"\s*:\s*"bregma-plan"/.test(text)) {
    const plan = parsePlan(text, basename(given));
    if (!plan.ok) return refuseInput(plan.problem);
    const { guide, trajectories, case: planned } = plan.value;
    const leans = guide
      ? trajectories.map(
          ({ directionLps }) =>
            (angleBetween(scale<Vec3>(directionLps, -1), guide.insertionLps) * 180) / Math.PI,
        )
      : [];
    return {
      diameterMm: planned.tool.diameterMm,
      tiltDeg: leans.length === 0 ? USUAL_TILT_DEG : Math.round(Math.max(...leans)),
    };
  }
  const parsed = parseCase(text, basename(given));
  return parsed.ok
    ? { diameterMm: parsed.value.tool.diameterMm, tiltDeg: USUAL_TILT_DEG }
    : refuseInput(parsed.problem);
}
