import { beforeAll, describe, expect, it } from 'vitest';
import { patientPoint, type Radians } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { angleBetween, cross, length, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import {
  composeTransforms,
  IDENTITY,
  invertTransform,
  shiftBy,
  transformDirection,
  transformPoint,
  turnAbout,
  type RigidTransform,
} from '../../geometry/fusion/rigid-transform';
import type { GuideDesign } from '../../geometry/guide/guide-design';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { isSeated, measureSeated } from '../../geometry/verify/verify-seated';
import type { Volume } from '../../geometry/volume/volume';
import { skullDistance } from '../support/analytic-skull';
import { designOnVault, smooth, target, trajectoryOn } from '../support/guide-sites';
import { smallPlan } from '../support/small-plan';

/** How far the scanner blurs, its voxels, mm, and its noise, HU. */
const SIGMA_MM = 0.45;
const SPACING_MM = 0.6;
const NOISE_HU = 25;
const AIR_HU = -1000;
const BONE_HU = 1300;
const POLYMER_HU = 120;
/** Where the head lies in the scan with the guide on. */
const scanFromPlanned = composeTransforms(
  shiftBy([7.3, -11.2, 25.1]),
  turnAbout([0, 0, 0], normalize<Vec3>([0.3, -0.5, 0.8]), 0.31 as Radians),
);

/** A share of 1 within, 0 without, blurred: the normal distribution of the distance. */
function inside(distanceMm: number): number {
  const x = distanceMm / SIGMA_MM;
  return 1 / (1 + Math.exp(1.5976 * x + 0.07056 * x ** 3));
}

const plain = (v: Vec3): [number, number, number] => [v[0], v[1], v[2]];

interface Rod {
  readonly from: Vec3;
  readonly to: Vec3;
  readonly radiusMm: number;
}

/** A scan of the test skull with the guide moved from its plan, without any code of the search. */
function simulate(made: GuideDesign, motion: RigidTransform, rod: Rod | null, seed: number): Volume {
  const random = seededRandom(seed);
  const guide = buildSurfaceIndex(made.mesh);
  const toSkull = skullDistance(false);
  const [back, unmoved] = [invertTransform(scanFromPlanned), invertTransform(motion)];
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  const { positions } = made.mesh;
  for (let v = 0; v < positions.length; v += 3) {
    const p = patientPoint(positions[v]!, positions[v + 1]!, positions[v + 2]!);
    transformPoint(scanFromPlanned, p).forEach((value, axis) => {
      low[axis] = Math.min(low[axis]!, value - 5);
      high[axis] = Math.max(high[axis]!, value + 5);
    });
  }
  const size = [0, 1, 2].map(a => Math.ceil((high[a]! - low[a]!) / SPACING_MM)) as [number, number, number];
  const voxels = new Int16Array(size[0] * size[1] * size[2]);
  let at = 0;
  for (let k = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      for (let i = 0; i < size[0]; i++, at++) {
        const p = transformPoint(back, [
          low[0]! + SPACING_MM * i,
          low[1]! + SPACING_MM * j,
          low[2]! + SPACING_MM * k,
        ]);
        const own = transformPoint(unmoved, p);
        let hu = AIR_HU + (BONE_HU - AIR_HU) * inside(toSkull(...plain(p)));
        hu += (POLYMER_HU - AIR_HU) * inside(guide.signedDistanceAt(...plain(own), 2.5));
        if (rod) hu += 9000 * inside(distanceToRod(p, rod));
        voxels[at] = Math.round(Math.min(3071, hu + NOISE_HU * random.normal()));
      }
    }
  }
  return {
    voxels,
    sizeVoxels: size,
    spacingMm: [SPACING_MM, SPACING_MM, SPACING_MM],
    originLps: patientPoint(low[0]!, low[1]!, low[2]!),
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ] as unknown as Volume['axes'],
  };
}

function distanceToRod(p: Vec3, { from, to, radiusMm }: Rod): number {
  const axis = subtract<Vec3>(to, from);
  const size = length(axis);
  const d = subtract<Vec3>(p, from);
  const t = Math.max(0, Math.min(1, (d[0] * axis[0] + d[1] * axis[1] + d[2] * axis[2]) / size ** 2));
  return Math.hypot(...[0, 1, 2].map(a => d[a]! - t * axis[a]!)) - radiusMm;
}

