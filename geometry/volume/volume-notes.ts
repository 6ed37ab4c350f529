import { assertThat } from '../core/result';
import type { Volume } from './volume';

/** What a written volume says of itself beside its geometry. */
export interface VolumeNotes {
  readonly modality: 'CT' | 'MR';
  /**
   * One line each, in ASCII or UTF-8, none longer than a line: the program, the series, each
   * repair.
   */
  readonly lines: readonly string[];
}

/** One line of a header: what would end it early, or steer a terminal, becomes a space. */
export const oneLine = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/**
 * The voxels as both formats store them: int16, little-endian, the first index fastest. A view, not
 * a copy.
 */
export function voxelBytes({ voxels }: Volume): Uint8Array {
  const isLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
  assertThat(isLittle, 'voxelBytes', 'a big-endian machine, for which voxels would have to be turned round');
  return new Uint8Array(voxels.buffer, voxels.byteOffset, voxels.byteLength);
}
