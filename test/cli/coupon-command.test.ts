import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { parsePrinter } from '../../geometry/plan/document/parse-printer';
import { layOutShape } from '../../geometry/print/lay-out-coupon';
import { isMeasured } from '../../geometry/print/printer-profile';
import { buildBregma, runBregma } from '../support/run-bregma';
import { drawPrinter, readCoupon } from '../../samples/print/simulated-printer';

let work = '';
const at = (...names: string[]): string => join(work, ...names);

beforeAll(() => {
  buildBregma();
  work = mkdtempSync(join(tmpdir(), 'bregma-coupon-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('bregma printer', () => {
  it('lists the profiles that ship and says what is known of one', () => {
    expect(runBregma('printer').stdout).toMatch(/^sla-resin .*\nmjf-pa12 .*\nsls-pa12 .*\nfdm .*\n$/);
    const { stdout } = runBregma('printer', 'mjf-pa12');
    expect(stdout).toContain('380 x 284 x 380 mm, published: HP design rules');
    expect(stdout).toMatch(/Scale along x +not measured/);
  });

  it('prints a profile to be kept as a file, and reads it again', () => {
    const { stdout } = runBregma('printer', 'fdm', '--json');
    writeFileSync(at('fdm.json'), stdout);
    expect(runBregma('printer', at('fdm.json')).stdout).toBe(runBregma('printer', 'fdm').stdout);
  });

  it('refuses what is no profile', () => {
    expect(runBregma('printer', 'sla')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('sla cannot be read'),
    });
  });
});

describe('bregma coupon', () => {
  it('makes part, sheets and table; filled in, the table becomes a profile', () => {
    const made = runBregma('coupon', '--profile', 'sla-resin', '--tool', '1,8 mm', '--out', at('coupon'));
    expect(made).toMatchObject({ status: 0, stderr: '' });
    const layout = layOutShape({ toolDiameterMm: 1.8, tiltDeg: 20, lengthXMm: 100, lengthYMm: 100 });
    expect(made.stdout).toContain(`Coupon ${layout.id}`);
    expect(readFileSync(at('coupon', 'coupon.stl')).subarray(0, 80).toString()).toContain(layout.id);
    expect(readFileSync(at('coupon', 'coupon-sheet.txt'), 'utf8')).toContain(layout.id.toUpperCase());
    expect(readFileSync(at('coupon', 'coupon-fiche.txt'), 'utf8')).toContain('Éprouvette');

    const printer = drawPrinter(seededRandom(3));
    const readings = new Map<string, number | string>(readCoupon(layout, printer, 1.8, 4));
    for (const [row, told] of Object.entries({ date: '2026-11-30', lot: 'A1', cycle: 'steam-121' })) {
      readings.set(row, told);
    }
    const empty = readFileSync(at('coupon', 'coupon.csv'), 'utf8');
    const filled = (changes: Readonly<Record<string, number>> = {}): string =>
      empty
        .trimEnd()
        .split('\r\n')
        .map(line => {
          const row = line.split(',', 1)[0]!;
          return line.endsWith(',') ? `${line}${changes[row] ?? readings.get(row) ?? ''}` : line;
        })
        .join('\r\n');
    writeFileSync(at('measured.csv'), filled());
    const solve = (): ReturnType<typeof runBregma> =>
      runBregma(
        ...['coupon', '--solve', at('measured.csv'), '--profile', 'sla-resin', '--out', at('ours.json')],
      );
    const solved = solve();
    expect(solved).toMatchObject({ status: 0, stderr: '' });
    expect(solved.stdout).toMatch(/Scale along x +\d\.\d+ ± 0\.000\d+, measured on the coupon/);
    const profile = parsePrinter(readFileSync(at('ours.json'), 'utf8'));
    expect(profile.ok && isMeasured(profile.value)).toBe(true);

    // The filled-in table is an afternoon's work: a second coupon does not take its place.
    writeFileSync(at('coupon', 'coupon.csv'), filled());
    const again = runBregma('coupon', '--profile', 'fdm', '--tool', '2.1', '--out', at('coupon'));
    expect(again).toMatchObject({ status: 2, stderr: expect.stringContaining('coupon.csv holds another') });
    expect(readFileSync(at('coupon', 'coupon.csv'), 'utf8')).toBe(filled());
    expect(readFileSync(at('coupon', 'coupon-sheet.txt'), 'utf8')).toContain(layout.id.toUpperCase());

    rmSync(at('ours.json'));
    writeFileSync(at('measured.csv'), filled({ 'z-low': 31 }));
    expect(solve()).toMatchObject({ status: 2, stderr: expect.stringContaining('"z-low", 31.00 mm') });
    expect(existsSync(at('ours.json'))).toBe(false);
  });

  it.each<[string, readonly string[], string]>([
    ['no needle', ['--profile', 'fdm'], '--tool'],
    ['a needle of 20 mm', ['--profile', 'fdm', '--tool', '20'], '--tool'],
    ['a lean of 80 degrees', ['--profile', 'fdm', '--tool', '2', '--tilt', '80'], '--tilt'],
    ['a needle beside a table', ['--profile', 'fdm', '--tool', '2', '--solve', 'x.csv'], '--tool'],
    ['a table that is not there', ['--profile', 'fdm', '--solve', 'x.csv'], 'x.csv'],
  ])('is refused in words with %s', (_, words, said) => {
    const run = runBregma('coupon', ...words, '--out', at('nothing'));
    expect(run).toMatchObject({ status: 2, stderr: expect.stringContaining(said) });
    expect(existsSync(at('nothing'))).toBe(false);
  });
});
