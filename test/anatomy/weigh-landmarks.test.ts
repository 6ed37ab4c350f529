import { describe, expect, it } from 'vitest';
import type { MirrorPlane } from '../../geometry/anatomy/find-mirror-plane';
import type { Landmark, OrientationLandmarks } from '../../geometry/anatomy/find-orientation-landmarks';
import type { CueName, OrientationReason } from '../../geometry/anatomy/orientation-guess';
import { mirrorConfidence, weighLandmarks } from '../../geometry/anatomy/weigh-landmarks';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { add, along, cross, dot, normalize, scale, type Vec3 } from '../../geometry/core/vector';

/** How a head lies: left is dorsal x rostral. */
interface Pose {
  readonly dorsal: Vec3;
  readonly rostral: Vec3;
  readonly left: Vec3;
}
function poseOf(dorsal: Vec3, towards: Vec3): Pose {
  const left = normalize(cross(dorsal, towards));
  return { dorsal: normalize(dorsal), left, rostral: cross(left, normalize(dorsal)) };
}
const POSES = [
  poseOf([0, 1, 0], [0, 0, 1]),
  poseOf([0, 0, 1], [1, 0, 0]),
  poseOf([1, 0, 0], [0, 1, 0]),
  poseOf([0.3, -0.8, 0.5], [0.4, 0.5, 0.6]),
  poseOf([-0.6, -0.1, 0.2], [0.3, -0.7, 0.4]),
  // Its left half-way between two axes.
  poseOf([0, 0, 1], [1, -1, 0]),
];
const POSE = POSES[3]!;
const MIDDLE = patientPoint(12, -30, 44);
/** Half of the brain-case's length, mm: twice the standard deviation along it. */
const HALF_MM = 20;

/** A brain-case with these standard deviations along and across the head, mm. */
function momentsOf({ rostral, dorsal, left }: Pose, longMm = 10, acrossMm = 6): [Vec3, Vec3, Vec3] {
  return [0, 1, 2].map(row =>
    [0, 1, 2].map(
      column =>
        longMm ** 2 * rostral[row]! * rostral[column]! +
        acrossMm ** 2 * (dorsal[row]! * dorsal[column]! + left[row]! * left[column]!),
    ),
  ) as unknown as [Vec3, Vec3, Vec3];
}
/** So far rostral and dorsal of the brain-case's middle, in its half-lengths. */
const markAt = ({ rostral, dorsal }: Pose, r: number, d: number, spreadMm = 3): Landmark => ({
  centreLps: along(along(MIDDLE, rostral, HALF_MM * r), dorsal, HALF_MM * d),
  spreadMm,
});
/** A foramen so many degrees below the head's axis, seen from the brain-case's middle. */
function foramenAt(pose: Pose, deg: number, spreadMm = 3): Landmark {
  const angle = (deg * Math.PI) / 180;
  return markAt(pose, -0.9 * Math.cos(angle), -0.9 * Math.sin(angle), spreadMm);
}
/** Where a dog's landmarks lie, each where it speaks in full for the pose. */
const FULL: Record<CueName, readonly [number, number]> = {
  bone: [0.4, -0.25],
  air: [0.5, -0.2],
  teeth: [0.8, -0.5],
  opening: [-0.5, -0.2],
};
/** Every landmark at a share of that; too wide an opening is no foramen, and turns nothing. */
function sharedOut(pose: Pose, shares: Partial<Record<CueName, number | null>>): OrientationLandmarks {
  const mark = (cue: CueName): Landmark | null => {
    const share = shares[cue] ?? null;
    return share === null ? null : markAt(pose, share * FULL[cue][0], share * FULL[cue][1], 11);
  };
  return {
    ...{ bone: mark('bone'), air: mark('air'), teeth: mark('teeth'), opening: mark('opening') },
    roomMoments: momentsOf(pose),
  };
}
const ALL = { bone: 1, air: 1, teeth: 1, opening: 1 };
const mirrorOf = (pose: Pose, change: Partial<MirrorPlane> = {}): MirrorPlane => ({
  normalLps: patientVector(...(pose.left as [number, number, number])),
  pointLps: MIDDLE,
  similarity: 0.9,
  lead: 0.4,
  ...change,
});
const room = { centerLps: MIDDLE };
const weigh = (landmarks: OrientationLandmarks, mirror = mirrorOf(POSE), down: Vec3 | null = null) =>
  weighLandmarks(
    mirror,
    landmarks,
    room,
    down && { downLps: patientVector(...(down as [number, number, number])), widthMm: 300 },
  );
