import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../geometry/plan/plan-schema';
import { sealOrientation } from '../../geometry/plan/seal';
import { ballCase, IN_THE_AIR, writeCoarseScan } from '../support/ball-case';
import { buildBregma, runBregma, type Run } from '../support/run-bregma';

let work = '';
beforeAll(() => {
  buildBregma();
  work = mkdtempSync(join(tmpdir(), 'bregma-answers-'));
  writeCoarseScan(join(work, 'ct'));
  // One grey value brighter throughout.
  writeCoarseScan(join(work, 'later'), 1);
}, 120_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const OTHER = 'b0'.repeat(32);
const out = (): string => join(work, 'out');

/** A case on the scan in `path`, with fields changed. */
function writeCase(change: object = {}, scan: object = {}): string {
  const c = ballCase('K9-1');
  const file = join(work, 'case.json');
  const scans = [{ ...c.scans[0], ...scan }];
  writeFileSync(file, JSON.stringify({ ...c, trajectories: [IN_THE_AIR], scans, ...change }));
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

describe('a scan that is not the one that the case was made on', () => {
  let answered: Plan;

  it('is refused with the way to answer for it, and planned on once somebody does by name and reason', () => {
    writeCase({}, { content: OTHER });
    const refused = planned();
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain('run it again with --accept-scan and your name, and --reason');
    expect(existsSync(out())).toBe(false);

    const before = Date.now();
    answered = planOf(planned('--accept-scan', 'Dr. A. B.', '--reason', 'exported again from the archive'));
    const [scan] = answered.case.scans;
    const { content } = answered.scans[0]!;
    expect(scan!.content).toBe(content);
    expect(scan!.answers).toEqual([
      {
        question: 'content',
        content,
        instead: OTHER,
        acceptedBy: 'Dr. A. B.',
        reason: 'exported again from the archive',
        at: expect.any(String),
      },
    ]);
    expect(Date.parse(scan!.answers[0]!.at!)).toBeGreaterThanOrEqual(before);
    expect(rowOf(answered, 'scan-content')).toMatchObject({
      status: 'warn',
      message: expect.stringContaining('Dr. A. B. answered for it'),
    });
    expect(report()).toMatch(/Dr\. A\. B\. answered for it on .* exported again from the archive/);
    expect(JSON.parse(readFileSync(join(out(), 'plan.json'), 'utf8'))).toEqual(answered);
  });

  it('needs no answer again, and needs one again when it changes', () => {
    const [scan] = answered.case.scans;
    writeCase({}, { ...scan, path: 'ct' });
    const again = planned();
    expect(rowOf(planOf(again), 'scan-content')).toMatchObject({ status: 'warn' });

    writeCase({}, { ...scan, path: 'later' });
    const lapsed = planned();
    expect([lapsed.status, lapsed.stdout]).toEqual([2, '']);
    expect(lapsed.stderr).toMatch(/The scan ct is not the one that this case was made on/);
  });
});

describe('an orientation that is confirmed again', () => {
  let confirmed: Plan;

  it('holds who, why and the scan that it was confirmed on, keeps the earlier one and is in the report', () => {
    writeCase();
    const words = ['--confirm-orientation', 'CD', '--reason', 'seen lying on the table'];
    confirmed = planOf(planned(...words));
    expect(rowOf(confirmed, 'signatures')?.status).toBe('pass');
    const { orientation } = confirmed.case;
    const { content } = confirmed.scans[0]!;
    expect(orientation).toMatchObject({
      confirmedBy: 'CD',
      reason: 'seen lying on the table',
      seal: sealOrientation(content!, orientation!),
      earlier: [{ confirmedBy: 'AB', at: '2026-01-02T10:00:00Z', seal: null }],
    });
    expect(rowOf(confirmed, 'orientation')).toMatchObject({
      status: 'pass',
      message: expect.stringContaining('were confirmed by CD'),
    });
    expect(report()).toMatch(/CD/);
    expect(report()).toContain('seen lying on the table');
  });

  it('lapses when the axes or the scan change', () => {
    const { orientation } = confirmed.case;
    const [scan] = confirmed.case.scans;
    writeCase({ orientation }, { ...scan, path: 'ct' });
    expect(rowOf(planOf(planned()), 'orientation')?.status).toBe('pass');

    writeCase({ orientation: { ...orientation, dorsal: [0, 1, 0] } }, { ...scan, path: 'ct' });
    const turned = planned();
    expect(turned.status).toBe(1);
    expect(rowOf(planOf(turned), 'orientation')?.status).toBe('fail');

    writeCase({ orientation }, { path: 'later', content: OTHER });
    const other = planned('--accept-scan', 'EF', '--reason', 'exported again');
    expect(other.status).toBe(1);
    expect(rowOf(planOf(other), 'orientation')).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('that was on another scan'),
    });
  });
});

describe('a signature of a day that is none', () => {
  const signed = (at: string): Run => {
    writeCase({ orientation: { ...ballCase('').orientation, at } });
    return planned();
  };

  it('in the year 9999 is refused, and one still to come FAILS', () => {
    mkdirSync(out(), { recursive: true });
    const refused = signed('9999-01-01T00:00:00Z');
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/"orientation\.at" must be a time from 2000 to 2099/);

    const future = signed(new Date(Date.now() + 3 * 24 * 3600e3).toISOString());
    expect(future.status).toBe(1);
    expect(rowOf(planOf(future), 'signatures')).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('AB signed the orientation at'),
    });
  });
});
