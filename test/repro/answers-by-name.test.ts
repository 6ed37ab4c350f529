import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { sealOrientation } from '../../geometry/plan/document/seal';
import { ballCase, IN_THE_AIR, writeCoarseScan } from '../support/ball-case';
import { buildBregma, runBregma, type Run } from '../support/run-bregma';

let work = '';
beforeAll(() => {
  buildBregma();
  work = mkdtempSync(join(tmpdir(), 'bregma-answers-'));
  writeCoarseScan(join(work, 'ct'));
  // One grey value brighter throughout.
  writeCoarseScan(join(work, 'later'), 1);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const OTHER = 'b0'.repeat(32);
const out = (): string => join(work, 'out');

/** A case on the scan in `path`, with fields changed. */
function writeCase(change: object = {}, scan: object = {}): string {
  const planCase = ballCase('K9-1');
  const file = join(work, 'case.json');
  const scans = [{ ...planCase.scans[0], ...scan }];
  writeFileSync(file, JSON.stringify({ ...planCase, trajectories: [IN_THE_AIR], scans, ...change }));
  return file;
}

const planned = (...words: string[]): Run =>
  runBregma('plan', join(work, 'case.json'), '--out', out(), '--json', ...words);
const planOf = ({ stdout }: Run): Plan => JSON.parse(stdout) as Plan;
const rowOf = (plan: Plan, id: string) => plan.checks.find(check => check.id === id);
/** The text of the report, lines joined. */
const report = (): string => readFileSync(join(out(), 'report.txt'), 'utf8').replace(/\s+/g, ' ');

describe('an answer on the command line', () => {
  it.each([
    [['--accept-scan'], /argument missing/],
    [['--accept-scan', '\u200b'], /--accept-scan .*needs initials or a name/],
    [['--accept-scan', 'AB'], /--reason .*needs to say why, in a word at least, for --accept-scan/],
    [['--accept-scan', 'AB', '--reason', ' '], /--reason .*needs to say why/],
    [['--confirm-orientation', 'AB'], /needs to say why, in a word at least, for --confirm-orientation/],
    [['--reason', 'because'], /--reason .*needs --accept-scan or --confirm-orientation beside it/],
  ])('%j is refused, and nothing is written', (words, message) => {
    writeCase({}, { content: OTHER });
    const run = planned(...words);
    expect([run.status, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(message);
    expect(existsSync(out())).toBe(false);
  });
});

describe('a scan and an orientation that are answered for', () => {
  let answered: Plan;

  it('are refused with the way to answer, and planned on once somebody does by name and reason', () => {
    writeCase({}, { content: OTHER });
    const refused = planned();
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('run it again with --accept-scan and your name, and --reason');
    expect(existsSync(out())).toBe(false);

    const before = Date.now();
    const reason = 'seen on the table, exported again';
    answered = planOf(
      planned('--accept-scan', 'Dr. A. B.', '--confirm-orientation', 'CD', '--reason', reason),
    );
    const [scan] = answered.case.scans;
    const { content } = answered.scans[0]!;
    expect(scan!.content).toBe(content);
    expect(scan!.answers).toEqual([
      {
        ...{ question: 'content', content, instead: OTHER },
        ...{ acceptedBy: 'Dr. A. B.', reason, at: expect.any(String) },
      },
    ]);
    expect(Date.parse(scan!.answers[0]!.at!)).toBeGreaterThanOrEqual(before);
    const { orientation } = answered.case;
    expect(orientation).toMatchObject({
      ...{ confirmedBy: 'CD', reason, seal: sealOrientation(content!, orientation!) },
      earlier: [{ confirmedBy: 'AB', at: '2026-01-02T10:00:00Z', seal: null }],
    });
    expect(rowOf(answered, 'scan-content')?.status).toBe('warn');
    expect(rowOf(answered, 'orientation')).toMatchObject({
      status: 'pass',
      message: expect.stringContaining('were confirmed by CD'),
    });
    expect(rowOf(answered, 'signatures')?.status).toBe('pass');
    expect(report()).toMatch(/Dr\. A\. B\. answered for it on .* seen on the table, exported again/);
    expect(report()).toMatch(/CD/);
    expect(JSON.parse(readFileSync(join(out(), 'plan.json'), 'utf8'))).toEqual(answered);
  });

  it('are asked after again when they change, and not before', () => {
    const { orientation } = answered.case;
    const [scan] = answered.case.scans;
    writeCase({ orientation }, { ...scan, path: 'ct' });
    const again = planOf(planned());
    expect(rowOf(again, 'scan-content')?.status).toBe('warn');
    expect(rowOf(again, 'orientation')?.status).toBe('pass');

    writeCase({ orientation }, { ...scan, path: 'later' });
    const lapsed = planned();
    expect([lapsed.status, lapsed.stdout]).toEqual([2, '']);
    expect(lapsed.stderr).toMatch(/The scan ct is not the one that this case was made on/);
    const other = planned('--accept-scan', 'EF', '--reason', 'another reconstruction');
    expect(other.status).toBe(1);
    expect(rowOf(planOf(other), 'orientation')).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('that was on another scan'),
    });
  });

  it('do not hold for other axes, nor by a signature of a day to come or of the year 9999', () => {
    const { orientation } = answered.case;
    const [scan] = answered.case.scans;
    const signed = (at: string): Run => {
      writeCase({ orientation: { ...orientation, dorsal: [0, 1, 0], at } }, { ...scan, path: 'ct' });
      return planned();
    };
    const refused = signed('9999-01-01T00:00:00Z');
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/"orientation\.at" must be a time from 2000 to 2099/);

    const future = signed(new Date(Date.now() + 3 * 24 * 3600e3).toISOString());
    expect(future.status).toBe(1);
    expect(rowOf(planOf(future), 'orientation')?.status).toBe('fail');
    expect(rowOf(planOf(future), 'signatures')).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('CD signed the orientation at'),
    });
  });
});
