import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { readRecord } from '../../geometry/verify/read-record';
import { bundleProgram } from './kill-writers';

/** The cases of a record, in order. */
export function casesOf(file: string): string[] {
  const read = readRecord(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.map(row => row.case).sort();
}

/**
 * Has programs add their rows to one record, all at once.
 *
 * @returns the cases that should stand in it, in order
 * @throws where one of the programs failed
 */
export async function addRowsAtOnce(file: string, programs: number, rowsOfEach: number): Promise<string[]> {
  const program = bundleProgram('test/support/record-writer.ts');
  const ends = Array.from({ length: programs }, (_, who) => {
    const child = spawn(process.execPath, [program, file, `K${who}`, String(rowsOfEach)], {
      stdio: 'inherit',
    });
    return new Promise<number | null>(resolve => child.once('exit', resolve));
  });
  const failed = (await Promise.all(ends)).filter(code => code !== 0);
  if (failed.length > 0) throw new Error(`${failed.length} of ${programs} programs failed`);
  return Array.from(
    { length: programs * rowsOfEach },
    (_, n) => `K${Math.floor(n / rowsOfEach)}-${n % rowsOfEach}`,
  ).sort();
}
