import { beforeAll, describe, expect, it } from 'vitest';
import { patientPoint, patientVector, type PatientPoint } from '../../geometry/core/frames';
import { angleBetween, distance, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import { designGuide } from '../../geometry/guide/design-guide';
import type { GuideDesign, GuideInput } from '../../geometry/guide/guide-design';
import type { GuideTrajectory } from '../../geometry/guide/parameters';
import type { Case } from '../../geometry/plan/document/case-schema';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { SurfaceIndex } from '../../geometry/surface/query/queries';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { skullDistance, skullMesh } from './analytic-skull';

export const smooth = skullMesh();
export const crested = skullMesh(true);
const kernel = await loadKernel();

/** The index of a bone that several paths are laid on. */
const indices = new WeakMap<TriangleMesh, SurfaceIndex>();
function indexOf(bone: TriangleMesh): SurfaceIndex {
  const index = indices.get(bone) ?? buildSurfaceIndex(bone);
  indices.set(bone, index);
  return index;
}

/** A path from `aim` through the bone's first surface to the target. */
export function trajectoryOn(
  bone: TriangleMesh,
  target: PatientPoint,
  aim: Vec3,
  id = 'T1',
): GuideTrajectory {
  const directionLps = normalize(patientVector(...subtract<Vec3>(target, aim)));
  const hit = indexOf(bone).castRay(aim, directionLps)[0]!;
  return { id, targetLps: target, entrySurfaceLps: patientPoint(...hit.point), directionLps };
}

/** The case that such a path belongs to, with nothing said of its guide. */
export function caseOn(targetLps: PatientPoint, entryLps: Vec3): Case {
  const read = parseCase({
    format: 'bregma-case',
    version: 1,
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: { dorsal: [0, 0, 1], rostral: [0, -1, 0], confirmedBy: 'AB', at: '2026-01-02T09:00:00Z' },
    trajectories: [{ id: 'T1', targetLps: [...targetLps], entryLps: [...entryLps] }],
  });
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

/** What the guides of these tests are designed from. */
export function guideInput(
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

export async function design(request: GuideInput): Promise<GuideDesign> {
  const result = await designGuide(request);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/**
 * Least distance of the guide's vertices to the analytic skull, at rest and along the way off, mm.
 */
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

/** Where a guide is made on the analytic skull, and how. */
export interface GuideSite {
  readonly name: string;
  readonly bone: TriangleMesh;
  readonly crest: boolean;
  readonly aim: Vec3;
  readonly guide: Partial<GuideInput['guide']>;
}

export const target = patientPoint(8, 5, 8);
const VAULT: GuideSite = {
  name: 'an entry on the vault',
  bone: smooth,
  crest: false,
  aim: [14, 5, 60],
  guide: {},
};
/**
 * The sites that every run tries: flat, steep with a bore far off the insertion, and on an edge.
 */
export const SHORT_SITES: readonly GuideSite[] = [
  VAULT,
  {
    name: 'a bore 43 degrees off the insertion direction',
    bone: smooth,
    crest: false,
    aim: [60, 10, 30],
    guide: { insertion: [0.45, 0, 1] },
  },
  { name: 'a pad over the crest', bone: crested, crest: true, aim: [0, 5, 60], guide: {} },
];
/** Those that `npm run check` tries too. */
export const FURTHER_SITES: readonly GuideSite[] = [
  { name: 'a steep side entry', bone: smooth, crest: false, aim: [60, 10, 30], guide: {} },
  { name: 'a pad beside the crest', bone: crested, crest: true, aim: [24, -10, 60], guide: {} },
  {
    name: 'a small pad',
    bone: smooth,
    crest: false,
    aim: [14, 20, 60],
    guide: { footprintRadiusMm: 10, thicknessMm: 3 },
  },
];

let onVault: Promise<GuideDesign> | null = null;
/** The guide on the vault, made once a file: several tests look at it. */
export const designOnVault = (): Promise<GuideDesign> =>
  (onVault ??= design(guideInput(smooth, [trajectoryOn(smooth, target, VAULT.aim)])));

/** The tests of one site's guide: its checks, its solid, its gap to the true skull, its sleeve. */
export function describeSite({ name, bone, crest, aim, guide }: GuideSite): void {
  describe(`designGuide: ${name}`, () => {
    let made: GuideDesign;
    const path = trajectoryOn(bone, target, aim);
    beforeAll(async () => {
      made = await (name === VAULT.name ? designOnVault() : design(guideInput(bone, [path], guide)));
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
      // The skull's own contour is good to about 0.01 mm; on the crest's tight edges the field's
      // grid takes up to 0.03.
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
}
