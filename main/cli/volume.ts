import { realpath } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { within } from '../../geometry/core/progress';
import { isDeviceName } from '../../geometry/core/is-device-name';
import type { Message, Value } from '../../geometry/core/message';
import { sizeThree } from '../../geometry/messages/compose';
import { phrase, words } from '../../geometry/messages/phrase';
import { translate } from '../../geometry/messages/translate';
import type { Vec3 } from '../../geometry/core/vector';
import { hashBytes } from '../../geometry/plan/document/hash-bytes';
import { bregmaVersion } from '../../geometry/plan/document/version';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries, type ReadSeries } from '../../geometry/scan/read-series';
import type { ScanFile } from '../../geometry/scan/source/scan-file';
import { isVolumeName, writeReadVolume } from '../../geometry/scan/write-read-volume';
import { isDoubt } from '../../geometry/scan/source/repair';
import { voxelBytes } from '../../geometry/volume/volume-notes';
import { decodePool } from '../files/decode-pool';
import { listScanFiles } from '../files/list-scan-files';
import { checkWritable, writeTogether } from '../files/write-together';
import { refuseInput } from './exit';
import { languageOption, say, translateLines, translateRows, type Spoken } from './language';
import { refuseOption } from './read-option';
import { json } from './json';
import { print } from './print';
import { createProgressBar } from './progress-bar';
import type { SeriesRole } from '../../geometry/scan/source/series-role';

interface VolumeCommandOptions extends Spoken {
  readonly out: string;
  readonly series?: string;
  /** Who agrees that a missing slice is filled in. */
  readonly interpolateMissing?: string;
  readonly gzip?: boolean;
  readonly json?: boolean;
}

/** What was written. */
interface WrittenVolume {
  readonly series: string;
  readonly modality: string;
  readonly unit: 'HU' | 'none';
  readonly sizeVoxels: readonly [number, number, number];
  readonly spacingMm: readonly [number, number, number];
  readonly originLps: Vec3;
  readonly axesLps: readonly [Vec3, Vec3, Vec3];
  readonly least: number;
  readonly largest: number;
  /**
   * SHA-256 of the values as they stand in the file unpacked: int16, little-endian, the first index
   * fastest.
   */
  readonly voxelsSha256: string;
  /** What was done to make an upright, regular, whole volume of it. */
  readonly repairs: readonly Message[];
  /** What is in doubt about it, and nothing was done to. */
  readonly doubts: readonly Message[];
  readonly out: string;
  readonly bytes: number;
}

/**
 * Adds `bregma volume PATH... --out FILE`: a series as Bregma reads it, as a file that other
 * programs read.
 */
export function addVolume(program: Command): void {
  program
    .command('volume')
    .description(say('help-volume'))
    .argument('<path...>', say('help-volume-paths'))
    .requiredOption('--out <file>', say('help-volume-out'))
    .option('--series <uid>', say('help-volume-series'))
    .option('--interpolate-missing <name>', say('help-volume-missing'))
    .option('--gzip', say('help-volume-gzip'))
    .addOption(languageOption())
    .option('--json', say('help-volume-json'))
    .action(async (paths: string[], options: VolumeCommandOptions) => {
      const written = await writeVolume(paths, options);
      print(`${options.json ? json(asJson(written)) : describeWritten(written, options)}\n`);
    });
}

async function writeVolume(paths: string[], options: VolumeCommandOptions): Promise<WrittenVolume> {
  const out = resolve(options.out);
  if (!isVolumeName(out)) {
    refuseOption('--out', options.out, words('needs-volume-name'));
  }
  if (isDeviceName(basename(out))) {
    refuseInput({
      code: 'bad-option',
      ...phrase('option-names-device', { option: '--out', text: options.out }),
      where: '--out',
    });
  }
  const writable = await checkWritable(dirname(out));
  if (!writable.ok) return refuseInput(writable.problem);
  const files = await listScanFiles(paths);
  if (!files.ok) return refuseInput(files.problem);
  await keepOffInput(out, options.out, files.value);

  const bar = createProgressBar(options.language, options.json);
  const decoder = decodePool();
  try {
    const read = await readOne(files.value, options, bar.onProgress, decoder);
    const pieces = await writeReadVolume(
      basename(out),
      read,
      { program: `Bregma ${bregmaVersion}`, gzip: options.gzip ?? false },
      within(bar.onProgress, 0.8, 1),
    );
    if (!pieces.ok) return refuseInput(pieces.problem);
    const bytes = Buffer.concat(pieces.value);
    const saved = await writeTogether(dirname(out), [{ name: basename(out), bytes }]);
    if (!saved.ok) return refuseInput(saved.problem);
    return describe(read, options.out, bytes.length);
  } finally {
    bar.clear();
    await decoder.close();
  }
}

