import process from 'node:process';
import { judgeReading, readAll } from './judge-reading';
import { mutateScan } from './mutate-scan';
import { soundScans } from './sound-scans';

/**
 * A line of the run: printed before a scan is read, so that one that never ends is known, and
 * after.
 */
export type HostileLine =
  | { readonly begins: number; readonly scan: string; readonly how: string }
  | { readonly seed: number; readonly kind: string; readonly why?: string };

const say = (line: HostileLine): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/**
 * Reads the mutated scans of seeds FROM to TO (the two arguments), one after the other, in a
 * process of its own.
 */
async function run(from: number, to: number): Promise<void> {
  const scans = await soundScans();
  const sound = await Promise.all(
    scans.map(async ({ name, files }) => {
      const read = await readAll(files);
      if (read === 'refused' || read.volumes.length !== 1) throw new Error(`the sound ${name} is not read`);
      return read.volumes[0]!.volume;
    }),
  );
  for (let seed = from; seed <= to; seed++) {
    const n = seed % scans.length;
    const mutated = mutateScan(scans[n]!, scans, seed);
    say({ begins: seed, scan: scans[n]!.name, how: mutated.how });
    try {
      const verdict = judgeReading(await readAll(mutated.files), sound[n]!, mutated);
      say({ seed, ...verdict });
    } catch (error) {
      say({
        seed,
        kind: 'crash',
        why: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  }
}

await run(Number(process.argv[2]), Number(process.argv[3]));
