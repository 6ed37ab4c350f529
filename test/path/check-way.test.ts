import { describe, expect, it } from 'vitest';
import type { OtherBone } from '../../geometry/anatomy/find-bone-parts';
import type { Sinuses } from '../../geometry/anatomy/find-sinuses';
import type { Check } from '../../geometry/core/check';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import {
  createCheckList,
  trajectoryLimits,
  type TrajectoryLimits,
} from '../../geometry/path/check-trajectory';
import { checkWay, type Way } from '../../geometry/path/check-way';
import type { Trajectory } from '../../geometry/path/trajectory';
import { codesOf } from '../support/codes-of';

const ENTRY = patientPoint(1, 2, 30);
const LENGTH_MM = 25;
const path = (change: Partial<Trajectory> = {}): Trajectory => ({
  id: 'T1',
  targetLps: patientPoint(1, 2, 5),
  entrySurfaceLps: ENTRY,
  directionLps: patientVector(0, 0, -1),
  lengthMm: LENGTH_MM,
  boneThicknessMm: 2.5,
  bone: [{ fromMm: 0, toMm: 2.5 }],
  angleToNormalDeg: 12,
  normalLps: patientVector(0, 0, 1),
  profile: { startMm: -8, stepMm: 0.1, hu: new Float32Array(400).fill(50) },
  ...change,
});
type Layer = Way['wall']['layers'][number];
/** A wall of layers between places from the entry, mm. */
const wallOf = (...layers: readonly (readonly [number, number])[]): Way['wall'] => {
  const stretches = layers.map(
    ([from, to]): Layer => ({ fromMm: from - LENGTH_MM, toMm: to - LENGTH_MM }) as Layer,
  );
  return { stretches, layers: stretches, before: [] };
};
const WAY: Way = { wall: wallOf([0, 2.5]), other: null, loose: null };

interface Asked {
  readonly t?: Partial<Trajectory>;
  readonly way?: Partial<Way>;
  readonly sinuses?: Sinuses | null;
  readonly limits?: Partial<TrajectoryLimits>;
}
function ask(id: string, { t = {}, way = {}, sinuses = null, limits = {} }: Asked = {}): Check {
  const list = createCheckList('T1');
  checkWay(list, path(t), { ...WAY, ...way }, sinuses, { ...trajectoryLimits, ...limits });
  return list.checks.find(check => check.id === id)!;
}

