import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { voxelPoint } from '../../geometry/core/frames';
import { parsePlan } from '../../geometry/plan/document/parse-plan';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries } from '../../geometry/scan/read-series';
import { voxelToPatient } from '../../geometry/volume/volume';
import { listScanFiles } from '../../main/files/list-scan-files';
import { measureTopology } from '../support/measure-topology';
import { program } from '../support/prerequisites';
import { readStl } from '../support/read-stl';
import { writeBallPatient } from '../support/write-ball-patient';
import { buildBregma, runBregma, type Run } from '../support/run-bregma';

const slicer = program('prusa-slicer');
let work = '';
let patient = '';
let first: Run;
let planned: Plan;
const out = (...names: string[]): string => join(work, 'plan', ...names);

beforeAll(() => {
  buildBregma();
  work = mkdtempSync(join(tmpdir(), 'bregma-plan-'));
  patient = join(work, 'patient');
  writeBallPatient(patient);
  first = runBregma('plan', join(patient, 'case.json'), '--out', out(), '--frame', 'print');
  const parsed = parsePlan(readFileSync(out('plan.json'), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.problem.message);
  planned = parsed.value;
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
/** The case with some fields changed, beside the original. */
function changedCase(name: string, change: object): string {
  const original = JSON.parse(readFileSync(join(patient, 'case.json'), 'utf8')) as object;
  const path = join(patient, name);
  writeFileSync(path, JSON.stringify({ ...original, ...change }));
  return path;
}

describe('bregma plan', () => {
  it('passes, writes every file and says so in a pipe without a progress bar', () => {
    expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: '' });
    expect(readdirSync(out()).sort()).toEqual([
      'guide-print.3mf',
      'guide-print.stl',
      'guide.stl',
      'plan.json',
      'print-sheet.txt',
      'report.txt',
      'skull.stl',
    ]);
    expect(first.stdout).toMatch(/^Every check passed/);
    expect(first.stdout).toContain('guide.stl');
  });

  it('writes the SHA-256 of the files into the plan and the report', () => {
    const report = readFileSync(out('report.txt'), 'utf8');
    expect(planned.guide?.sha256).toBe(sha256(out('guide.stl')));
    expect(planned.guide?.printSha256).toBe(sha256(out('guide-print.stl')));
    expect(report).toContain(sha256(out('guide.stl')));
    expect(report).toContain(sha256(out('guide-print.stl')));
  });

  it('gives the same bytes again', () => {
    const again = join(work, 'again');
    expect(
      runBregma('plan', join(patient, 'case.json'), '--out', again, '--frame', 'print', '--quiet'),
    ).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
    for (const name of ['guide.stl', 'guide-print.stl', 'guide-print.3mf', 'skull.stl', 'report.txt']) {
      expect(sha256(join(again, name)), name).toBe(sha256(out(name)));
    }
    const other = JSON.parse(readFileSync(join(again, 'plan.json'), 'utf8')) as Plan;
    expect({ ...other, timingsMs: {} }).toEqual({ ...planned, timingsMs: {} });
  });

  it.skipIf(!slicer.isThere)(`is the same part to a slicer as 3MF and as STL${slicer.note}`, () => {
    const seen = (name: string): string =>
      execFileSync('prusa-slicer', ['--info', out(name)], { encoding: 'utf8' })
        .split('\n')
        .filter(line => /^(size_|number_of_facets|manifold|number_of_parts)/.test(line))
        .join('\n');
    expect(seen('guide-print.3mf')).toMatch(/manifold = yes[^]*number_of_parts =\s+1\b/);
    expect(seen('guide-print.3mf')).toBe(seen('guide-print.stl'));
  });

  it('carries its name, its plan and its needle stops in the 3MF', () => {
    const model = strFromU8(unzipSync(readFileSync(out('guide-print.3mf')))['3D/3dmodel.model']!);
    expect(model).toContain('unit="millimeter"');
    expect(model).toContain(`<metadata name="bregma:plan" preserve="1">${planned.id}</metadata>`);
    expect(model).toContain(`<metadata name="bregma:guide-sha256" preserve="1">${planned.guide!.sha256}`);
    const [path] = planned.trajectories;
    expect(model).toContain(`>T1 ${path!.sleeve!.needleStopMm.toFixed(1)} mm</metadata>`);
  });

  it('lays the print on the bed: the same closed part, standing on z = 0, centred', () => {
    const guide = readStl(readFileSync(out('guide.stl')));
    const print = readStl(readFileSync(out('guide-print.stl')));
    const topology = measureTopology(print);
    expect(topology).toMatchObject({ openEdges: 0, nonManifoldEdges: 0, shells: 1 });
    expect(topology.volumeMm3).toBeGreaterThan(0);
    expect(topology.volumeMm3 / measureTopology(guide).volumeMm3).toBeCloseTo(1, 4);
    const range = (axis: number): [number, number] => {
      let [low, high] = [Infinity, -Infinity];
      for (let at = axis; at < print.corners.length; at += 3) {
        low = Math.min(low, print.corners[at]!);
        high = Math.max(high, print.corners[at]!);
      }
      return [low, high];
    };
    expect(range(2)[0]).toBeCloseTo(0, 3);
    for (const axis of [0, 1]) expect(range(axis)[0] + range(axis)[1]).toBeCloseTo(0, 3);
  });

  it('tells the surgeon in the report what to set and what is not verified', () => {
    const report = readFileSync(out('report.txt'), 'utf8');
    const sleeve = planned.trajectories[0]!.sleeve!;
    const { tool } = planned.case;
    expect(sleeve.needleStopMm).toBeCloseTo(sleeve.depthStopMm + tool.windowMm / 2 + tool.tipMm, 9);
    expect(report).toContain(`NEEDLE STOP             ${sleeve.needleStopMm.toFixed(1)} mm`);
    expect(report).toMatch(/^BREGMA PLAN: all checks passed/);
    expect(report).toContain('For veterinary use only. Predicted from the scan, not verified on the animal.');
    for (const check of planned.checks)
      expect(report).toContain(`${check.status.toUpperCase()}  ${check.id}`);
    for (const line of report.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('FAILS in name, header, report and exit code, and takes the earlier guide away', () => {
    const folder = join(work, 'again'); // where the test before left a sound guide
    expect(readdirSync(folder)).toContain('guide.stl');
    const path = changedCase('short.json', {
      tool: { name: 'too short', diameterMm: 1.8, lengthMm: 40, windowMm: 8, tipMm: 2 },
      orientation: null,
    });
    const run = runBregma('plan', path, '--out', folder, '--frame', 'print', '--json');
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 1, stderr: '' });
    const plan = JSON.parse(run.stdout) as Plan;
    const statusOf = (id: string) => plan.checks.find(check => check.id === id)?.status;
    expect([plan.status, statusOf('needle-length'), statusOf('orientation')]).toEqual([
      'fail',
      'fail',
      'fail',
    ]);
    expect(readdirSync(folder).sort()).toEqual([
      'guide-FAILED.stl',
      'guide-print-FAILED.3mf',
      'guide-print-FAILED.stl',
      'plan.json',
      'print-sheet.txt',
      'report.txt',
      'skull.stl',
    ]);
    for (const name of ['guide-FAILED.stl', 'guide-print-FAILED.stl']) {
      expect(readFileSync(join(folder, name)).toString('latin1', 0, 17)).toBe('FAILED DO NOT USE');
    }
    const report = readFileSync(join(folder, 'report.txt'), 'utf8');
    expect(report).toMatch(/^BREGMA PLAN: FAILED/);
    expect(report).toContain('NOT CONFIRMED');
    expect(readFileSync(join(folder, 'plan.json'), 'utf8')).toBe(run.stdout);
  });

  it('refuses a scan that lacks a slice, says how to agree, and plans once the case or the caller does', () => {
    const scan = join(patient, 'gap');
    cpSync(join(patient, 'ct'), scan, { recursive: true });
    rmSync(join(scan, '40.dcm'));
    const gap = (scans: object) =>
      changedCase('gap.json', { scans: [{ id: 'ct', role: 'ct', path: 'gap', ...scans }] });
    const folder = join(work, 'gap');
    const refused = runBregma('plan', gap({}), '--out', folder);
    expect({ status: refused.status, stdout: refused.stdout }).toEqual({ status: 2, stdout: '' });
    expect(refused.stderr).toMatch(/1 slice is missing: between .*39\.dcm and .*41\.dcm the gap is 1\.60 mm/);
    expect(refused.stderr).toContain('To agree, run it again with --interpolate-missing and your name');
    expect(existsSync(folder)).toBe(false);

    const byCaller = runBregma(
      'plan',
      gap({}),
      '--out',
      folder,
      '--interpolate-missing',
      'Dr. A. B.',
      '--json',
    );
    const byCase = runBregma(
      'plan',
      gap({ interpolateMissing: { agreedBy: 'Dr. A. B.' } }),
      '--out',
      folder,
      '--json',
    );
    const [one, other] = [byCaller, byCase].map(run => JSON.parse(run.stdout) as Plan);
    expect({ ...other, timingsMs: {} }).toEqual({ ...one, timingsMs: {} });
    expect(one!.case.scans[0]!.interpolateMissing).toEqual({ agreedBy: 'Dr. A. B.', at: null });
    expect(one!.rescues).toMatchObject([
      { code: 'slice-interpolated', amount: 1.6, unit: 'mm', slices: [40] },
    ]);
    // Far under the entry's slice in this patient, yet within the footprint: 1.6 mm are too many.
    expect(one!.checks.find(check => check.id === 'interpolated-clear')?.status).toBe('fail');
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toMatch(/Scan, rescued +1 slice is missing/);
    expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toContain('Agreed to by Dr. A. B.');
  });

  it('makes no guide for a line that meets no bone, and says why', async () => {
    // Along a corner of the scan, through air alone.
    const corner = await cornerOfScan();
    const trajectories = [{ id: 'T1', targetLps: corner(2), entryLps: corner(20) }];
    const run = runBregma('plan', changedCase('away.json', { trajectories }), '--out', join(work, 'away'));
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 1, stderr: '' });
    expect(run.stdout).toMatch(/^FAILED: do not print/);
    expect(readdirSync(join(work, 'away')).sort()).toEqual(['plan.json', 'report.txt', 'skull.stl']);
    const plan = JSON.parse(readFileSync(join(work, 'away', 'plan.json'), 'utf8')) as Plan;
    expect(plan.guide).toBeNull();
    // The path's own failed check is the one that says why.
    expect(plan.checks.some(check => check.id === 'guide-made')).toBe(false);
    expect(plan.checks.some(check => check.trajectory === 'T1' && check.status === 'fail')).toBe(true);
    expect(readFileSync(join(work, 'away', 'report.txt'), 'utf8')).toContain('no guide was made');
  });
});

/** Points along the edge of the patient's scan, by slice. */
async function cornerOfScan(): Promise<(slice: number) => readonly number[]> {
  const files = await listScanFiles([join(patient, 'ct')]);
  if (!files.ok) throw new Error(files.problem.message);
  const inventory = await inspectScan(files.value);
  if (!inventory.ok) throw new Error(inventory.problem.message);
  const read = await readSeries(inventory.value, undefined);
  if (!read.ok) throw new Error(read.problem.message);
  return slice => voxelToPatient(read.value.volume, voxelPoint(2, 2, slice));
}
