import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parsePlan } from '../../geometry/plan/document/parse-plan';
import { peakMemoryHook } from './peak-memory-hook';

const SIZE = [512, 512, 300] as const;
const LIMIT_MS = 15_000;
const LIMIT_VOLUMES = 4;
const program = fileURLToPath(new URL('../cli/bregma.mjs', import.meta.url));

/**
 * Times folder to written STL on a 512 x 512 x 300 sample patient, by the command line itself in a
 * process of its own, and that process's peak memory (VmHWM) against the volume's bytes.
 */
export function benchPlanFolder(print: (line: string) => void): void {
  const work = mkdtempSync(join(tmpdir(), 'bregma-bench-'));
  try {
    const patient = join(work, 'patient');
    const size = ['--size', SIZE.join('x'), '--spacing', '0.4,0.4,0.5'];
    run([], ['sample', 'write', 'mesocephalic', '--out', patient, ...size]);
    const peak = join(work, 'peak');
    const start = performance.now();
    const status = run(
      ['--import', peakMemoryHook(peak)],
      ['plan', join(patient, 'case.json'), '--out', join(work, 'plan'), '--quiet'],
    );
    const elapsed = performance.now() - start;
    const bytes = 2 * SIZE[0] * SIZE[1] * SIZE[2];
    const peakBytes = Number(readFileSync(peak, 'utf8'));
    print(
      `plan: folder of ${SIZE[2]} slices of ${SIZE[0]} x ${SIZE[1]} to written STL (exit ${status}): ` +
        `${(elapsed / 1000).toFixed(1)} s (to be under ${LIMIT_MS / 1000} s)`,
    );
    print(
      `plan: peak memory ${Math.round(peakBytes / 1e6)} MB = ${(peakBytes / bytes).toFixed(2)} x the volume's ` +
        `${Math.round(bytes / 1e6)} MB (to be under ${LIMIT_VOLUMES})`,
    );
    const planned = parsePlan(readFileSync(join(work, 'plan', 'plan.json'), 'utf8'));
    if (planned.ok) print(`plan: stages, ms: ${JSON.stringify(planned.value.timingsMs)}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Runs the built command line; a refusal or a fault (exit 2, 3) ends the measurement. */
function run(nodeOptions: readonly string[], command: readonly string[]): number {
  const { status, error } = spawnSync(process.execPath, [...nodeOptions, program, ...command], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw error;
  if (status === null || status > 1) throw new Error(`bregma ${command[0]} ended with ${status}`);
  return status;
}