/** A scan that is a volume file may not be overwritten by what is read from it. */
async function keepOffInput(out: string, given: string, files: readonly ScanFile[]): Promise<void> {
  const place = await realpath(out).catch(() => null);
  if (place === null) return;
  for (const { path, passedOver } of files) {
    if (passedOver !== undefined || (await realpath(path)) !== place) continue;
    refuseInput({
      code: 'cannot-write',
      ...phrase('out-is-input', { file: given }),
      where: given,
    });
  }
}

async function readOne(
  files: readonly ScanFile[],
  { series, interpolateMissing }: VolumeCommandOptions,
  onProgress: ReturnType<typeof createProgressBar>['onProgress'],
  decoder: ReturnType<typeof decodePool>,
): Promise<ReadSeries> {
  const inventory = await inspectScan(files, within(onProgress, 0, 0.2));
  if (!inventory.ok) return refuseInput(inventory.problem);
  // An MR among CTs is not what is meant, unless it is named or there is nothing else.
  const hasCt = inventory.value.series.some(({ modality }) => modality === 'CT');
  const roles: readonly SeriesRole[] = series === undefined && hasCt ? ['ct'] : ['ct', 'mr'];
  const read = await readSeries(inventory.value, series, within(onProgress, 0.2, 0.8), undefined, {
    roles,
    interpolateMissing: (interpolateMissing ?? '').trim() !== '',
    decoder,
  });
  return read.ok ? read.value : refuseInput(read.problem);
}

function describe({ series, volume, rescues }: ReadSeries, out: string, bytes: number): WrittenVolume {
  let least = Infinity;
  let largest = -Infinity;
  for (const value of volume.voxels) {
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  return {
    series: series.uid,
    modality: series.modality,
    unit: series.modality === 'CT' ? 'HU' : 'none',
    sizeVoxels: volume.sizeVoxels,
    spacingMm: volume.spacingMm,
    originLps: volume.originLps,
    axesLps: volume.axes,
    least,
    largest,
    voxelsSha256: hashBytes(voxelBytes(volume)),
    repairs: rescues.filter(one => !isDoubt(one)),
    doubts: rescues.filter(isDoubt),
    out,
    bytes,
  };
}

/** As --json prints it: what is said in English. */
const asJson = (written: WrittenVolume): object => ({
  ...written,
  repairs: written.repairs.map(({ message }) => message),
  doubts: written.doubts.map(({ message }) => message),
});

/** Numbers of a file are written as programs read them, in any language. */
const exact = (value: number): string => String(Number(value.toFixed(6)));
const NAME_WIDTH = 9;

function describeWritten(
  written: WrittenVolume,
  { interpolateMissing, language }: VolumeCommandOptions,
): string {
  const { least, largest, spacingMm } = written;
  const vector = (v: readonly number[]): string => v.map(exact).join(', ');
  const [i, j, k] = written.axesLps.map(vector) as [string, string, string];
  const translated = (told: Message): Value => translate(told.sentences, language);
  const [x, y, z] = spacingMm.map(exact) as [string, string, string];
  const spacing = sizeThree([x, y, z]);
  const rows: (readonly [Value, Value])[] = [
    [words('row-series'), words('series-told', { uid: written.series, modality: written.modality })],
    [words('row-voxels'), words('voxels-told', { size: sizeThree(written.sizeVoxels) })],
    [
      words('row-values'),
      words(written.unit === 'HU' ? 'values-in-hu' : 'values-in-no-unit', { least, largest }),
    ],
    [words('row-spacing'), words('with-unit', { number: spacing, unit: 'mm' })],
    [words('row-origin'), words('origin-told', { place: vector(written.originLps) })],
    [words('row-axes'), words('axes-told', { i, j, k })],
    ['SHA-256', words('voxels-hash', { sha256: written.voxelsSha256 })],
    ...(written.repairs.length > 0
      ? written.repairs.map(told => [words('row-repair'), translated(told)] as const)
      : [[words('row-repairs'), words('repairs-none')] as const]),
    ...written.doubts.map(told => [words('row-doubt'), translated(told)] as const),
    ...(interpolateMissing && written.repairs.length > 0
      ? [[words('row-agreed'), words('agreed-told', { name: interpolateMissing })] as const]
      : []),
  ];
  return translateLines(
    [
      ...translateRows(rows, NAME_WIDTH, language),
      words('wrote-file-of', { file: written.out, bytes: written.bytes }),
    ],
    language,
  );
}
