import { describe, expect, it } from 'vitest';
import {
  frameAlong,
  guidePoint,
  patientPoint,
  patientVector,
  toPatient,
  type PatientVector,
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

  /** Further vertices behind those of a sound tube. */
  const tubeWith = (...vertices: readonly (readonly number[])[]): TriangleMesh => {
    const { positions, triangles } = tube(0.95);
    return { positions: Float32Array.from([...positions, ...vertices.flat()]), triangles };
  };
  const look = (change: Partial<OutgoingSleeve>, off: PatientVector = insertion, mesh = tube(0.95)) => {
    return (): void => assertPlan(mesh, off, [{ ...good, ...change }], true);
  };
  const AXES = [0, 1, 2].flatMap(axis =>
    [-1, 1].map(by =>
      patientVector(...([0, 1, 2].map(a => (a === axis ? by : 0)) as [number, number, number])),
    ),
  );

  it.each(AXES.map(axis => [axis]))('has every vertex within 250 mm of the target, along %j too', axis => {
    // Beside the bore, whose own part of such a line is at most 60 mm long.
    expect(look({}, insertion, tubeWith(along(target, axis, 249.9)))).not.toThrow();
    expect(look({}, insertion, tubeWith(along(target, axis, 250.1)))).toThrow(/patient frame/);
  });

  it('looks at every vertex, wherever it stands in the list', () => {
    const beyond = along(target, insertion, 60);
    const inBore = along(good.upperLipLps, direction, 7);
    for (const before of [[], [beyond], [beyond, beyond], [beyond, beyond, beyond]]) {
      expect(look({}, insertion, tubeWith(...before))).not.toThrow();
      expect(look({}, insertion, tubeWith(...before, inBore))).toThrow(/bore's axis/);
    }
  });

  it('takes directions that are too short for no directions', () => {
    const short = (d: PatientVector): PatientVector => patientVector(0.9 * d[0], 0.9 * d[1], 0.9 * d[2]);
    expect(look({}, short(insertion))).toThrow(/insertion direction is not unit/);
    expect(look({ directionLps: short(direction) })).toThrow(/T1: the direction is not unit/);
    // To a millionth.
    const longer = (d: PatientVector, by: number): PatientVector =>
      patientVector(d[0] * (1 + by), d[1] * (1 + by), d[2] * (1 + by));
    expect(look({ directionLps: longer(direction, 9e-7) }, longer(insertion, 9e-7))).not.toThrow();
    expect(look({}, longer(insertion, 1.2e-6))).toThrow(/insertion direction is not unit/);
    expect(look({ directionLps: longer(direction, 1.2e-6) })).toThrow(/T1: the direction is not unit/);
  });

  it('allows the axis, and the depth stop, 0.02 mm', () => {
    const aside = normalize(patientVector(0.8, -0.3, 0));
    expect(look({ targetLps: along(target, aside, 0.0199) })).not.toThrow();
    expect(look({ targetLps: along(target, aside, 0.0201) })).toThrow(/misses the target/);
    expect(look({ entrySurfaceLps: along(good.entrySurfaceLps, aside, 0.0199) })).not.toThrow();
    expect(look({ entrySurfaceLps: along(good.entrySurfaceLps, aside, 0.0201) })).toThrow(/misses the entry/);
    for (const sign of [-1, 1]) {
      expect(look({ depthStopMm: 51 + 0.0199 * sign })).not.toThrow();
      expect(look({ depthStopMm: 51 + 0.0201 * sign })).toThrow(/the depth stop says/);
    }
  });

  it('allows the wall 0.03 mm', () => {
    for (const sign of [-1, 1]) {
      expect(look({}, insertion, tube(0.95 + 0.0299 * sign))).not.toThrow();
      expect(look({}, insertion, tube(0.95 + 0.0301 * sign))).toThrow(/where its wall should be/);
    }
  });

  it('throws on a guide that comes off sideways, and on a bore of no height along its direction', () => {
    const upright: OutgoingSleeve = {
      ...{ id: 'T2', boreDiameterMm: 1.9, depthStopMm: 30 },
      ...{ targetLps: patientPoint(0, 0, 0), entrySurfaceLps: patientPoint(0, 0, 10) },
      ...{ directionLps: patientVector(0, 0, -1), upperLipLps: patientPoint(0, 0, 30) },
      lowerLipLps: patientPoint(0, 0, 29.5),
    };
    const sleeves = [upright];
    expect(() => assertPlan(tube(0.95), patientVector(0, 0, 1), sleeves, false)).not.toThrow();
    const sideways = patientVector(1, 0, 0);
    expect(() => assertPlan(tube(0.95), sideways, sleeves, false)).toThrow(/into the skull/);
    const across: OutgoingSleeve = {
      ...upright,
      ...{ targetLps: patientPoint(30, 0, 0), entrySurfaceLps: patientPoint(10, 0, 0) },
      ...{ upperLipLps: patientPoint(0, 0, 0), lowerLipLps: patientPoint(5, 0, 0) },
    };
    expect(() => assertPlan(tube(0.95), patientVector(0, 0, 1), [across], false)).toThrow(/wrong way round/);
  });

  describe('at its very limits, along an axis, where nothing is rounded', () => {
    /** Straight down on the origin; the upper lip stands so high, the lower one 25 mm below it. */
    const upright = (upperMm: number, change: Partial<OutgoingSleeve> = {}): OutgoingSleeve => ({
      ...{ id: 'T3', boreDiameterMm: 2, depthStopMm: upperMm, directionLps: patientVector(0, 0, -1) },
      ...{ targetLps: patientPoint(0, 0, 0), entrySurfaceLps: patientPoint(0, 0, -1) },
      ...{ upperLipLps: patientPoint(0, 0, upperMm), lowerLipLps: patientPoint(0, 0, upperMm - 25) },
      ...change,
    });
    const verticesAt = (...points: readonly (readonly [number, number, number])[]): TriangleMesh => ({
      positions: Float32Array.from(points.flat()),
      triangles: new Uint32Array(),
    });
    const up = patientVector(0, 0, 1);
    const judge = (sleeve: OutgoingSleeve, mesh: TriangleMesh | null): (() => void) => {
      return () => assertPlan(mesh ?? verticesAt(), up, [sleeve], mesh !== null);
    };

    it('lets an axis miss target and entry by 0.02 mm', () => {
      expect(judge(upright(32, { targetLps: patientPoint(0.02, 0, 0) }), null)).not.toThrow();
      expect(judge(upright(32, { entrySurfaceLps: patientPoint(0, 0.02, 0) }), null)).not.toThrow();
    });

    it('lets a depth stop end 0.02 mm before the target', () => {
      expect(judge(upright(1 / 32, { depthStopMm: 1 / 32 - 0.02 }), null)).not.toThrow();
    });

    it('lets a wall stand 0.03 mm off', () => {
      const wall = verticesAt([0, 1 / 16, 20]);
      expect(judge(upright(32, { boreDiameterMm: 2 * (1 / 16 - 0.03) }), wall)).not.toThrow();
    });

    it('looks at what stands 0.01 mm beyond either lip', () => {
      const above = upright(1 / 64 - 0.01);
      expect(judge(above, verticesAt([1, 0, 0]))).not.toThrow();
      expect(judge(above, verticesAt([1, 0, 0], [0, 0, 1 / 64]))).toThrow(/bore's axis/);
      const below = upright(25.01);
      expect(judge(below, verticesAt([1, 0, 20]))).not.toThrow();
      expect(judge(below, verticesAt([1, 0, 20], [0, 0, 0]))).toThrow(/bore's axis/);
    });

    it('takes a vertex 250 mm off the target for one in another frame', () => {
      expect(judge(upright(32), verticesAt([1, 0, 20], [250, 0, 0]))).toThrow(/patient frame/);
    });
  });
});
