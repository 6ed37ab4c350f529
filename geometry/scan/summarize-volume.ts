import { sha256 } from '@noble/hashes/sha2.js';
import type { Value } from '../core/message';
import type { Problem } from '../core/result';
import { sizeThree } from '../messages/compose';
import { asWords, phrase, words } from '../messages/phrase';
import { MIN_SLICES } from './stack/measure-stack';
import { checkVolumeSize } from './volume-file/check-volume-size';
import type { SeriesSummary } from './scan-inventory';
import { NO_IDENTITY } from './source/scan-identity';
import { straightenGrid } from './stack/straighten-grid';
import { streamSamples } from './volume-file/stream-samples';
import type { IgnoredFile } from './source/scan-file';
import type { SeriesRole } from './source/series-role';
import type { VolumeFile, VolumeFileSource } from './volume-file/volume-file-source';

/** A CT has air, and nothing else that these formats hold has values so far below 0. */
const AIR_BELOW = -200;
/**
 * Voxels of a head's scan lie no nearer and no farther apart, mm: beyond, the unit of length is
 * another.
 */
const LEAST_SPACING_MM = 0.005;
const MOST_SPACING_MM = 20;
/** Of these many time points each is listed; a longer film is no scan to plan on. */
const MOST_VOLUMES = 64;
const HASHED_BYTES = 64 * 1024;

export interface SummarizedVolume {
  readonly summary: SeriesSummary;
  readonly source: VolumeFileSource;
}

/**
 * What a volume file holds, as series: one for each of its volumes. These formats seldom say what
 * they hold: one with values as low as air's is taken for a CT, any other for an MR.
 *
 * @returns the reason why it is set aside, where its grid makes no volume
 */
export async function summarizeVolume(
  volume: VolumeFile,
  signal?: AbortSignal,
): Promise<SummarizedVolume[] | IgnoredFile> {
  const { file, data, header } = volume;
  const grid = straightenGrid(header.sizeVoxels, header.originLps, header.steps);
  if (!grid.ok) return { path: file.path, reason: phrase('volume-that', { does: asWords(grid.problem) }) };
  if (header.sizeVoxels.some(count => count < MIN_SLICES)) {
    return { path: file.path, reason: phrase('volume-too-thin', { size: sizeThree(header.sizeVoxels) }) };
  }
  if (header.volumes > MOST_VOLUMES) {
    return notRead(volume, words('time-points', { count: header.volumes }));
  }
  if (!['', 'CT', 'MR'].includes(header.modality)) {
    return notRead(volume, words('neither-ct-nor-mr', { modality: header.modality }));
  }
  const spacing = grid.value.geometry.spacingMm;
  if (spacing.some(mm => mm < LEAST_SPACING_MM || mm > MOST_SPACING_MM)) {
    const [x, y, z] = spacing.map(mm => Number(mm.toPrecision(4)));
    return notRead(volume, words('voxels-apart', { spacing: sizeThree([x!, y!, z!]) }));
  }
  const size = await checkVolumeSize(volume);
  const isCt =
    header.modality === 'CT' || (header.modality === '' && size.ok && (await hasAir(volume, signal)));
  const role: SeriesRole | null = size.ok ? (isCt ? 'ct' : 'mr') : null;
  const uid = await nameByContent(volume);
  // What writers put into the description is seldom one: the file's name says more.
  const name = file.path.replace(/^.*[\\/]/, '');
  const problems: Problem[] = [];
  if (!size.ok) problems.push(size.problem);
  else if (!isCt) problems.push(explainMr(volume));
  return Array.from({ length: header.volumes }, (_, index) => ({
    summary: {
      uid: header.volumes === 1 ? uid : `${uid}#time=${index + 1}`,
      modality: isCt || (role === null && header.modality === '') ? 'CT' : 'MR',
      format: header.format,
      description: header.volumes === 1 ? name : `${name} (time ${index + 1})`,
      slices: header.sizeVoxels[2],
      sizeVoxels: header.sizeVoxels,
      spacingMm: grid.value.geometry.spacingMm.map(mm => Number(mm.toFixed(6))) as [number, number, number],
      tiltDeg: 0,
      uniform: true,
      species: null,
      breed: null,
      identity: NO_IDENTITY,
      declared: { patientPosition: null, anatomicalOrientation: null },
      usable: role === 'ct',
      role,
      problems,
      rescues: [],
      offer: null,
    },
    source: { file, data, header, index, grid: grid.value },
  }));
}

const notRead = ({ file: { path } }: VolumeFile, why: Value): IgnoredFile => ({
  path,
  reason: phrase('volume-not-read', { why }),
});

/** Why it is no CT: what says so. */
function explainMr({ file, header }: VolumeFile): Problem {
  const message =
    header.modality === 'MR'
      ? phrase('volume-is-mr', { file: file.path })
      : phrase('volume-without-air', { file: file.path });
  return { code: 'not-ct', ...message, where: file.path };
}

/** Looks until it finds some: a scan may begin with any number of slices of something else. */
async function hasAir(volume: VolumeFile, signal?: AbortSignal): Promise<boolean> {
  const { slope, intercept } = volume.header;
  let found = false;
  for (let index = 0; index < volume.header.volumes && !found; index++) {
    const read = await streamSamples(
      volume,
      index,
      samples => {
        for (let i = 0; i < samples.length && !found; i++) {
          found = samples[i]! * slope + intercept <= AIR_BELOW;
        }
        return !found;
      },
      signal,
    );
    if (!read.ok) return true; // what is wrong with it is said where it is read
  }
  return found;
}

/**
 * A UID of the root 2.25 (PS3.5 B.2) from the file's own bytes: the same wherever it lies, whatever
 * it is called.
 */
async function nameByContent({ file, data }: VolumeFile): Promise<string> {
  const middle = Math.floor(data.sizeBytes / 2);
  const parts = [
    new TextEncoder().encode(`${file.sizeBytes} ${data.sizeBytes}`),
    new Uint8Array(await file.read(0, Math.min(HASHED_BYTES, file.sizeBytes))),
    new Uint8Array(await data.read(middle, Math.min(middle + HASHED_BYTES, data.sizeBytes))),
  ];
  const hash = sha256.create();
  for (const part of parts) hash.update(part);
  const number = hash
    .digest()
    .subarray(0, 16)
    .reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return `2.25.${number}`;
}