const reason = (reasons: readonly OrientationReason[], id: OrientationReason['id']): OrientationReason =>
  reasons.find(one => one.id === id)!;
const expectClose = (found: Vec3, wanted: Vec3): void =>
  wanted.forEach((v, n) => expect(found[n]).toBeCloseTo(v, 9));

describe('weighLandmarks', () => {
  it.each(POSES)('reads a head in any pose, whichever side the plane counts as its front: %j', pose => {
    for (const sign of [1, -1]) {
      const normalLps = patientVector(...(scale(pose.left, sign) as [number, number, number]));
      const found = weigh(sharedOut(pose, ALL), mirrorOf(pose, { normalLps }));
      expectClose(found.rostral, pose.rostral);
      expectClose(found.dorsal, pose.dorsal);
      expect(found).toMatchObject({ from: 'anatomy', certainty: 'certain', mirror: { lead: 0.4 } });
      expect(found.confidence).toBeCloseTo(1, 9);
      expect(reason(found.reasons, 'long-axis')).toMatchObject({ ratio: expect.closeTo(10 / 6, 9) });
    }
  });

  it.each(Object.keys(FULL) as CueName[])('is led by %s alone where nothing else is seen', cue => {
    const found = weigh(sharedOut(POSE, { [cue]: 1 }));
    expectClose(found.rostral, POSE.rostral);
    expectClose(found.dorsal, POSE.dorsal);
    for (const id of ['rostral', 'dorsal'] as const) {
      expect(reason(found.reasons, id)).toEqual({
        ...{ id, confidence: expect.closeTo(0.25, 9), saying: [cue], against: [] },
      });
    }
    expect(found.certainty).toBe('unsure');
  });

  it('follows the little that is said, whichever side the plane counts as its front', () => {
    for (const sign of [1, -1]) {
      const normalLps = patientVector(...(scale(POSE.left, sign) as [number, number, number]));
      const found = weigh(sharedOut(POSE, { teeth: 0.3 }), mirrorOf(POSE, { normalLps }));
      expectClose(found.rostral, POSE.rostral);
      expectClose(found.dorsal, POSE.dorsal);
    }
  });

  it('believes as much as the landmarks say on average, none more than in full', () => {
    const of = (shares: Partial<Record<CueName, number>>): number =>
      weigh(sharedOut(POSE, shares)).confidence;
    expect(of({ bone: 0.5, air: 0.5, teeth: 0.5, opening: 0.5 })).toBeCloseTo(0.5, 9);
    expect(of({ bone: 3, air: 0.5, teeth: 0.5, opening: 0.5 })).toBeCloseTo(0.625, 9);
    expect(of({ bone: 1, air: -0.5, teeth: 1, opening: 0.3 })).toBeCloseTo(0.45, 9);
    expect(of({ bone: 1, air: -4, teeth: 1, opening: 0.8 })).toBeCloseTo(0.45, 9);
    expect(of({})).toBe(0);
  });

  it('names what speaks for it and against it, from 15 % of full on', () => {
    const found = weigh(sharedOut(POSE, { bone: 1, air: 0.16, teeth: 0.14, opening: 1 }));
    expect(reason(found.reasons, 'rostral')).toMatchObject({
      saying: ['bone', 'air', 'opening'],
      against: [],
    });
    const denied = weigh(sharedOut(POSE, { bone: 1, air: -0.16, teeth: -0.14, opening: 1 }));
    expect(reason(denied.reasons, 'dorsal')).toMatchObject({ saying: ['bone', 'opening'], against: ['air'] });
  });

  it('follows the majority where landmarks contradict each other', () => {
    const found = weigh(sharedOut(POSE, { bone: -0.3, air: -0.3, teeth: 1, opening: 0 }));
    expectClose(found.rostral, POSE.rostral);
    const turned = weigh(sharedOut(POSE, { bone: -0.8, air: -0.4, teeth: 1, opening: 0 }));
    expectClose(turned.rostral, scale(POSE.rostral, -1));
    expectClose(turned.dorsal, scale(POSE.dorsal, -1));
  });

  it('turns the axis half-way to what the foramen says, which usually lies 17.5 degrees low', () => {
    const turnOf = (opening: Landmark): number => {
      const { rostral, dorsal } = weigh({ ...sharedOut(POSE, ALL), opening });
      expect(Math.hypot(...rostral)).toBeCloseTo(1, 9);
      expect(Math.hypot(...dorsal)).toBeCloseTo(1, 9);
      expect(dot(rostral, dorsal)).toBeCloseTo(0, 9);
      expect(dot(rostral, POSE.left)).toBeCloseTo(0, 9);
      return (Math.atan2(dot(rostral, POSE.dorsal), dot(rostral, POSE.rostral)) * 180) / Math.PI;
    };
    expect(turnOf(foramenAt(POSE, 17.5))).toBeCloseTo(0, 6);
    expect(turnOf(foramenAt(POSE, 27.5))).toBeCloseTo(5, 6);
    expect(turnOf(foramenAt(POSE, 7.5))).toBeCloseTo(-5, 6);
    expect(turnOf(foramenAt(POSE, 39.5))).toBeCloseTo(11, 6);
    // Further from the caudal end, or wider than a quarter of the brain-case, it is none.
    expect(turnOf(foramenAt(POSE, 40.5))).toBeCloseTo(0, 6);
    expect(turnOf(foramenAt(POSE, 27.5, 9.9))).toBeCloseTo(5, 6);
    expect(turnOf(foramenAt(POSE, 27.5, 10.1))).toBeCloseTo(0, 6);
  });

  it('doubts a brain-case that is hardly longer than high', () => {
    const of = (ratio: number) =>
      weigh({ ...sharedOut(POSE, ALL), roomMoments: momentsOf(POSE, 10, 10 / ratio) });
    expect(of(1.3).confidence).toBeCloseTo(0.5, 6);
    expect(of(1.5).confidence).toBeCloseTo(1, 6);
    expect(reason(of(1.25).reasons, 'long-axis')).toMatchObject({ confidence: expect.closeTo(0.375, 6) });
    expect(of(1.05).confidence).toBe(0);
  });

  it('finds the long axis of a brain-case that is narrow and low alike', () => {
    // Wide from side to side: what lies across the median plane says nothing of the axis.
    const { left } = POSE;
    const wide = momentsOf(POSE).map((row, n) => add(row, scale(left, 200 * left[n]!)));
    const found = weigh({ ...sharedOut(POSE, ALL), roomMoments: wide as unknown as [Vec3, Vec3, Vec3] });
    expectClose(found.rostral, POSE.rostral);
    expect(reason(found.reasons, 'long-axis')).toMatchObject({ ratio: expect.closeTo(10 / 6, 9) });
  });

  it.each([
    [0.715, 'certain'],
    [0.705, 'likely'],
    [0.625, 'likely'],
    [0.615, 'unsure'],
  ])('of a head that mirrors itself by %d it is %s', (similarity, certainty) => {
    const found = weigh(sharedOut(POSE, ALL), mirrorOf(POSE, { similarity }));
    expect(found.certainty).toBe(certainty);
    expect(found.confidence).toBeCloseTo((similarity - 0.5) / 0.3, 9);
  });

  it('tells how well left and right mirror each other, in percent', () => {
    const told = (change: Partial<MirrorPlane>) =>
      weigh(sharedOut(POSE, ALL), mirrorOf(POSE, change)).reasons[0];
    expect(told({ similarity: 0.65, lead: 0.25 })).toEqual({
      ...{ id: 'mirror', confidence: expect.closeTo(0.5, 9) },
      ...{ similarityPercent: expect.closeTo(65, 9), leadPercent: expect.closeTo(25, 9) },
    });
    expect(told({ similarity: 1.04 })).toMatchObject({ similarityPercent: 100 });
  });

  it.each<[string, (pose: Pose) => Vec3, number]>([
    ['belly', ({ dorsal }) => scale(dorsal, -1), 1],
    ['back', ({ dorsal }) => dorsal, 1],
    ['left side', ({ left }) => left, 1],
    ['right side', ({ left }) => scale(left, -1), 1],
    ['nose', ({ rostral }) => rostral, 0.5],
    ['neck', ({ rostral }) => scale(rostral, -1), 0.5],
  ])('an animal on its %s', (lying, downOf, confidence) => {
    for (const pose of POSES) {
      const found = weigh(sharedOut(pose, ALL), mirrorOf(pose), downOf(pose));
      expect(reason(found.reasons, 'table')).toEqual({ id: 'table', lying, confidence });
      expect(found.confidence).toBeCloseTo(confidence, 9);
    }
  });
});

