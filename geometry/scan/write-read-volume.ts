import type { OnProgress } from '../core/progress';
import { refuse, succeed, type Result } from '../core/result';
import { phrase } from '../messages/phrase';
import type { VolumeNotes } from '../volume/volume-notes';
import { writeNifti } from '../volume/write-nifti';
import { writeNrrd } from '../volume/write-nrrd';
import type { ReadSeries } from './read-series';
import { isDoubt } from './source/repair';

export interface WriteReadVolumeOptions {
  /** Which program writes it, with its version; stands in the file. */
  readonly program: string;
  /** Whether the voxels of a .nrrd are packed; default: raw. A .nii never is, a .nii.gz always. */
  readonly gzip?: boolean;
}

/** Whether a name ends as one of the formats does that a volume is written in. */
export const isVolumeName = (name: string): boolean => /[^/\\]\.(nrrd|nii|nii\.gz)$/i.test(name);

/**
 * Writes a volume as it was read, for comparison with what another reader makes of the same scan:
 * values, geometry and every repair that was made (in the file's comments).
 *
 * @param name of the file: its ending says the format (.nrrd, .nii, .nii.gz)
 * @returns the file, in pieces; Problems `bad-name`, `too-large`
 * @throws the signal's reason when cancelled
 */
export async function writeReadVolume(
  name: string,
  read: ReadSeries,
  { program, gzip = false }: WriteReadVolumeOptions,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<Uint8Array[]>> {
  if (!isVolumeName(name)) {
    return refuse('bad-name', phrase('volume-name-ends', { name }), name);
  }
  const notes = notesOf(read, program);
  const isPacked = /\.gz$/i.test(name);
  return /\.nrrd$/i.test(name)
    ? succeed(await writeNrrd(read.volume, notes, { gzip }, onProgress, signal))
    : writeNifti(read.volume, notes, { gzip: isPacked }, onProgress, signal);
}

function notesOf({ series, rescues }: ReadSeries, program: string): VolumeNotes {
  const modality = series.modality === 'CT' ? 'CT' : 'MR';
  const unit = modality === 'CT' ? 'Hounsfield units' : 'signal in no unit';
  const repairs = rescues.filter(one => !isDoubt(one)).map(({ message }) => `Repair: ${message}`);
  const doubts = rescues.filter(isDoubt).map(({ message }) => `In doubt: ${message}`);
  return {
    modality,
    lines: [
      `Written by ${program} as it reads the series; not the scanner's own data`,
      // Not its description: a file's name may be an owner's.
      `Series: ${series.uid}`,
      `Values: ${modality}, ${unit}`,
      ...(repairs.length > 0 ? repairs : ['Repairs: none']),
      ...doubts,
    ],
  };
}
