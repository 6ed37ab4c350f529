import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { decimal, type Value } from '../../geometry/core/message';
import { words } from '../../geometry/messages/phrase';
import { translate, writeValue, type Language } from '../../geometry/messages/translate';
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
import { languageOption, say, translateLines, translateRows, type Spoken } from './language';
import { print } from './print';
import { createProgressBar } from './progress-bar';

interface FuseCommandOptions extends Spoken {
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
  /**
   * How far the fusion puts a sample's lesion from where it is, mm; null where no truth lies beside
   * both scans.
   */
  readonly trueTargetErrorMm: number | null;
}

/** Adds `bregma fuse`: lays an MR, or a second CT, on a CT, and says how well. */
export function addFuse(program: Command): void {
  program
    .command('fuse')
    .description(say('help-fuse'))
    .requiredOption('--fixed <path>', say('help-fuse-fixed'))
    .requiredOption('--moving <path>', say('help-fuse-moving'))
    .option('--fixed-series <uid>', say('help-fuse-fixed-series'))
    .option('--moving-series <uid>', say('help-fuse-moving-series'))
    .addOption(languageOption())
    .option('--json', say('help-json'))
    .addHelpText('after', `\n${say('help-fuse-exit')}`)
    .action(async (options: FuseCommandOptions) => {
      const bar = createProgressBar(options.language, options.json);
      const fused = await fuseScans(options, bar.onProgress).finally(bar.clear);
      print(`${options.json ? json(fused) : describeFused(fused, options.language)}\n`);
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

/**
 * The error at the lesion of a sample that `bregma sample write --mr` wrote; null for any other
 * scans.
 */
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

/** Columns of the matrix, and of the translation beside it. */
const [TURN_WIDTH, SHIFT_WIDTH] = [11, 12];
const NAME_WIDTH = 11;
const QUALITIES = { good: 'quality-good', doubtful: 'fused-doubtful', failed: 'fused-failed' } as const;

function describeFused(fused: FusedScans, language: Language): string {
  const { rotation: r, translationMm: t } = fused.fixedFromMoving;
  const column = (value: number, digits: number, width: number): string =>
    writeValue(decimal(value, digits), language).padStart(width);
  const row = (n: 0 | 1 | 2): string =>
    [0, 1, 2].map(k => column(r[3 * n + k]!, 6, TURN_WIDTH)).join('') + column(t[n], 3, SHIFT_WIDTH);
  const mm = (value: number): { readonly mm: Value } => ({ mm: decimal(value, 2) });
  const rows: (readonly [Value, Value])[] = [
    [words('row-turn'), words('in-degrees', { angle: decimal((turnAngle(r) * 180) / Math.PI, 2) })],
    [words('row-metric'), words('metric-told', { metric: decimal(fused.metric, 4) })],
    [words('row-quality'), words(QUALITIES[fused.quality])],
    ...fused.reasons.map(reason => ['', translate(reason.sentences, language)] as const),
    ...(Number.isFinite(fused.strainMm)
      ? [[words('row-strain'), words('strain-told', mm(fused.strainMm))] as const]
      : []),
    [words('row-agreement'), words('agreement-told', mm(fused.agreementMm))],
    [words('row-overlap'), words('overlap-told', { percent: Math.round(100 * fused.overlap) })],
    ...(fused.trueTargetErrorMm === null
      ? []
      : [[words('row-true-error'), words('true-error-told', mm(fused.trueTargetErrorMm))] as const]),
  ];
  return translateLines(
    [
      words('moving-to-fixed'),
      row(0),
      row(1),
      row(2),
      ...translateRows(rows, NAME_WIDTH, language),
      words('look-before-use'),
    ],
    language,
  );
}
