import { beforeAll, describe, expect, it } from 'vitest';
import { patientPoint, patientVector, type PatientPoint } from '../../geometry/core/frames';
import { worstStatus } from '../../geometry/core/check';
import { angleBetween, distance, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import { designGuide, type GuideDesign, type GuideInput } from '../../geometry/guide/design-guide';
import type { FootprintShift, GuideTrajectory } from '../../geometry/guide/parameters';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { skullDistance, skullMesh } from '../support/analytic-skull';

const smooth = skullMesh();
const crested = skullMesh(true);
let kernel: GuideInput['kernel'];
beforeAll(async () => {
  kernel = await loadKernel();
});

function trajectory(bone: TriangleMesh, target: PatientPoint, aim: Vec3, id = 'T1'): GuideTrajectory {
  const directionLps = normalize(patientVector(...subtract<Vec3>(target, aim)));
  const hit = buildSurfaceIndex(bone).castRay(aim, directionLps)[0]!;
  return { id, targetLps: target, entrySurfaceLps: patientPoint(...hit.point), directionLps };
}

function input(
  bone: TriangleMesh,
  trajectories: GuideTrajectory[],
  guide: Partial<GuideInput['guide']> = {},
): GuideInput {
  return {
    bone,
    trajectories,
    kernel,
    printer: { bedMm: [145, 145, 185] },
    rostralLps: patientVector(0, -1, 0),
    tool: { name: 'side-cutting 1.8', diameterMm: 1.8, lengthMm: 200, windowMm: 8, tipMm: 2, collarMm: 4 },
    guide: {
      support: 'skull',
      contactGapMm: 0.15,
      thicknessMm: 4,
      footprintRadiusMm: 16,
      footprintShiftMm: { rostral: 0, left: 0 },
      exposedRadiusMm: 40,
      keepOffLps: [],
      insertion: 'auto',
      label: 'test',
      sleeve: { boreClearanceMm: 0.1, wallMm: 3, lengthMm: 25, standoffMm: 1 },
      ...guide,
    },
  };
}

async function design(request: GuideInput): Promise<GuideDesign> {
  const result = await designGuide(request);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** Least distance of the guide's vertices to the analytic skull, at rest and along the way off, mm. */
function leastDistance(made: GuideDesign, toBone: (x: number, y: number, z: number) => number): number {
  let least = Infinity;
  const { positions: p } = made.mesh;
  const [dx, dy, dz] = made.insertionLps;
  for (let v = 0; v < p.length; v += 3) {
    for (const up of [0, 0.1, 0.3, 0.6, 1, 2, 3, 5, 8, 12, 20]) {
      least = Math.min(least, toBone(p[v]! + up * dx, p[v + 1]! + up * dy, p[v + 2]! + up * dz));
    }
  }
  return least;
}

const target = patientPoint(8, 5, 8);
const cases: [string, TriangleMesh, boolean, Vec3, Partial<GuideInput['guide']>][] = [
  ['an entry on the vault', smooth, false, [14, 5, 60], {}],
  ['a steep side entry', smooth, false, [60, 10, 30], {}],
  ['a bore 43 degrees off the insertion direction', smooth, false, [60, 10, 30], { insertion: [0.45, 0, 1] }],
  ['a pad over the crest', crested, true, [0, 5, 60], {}],
  ['a pad beside the crest', crested, true, [24, -10, 60], {}],
  ['a small pad', smooth, false, [14, 20, 60], { footprintRadiusMm: 10, thicknessMm: 3 }],
];

describe.each(cases)('designGuide: %s', (_, bone, crest, aim, parameters) => {
  let made: GuideDesign;
  const path = trajectory(bone, target, aim);
  beforeAll(async () => {
    made = await design(input(bone, [path], parameters));
  });

  it('passes every check', () => {
    expect(made.checks.filter(c => c.status === 'fail')).toEqual([]);
  });

  it('is one closed solid', () => {
    const seen = inspectMesh(made.mesh);
    expect([seen.openEdges, seen.nonManifoldEdges, seen.shells]).toEqual([0, 0, 1]);
    expect(seen.volumeMm3).toBeCloseTo(made.volumeMm3, 0);
  });

  it('keeps off the bone at rest and on the way off, and keeps the asked gap on the mean', () => {
    // The skull's own contour is good to about 0.01 mm; on the crest's tight edges the field's grid takes up to 0.03.
    expect(leastDistance(made, skullDistance(crest))).toBeGreaterThan(crest ? 0.1 : 0.13);
    // Over a crest's sharp edge the face stands off a little more on purpose.
    expect(Math.abs(made.meanContactGapMm - 0.15)).toBeLessThan(crest ? 0.03 : 0.015);
  });

  it('puts the lips on the planned line and the depth stop on a whole millimetre', () => {
    const sleeve = made.sleeves[0]!;
    expect(distance(sleeve.upperLipLps, target)).toBeCloseTo(sleeve.depthStopMm, 6);
    expect(Number.isInteger(sleeve.depthStopMm)).toBe(true);
    expect(sleeve.guidedLengthMm).toBeGreaterThanOrEqual(25 - 1e-6);
    expect(sleeve.guidedLengthMm).toBeLessThan(26.001);
    expect(sleeve.needleStopMm).toBe(sleeve.depthStopMm + 6);
    expect(angleBetween(subtract<Vec3>(target, sleeve.upperLipLps), path.directionLps)).toBeLessThan(1e-7);
  });
});

describe('designGuide', () => {
  it('gives the same bytes for the same input', async () => {
    const request = input(smooth, [trajectory(smooth, target, [14, 5, 60])]);
    const [a, b] = [await design(request), await design(request)];
    expect(a.mesh.positions).toEqual(b.mesh.positions);
    expect(a.mesh.triangles).toEqual(b.mesh.triangles);
  });

  it('carries two trajectories in one piece', async () => {
    const paths = [
      trajectory(smooth, target, [14, 5, 60]),
      trajectory(smooth, patientPoint(6, -12, 6), [16, -18, 60], 'T2'),
    ];
    const made = await design(input(smooth, paths));
    expect(worstStatus(made.checks)).not.toBe('fail');
    expect(made.sleeves.map(s => s.trajectory)).toEqual(['T1', 'T2']);
  });

  it('lies beside its entry where it is moved, the sleeve still on its path', async () => {
    const path = trajectory(smooth, target, [14, 5, 60]);
    const middle = ({ contacts: { positions, areasMm2 } }: GuideDesign): Vec3 => {
      const area = areasMm2.reduce((sum, a) => sum + a, 0);
      const along = (axis: number): number =>
        areasMm2.reduce((sum, a, n) => sum + (a * positions[3 * n + axis]!) / area, 0);
      return [along(0), along(1), along(2)];
    };
    const quick = (footprintShiftMm: FootprintShift): Promise<GuideDesign> =>
      design({ ...input(smooth, [path], { footprintShiftMm }), quality: 'preview' });
    const straight = await quick({ rostral: 0, left: 0 });
    // Rostral is towards -y here, left towards +x.
    const rostral = await quick({ rostral: 6, left: 0 });
    const right = await quick({ rostral: 0, left: -6 });
    expect(middle(rostral)[1] - middle(straight)[1]).toBeLessThan(-4);
    expect(Math.abs(middle(rostral)[0] - middle(straight)[0])).toBeLessThan(1.5);
    expect(middle(right)[0] - middle(straight)[0]).toBeLessThan(-4);
    expect(Math.abs(middle(right)[1] - middle(straight)[1])).toBeLessThan(1.5);
    for (const made of [rostral, right]) {
      expect(made.checks.filter(c => c.status === 'fail')).toEqual([]);
      expect(made.checks.find(c => c.id === 'footprint')).toMatchObject({ status: 'pass' });
      expect(made.sleeves[0]!.depthStopMm).toBe(
        Math.round(distance(made.sleeves[0]!.upperLipLps, path.targetLps)),
      );
    }
  });

  it('stays off the places that it is told to keep off', async () => {
    const path = trajectory(smooth, target, [14, 5, 60]);
    const [x, y, z] = path.entrySurfaceLps;
    const free = await design({ ...input(smooth, [path]), quality: 'preview' });
    const { positions } = free.contacts;
    // A row of places some 8 to 10 mm beside the entry, on the face as it was.
    const row = Array.from({ length: positions.length / 3 }, (_, n) => positions.subarray(3 * n, 3 * n + 3))
      .filter(
        p => p[0]! < x - 5 && Math.abs(p[1]! - y) < 7 && Math.hypot(p[0]! - x, p[1]! - y, p[2]! - z) > 8,
      )
      .map(p => [p[0]!, p[1]!, p[2]!] as const);
    expect(row.length).toBeGreaterThan(3);
    const made = await design({ ...input(smooth, [path], { keepOffLps: row }), quality: 'preview' });
    const nearest = (face: Float64Array): number => {
      let least = Infinity;
      for (let p = 0; p < face.length; p += 3) {
        for (const [a, b, c] of row)
          least = Math.min(least, Math.hypot(face[p]! - a, face[p + 1]! - b, face[p + 2]! - c));
      }
      return least;
    };
    expect(nearest(positions)).toBeLessThan(0.01);
    expect(nearest(made.contacts.positions)).toBeGreaterThan(2.5);
    expect(made.checks.filter(c => c.status === 'fail')).toEqual([]);
  });

  it('warns where the pad reaches beyond the bone that is to be exposed', async () => {
    const made = await design({
      ...input(smooth, [trajectory(smooth, target, [14, 5, 60])], {
        footprintShiftMm: { rostral: -3, left: 4 },
        exposedRadiusMm: 20.5,
      }),
      quality: 'preview',
    });
    const { status, message } = made.checks.find(c => c.id === 'footprint')!;
    expect(status).toBe('warn');
    expect(message).toBe(
      'The pad reaches 16.0 mm from its middle, as asked. Its middle lies 3.0 mm to caudal and 4.0 mm to the left of the entry. It reaches 21.0 mm from the entry, beyond the 20.5 mm of bone that are to be exposed: expose more, or make the pad smaller.',
    );
  });

  it('sees sleeves that stand in each other’s way', async () => {
    const paths = [
      trajectory(smooth, target, [14, 5, 60]),
      trajectory(smooth, patientPoint(8, 9, 8), [14, 5.5, 60], 'T2'),
    ];
    const made = await design(input(smooth, paths));
    expect(made.checks.some(c => c.status === 'fail' && c.id === 'bores-apart')).toBe(true);
  });

  it('fails a needle that is too short', async () => {
    const request = input(smooth, [trajectory(smooth, target, [14, 5, 60])]);
    const made = await design({ ...request, tool: { ...request.tool, lengthMm: 60 } });
    expect(made.checks.find(c => c.id === 'needle-length')).toMatchObject({ status: 'fail', unit: 'mm' });
  });

  it('fails a bore that leans too far from the given insertion direction', async () => {
    const made = await design(
      input(smooth, [trajectory(smooth, target, [60, 10, 30])], { insertion: [-0.2, 0, 1] }),
    );
    expect(made.checks.find(c => c.id === 'bore-tilt')?.status).toBe('fail');
  });

  it('fails a guide larger than the printer', async () => {
    const request = input(smooth, [trajectory(smooth, target, [14, 5, 60])]);
    const made = await design({ ...request, printer: { bedMm: [30, 30, 20] } });
    expect(made.checks.find(c => c.id === 'printer-bed')?.status).toBe('fail');
  });

  it('refuses in words where there is no trajectory and where there is no bone', async () => {
    expect(await designGuide(input(smooth, []))).toMatchObject({
      ok: false,
      problem: { code: 'no-trajectory' },
    });
    const path = { ...trajectory(smooth, target, [14, 5, 60]), entrySurfaceLps: patientPoint(300, 0, 0) };
    expect(await designGuide(input(smooth, [path]))).toMatchObject({
      ok: false,
      problem: { code: 'no-bone-at-entry' },
    });
  });

  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    const request = input(smooth, [trajectory(smooth, target, [14, 5, 60])]);
    const running = designGuide(request, ({ fraction }) => fraction > 0.05 && stop.abort(), stop.signal);
    await expect(running).rejects.toThrow(/abort/i);
  });

  it('previews quickly made guides of the same shape', async () => {
    const request = input(smooth, [trajectory(smooth, target, [14, 5, 60])]);
    const [preview, final] = [await design({ ...request, quality: 'preview' }), await design(request)];
    expect(preview.sleeves).toEqual(final.sleeves);
    expect(Math.abs(preview.volumeMm3 / final.volumeMm3 - 1)).toBeLessThan(0.02);
  });
});
