import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { printable } from '../../geometry/core/printable';
import { within, type OnProgress } from '../../geometry/core/progress';
import { distance, type Vec3 } from '../../geometry/core/vector';
import { fuseVolumes } from '../../geometry/fusion/fuse-volumes';
import type { Fusion } from '../../geometry/fusion/fusion';
import {
  invertTransform,
  transformPoint,
  turnAngle,
  type RigidTransform,
} from '../../geometry/fusion/rigid-transform';
import { readScan } from '../files/read-scan';
import { exitCode, refuseInput } from './exit';
import { json } from './json';
import { print } from './print';
import { createProgressBar } from './progress-bar';

interface FuseCommandOptions {
  readonly fixed: string;
  readonly moving: string;
  readonly fixedSeries?: string;
  readonly movingSeries?: string;
  readonly json?: boolean;
}

/** What the command found; printed as it is by --json. */
interface FusedScans extends Fusion {
  readonly fixed: { readonly path: string; readonly series: string };
  readonly moving: { readonly path: string; readonly series: string };
  /** How far the fusion puts a sample's lesion from where it is, mm; null where no truth lies beside both scans. */
  readonly trueTargetErrorMm: number | null;
}

/** Adds `bregma fuse`: lays an MR, or a second CT, on a CT, and says how well. */
export function addFuse(program: Command): void {
  program
    .command('fuse')
    .description(
      'Lay an MR or a second CT of a head on its CT: matrix, metric, and how far it can be trusted.',
    )
    .requiredOption('--fixed <path>', 'folder or file of the CT that is planned on')
    .requiredOption('--moving <path>', 'folder or file of the MR or CT that is laid on it')
    .option('--fixed-series <uid>', 'which series of --fixed, where it holds several')
    .option('--moving-series <uid>', 'which series of --moving, where it holds several')
    .option('--json', 'print everything as JSON')
    .addHelpText(
      'after',
      '\nExit code 1: the fusion failed. For a sample patient (truth.json beside both scans), the true error at the lesion is printed too.',
    )
    .action(async (options: FuseCommandOptions) => {
      const bar = createProgressBar(options.json);
      const fused = await fuseScans(options, bar.onProgress).finally(bar.clear);
      print(`${options.json ? json(fused) : describeFused(fused)}\n`);
      if (fused.quality === 'failed') process.exitCode = exitCode.checkFailed;
    });
}

async function fuseScans(options: FuseCommandOptions, onProgress: OnProgress): Promise<FusedScans> {
  const fixed = await readScan([options.fixed], options.fixedSeries, within(onProgress, 0, 0.2), undefined, {
    roles: ['ct'],
  });
  if (!fixed.ok) return refuseInput(fixed.problem);
  const moving = await readScan(
    [options.moving],
    options.movingSeries,
    within(onProgress, 0.2, 0.3),
    undefined,
    { roles: ['mr', 'ct'] },
  );
  if (!moving.ok) return refuseInput(moving.problem);
  const fused = await fuseVolumes(fixed.value.volume, moving.value.volume, {}, within(onProgress, 0.3, 1));
  if (!fused.ok) return refuseInput(fused.problem);
  return {
    fixed: { path: options.fixed, series: fixed.value.series.uid },
    moving: { path: options.moving, series: moving.value.series.uid },
    ...fused.value,
    trueTargetErrorMm: await measureTrueError(options, fused.value.fixedFromMoving),
  };
}

interface SampleTruth {
  readonly lesion: { readonly centreLps: Vec3 };
  readonly fixedFromMoving?: Readonly<Record<string, RigidTransform>>;
}

/** The error at the lesion of a sample that `bregma sample write --mr` wrote; null for any other scans. */
async function measureTrueError(
  { fixed, moving }: FuseCommandOptions,
  found: RigidTransform,
): Promise<number | null> {
  const folder = dirname(resolve(moving));
  if (dirname(resolve(fixed)) !== folder) return null;
  let truth: SampleTruth;
  try {
    truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as SampleTruth;
  } catch {
    return null;
  }
  const known = truth.fixedFromMoving?.[basename(resolve(moving))];
  if (!known) return null;
  const { centreLps } = truth.lesion;
  return distance(transformPoint(found, transformPoint(invertTransform(known), centreLps)), centreLps);
}

function describeFused(fused: FusedScans): string {
  const { rotation: r, translationMm: t } = fused.fixedFromMoving;
  const row = (n: 0 | 1 | 2): string =>
    [r[3 * n]!, r[3 * n + 1]!, r[3 * n + 2]!, t[n]]
      .map((value, column) => value.toFixed(column === 3 ? 3 : 6).padStart(column === 3 ? 12 : 11))
      .join('');
  const words = { good: 'good', doubtful: 'DOUBTFUL', failed: 'FAILED: do not use' }[fused.quality];
  return [
    'Moving scan to fixed scan, patient coordinates (LPS): rotation, then translation in mm',
    row(0),
    row(1),
    row(2),
    `Turn       ${((turnAngle(r) * 180) / Math.PI).toFixed(2)} degrees`,
    `Metric     ${fused.metric.toFixed(4)} normalised mutual information (1 nothing in common, 2 the same picture)`,
    `Quality    ${words}`,
    ...fused.reasons.map(({ message }) => `           ${message}`),
    ...(Number.isFinite(fused.strainMm)
      ? [`Strain     ${mm(fused.strainMm)} that parts of the head would rather lie elsewhere`]
      : []),
    `Agreement  ${mm(fused.agreementMm)} between two runs`,
    `Overlap    ${Math.round(100 * fused.overlap)} % of the smaller scan's head`,
    ...(fused.trueTargetErrorMm === null
      ? []
      : [`True error ${mm(fused.trueTargetErrorMm)} at the sample's lesion`]),
    'Look at both scans laid on each other before you use it.',
  ]
    .map(printable)
    .join('\n');
}

const mm = (value: number): string => `${value.toFixed(2)} mm`;
