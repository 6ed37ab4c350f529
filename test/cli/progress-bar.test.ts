import process from 'node:process';
import { afterEach, expect, it, vi } from 'vitest';
import { createProgressBar } from '../../main/cli/progress-bar';

const { isTTY, columns } = process.stderr;
afterEach(() => {
  Object.assign(process.stderr, { isTTY, columns });
  vi.restoreAllMocks();
});

function watchStderr(terminal: boolean): string[] {
  const written: string[] = [];
  Object.assign(process.stderr, { isTTY: terminal, columns: 50 });
  vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    written.push(String(text));
    return true;
  });
  return written;
}

it('redraws one line on a terminal, never wider than it, and clears it', () => {
  const written = watchStderr(true);
  const bar = createProgressBar('en');
  bar.onProgress({ doing: 'Reading slices of a very long name indeed, and more', fraction: 0 });
  bar.onProgress({ doing: 'Done', fraction: 1 });
  bar.clear();
  const drawn = written.map(text => text.replace('\r\u001b[K', ''));
  expect(drawn[0]).toMatch(/^-{24} {3}0 % {2}Reading/);
  expect(drawn[0]!.length).toBeLessThan(50);
  expect(drawn[1]).toBe(`${'#'.repeat(24)} 100 %  Done`);
  expect(drawn[2]).toBe('');
  for (const text of written) expect(text).not.toContain('\n');
});

it('says nothing in a pipe, or when asked to be quiet', () => {
  for (const [terminal, quiet] of [
    [false, false],
    [true, true],
  ] as const) {
    const written = watchStderr(terminal);
    const bar = createProgressBar('en', quiet);
    bar.onProgress({ doing: 'Reading', fraction: 1 });
    bar.clear();
    expect(written).toEqual([]);
    vi.restoreAllMocks();
  }
});