describe('a scan with the guide on', () => {
  const path = trajectoryOn(smooth, target, [14, 5, 60]);
  let made: GuideDesign;
  let plan: Plan;
  beforeAll(async () => {
    made = await designOnVault();
    const sleeve = made.sleeves[0]!;
    plan = {
      ...smallPlan,
      case: {
        ...smallPlan.case,
        // The skull's rostral is -y, its dorsal z.
        orientation: {
          ...{ dorsal: [0, 0, 1], rostral: [0, -1, 0], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
          ...{
            declared: null,
            proposed: null,
            turns: [],
            earlier: [],
            marker: null,
            seal: null,
            reason: null,
          },
        },
      },
      trajectories: [
        {
          ...smallPlan.trajectories[0]!,
          id: 'T1',
          targetLps: plain(path.targetLps),
          entrySurfaceLps: plain(path.entrySurfaceLps),
          directionLps: plain(path.directionLps),
          sleeve: {
            ...smallPlan.trajectories[0]!.sleeve!,
            lowerLipLps: plain(sleeve.lowerLipLps),
            upperLipLps: plain(sleeve.upperLipLps),
          },
        },
      ],
    };
  });

  const measure = (motion: RigidTransform, rod: Rod | null, seed: number) => {
    const fixedFromMoving = invertTransform(scanFromPlanned);
    const scan = simulate(made, motion, rod, seed);
    const seen = measureSeated(plan, scan, { fixedFromMoving }, { guide: made.mesh, bone: smooth });
    if (!seen.ok) throw new Error(seen.problem.message);
    return seen.value;
  };
  /** Where the bore truly points once the guide is moved: off the target, and in angle. */
  const truth = (motion: RigidTransform) => {
    const { upperLipLps } = made.sleeves[0]!;
    const [lip, down] = [transformPoint(motion, upperLipLps), transformDirection(motion, path.directionLps)];
    const across = (p: Vec3): number => length(cross(subtract<Vec3>(p, lip), down));
    return {
      targetMm: across(path.targetLps),
      entryMm: across(path.entrySurfaceLps),
      angleDeg: (angleBetween(down, path.directionLps) * 180) / Math.PI,
    };
  };

  const seated: readonly (readonly [string, RigidTransform])[] = [
    ['as planned', IDENTITY],
    ['a little aside', shiftBy([0.35, -0.2, 0.05])],
    [
      'aside and turned by a degree',
      composeTransforms(
        shiftBy([-0.2, 0.3, 0.1]),
        turnAbout([14, 5, 26], normalize<Vec3>([0.7, 0.7, 0.1]), (Math.PI / 180) as Radians),
      ),
    ],
  ];
  it.each(seated)(
    'finds the axis of a guide that sits %s within 0.1 mm and 0.2 degrees',
    (_, motion) => {
      const [bore] = measure(motion, null, 11).bores;
      const { targetMm, entryMm, angleDeg } = truth(motion);
      expect(bore!.by).toBe('guide');
      expect(Math.abs(bore!.targetMm - targetMm)).toBeLessThan(0.1);
      expect(Math.abs(bore!.entryMm - entryMm)).toBeLessThan(0.1);
      expect(Math.abs(bore!.angleDeg - angleDeg)).toBeLessThan(0.2);
    },
    60_000,
  );

  it('passes a guide that is seated, and says of each zone that it rests', () => {
    const seen = measure(IDENTITY, null, 12);
    expect(seen.zones.map(({ zone }) => zone)).toEqual(['rostral', 'caudal', 'left', 'right']);
    for (const { openMm } of seen.zones) expect(Math.abs(openMm)).toBeLessThan(0.08);
    expect(isSeated(seen)).toBe(true);
  });

  it.each([
    ['rostral', [1, 0, 0], 1],
    ['left', [0, 1, 0], 1],
  ] as const)(
    'catches a guide that is lifted by half a millimetre on its %s side',
    (side, axis, sense) => {
      // It turns about its far rim: 0.5 mm over the pad's 32 mm.
      const far: Vec3 = side === 'rostral' ? [14, 21, 22] : [-2, 5, 27];
      const motion = turnAbout(far, axis, ((sense * -0.5) / 32) as Radians);
      const seen = measure(motion, null, 13);
      const open = seen.zones.find(({ zone }) => zone === side)!.openMm;
      expect(open).toBeGreaterThan(0.25);
      expect(open).toBe(Math.max(...seen.zones.map(({ openMm }) => openMm)));
      expect(isSeated(seen)).toBe(false);
    },
    60_000,
  );

  it('goes by a rod in the bore where there is one', () => {
    const { upperLipLps, lowerLipLps } = made.sleeves[0]!;
    const beyond = subtract<Vec3>(upperLipLps, lowerLipLps).map(v => v / 25) as unknown as Vec3;
    const motion = shiftBy([0.3, 0.2, 0]);
    const rod = {
      from: transformPoint(motion, lowerLipLps),
      to: transformPoint(motion, upperLipLps.map((v, a) => v + 30 * beyond[a]!) as unknown as Vec3),
      radiusMm: 0.9,
    };
    const [bore] = measure(motion, rod, 14).bores;
    const { targetMm, angleDeg } = truth(motion);
    expect(bore!.by).toBe('rod');
    expect(Math.abs(bore!.targetMm - targetMm)).toBeLessThan(0.1);
    expect(Math.abs(bore!.angleDeg - angleDeg)).toBeLessThan(0.2);
  });

  it('refuses a scan in which there is no guide', () => {
    const fixedFromMoving = invertTransform(scanFromPlanned);
    const scan = simulate(made, shiftBy([0, 0, 400]), null, 15);
    const seen = measureSeated(plan, scan, { fixedFromMoving }, { guide: made.mesh, bone: smooth });
    expect(seen.ok ? null : seen.problem.code).toBe('guide-not-seen');
  });
});
