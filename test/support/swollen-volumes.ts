import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { constants, deflateRawSync } from 'node:zlib';
import { peakMemoryHook } from '../bench/peak-memory-hook';
import { smallCt } from './read-volume';
import { writeNifti } from './write-volume';

/** Files from here on are not small, bytes. */
const SMALL = 2e6;

/**
 * Reads a small file in `work` in a process of its own; its peak memory, bytes, and what it said.
 */
export function readVolumeApart(
  work: string,
  name: string,
  bytes: Uint8Array,
): { peak: number; words: string; status: number | null } {
  const file = join(work, name);
  writeFileSync(file, bytes);
  if (statSync(file).size >= SMALL) throw new Error(`${name} is not small`);
  const peak = join(work, 'peak');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', peakMemoryHook(peak), 'out/cli/bregma.mjs', 'volume', file, '--out', join(work, 'out.nrrd')],
    { encoding: 'utf8', timeout: 600_000 },
  );
  return { peak: Number(readFileSync(peak, 'utf8')), words: stdout + stderr, status };
}

/** A gzip file of a head and so many zeros, made without ever holding them. */
export function zerosInGzip(head: Uint8Array, millions: number): Uint8Array {
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  const million = deflateRawSync(new Uint8Array(1e6), { ...flush, level: 9 });
  return Buffer.concat([
    Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3),
    deflateRawSync(head, flush),
    ...Array.from({ length: millions }, () => million),
    deflateRawSync(new Uint8Array(0)),
    new Uint8Array(8),
  ]);
}

/** The head of a NIfTI of so many 8-bit or 16-bit voxels. */
export function niftiHead(size: readonly [number, number, number], bits: 8 | 16): Uint8Array {
  const head = writeNifti({ ...smallCt, size, values: [] });
  const view = new DataView(head.buffer);
  size.forEach((n, i) => view.setInt16(42 + 2 * i, n, true));
  view.setInt16(40, 3, true);
  view.setInt16(48, 1, true);
  view.setInt16(70, bits === 8 ? 2 : 4, true);
  view.setInt16(72, bits, true);
  return head;
}