describe('a head along the axes, where nothing is rounded', () => {
  const upright = poseOf([-1, 0, 0], [0, 0, 1]);
  const origin = patientPoint(0, 0, 0);
  const at = (rostralMm: number, dorsalMm: number, spreadMm = 3): Landmark => ({
    centreLps: patientPoint(-dorsalMm, 0, rostralMm),
    spreadMm,
  });
  const none: OrientationLandmarks = {
    ...{ bone: null, air: null, teeth: at(16, -10), opening: null },
    roomMoments: [
      [36, 0, 0],
      [0, 36, 0],
      [0, 0, 100],
    ],
  };
  const weighAt = (landmarks: Partial<OrientationLandmarks>, change: Partial<MirrorPlane> = {}) =>
    weighLandmarks(mirrorOf(upright, change), { ...none, ...landmarks }, { centerLps: origin }, null);

  it('counts what says 15 % of its full part, for or against', () => {
    const { reasons } = weighAt({ bone: at(1.2, -0.75), air: at(-1.5, 0.6) });
    for (const id of ['rostral', 'dorsal'] as const) {
      expect(reason(reasons, id)).toMatchObject({ saying: ['bone', 'teeth'], against: ['air'] });
    }
  });

  it('takes an opening a quarter as wide as the brain-case is long for the foramen magnum', () => {
    // So much below the axis, less the usual drop, and half of that.
    const opening = at(-12, -8, 10);
    const turned = (Math.atan2(8, 12) - (17.5 * Math.PI) / 180) / 2;
    expectClose(weighAt({ opening }).rostral, [-Math.sin(turned), 0, Math.cos(turned)]);
  });

  it('takes an opening just 40 degrees off the caudal end for it', () => {
    const opening = at(-16, -13.425594098836484);
    const turned = (11.25 * Math.PI) / 180;
    expectClose(weighAt({ opening }).rostral, [-Math.sin(turned), 0, Math.cos(turned)]);
  });

  it.each([
    [0.21, 0.7, 'certain'],
    [0.12, 0.4, 'likely'],
  ])('with a lead of %d is believed by %d: %s', (lead, confidence, certainty) => {
    const full = { bone: at(8, -5), air: at(10, -4), opening: at(-10, -4, 11) };
    expect(weighAt(full, { lead })).toMatchObject({ confidence, certainty });
  });
});

describe('mirrorConfidence', () => {
  it.each([
    [0.5, 1, 0],
    [0.4, 1, 0],
    [0.65, 1, 0.5],
    [0.8, 0.3, 1],
    [1, 0.15, 0.5],
    [1, -0.1, 0],
    [0.95, 0.6, 1],
  ])('of a similarity of %d with a lead of %d', (similarity, lead, confidence) => {
    expect(mirrorConfidence(mirrorOf(POSE, { similarity, lead }))).toBeCloseTo(confidence, 9);
  });
});
