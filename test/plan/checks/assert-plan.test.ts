import { describe, expect, it } from 'vitest';
import {
  frameAlong,
  guidePoint,
  patientPoint,
  patientVector,
  toPatient,
} from '../../../geometry/core/frames';
import { InvariantError } from '../../../geometry/core/result';
import { along, normalize } from '../../../geometry/core/vector';
import { assertPlan, type OutgoingSleeve } from '../../../geometry/plan/checks/assert-plan';
import type { TriangleMesh } from '../../../geometry/surface/mesh/mesh';

const target = patientPoint(12, -30, 44);
const direction = normalize(patientVector(0.3, 0.8, -0.2));
const insertion = normalize(patientVector(-0.2, -0.9, 0.1));
const good: OutgoingSleeve = {
  id: 'T1',
  targetLps: target,
  entrySurfaceLps: along(target, direction, -24),
  directionLps: direction,
  lowerLipLps: along(target, direction, -26),
  upperLipLps: along(target, direction, -51),
  boreDiameterMm: 1.9,
  depthStopMm: 51,
};

/** A tube about the sleeve's axis: rings of vertices at both lips. */
function tube(boreRadiusMm: number, shiftMm = 0): TriangleMesh {
  const frame = frameAlong(good.upperLipLps, direction);
  const positions: number[] = [];
  for (const z of [0, 25]) {
    for (let n = 0; n < 48; n++) {
      const a = (2 * Math.PI * n) / 48;
      for (const r of [boreRadiusMm, boreRadiusMm + 3]) {
        positions.push(...toPatient(frame, guidePoint(r * Math.cos(a) + shiftMm, r * Math.sin(a), z)));
      }
    }
  }
  return { positions: Float32Array.from(positions), triangles: new Uint32Array() };
}

describe('assertPlan', () => {
  it('lets a sound plan pass', () => {
    expect(() => assertPlan(tube(0.95), insertion, [good], true)).not.toThrow();
  });

  const wrong: readonly (readonly [string, Partial<OutgoingSleeve>, RegExp])[] = [
    ['an axis that misses the target', { targetLps: patientPoint(12.05, -30, 44) }, /misses the target/],
    ['an entry off the axis', { entrySurfaceLps: patientPoint(0, 0, 0) }, /misses the entry/],
    ['a depth stop off by a tenth', { depthStopMm: 51.1 }, /the depth stop says 51.1 mm/],
    [
      'lips the wrong way round',
      { lowerLipLps: good.upperLipLps, upperLipLps: good.lowerLipLps, depthStopMm: 26 },
      /the wrong way round/,
    ],
    [
      'a direction that is not unit',
      { directionLps: patientVector(0.6, 1.6, -0.4) },
      /direction is not unit/,
    ],
    ['a direction to nowhere', { directionLps: patientVector(NaN, 0, 0) }, /direction is not unit/],
  ];
  it.each(wrong)('throws on %s', (_name, change, why) => {
    const look = (): void => assertPlan(tube(0.95), insertion, [{ ...good, ...change }], true);
    expect(look).toThrow(InvariantError);
    expect(look).toThrow(why);
  });

  it('throws on a guide that comes off into the skull', () => {
    expect(() => assertPlan(tube(0.95), direction, [good], true)).toThrow(/into the skull/);
  });

  it('throws on a mesh whose bore is elsewhere, too narrow or too wide, unless the plan is FAILED anyway', () => {
    for (const mesh of [tube(0.95, 0.1), tube(0.85), tube(1.05)]) {
      expect(() => assertPlan(mesh, insertion, [good], true)).toThrow(/bore's axis/);
      expect(() => assertPlan(mesh, insertion, [good], false)).not.toThrow();
    }
  });

  it('throws on a mesh in another frame', () => {
    const { positions, triangles } = tube(0.95);
    const moved = { positions: positions.map(v => v + 400), triangles };
    expect(() => assertPlan(moved, insertion, [good], true)).toThrow(/patient frame/);
  });

  it('throws on a direction that leads past the target, though the lips lie on its line', () => {
    const turned = normalize(along(direction, insertion, 0.003));
    const look = (): void => assertPlan(tube(0.95), insertion, [{ ...good, directionLps: turned }], true);
    expect(look).toThrow(/along the direction does not end on the target/);
  });

  it('throws on what stands in the bore between its lips, and lets what lies beyond them be', () => {
    const withVertex = (belowUpperMm: number): TriangleMesh => {
      const { positions, triangles } = tube(0.95);
      const at = along(good.upperLipLps, direction, belowUpperMm);
      return { positions: Float32Array.from([...positions, ...at]), triangles };
    };
    for (const mm of [0.005, 6, 12.5, 24.995]) {
      expect(() => assertPlan(withVertex(mm), insertion, [good], true), String(mm)).toThrow(/bore's axis/);
    }
    for (const mm of [-8, -0.02, 25.02, 40]) {
      expect(() => assertPlan(withVertex(mm), insertion, [good], true), String(mm)).not.toThrow();
    }
  });
});
