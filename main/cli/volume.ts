import { realpath } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { within } from '../../geometry/core/progress';
import { isDeviceName } from '../../geometry/core/is-device-name';
import { printable } from '../../geometry/core/printable';
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
import { print } from './print';
import { createProgressBar } from './progress-bar';
import type { SeriesRole } from '../../geometry/scan/source/series-role';

interface VolumeCommandOptions {
  readonly out: string;
  readonly series?: string;
  /** Who agrees that a missing slice is filled in. */
  readonly interpolateMissing?: string;
  readonly gzip?: boolean;
  readonly json?: boolean;
}

/** What was written; printed as it is by --json. */
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
  /** SHA-256 of the values as they stand in the file unpacked: int16, little-endian, the first index fastest. */
  readonly voxelsSha256: string;
  /** What was done to make an upright, regular, whole volume of it: sentences. */
  readonly repairs: readonly string[];
  /** What is in doubt about it, and nothing was done to: sentences. */
  readonly doubts: readonly string[];
  readonly out: string;
  readonly bytes: number;
}

/** Adds `bregma volume PATH... --out FILE`: a series as Bregma reads it, as a file that other programs read. */
export function addVolume(program: Command): void {
  program
    .command('volume')
    .description(
      'Write a series as Bregma reads it (values, place, every repair), to be compared with what another program reads.',
    )
    .argument('<path...>', 'folders (searched through all levels), zips or files')
    .requiredOption('--out <file>', 'the file to write: .nrrd, .nii or .nii.gz')
    .option('--series <uid>', 'which series, as bregma inspect prints it; default: the only or fullest CT')
    .option(
      '--interpolate-missing <name>',
      'agree, by your name, that one missing slice is filled in from its neighbours',
    )
    .option('--gzip', 'pack the voxels of a .nrrd (a .nii.gz always is)')
    .option('--json', 'print what was written as JSON')
    .action(async (paths: string[], options: VolumeCommandOptions) => {
      const written = await writeVolume(paths, options);
      print(`${options.json ? JSON.stringify(written, null, 2) : describeWritten(written, options)}\n`);
    });
}

async function writeVolume(paths: string[], options: VolumeCommandOptions): Promise<WrittenVolume> {
  const out = resolve(options.out);
  if (!isVolumeName(out)) {
    refuseInput({
      code: 'bad-option',
      message: `--out needs a name that ends in .nrrd, .nii or .nii.gz; "${options.out}" is not that.`,
      where: '--out',
    });
  }
  if (isDeviceName(basename(out))) {
    refuseInput({
      code: 'bad-option',
      message: `--out needs a name of a file; "${options.out}" is the name of a device on Windows.`,
      where: '--out',
    });
  }
  const writable = await checkWritable(dirname(out));
  if (!writable.ok) return refuseInput(writable.problem);
  const files = await listScanFiles(paths);
  if (!files.ok) return refuseInput(files.problem);
  await keepOffInput(out, options.out, files.value);

  const bar = createProgressBar(options.json);
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
      message: `${given} is one of the files to be read and is not written over; choose another name for --out.`,
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
    repairs: rescues.filter(one => !isDoubt(one)).map(({ message }) => message),
    doubts: rescues.filter(isDoubt).map(({ message }) => message),
    out,
    bytes,
  };
}

function describeWritten(written: WrittenVolume, { interpolateMissing }: VolumeCommandOptions): string {
  const vector = (v: readonly number[]): string => v.map(value => Number(value.toFixed(6))).join(', ');
  const unit = written.unit === 'HU' ? 'HU' : 'in no unit';
  const axes = ['i', 'j', 'k'].map((name, n) => `${name} ${vector(written.axesLps[n]!)}`).join('; ');
  return [
    `Series   ${written.series} (${written.modality})`,
    `Voxels   ${written.sizeVoxels.join(' x ')}, int16, the first index fastest`,
    `Values   ${written.least} to ${written.largest} ${unit}`,
    `Spacing  ${written.spacingMm.map(mm => Number(mm.toFixed(6))).join(' x ')} mm`,
    `Origin   ${vector(written.originLps)} mm (LPS, centre of the first voxel)`,
    `Axes     ${axes} (LPS)`,
    `SHA-256  ${written.voxelsSha256} (of the voxels, little-endian, unpacked)`,
    ...(written.repairs.length > 0
      ? written.repairs.map(message => `Repair   ${message}`)
      : ['Repairs  none']),
    ...written.doubts.map(message => `In doubt ${message}`),
    ...(interpolateMissing && written.repairs.length > 0 ? [`Agreed   by ${interpolateMissing}`] : []),
    `Wrote ${written.out} (${written.bytes} bytes).`,
  ]
    .map(printable)
    .join('\n');
}
