import { beforeAll, describe, expect, it } from 'vitest';
import { guidePoint, patientPoint, patientVector, toLocal, toPatient } from '../../geometry/core/frames';
import { along, type Vec3 } from '../../geometry/core/vector';
import type { GuideDesign } from '../../geometry/guide/guide-design';
import { buildBench, type BenchNeedle, type BenchParts } from '../../geometry/print/build-bench';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { skullDistance } from '../support/analytic-skull';
import {
  design,
  guideInput,
  SHORT_SITES,
  target,
  trajectoryOn,
  type GuideSite,
} from '../support/guide-sites';

const kernel = await loadKernel();

/**
 * Window and dead tip of the tool that the sites' guides are made for: the tip lies beyond the
 * target.
 */
const BEYOND_TARGET_MM = 8 / 2 + 2;

const needlesOf = (made: GuideDesign, directionLps: BenchNeedle['directionLps']): BenchNeedle[] =>
  made.sleeves.map(({ trajectory, upperLipLps, needleStopMm }) => ({
    trajectory,
    upperLipLps,
    directionLps,
    needleStopMm,
    toolDiameterMm: 1.8,
  }));

describe.each<GuideSite>([...SHORT_SITES])('the bench phantom of $name', ({ bone, crest, aim, guide }) => {
  const path = trajectoryOn(bone, target, aim);
  let made: GuideDesign;
  let parts: BenchParts;
  beforeAll(async () => {
    made = await design(guideInput(bone, [path], guide));
    const built = buildBench(kernel, {
      bone,
      guide: made.mesh,
      insertionLps: made.insertionLps,
      rostralLps: patientVector(0, -1, 0),
      paths: needlesOf(made, path.directionLps),
      label: '0a1b2c',
    });
    if (!built.ok) throw new Error(built.problem.message);
    parts = built.value;
  });

  /** A part in the patient frame, LPS mm. */
  const inPatient = ({ positions, triangles }: TriangleMesh): TriangleMesh => {
    const moved = new Float64Array(positions.length);
    for (let v = 0; v < positions.length; v += 3) {
      const p = guidePoint(positions[v]!, positions[v + 1]!, positions[v + 2]!);
      moved.set(toPatient(parts.frame, p), v);
    }
    return { positions: Float32Array.from(moved), triangles };
  };

  it('is one closed solid, and so is the try-in', () => {
    for (const mesh of [parts.bench, parts.tryIn]) {
      const seen = inspectMesh(mesh);
      expect([seen.openEdges, seen.nonManifoldEdges, seen.degenerateTriangles, seen.shells]).toEqual([
        0, 0, 0, 1,
      ]);
      expect(seen.volumeMm3).toBeGreaterThan(500);
    }
  });

  it('holds the pip where the needle’s tip comes to, within 0.01 mm, along the bore as it was made', () => {
    const { upperLipLps, lowerLipLps, needleStopMm } = made.sleeves[0]!;
    const index = buildSurfaceIndex(inPatient(parts.bench));
    const length = Math.hypot(...[0, 1, 2].map(a => lowerLipLps[a]! - upperLipLps[a]!));
    const down = [0, 1, 2].map(a => (lowerLipLps[a]! - upperLipLps[a]!) / length) as unknown as Vec3;
    const [hit] = index.castRay(upperLipLps, down);
    expect(Math.abs(hit!.distanceMm - needleStopMm)).toBeLessThan(0.01);
    const tip = along<Vec3>(target, down, BEYOND_TARGET_MM);
    expect(Math.hypot(...[0, 1, 2].map(a => hit!.point[a]! - tip[a]!))).toBeLessThan(0.03);
    // The steps: half a millimetre lower from half a millimetre on, a whole one from one on.
    const side = Math.abs(down[0]) < 0.7 ? [0, down[2], -down[1]] : [-down[2], 0, down[0]];
    const unit = side.map(v => v / Math.hypot(...side)) as unknown as Vec3;
    const depthAt = (aside: number): number =>
      index.castRay(along<Vec3>(upperLipLps, unit, aside), down)[0]!.distanceMm - needleStopMm;
    expect(depthAt(0.45)).toBeCloseTo(0, 2);
    expect(depthAt(0.55)).toBeCloseTo(0.5, 2);
    expect(depthAt(0.95)).toBeCloseTo(0.5, 2);
    expect(depthAt(1.05)).toBeCloseTo(1, 2);
  });

  it('is the bone where the guide stands: as far from it as from the true skull', () => {
    const { contacts } = made;
    const toSkull = skullDistance(crest);
    for (const part of [parts.bench, parts.tryIn]) {
      const index = buildSurfaceIndex(inPatient(part));
      let worst = 0;
      let worstTruly = 0;
      for (let n = 0; n < contacts.gapsMm.length; n++) {
        const at = [0, 1, 2].map(a => contacts.positions[3 * n + a]!) as [number, number, number];
        const gap = index.closestDistance(...at);
        worst = Math.max(worst, Math.abs(gap - contacts.gapsMm[n]!));
        worstTruly = Math.max(worstTruly, Math.abs(gap - toSkull(...at)));
      }
      expect(worst).toBeLessThan(0.005);
      if (!crest) expect(worstTruly).toBeLessThan(0.02);
    }
  });

  it('lets the guide on: nothing of it stands within the guide', () => {
    const index = buildSurfaceIndex(made.mesh);
    const { positions } = inPatient(parts.bench);
    let deepest = Infinity;
    for (let v = 0; v < positions.length; v += 3) {
      const [x, y, z] = [positions[v]!, positions[v + 1]!, positions[v + 2]!];
      deepest = Math.min(deepest, index.signedDistanceAt(x, y, z, 3));
    }
    expect(deepest).toBeGreaterThan(0.08);
  });

  it('stands upright on a flat plate', () => {
    const { positions } = parts.bench;
    let low = Infinity;
    for (let v = 2; v < positions.length; v += 3) low = Math.min(low, positions[v]!);
    const tip = toLocal(
      parts.frame,
      patientPoint(...along<Vec3>(target, path.directionLps, BEYOND_TARGET_MM)),
    );
    expect(tip[2] - low).toBeGreaterThan(6);
  });
});

it('is refused where a column stands in another needle’s way', async () => {
  const { bone, aim } = SHORT_SITES[0]!;
  const path = trajectoryOn(bone, target, aim);
  const made = await design(guideInput(bone, [path]));
  const [needle] = needlesOf(made, path.directionLps);
  const built = buildBench(kernel, {
    bone,
    guide: made.mesh,
    insertionLps: made.insertionLps,
    rostralLps: patientVector(0, -1, 0),
    // The same bore with its stop 8 mm farther up: its pip stands on the other's way.
    paths: [needle!, { ...needle!, trajectory: 'T2', needleStopMm: needle!.needleStopMm - 8 }],
    label: 'ff',
  });
  expect(built.ok ? null : built.problem.code).toBe('bench-blocked');
});
