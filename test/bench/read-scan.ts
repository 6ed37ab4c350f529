import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries } from '../../geometry/scan/read-series';
import { listScanFiles } from '../../main/files/list-scan-files';
import { writeSlice } from '../support/write-dicom';

const SIZE = 512;
const SLICES = 300;
const ROUNDS = 5;

/**
 * Times folder to Volume on 300 uncompressed 512 x 512 slices (157 MB) against dcm2niix on the same
 * folder, turn about in one run, and prints the best of each. dcm2niix also writes its volume;
 * nothing is taken off for that.
 */
export async function benchReadScan(print: (line: string) => void): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'bregma-bench-'));
  const folder = join(work, 'ct');
  const output = join(work, 'nii');
  try {
    mkdirSync(folder);
    mkdirSync(output);
    writeSeries(folder);
    const isThere = spawnSync('dcm2niix', ['--version']).error === undefined;
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await timeOurs(folder));
      if (isThere) theirs.push(timeDcm2niix(folder, output));
    }
    const best = Math.min(...ours);
    print(`read scan: ${SLICES} slices of ${SIZE} x ${SIZE}, folder to Volume: ${best.toFixed(0)} ms`);
    if (isThere) {
      const reference = Math.min(...theirs);
      print(`read scan: dcm2niix on the same folder: ${reference.toFixed(0)} ms`);
      print(`read scan: ours / dcm2niix = ${(best / reference).toFixed(2)} (to be at most 1.50)`);
    } else {
      print('read scan: SKIPPED the comparison with dcm2niix, which is not installed');
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Slices of varied values, as a scanner stores them: 12 of 16 bits, unsigned, intercept -1024. */
function writeSeries(folder: string): void {
  const pixels = new Uint16Array(SIZE * SIZE);
  const unsigned = [
    { tag: 0x00280101, vr: 'US', value: 12 },
    { tag: 0x00280102, vr: 'US', value: 11 },
    { tag: 0x00280103, vr: 'US', value: 0 },
    { tag: 0x00281052, vr: 'DS', value: '-1024' },
  ] as const;
  for (let k = 0; k < SLICES; k++) {
    for (let i = 0; i < pixels.length; i++) pixels[i] = (i * 7 + k * 131) & 4095;
    const replace = new Map(
      [...unsigned, { tag: 0x00200013, vr: 'IS', value: String(k + 1) } as const].map(e => [e.tag, e]),
    );
    const bytes = writeSlice({ columns: SIZE, rows: SIZE, pixels, position: [0, 0, 0.5 * k], replace });
    writeFileSync(join(folder, `slice-${(k * 173) % SLICES}`), bytes);
  }
}

async function timeOurs(folder: string): Promise<number> {
  const start = performance.now();
  const files = await listScanFiles([folder]);
  if (!files.ok) throw new Error(files.problem.message);
  const inventory = await inspectScan(files.value);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  const read = await readSeries(inventory.value, undefined);
  if (!read.ok) throw new Error(read.problem.message);
  return performance.now() - start;
}

function timeDcm2niix(folder: string, output: string): number {
  const start = performance.now();
  const run = spawnSync('dcm2niix', ['-b', 'n', '-z', 'n', '-o', output, folder]);
  const elapsed = performance.now() - start;
  if (run.status !== 0) throw new Error(`dcm2niix failed: ${run.stdout.toString()}`);
  return elapsed;
}
