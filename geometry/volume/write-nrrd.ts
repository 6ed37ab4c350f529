import type { OnProgress } from '../core/progress';
import type { Vec3 } from '../core/vector';
import { gzipPieces } from './gzip-pieces';
import type { Volume } from './volume';
import { oneLine, voxelBytes, type VolumeNotes } from './volume-notes';

export interface NrrdOptions {
  /** Whether the voxels are packed; default: raw. */
  readonly gzip?: boolean;
}

/**
 * Writes a volume as NRRD (https://teem.sourceforge.net/nrrd/format.html), header and voxels in one
 * file: int16, left-posterior-superior, mm. Numbers stand with every digit that they have, so that
 * the geometry read back is the same to the last bit or the one before it.
 *
 * @returns the file, in pieces
 * @throws the signal's reason when cancelled
 */
export async function writeNrrd(
  volume: Volume,
  notes: VolumeNotes,
  { gzip = false }: NrrdOptions = {},
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Uint8Array[]> {
  const { sizeVoxels, spacingMm, axes, originLps } = volume;
  const vector = (v: Vec3): string => `(${v.map(Number).join(',')})`;
  const step = (n: 0 | 1 | 2): Vec3 => {
    const [x, y, z] = axes[n];
    return [x * spacingMm[n], y * spacingMm[n], z * spacingMm[n]];
  };
  const head = [
    'NRRD0005',
    ...notes.lines.map(line => `# ${oneLine(line)}`),
    'type: int16',
    'dimension: 3',
    'space: left-posterior-superior',
    `sizes: ${sizeVoxels.join(' ')}`,
    `space directions: ${vector(step(0))} ${vector(step(1))} ${vector(step(2))}`,
    'kinds: domain domain domain',
    'endian: little',
    `encoding: ${gzip ? 'gzip' : 'raw'}`,
    'space units: "mm" "mm" "mm"',
    `space origin: ${vector(originLps)}`,
    `modality:=${notes.modality}`,
    '',
    '',
  ].join('\n');
  const bytes = voxelBytes(volume);
  const voxels = gzip ? await gzipPieces([bytes], onProgress, signal) : [bytes];
  return [new TextEncoder().encode(head), ...voxels];
}
