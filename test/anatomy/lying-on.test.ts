import { describe, expect, it } from 'vitest';
import { lyingOn } from '../../geometry/anatomy/lying-on';
import { cross, normalize, type Vec3 } from '../../geometry/core/vector';

/** Turned out of every axis, so that no two directions share a coordinate. */
const dorsal = normalize([0.2, -0.9, 0.4] as Vec3);
const rostral = normalize(cross(dorsal, [1, 0.3, 0.1]));
const left = cross(dorsal, rostral);
const from = (a: number, b: number, c: number): Vec3 =>
  [0, 1, 2].map(n => a * left[n]! + b * dorsal[n]! + c * rostral[n]!) as unknown as Vec3;

describe('lyingOn', () => {
  it.each([
    ['belly', from(0, -1, 0)],
    ['back', from(0, 1, 0)],
    ['left side', from(1, 0, 0)],
    ['right side', from(-1, 0, 0)],
    ['nose', from(0, 0, 1)],
    ['neck', from(0, 0, -1)],
    ['belly', from(0.5, -0.7, 0.5)],
    ['back', from(-0.5, 0.7, -0.5)],
    ['left side', from(0.7, -0.5, 0.5)],
    ['right side', from(-0.7, 0.5, 0.5)],
    ['nose', from(0.5, 0.5, 0.7)],
    ['neck', from(0.5, -0.5, -0.7)],
  ] as const)('is on its %s where that points to the table', (side, down) => {
    expect(lyingOn(down, { dorsal, rostral })).toBe(side);
  });
});
