import { sha256 } from '@noble/hashes/sha2.js';
import type { Problem } from '../core/result';
import type { VolumeFile } from './find-volumes';
import type { VolumeFileSource } from './read-volume-file';
import { MIN_SLICES } from './measure-stack';
import { readFirstSamples } from './read-volume-samples';
import type { IgnoredFile, SeriesRole, SeriesSummary } from './scan-inventory';
import { NO_IDENTITY } from './scan-identity';
import { straightenGrid } from './straighten-grid';

/** Samples looked at to tell a CT: a few of its first slices, which at a head's end are mostly air. */
const LOOK_AT = 1 << 20;
/** A CT has air, and nothing else that these formats hold has values so far below 0. */
const AIR_BELOW = -200;
/** Of these many time points each is listed; a longer film is no scan to plan on. */
const MOST_VOLUMES = 64;
const HASHED_BYTES = 64 * 1024;

export interface SummarizedVolume {
  readonly summary: SeriesSummary;
  readonly source: VolumeFileSource;
}

/**
 * What a volume file holds, as series: one for each of its volumes. These formats seldom say what they hold: one with
 * values as low as air's is taken for a CT, any other for an MR.
 *
 * @returns the reason why it is set aside, where its grid makes no volume
 */
export async function summarizeVolume(volume: VolumeFile): Promise<SummarizedVolume[] | IgnoredFile> {
  const { file, data, header } = volume;
  const grid = straightenGrid(header.sizeVoxels, header.originLps, header.steps);
  if (!grid.ok) return { path: file.path, reason: `a volume that ${grid.problem.message}` };
  if (header.sizeVoxels.some(count => count < MIN_SLICES)) {
    const size = header.sizeVoxels.join(' x ');
    return { path: file.path, reason: `a volume of ${size} voxels, too thin to be read` };
  }
  if (header.volumes > MOST_VOLUMES) {
    return { path: file.path, reason: `a volume that is not read: it holds ${header.volumes} time points` };
  }
  const role: SeriesRole =
    header.modality === 'CT' || (header.modality === '' && (await hasAir(volume))) ? 'ct' : 'mr';
  const uid = await nameByContent(volume);
  // What writers put into the description is seldom one: the file's name says more.
  const name = file.path.replace(/^.*[\\/]/, '');
  const problems: Problem[] =
    role === 'ct'
      ? []
      : [
          {
            code: 'not-ct',
            message: `${file.path} holds no values as low as air's, so they are not taken for Hounsfield units: it can be laid over a CT, and a guide needs a CT series.`,
            where: file.path,
          },
        ];
  return Array.from({ length: header.volumes }, (_, index) => ({
    summary: {
      uid: header.volumes === 1 ? uid : `${uid}#time=${index + 1}`,
      modality: role === 'ct' ? 'CT' : 'MR',
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

async function hasAir(volume: VolumeFile): Promise<boolean> {
  const { slope, intercept } = volume.header;
  try {
    const samples = await readFirstSamples(volume, LOOK_AT);
    for (let i = 0; i < samples.length; i++) if (samples[i]! * slope + intercept <= AIR_BELOW) return true;
    return false;
  } catch {
    return true; // what is wrong with it is said where it is read
  }
}

/** A UID of the root 2.25 (PS3.5 B.2) from the file's own bytes: the same wherever it lies, whatever it is called. */
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
