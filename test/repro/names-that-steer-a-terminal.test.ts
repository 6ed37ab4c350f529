import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printable, printableLines } from '../../geometry/core/printable';
import { makeSeries } from '../support/make-series';
import { buildBregma, runBregma } from '../support/run-bregma';
import { replacing } from '../support/write-dicom';

let work = '';
beforeAll(async () => {
  buildBregma();
  work = mkdtempSync(join(tmpdir(), 'bregma-names-'));
  mkdirSync(join(work, HOSTILE));
  const description = { tag: 0x0008103e, vr: 'LO', value: 'head \u009b2J\u007f' } as const;
  const charset = { tag: 0x00080005, vr: 'CS', value: 'ISO_IR 192' } as const;
  const replace = new Map([...replacing(description), ...replacing(charset)]);
  for (const [k, file] of makeSeries({ count: 3, replace }).entries()) {
    writeFileSync(join(work, HOSTILE, String(k)), new Uint8Array(await file.read()));
  }
  writeFileSync(join(work, HOSTILE, 'a\u001b]0;title\u0007\n  1: all is well\u202egpj.exe'), 'no scan');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const HOSTILE = 'x\u001b[31mred';
/** What may be printed: letters, marks, spaces and ends of lines. */
const STEERING = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('names of files and texts of DICOM', () => {
  it('never steer the terminal, in lists, refusals and JSON', () => {
    for (const words of [
      ['inspect', join(work, HOSTILE)],
      ['inspect', join(work, HOSTILE), '--json'],
      ['inspect', join(work, 'gone\u001b[2J')],
      ['volume', join(work, HOSTILE), '--out', join(work, 'a.nrrd')],
      ['volume', join(work, HOSTILE), '--out', join(work, 'a\u009b.stl')],
      ['plan', join(work, HOSTILE, 'case.json'), '--out', join(work, 'out')],
      ['fuse', '--fixed', join(work, HOSTILE), '--moving', join(work, 'b\u202e')],
    ]) {
      const { stdout, stderr } = runBregma(...words);
      expect(stdout + stderr).toMatch(/\S/);
      expect(stdout + stderr, words.join(' ')).not.toMatch(STEERING);
    }
  });

  it('do not make lines of their own, and stand there in words', () => {
    const { stdout } = runBregma('inspect', join(work, HOSTILE));
    expect(stdout).not.toMatch(/^ {2}1: all is well/m);
    expect(stdout).toContain(
      'a\\u001b]0;title\\u0007\\u000a  1: all is well\\u202egpj.exe: not a DICOM file',
    );
  });

  it('are the same in JSON as they are on the disk', () => {
    const { stdout } = runBregma('inspect', join(work, HOSTILE), '--json');
    const { ignored } = JSON.parse(stdout) as { ignored: { path: string }[] };
    expect(ignored[0]!.path).toContain('a\u001b]0;title\u0007\n  1: all is well\u202egpj.exe');
  });

  it('keep what shows, in every script', () => {
    const plain = 'Schädel 1, 頭蓋, череп, кость (ÅÉ) — 0,5 mm';
    expect(printable(plain)).toBe(plain);
    expect(printable('a\tb\r\u2028\u200b\u{e0041}\ud800')).toBe(
      'a\\u0009b\\u000d\\u2028\\u200b\\udb40\\udc41\\ud800',
    );
    expect(printableLines('a\u001b\nb')).toBe('a\\u001b\nb');
  });
});