describe('checkWay', () => {
  it('passes a way that is as it should be, with each figure', () => {
    const list = createCheckList('T1');
    checkWay(list, path(), WAY, null, trajectoryLimits);
    const atLps = [...ENTRY];
    expect(list.checks).toMatchObject([
      { id: 'obliquity', status: 'pass', value: 12, limit: 30, sense: 'at-most', unit: 'deg', atLps },
      { id: 'bone-thickness', status: 'pass', value: 2.5, limit: 0.7, sense: 'at-least', unit: 'mm', atLps },
      { id: 'other-bone', status: 'pass', value: 0, limit: 0, sense: 'exactly', unit: 'count' },
      { id: 'bone-crossings', status: 'pass', value: 1, limit: 1, sense: 'exactly', unit: 'count', atLps },
      { id: 'sinus', status: 'pass', value: 0, limit: 0.3, sense: 'at-most', unit: 'mm' },
    ]);
  });

  it.each([
    [30, 'pass', 30, 'angle-to-bone angle=30'],
    [30.1, 'warn', 30, 'angle-skates angle=30 limit=30'],
    [60, 'warn', 30, 'angle-skates angle=60 limit=30'],
    [60.1, 'fail', 60, 'angle-too-oblique angle=60 limit=60'],
  ])('at %d degrees to the normal: %s', (angleToNormalDeg, status, limit, says) => {
    const found = ask('obliquity', { t: { angleToNormalDeg } });
    expect(found).toMatchObject({ status, value: angleToNormalDeg, limit, atLps: [...ENTRY] });
    expect(codesOf(found)).toEqual([says]);
  });

  it.each([
    [0.7, 'pass', 'bone-thickness thickness=0.7'],
    [0.69, 'warn', 'bone-thin thickness=0.7'],
  ])('through %d mm of bone: %s', (boneThicknessMm, status, says) => {
    const found = ask('bone-thickness', { t: { boneThicknessMm } });
    expect(found).toMatchObject({ status, value: boneThicknessMm, limit: 0.7, atLps: [...ENTRY] });
    expect(codesOf(found)).toEqual([says]);
  });

  it.each<[OtherBone, string]>([
    ['mandible', 'the-mandible'],
    ['zygomatic-arch', 'the-zygomatic-arch'],
    ['postorbital-process', 'the-postorbital-process'],
    ['process', 'a-process-of-the-skull'],
    ['unnamed', 'one-not-the-brain-case'],
  ])('fails with another bone in the way: %s', (name, code) => {
    const atLps = patientPoint(1, 2, 40);
    for (const how of ['through', 'in-sleeve', 'on'] as const) {
      const other = { names: [name], how, atLps, beforeMm: 3.21 };
      const found = ask('other-bone', { way: { other } });
      expect(found).toMatchObject({ status: 'fail', value: 1, limit: 0, unit: 'count', atLps: [...atLps] });
      const [says] = codesOf(found);
      expect(says).toContain(`other-bone-${how}`);
      expect(says).toContain(code);
      expect(says!.includes('before=3.2')).toBe(how !== 'on');
    }
    const two = { names: [name, 'mandible'] as const, how: 'through' as const, atLps, beforeMm: 1 };
    expect(ask('other-bone', { way: { other: two } }).value).toBe(2);
  });

  it('fails with loose bone in the way', () => {
    const loose = { atLps: patientPoint(1, 2, 44), beforeMm: 6.04 };
    const found = ask('other-bone', { way: { loose } });
    expect(found).toMatchObject({ status: 'fail', value: 1, limit: 0, atLps: [1, 2, 44] });
    expect(codesOf(found)).toEqual(['other-bone-loose before=6.0']);
  });

  it('warns of a second wall', () => {
    const found = ask('bone-crossings', { way: { wall: wallOf([0, 1], [8, 9]) } });
    expect(found).toMatchObject({ status: 'warn', value: 2, limit: 1, sense: 'exactly', atLps: [...ENTRY] });
  });

  /** A profile with air between two places, mm from the entry. */
  const airBetween = (from: number, to: number, hu = -900, startMm = -8): Partial<Trajectory> => ({
    profile: {
      ...{ startMm, stepMm: 0.1 },
      hu: Float32Array.from({ length: 400 }, (_, n) => {
        const at = startMm + 0.1 * n;
        return at > from - 0.05 && at < to - 0.05 ? hu : 50;
      }),
    },
  });
  const two = { wall: wallOf([0, 2], [8, 10]) };

  it('finds the air between two walls on the profile where the sinuses are not known', () => {
    const found = ask('sinus', { t: airBetween(3, 7), way: two });
    expect(found).toMatchObject({ status: 'warn', value: expect.closeTo(4, 6), limit: 0.3, unit: 'mm' });
    expect(codesOf(found)).toEqual(['air-crossed length=4.0']);
    // 3 mm into the head from the entry.
    expect(found.atLps).toEqual([1, 2, expect.closeTo(27, 6)]);
    const fails = ask('sinus', { t: airBetween(3, 7), way: two, limits: { sinus: 'fail' } });
    expect(fails.status).toBe('fail');
    const third = { wall: wallOf([0, 2], [4, 5], [8, 10]) };
    expect(ask('sinus', { t: airBetween(1, 9), way: third }).value).toBeCloseTo(5, 6);
  });

  it('counts air alone, between the walls alone, of more than 0.3 mm', () => {
    expect(ask('sinus', { t: airBetween(-7, 30), way: two }).value).toBeCloseTo(6, 6);
    expect(ask('sinus', { t: airBetween(3, 7, -299), way: two })).toMatchObject({ status: 'pass', value: 0 });
    expect(ask('sinus', { t: airBetween(3, 7, -301), way: two }).value).toBeCloseTo(4, 6);
    expect(ask('sinus', { t: airBetween(3, 3.2), way: two }).status).toBe('pass');
    expect(ask('sinus', { t: airBetween(3, 3.4), way: two }).status).toBe('warn');
    expect(ask('sinus', { t: airBetween(11, 20), way: two })).toMatchObject({ status: 'pass', value: 0 });
    // One wall alone has nothing between.
    expect(ask('sinus', { t: airBetween(-7, 30) })).toMatchObject({ status: 'pass', value: 0 });
  });

  it('counts what the profile holds of a gap that is longer', () => {
    // It starts 5 mm behind the entry, within the gap; and it ends at 31.9 mm.
    expect(ask('sinus', { t: airBetween(0, 20, -900, 5), way: two }).value).toBeCloseTo(3, 6);
    const long = { wall: wallOf([0, 2], [60, 61]) };
    expect(ask('sinus', { t: airBetween(30, 60), way: long }).value).toBeCloseTo(2, 6);
  });

  it('believes the sinuses where they are known', () => {
    const crossing = (lengthMm: number): Sinuses =>
      ({ crossing: () => ({ lengthMm, atLps: patientPoint(1, 2, 26) }) }) as unknown as Sinuses;
    expect(ask('sinus', { sinuses: crossing(2) })).toMatchObject({
      ...{ status: 'warn', value: 2, atLps: [1, 2, 26] },
    });
    expect(ask('sinus', { sinuses: crossing(0.3) })).toMatchObject({ status: 'pass', value: 0.3 });
    const none = { crossing: () => null } as unknown as Sinuses;
    expect(codesOf(ask('sinus', { sinuses: none }))).toEqual(['air-none']);
    expect(codesOf(ask('sinus'))).toEqual(['air-none-between-walls']);
  });
});
