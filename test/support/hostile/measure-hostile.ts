import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { peakMemoryHook } from '../../bench/peak-memory-hook';
import type { HostileLine } from './run-hostile';

/**
 * A scan that has said nothing for so long hangs, ms; the slowest takes a few hundred on a quiet
 * machine.
 */
const PATIENCE_MS = 120_000;

export interface HostileOutcome {
  /** How many scans ended in each way. */
  readonly counts: Readonly<Record<string, number>>;
  /** Every crash, hang and reading that nothing justifies, with its seed. */
  readonly faults: readonly string[];
  readonly peakBytes: number;
}

/** Reads mutated scans in a child process, watched from outside. */
export async function measureHostile(from: number, to: number): Promise<HostileOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'bregma-hostile-'));
  try {
    const script = join(folder, 'run.mjs');
    await build({
      entryPoints: [join(import.meta.dirname, 'run-hostile.ts')],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      loader: { '.wasm': 'file' },
      logLevel: 'error',
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      },
    });
    const peak = join(folder, 'peak');
    return await watch(script, peak, from, to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function watch(script: string, peak: string, from: number, to: number): Promise<HostileOutcome> {
  const counts: Record<string, number> = {};
  const faults: string[] = [];
  const child = spawn(
    process.execPath,
    ['--import', peakMemoryHook(peak), script, String(from), String(to)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let errors = '';
  child.stderr.on('data', (words: Buffer) => (errors += words.toString()));
  const ended = new Promise<number | null>(resolve => child.on('close', resolve));
  let current: Extract<HostileLine, { begins: number }> | null = null;
  let isHung = false;
  let timer = setTimeout(() => undefined, 0);
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isHung = true;
      child.kill('SIGKILL');
    }, PATIENCE_MS);
  };
  wait();
  for await (const words of createInterface({ input: child.stdout })) {
    wait();
    const line = JSON.parse(words) as HostileLine;
    if ('begins' in line) {
      current = line;
      continue;
    }
    counts[line.kind] = (counts[line.kind] ?? 0) + 1;
    if (line.kind === 'wrong' || line.kind === 'crash') {
      faults.push(`seed ${line.seed}, ${current?.scan}, ${current?.how}: ${line.kind}, ${line.why}`);
    }
    current = null;
  }
  clearTimeout(timer);
  const code = await ended;
  if (isHung) faults.push(`seed ${current?.begins}, ${current?.scan}, ${current?.how}: hangs`);
  else if (code !== 0)
    faults.push(`seed ${current?.begins}, ${current?.scan}: the process ended with ${code}: ${errors}`);
  return { counts, faults, peakBytes: isHung || code !== 0 ? Infinity : Number(readFileSync(peak, 'utf8')) };
}
