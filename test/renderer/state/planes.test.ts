import { describe, expect, it } from 'vitest';
import { patientPoint, type PatientVector } from '../../../geometry/core/frames';
import { lettersOf } from '../../../geometry/core/name-direction';
import { seededRandom } from '../../../geometry/core/random';
import {
  along,
  cross,
  distance,
  dot,
  length,
  normalize,
  scale,
  subtract,
  type Vec3,
} from '../../../geometry/core/vector';
import {
  anatomicalAxes,
  depthMm,
  dorsalPlane,
  edgeLetters,
  pathPlanes,
  sagittalPlane,
  transversePlane,
} from '../../../renderer/state/planes';
import type { SlicePlane } from '../../../renderer/slices/slice-plane';
const center = patientPoint(4, -7, 11);
/** The usual pose: dorsal -y, rostral +z. */
const usual = anatomicalAxes([0, -1, 0], [0, 0, 1]);

function expectRightHanded({ right, down, into }: SlicePlane): void {
  for (const v of [right, down, into]) expect(length(v)).toBeCloseTo(1, 12);
  expect(dot(right, down)).toBeCloseTo(0, 12);
  expect(distance(cross(right, down), into)).toBeLessThan(1e-12);
}

describe('anatomicalAxes', () => {
  it('makes left from dorsal and rostral, right-handed (left, dorsal, rostral)', () => {
    expect(usual.left.map(v => v + 0)).toEqual([-1, 0, 0]);
    expect(distance(cross(usual.left, usual.dorsal), usual.rostral)).toBeLessThan(1e-12);
  });

  it('keeps rostral and squares dorsal up to it', () => {
    const axes = anatomicalAxes([0, -3, 0.2], [0, 0, 5]);
    expect(axes.rostral).toEqual([0, 0, 1]);
    expect(dot(axes.dorsal, axes.rostral)).toBeCloseTo(0, 12);
    expect(dot(axes.dorsal, [0, -1, 0])).toBeCloseTo(1, 12);
  });

  it('throws for parallel directions', () => {
    expect(() => anatomicalAxes([0, 0, 1], [0, 0, 2])).toThrow();
  });
});

describe('the three slices', () => {
  it('show the letters a radiologist expects', () => {
    expect(edgeLetters(transversePlane(usual, center), usual)).toEqual({
      left: 'Rt',
      right: 'Le',
      top: 'D',
      bottom: 'V',
    });
    expect(edgeLetters(dorsalPlane(usual, center), usual)).toEqual({
      left: 'Rt',
      right: 'Le',
      top: 'R',
      bottom: 'Cd',
    });
    expect(edgeLetters(sagittalPlane(usual, center), usual)).toEqual({
      left: 'Cd',
      right: 'R',
      top: 'D',
      bottom: 'V',
    });
  });

  it('are right-handed and keep their letters for any pose (seed 5)', () => {
    const random = seededRandom(5);
    for (let trial = 0; trial < 50; trial++) {
      const rostral = random.direction();
      const axes = anatomicalAxes(random.direction(), rostral);
      for (const plane of [transversePlane, dorsalPlane, sagittalPlane])
        expectRightHanded(plane(axes, center));
      expect(edgeLetters(transversePlane(axes, center), axes).left).toBe('Rt');
      expect(dot(transversePlane(axes, center).into, axes.rostral)).toBeCloseTo(-1, 12);
      expect(dot(dorsalPlane(axes, center).into, axes.dorsal)).toBeCloseTo(1, 12);
      expect(dot(sagittalPlane(axes, center).into, axes.left)).toBeCloseTo(1, 12);
    }
  });

  it('counts depth along the way into the picture', () => {
    expect(depthMm(transversePlane(usual, center), center, patientPoint(4, -7, 8))).toBeCloseTo(3, 12);
  });
});

describe('pathPlanes', () => {
  const random = seededRandom(11);
  const cases = Array.from({ length: 40 }, () => ({
    target: patientPoint(random.normal(), random.normal(), random.normal()),
    direction: random.direction(),
    lengthMm: random.between(5, 80),
  }));

  it('holds the path in both planes along it and stands square to it (seed 11)', () => {
    for (const { target, direction, lengthMm } of cases) {
      const entry = along(target, direction, lengthMm);
      const planes = pathPlanes(usual, target, entry, target);
      const into = scale(direction as Vec3, -1);
      for (const plane of [planes.along, planes.across, planes.eye]) expectRightHanded(plane);
      expect(dot(planes.along.into, into)).toBeCloseTo(0, 12);
      expect(dot(planes.across.into, into)).toBeCloseTo(0, 12);
      expect(dot(planes.along.into, planes.across.into)).toBeCloseTo(0, 12);
      expect(distance(planes.eye.into, into)).toBeLessThan(1e-12);
      // Entry above the target on the screen.
      expect(dot(subtract<Vec3>(entry, target), planes.along.down)).toBeLessThan(0);
      expect(dot(subtract<Vec3>(entry, target), planes.across.down)).toBeLessThan(0);
    }
  });

  it('locks the roll: the locked axis points straight up in the eye (seed 11)', () => {
    for (const { target, direction, lengthMm } of cases) {
      const planes = pathPlanes(usual, target, along(target, direction, lengthMm), target);
      const locked = usual[planes.lockedTo];
      expect(dot(locked, planes.eye.right)).toBeCloseTo(0, 12);
      expect(dot(locked, planes.eye.down)).toBeLessThan(-0.5);
    }
  });

  it('locks to rostral over the vault and to dorsal from the side', () => {
    const target = patientPoint(0, 0, 0);
    expect(pathPlanes(usual, target, patientPoint(0, -30, 0), target).lockedTo).toBe('rostral');
    expect(pathPlanes(usual, target, patientPoint(30, 0, 0), target).lockedTo).toBe('dorsal');
  });

  it('shows the right of the animal on the left across a path from dorsal, as the transverse view does', () => {
    const target = patientPoint(0, 0, 0);
    const { across, along: lengthwise } = pathPlanes(usual, target, patientPoint(3, -30, 2), target);
    expect(edgeLetters(across, usual).left).toBe('Rt');
    expect(edgeLetters(lengthwise, usual).right).toBe('R');
  });

  it('does not turn when the path moves a little', () => {
    const target = patientPoint(0, 0, 0);
    const one = pathPlanes(usual, target, patientPoint(5, -30, 4), target).eye.right;
    const two = pathPlanes(usual, target, patientPoint(5.1, -30, 4.1), target).eye.right;
    expect(distance(one, two)).toBeLessThan(0.01);
  });

  it('throws where there is no path', () => {
    expect(() => pathPlanes(usual, center, center, center)).toThrow();
  });
});

describe('lettersOf', () => {
  it('names the six directions', () => {
    const names = [usual.left, usual.dorsal, usual.rostral].flatMap(v => [
      lettersOf(v, usual),
      lettersOf(scale(v, -1), usual),
    ]);
    expect(names).toEqual(['Le', 'Rt', 'D', 'V', 'R', 'Cd']);
  });

  it('adds a second letter past 30 degrees, the stronger first', () => {
    const lean = (deg: number): Vec3 =>
      along(
        scale<Vec3>(usual.dorsal, Math.cos((deg * Math.PI) / 180)),
        usual.rostral,
        Math.sin((deg * Math.PI) / 180),
      );
    expect(lettersOf(lean(29), usual)).toBe('D');
    expect(lettersOf(lean(31), usual)).toBe('D-R');
    expect(lettersOf(lean(59), usual)).toBe('R-D');
    expect(lettersOf(normalize(lean(61)) as PatientVector, usual)).toBe('R');
  });
});
