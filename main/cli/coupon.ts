import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { parseNumber } from '../../geometry/core/parse-number';
import { decimal, type Value } from '../../geometry/core/message';
import { sizeThree } from '../../geometry/messages/compose';
import { refuse } from '../../geometry/core/result';
import { phrase, words } from '../../geometry/messages/phrase';
import { translate } from '../../geometry/messages/translate';
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
import { languageOption, say, translateLines, type Spoken } from './language';
import { print } from './print';
import { describePrinter } from './printer';
import { number, refuseOption } from './read-option';
import { readProfile } from './read-profile';
import { readText } from './read-text';

interface CouponOptions extends Spoken {
  readonly profile: string;
  readonly out: string;
  readonly tool?: string;
  readonly tilt?: string;
  readonly solve?: string;
}

/**
 * Adds `bregma coupon`: the part by which a printer is measured, and what its readings say of the
 * printer.
 */
export function addCoupon(program: Command): void {
  program
    .command('coupon')
    .description(say('help-coupon'))
    .requiredOption('--profile <profile>', say('help-coupon-profile'))
    .option('--tool <needle>', say('help-coupon-tool'))
    .option('--tilt <degrees>', say('help-coupon-tilt'))
    .option('--solve <file>', say('help-coupon-solve'))
    .requiredOption('--out <place>', say('help-coupon-out'))
    .addOption(languageOption())
    .action(async (options: CouponOptions) => {
      await (options.solve === undefined ? makeFiles(options) : solveFile(options, options.solve));
    });
}

async function makeFiles({ profile: given, out, tool, tilt, language }: CouponOptions): Promise<void> {
  if (tool === undefined) {
    return refuseOption('--tool', '', words('needs-needle'));
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
  await refuseToLose(join(out, 'coupon.csv'), table);
  await save(resolve(out), [
    { name: 'coupon.csv', bytes: table },
    { name: 'coupon-sheet.txt', bytes: sheets.en },
    { name: 'coupon-fiche.txt', bytes: sheets.fr },
    { name: 'coupon.stl', bytes: stl },
  ]);
  const [x, y, z] = layout.sizeMm.map((mm): Value => decimal(mm, 0)) as [Value, Value, Value];
  const [bedX, bedY, bedZ] = DEFAULT_PRINTER.bedMm;
  const told = words('coupon-made', {
    id: layout.id,
    size: sizeThree([x, y, z]),
    needle: layout.toolDiameterMm,
    tilt: decimal(layout.tiltDeg, 0),
  });
  const assumed = profile.bed.sizeMm ? [] : [words('bed-assumed', { size: sizeThree([bedX, bedY, bedZ]) })];
  const names = ['coupon.stl', 'coupon-sheet.txt', 'coupon-fiche.txt', 'coupon.csv'];
  const files = names.map(name => join(out, name));
  const lines = [translate([told, ...assumed], language), words('wrote-files', { files })];
  print(`${translateLines(lines, language)}\n`);
}

async function solveFile(
  { profile: given, out, tool, tilt, language }: CouponOptions,
  table: string,
): Promise<void> {
  if (tool !== undefined || tilt !== undefined) {
    refuseOption(
      tool === undefined ? '--tilt' : '--tool',
      tool ?? tilt ?? '',
      words('no-place-beside-solve'),
    );
  }
  const profile = await readProfile(given);
  const coupon = readCouponTable(
    await readText(table, words('a-coupon-table'), 'no-coupon'),
    basename(table),
  );
  if (!coupon.ok) return refuseInput(coupon.problem);
  const solved = solveCoupon(coupon.value, profile);
  if (!solved.ok) return refuseInput(solved.problem);
  const file = resolve(out);
  await save(dirname(file), [{ name: basename(file), bytes: `${JSON.stringify(solved.value, null, 2)}\n` }]);
  print(
    `${describePrinter(solved.value, language)}${translateLines([words('wrote-files', { files: out })], language)}\n`,
  );
}

/** A table that stands there and is not this very one, empty, may hold an afternoon of readings. */
async function refuseToLose(file: string, table: string): Promise<void> {
  const there = await readFile(file).catch(() => null);
  if (there === null || there.equals(Buffer.from(table))) return;
  refuseInput(refuse('coupon-table-there', phrase('coupon-table-there', { file })).problem);
}

async function save(folder: string, files: readonly OutgoingFile[]): Promise<void> {
  const writable = await checkWritable(folder);
  if (!writable.ok) return refuseInput(writable.problem);
  const saved = await writeTogether(folder, files);
  if (!saved.ok) refuseInput(saved.problem);
}

/** A lean that many bores have, where no plan says one, degrees. */
const USUAL_TILT_DEG = 20;

/**
 * The needle, as a number or from a case or plan; of a plan, the greatest lean of its bores too.
 */
async function readNeedle(given: string): Promise<{ readonly diameterMm: number; readonly tiltDeg: number }> {
  if (parseNumber(given, { unit: 'mm', commaIsDecimal: true }).ok) {
    return {
      diameterMm: number(given, '--tool', 0.5, 6, { unit: 'mm', commaIsDecimal: true }),
      tiltDeg: USUAL_TILT_DEG,
    };
  }
  const text = await readText(given, words('a-case-or-plan'), 'no-case');
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
