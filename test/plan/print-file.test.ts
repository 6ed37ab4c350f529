import { beforeAll, describe, expect, it } from 'vitest';
import { patientPoint, patientVector, toLocal } from '../../geometry/core/frames';
import { succeed } from '../../geometry/core/result';
import { distance, type Vec3 } from '../../geometry/core/vector';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { layOnBed } from '../../geometry/plan/output/lay-on-bed';
import { writePrintSheet } from '../../geometry/plan/output/write-print-sheet';
import { writeReport } from '../../geometry/plan/output/write-report';
import { plan, type PlanOutcome } from '../../geometry/plan/plan';
import { createBoneCache } from '../../geometry/plan/prepare-bone';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import { ballCase } from '../support/ball-case';
import { ballSkull } from '../support/ball-skull';
import { daysAfterCoupon, MEASURED_PRINTER } from '../support/measured-printer';

const volume = ballSkull();
const cache = createBoneCache();

async function planOn(printer: object | null): Promise<PlanOutcome> {
  const parsed = parseCase({ ...ballCase('K9'), printer });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const made = await plan(parsed.value, () => Promise.resolve(succeed({ volume })), {
    cache,
    today: daysAfterCoupon(3),
  });
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
}

const headerOf = (stl: Uint8Array): string =>
  new TextDecoder().decode(stl.subarray(0, 80)).replace(/\0.*$/s, '');
const bodyOf = (stl: Uint8Array): Uint8Array => stl.subarray(80);

describe('the file for a printer that was measured', () => {
  let nominal: PlanOutcome;
  let measured: PlanOutcome;
  beforeAll(async () => {
    nominal = await planOn(null);
    measured = await planOn({ profile: MEASURED_PRINTER, lot: 'L-0815', cycle: 'steam-121' });
  });

  it('leaves the guide on the scan as it is, to the byte', () => {
    expect(measured.plan.status).not.toBe('fail');
    expect(bodyOf(measured.guide!.stl)).toEqual(bodyOf(nominal.guide!.stl));
    expect(nominal.plan.guide!.compensation).toBeNull();
  });

  it('comes out of that printer as the guide was planned, bores and all', () => {
    const { printMesh, mesh } = measured.guide!;
    const { insertionLps } = measured.plan.guide!;
    const bed = layOnBed(mesh, patientVector(...insertionLps), patientVector(0, 0, 1));
    const seen = inspectMesh(printMesh);
    expect([seen.manifold, seen.shells, seen.degenerateTriangles]).toEqual([true, 1, 0]);
    // The printer, by the coupon's simulation: scale, skew; and a bore's wall grows inwards by what
    // the ladder said.
    const [sx, sy, sz, k] = [1.002, 0.999, 1.004, (0.05 * Math.PI) / 180];
    const p = printMesh.positions;
    const made = new Float64Array(p.length);
    for (let v = 0; v < p.length; v += 3) {
      made[v] = sx * p[v]! + Math.sin(k) * sy * p[v + 1]!;
      made[v + 1] = Math.cos(k) * sy * p[v + 1]!;
      made[v + 2] = sz * p[v + 2]!;
    }
    const { sleeve } = measured.plan.trajectories[0]!;
    const { offsetMm } = measured.plan.guide!.compensation!.bores[0]!;
    expect(offsetMm!).toBeLessThan(-0.119);
    let moved = 0;
    let still = 0;
    // Vertices keep their order: where one lies in the patient is read off the nominal guide.
    const up = [0, 1, 2].map(a => sleeve!.upperLipLps[a]! - sleeve!.lowerLipLps[a]!);
    const size = Math.hypot(...up);
    const axis = {
      origin: patientPoint(...sleeve!.lowerLipLps),
      ...acrossOf(up.map(v => v / size) as unknown as Vec3),
    };
    for (let v = 0; v < p.length; v += 3) {
      const at = (from: ArrayLike<number>): Vec3 => [from[v]!, from[v + 1]!, from[v + 2]!];
      const off = distance(at(made), at(bed.positions));
      const [x, y] = toLocal(axis, patientPoint(...at(mesh.positions)));
      if (Math.abs(Math.hypot(x, y) - sleeve!.boreDiameterMm / 2) < 0.01 && off > 1e-3) {
        expect(off).toBeCloseTo(-offsetMm! / 2, 2);
        moved++;
      } else {
        expect(off).toBeLessThan(1e-4);
        still++;
      }
    }
    expect(moved).toBeGreaterThan(200);
    expect(still).toBeGreaterThan(1000);
  });

  it('says that it is compensated, in header, report and sheet', () => {
    expect(headerOf(measured.guide!.printStl)).toContain('COMPENSATED');
    expect(headerOf(measured.guide!.stl)).not.toContain('COMPENSATED');
    expect(headerOf(nominal.guide!.printStl)).not.toContain('COMPENSATED');
    const report = writeReport(measured.plan, 'en');
    expect(report).toContain('COMPENSATED, once');
    expect(report).toContain('X 1.00200, Y 0.99900, Z 1.00400');
    const sheet = writePrintSheet(measured.plan, 'guide-print.stl', 'fr');
    expect(sheet).toContain('COMPENSÉ, une fois');
    expect(sheet).toContain(measured.plan.guide!.printSha256);
    expect(writeReport(nominal.plan, 'en')).not.toContain('COMPENSATED');
  });

  it('predicts less of the print than of one that nobody measured, and nothing of a cycle that the coupon went through', () => {
    const [known, unknown] = [measured, nominal].map(made => made.plan.trajectories[0]!.predictedErrorMm!);
    expect(known!.print!).toBeLessThan(0.2);
    expect(unknown!.print!).toBeGreaterThan(0.7);
    expect(known!.sterilising).toBe(0);
    expect(unknown!.sterilising!).toBeGreaterThan(0.2);
    expect(known!.total95).toBeLessThan(unknown!.total95);
    expect(known!.seating).toBe(unknown!.seating);
  });
});

it('of another lot takes the published mean again, and says so', async () => {
  const made = await planOn({ profile: MEASURED_PRINTER, lot: 'L-0816', cycle: 'steam-121' });
  expect(made.plan.trajectories[0]!.predictedErrorMm!.print!).toBeGreaterThan(0.7);
  expect(made.plan.checks.find(check => check.id === 'printer-profile')).toMatchObject({ status: 'warn' });
  expect(made.plan.guide!.compensation).not.toBeNull();
});

/** Two directions across a unit one. */
function acrossOf(z: Vec3) {
  const hint: Vec3 = Math.abs(z[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0];
  const d = hint[0] * z[0] + hint[1] * z[1] + hint[2] * z[2];
  const flat = [0, 1, 2].map(a => hint[a]! - d * z[a]!);
  const size = Math.hypot(...flat);
  const x = flat.map(v => v / size) as unknown as Vec3;
  const y: Vec3 = [z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0]];
  return { x: patientVector(...x), y: patientVector(...y), z: patientVector(...z) };
}
