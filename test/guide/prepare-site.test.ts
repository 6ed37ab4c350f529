import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { createSiteCache, prepareSite, type SiteInput } from '../../geometry/guide/prepare-site';
import { cropToBall, nearestTriangle } from '../../geometry/guide/select-patch';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { skullMesh } from '../support/analytic-skull';

const bone = skullMesh();

function asked(guide: Partial<SiteInput['guide']> = {}, x = 5): SiteInput {
  const entrySurfaceLps = patientPoint(...buildSurfaceIndex(bone).closestPoint([x, 4, 40])!.point);
  return {
    bone,
    trajectories: [
      {
        id: 'T1',
        targetLps: patientPoint(5, 4, 8),
        entrySurfaceLps,
        directionLps: patientVector(0, 0, -1),
      },
    ],
    rostralLps: patientVector(0, -1, 0),
    guide: {
      support: 'pad',
      feet: { count: 4, reachMm: 30, footDiameterMm: 5, sights: 2, padRadiusMm: 0 },
      exposedAreaMm2: null,
      contactGapMm: 0.15,
      thicknessMm: 4,
      footprintRadiusMm: 16,
      footprintShiftMm: { rostral: 0, left: 0 },
      exposedRadiusMm: 40,
      keepOffLps: [],
      pins: { count: 0, diameterMm: 1.6 },
      clearOfMm: { eye: 4, ear: 4 },
      insertion: 'auto',
      label: 'test',
      sleeve: { boreClearanceMm: 0.1, wallMm: 3, lengthMm: 25, standoffMm: 1 },
      ...guide,
    },
  };
}

describe('createSiteCache', () => {
  it('answers again where neither bone, paths, reach nor direction have changed, and only there', () => {
    const cache = createSiteCache();
    const site = (input: SiteInput) => {
      const made = cache.prepare(input);
      if (!made.ok) throw new Error(made.problem.message);
      return made.value;
    };
    const first = site(asked());
    expect(site(asked({ thicknessMm: 3, contactGapMm: 0.3 }))).toBe(first);
    for (const other of [
      asked({ footprintRadiusMm: 12 }),
      asked({ insertion: [0, 0.1, 1] }),
      asked({}, 8),
      { ...asked(), rostralLps: patientVector(1, 0, 0) },
    ]) {
      const changed = site(other);
      const fresh = prepareSite(other);
      expect(changed).not.toBe(first);
      expect(fresh.ok && changed.frame).toEqual(fresh.ok && fresh.value.frame);
      expect(fresh.ok && changed.own.triangles.length).toBe(fresh.ok && fresh.value.own.triangles.length);
    }
    // The last four are kept, the first is not among them any more.
    expect(site(asked())).not.toBe(first);
  });

  it('answers for the supports that are tried in turn, of this bone alone', () => {
    const cache = createSiteCache();
    const site = (input: SiteInput) => {
      const made = cache.prepare(input);
      return made.ok ? made.value : null;
    };
    const sizes = [16, 12, 10].map(footprintRadiusMm => asked({ footprintRadiusMm }));
    const sites = sizes.map(site);
    sizes.forEach((input, n) => expect(site(input)).toBe(sites[n]));
    const copy = { ...bone, positions: bone.positions.slice() };
    expect(site({ ...sizes[0]!, bone: copy })).not.toBe(sites[0]);
    expect(site(sizes[1]!)).not.toBe(sites[1]);
  });

  it('keeps all bone that the guide can meet on its way off', () => {
    const made = prepareSite(asked());
    if (!made.ok) throw new Error(made.problem.message);
    const { frame, reachMm, scanned } = made.value;
    const whole = buildSurfaceIndex(bone);
    const kept = buildSurfaceIndex(scanned);
    const random = seededRandom(4);
    for (let n = 0; n < 300; n++) {
      const [u, v] = [random.between(-reachMm, reachMm), random.between(-reachMm, reachMm)];
      const p = [0, 1, 2].map(a => frame.origin[a]! + u * frame.x[a]! + v * frame.y[a]! + 2 * frame.z[a]!);
      const far = whole.closestPoint(p as [number, number, number])!.distanceMm;
      if (far < 5) expect(kept.closestPoint([u, v, 2])!.distanceMm).toBeCloseTo(far, 4);
    }
  });
});

describe('nearestTriangle', () => {
  it('finds a triangle as near as the index does', () => {
    const near = cropToBall(bone, [0, 0, 28], 12).mesh;
    const index = buildSurfaceIndex(near);
    const random = seededRandom(2);
    for (let n = 0; n < 20; n++) {
      const p = [random.between(-8, 8), random.between(-8, 8), random.between(22, 32)] as const;
      const t = nearestTriangle(near, p);
      const alone = buildSurfaceIndex({ ...near, triangles: near.triangles.slice(3 * t, 3 * t + 3) });
      expect(alone.closestPoint(p)!.distanceMm).toBe(index.closestPoint(p)!.distanceMm);
    }
  });
});
