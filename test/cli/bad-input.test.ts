import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBregma, runBregma } from '../support/run-bregma';
import { writeSlice, type TestSlice } from '../support/write-dicom';

let work = '';
beforeAll(() => {
  buildBregma();
  work = mkdtempSync(join(tmpdir(), 'bregma-bad-'));
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

const SIZE = 32;
const SLICES = 12;

/** A folder with a small sound CT series of air about a block of bone, 1 mm voxels. */
function writeScan(folder: string, change: Partial<TestSlice> = {}, prefix = 'a'): void {
  mkdirSync(folder, { recursive: true });
  const pixels = new Int16Array(SIZE * SIZE).fill(-1000);
  for (let j = 8; j < 24; j++) pixels.fill(1200, SIZE * j + 8, SIZE * j + 24);
  for (let k = 0; k < SLICES; k++) {
    const bytes = writeSlice({
      columns: SIZE,
      rows: SIZE,
      pixels,
      position: [0, 0, k],
      pixelSpacing: [1, 1],
      ...change,
    });
    writeFileSync(join(folder, `${prefix}${k}`), bytes);
  }
}

interface CaseChange {
  readonly [field: string]: unknown;
}
const caseText = (change: CaseChange = {}): string =>
  JSON.stringify({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    trajectories: [{ id: 'T1', targetLps: [16, 16, 6], entryLps: [16, 2, 6] }],
    ...change,
  });

/** Makes a patient's folder, plans it and gives what came of it. */
function planned(
  name: string,
  scan: (folder: string) => void,
  text = caseText(),
  out = join(work, name, 'out'),
): { status: number | null; stdout: string; stderr: string; left: string[] } {
  const folder = join(work, name);
  mkdirSync(folder);
  scan(join(folder, 'ct'));
  writeFileSync(join(folder, 'case.json'), text);
  const run = runBregma('plan', join(folder, 'case.json'), '--out', out);
  return { ...run, left: readdirSync(folder).sort() };
}

/** One sentence on stderr, exit 2, nothing on stdout and nothing written. */
function expectRefusal(run: ReturnType<typeof planned>, words: RegExp): void {
  expect(run.stderr).toMatch(words);
  expect(run.stderr).toMatch(/^bregma: [^\n]+\.\n$/);
  expect(run.status).toBe(2);
  expect(run.stdout).toBe('');
  expect(run.left.filter(entry => entry !== 'ct')).toEqual(['case.json']);
}

describe('bregma plan refuses, each in its own sentence, with exit 2 and nothing written:', () => {
  it('an empty folder', () => {
    expectRefusal(
      planned('empty', folder => mkdirSync(folder)),
      /no files in .*ct/,
    );
  });

  it('a folder that is not there', () => {
    expectRefusal(
      planned('absent', () => undefined),
      /ct/,
    );
  });

  it('a folder of text files', () => {
    const run = planned('text', folder => {
      mkdirSync(folder);
      for (const name of ['a.txt', 'b.dcm']) writeFileSync(join(folder, name), 'Not a scan.\n'.repeat(50));
    });
    expectRefusal(run, /DICOM/);
  });

  it('a truncated DICOM file', () => {
    const run = planned('truncated', folder => {
      writeScan(folder);
      truncateSync(join(folder, 'a5'), 1500);
    });
    expectRefusal(run, /a5|slice/);
  });

  it('a missing slice', () => {
    const run = planned('missing', folder => {
      writeScan(folder);
      rmSync(join(folder, 'a5'));
    });
    expectRefusal(run, /missing|spac|gap/i);
  });

  it('two series that tie', () => {
    const run = planned('tied', folder => {
      writeScan(folder, { seriesUid: '1.2.3.1' }, 'a');
      writeScan(folder, { seriesUid: '1.2.3.2' }, 'b');
    });
    expectRefusal(run, /1\.2\.3\.1.*1\.2\.3\.2|two|several|which/i);
  });

  it('pixels of no size', () => {
    expectRefusal(
      planned('no-size', folder => writeScan(folder, { pixelSpacing: [0, 0] })),
      /spacing|pixel|size/i,
    );
  });

  it('a case with an unknown field', () => {
    expectRefusal(
      planned('unknown', writeScan, caseText({ owner: 'x' })),
      /case\.json: "owner" is not a field/,
    );
  });

  it('a case with NaN', () => {
    const text = caseText().replace('[16,16,6]', '[16,NaN,6]');
    expectRefusal(planned('nan', writeScan, text), /NaN is not a number/);
  });

  it('a case from the future', () => {
    expectRefusal(
      planned('future', writeScan, caseText({ version: 99 })),
      /version 99, made by a newer Bregma/,
    );
  });

  it('a target outside the volume', () => {
    const outside = [{ id: 'T1', targetLps: [16, 160, 6], entryLps: [16, 2, 6] }];
    expectRefusal(
      planned('outside', writeScan, caseText({ trajectories: outside })),
      /target of trajectory T1 \(16, 160, 6 mm LPS\) lies outside the scan/,
    );
  });

  it('an output folder that cannot be written', () => {
    // A file where the folder should be: refused for every user, root too.
    const run = planned('unwritable', writeScan, caseText(), join(work, 'unwritable', 'case.json', 'out'));
    expectRefusal(run, /case\.json is a file, not a folder/);
  });

  it('a case that is not there', () => {
    const run = runBregma('plan', join(work, 'nobody.json'), '--out', join(work, 'nobody'));
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^bregma: .*nobody\.json cannot be read: there is no such file\.\n$/);
    expect(existsSync(join(work, 'nobody'))).toBe(false);
  });

  it('a scan without bone', () => {
    const run = planned('no-bone', folder =>
      writeScan(folder, { pixels: new Int16Array(SIZE * SIZE).fill(-1000) }),
    );
    expectRefusal(run, /Nothing in the scan lies above 226 HU/);
  });
});

describe('bregma', () => {
  it('refuses an unknown command, option or missing argument with exit 2', () => {
    for (const words of [
      ['nonsense'],
      ['plan'],
      ['plan', 'case.json'],
      ['plan', 'x', '--out', 'y', '--frame', 'z'],
    ]) {
      const run = runBregma(...words);
      expect(run.status).toBe(2);
      expect(run.stdout).toBe('');
      expect(run.stderr).toMatch(/^error: /);
    }
  });

  it('explains itself with exit 0', () => {
    const run = runBregma('--help');
    expect(run.status).toBe(0);
    for (const word of ['inspect', 'plan', 'sample', 'bench', 'demo', 'veterinary use only', 'Exit codes']) {
      expect(run.stdout).toContain(word);
    }
    expect(runBregma('--version')).toMatchObject({ status: 0, stdout: '0.1.0\n' });
  });
});
