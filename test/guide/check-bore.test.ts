import { describe, expect, it } from 'vitest';
import type { Check } from '../../geometry/core/check';
import { frameAlong, guidePoint, patientPoint, patientVector, toPatient } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import { checkBore, checkBoresApart, checkClearance } from '../../geometry/guide/check-bore';
import type { Sleeve, Tool } from '../../geometry/guide/parameters';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { joinMeshes } from '../support/make-meshes';
import { codesOf } from '../support/codes-of';

/** Nothing is at the origin or along an axis: a sign or an axis that is wrong shows. */
const frame = frameAlong(patientPoint(12, -7, 33), patientVector(0.3, -0.4, 0.9), patientVector(1, 0.2, 0));
const place = (p: Vec3): Vec3 => toPatient(frame, guidePoint(...p));
const LOWER_MM = 2;
const UPPER_MM = 27;
const TARGET_MM = -30;
const RADIUS_MM = 0.95;

const sleeve: Sleeve = {
  trajectory: 'T1',
  boreDiameterMm: 2 * RADIUS_MM,
  outerDiameterMm: 8,
  lowerLipLps: toPatient(frame, guidePoint(0, 0, LOWER_MM)),
  upperLipLps: toPatient(frame, guidePoint(0, 0, UPPER_MM)),
  guidedLengthMm: UPPER_MM - LOWER_MM,
  depthStopMm: 57,
  needleStopMm: 63,
  dots: 0,
};
const target = place([0, 0, TARGET_MM]);
const tool: Tool = { name: 'n', diameterMm: 1.8, lengthMm: 200, windowMm: 8, tipMm: 2, collarMm: 4 };

interface Tube {
  /** Middle of the lower and the upper ring, across the planned axis, mm. */
  readonly lower?: readonly [number, number];
  readonly upper?: readonly [number, number];
  readonly radiusMm?: number;
  readonly fromMm?: number;
  readonly toMm?: number;
  /** A bore's wall faces its axis, a rod's faces away. */
  readonly isRod?: boolean;
  readonly sides?: number;
}

/** The wall of a bore alone, between two rings. */
function tube({
  lower = [0, 0],
  upper = lower,
  radiusMm = RADIUS_MM,
  fromMm = LOWER_MM,
  toMm = UPPER_MM,
  isRod = false,
  sides = 48,
}: Tube = {}): TriangleMesh {
  const ring = ([x, y]: readonly [number, number], z: number): number[] =>
    Array.from({ length: sides }, (_, n) => {
      const turn = (2 * Math.PI * n) / sides;
      return place([x + radiusMm * Math.cos(turn), y + radiusMm * Math.sin(turn), z]);
    }).flat();
  const triangles = Array.from({ length: sides }, (_, n) => {
    const [a, b, c, d] = [n, (n + 1) % sides, sides + n, sides + ((n + 1) % sides)];
    return isRod ? [a, b, d, a, d, c] : [a, d, b, a, c, d];
  }).flat();
  return {
    positions: Float32Array.from([...ring(lower, fromMm), ...ring(upper, toMm)]),
    triangles: Uint32Array.from(triangles),
  };
}

/** One triangle, its corners in the bore's frame. */
const facet = (...corners: readonly Vec3[]): TriangleMesh => ({
  positions: Float32Array.from(corners.flatMap(place)),
  triangles: Uint32Array.of(0, 1, 2),
});
/** One that covers the whole bore, at a height that may slope. */
const cover = (zMm: number, slope = 0, atMm = 0): TriangleMesh => {
  const z = (x: number): number => zMm + slope * (x - atMm);
  return facet([-40, -40, z(-40)], [60, -40, z(60)], [-40, 60, z(-40)]);
};

function check(id: string, guide: TriangleMesh, of: Partial<Sleeve> = {}, at = target): Check {
  return checkBore(guide, { ...sleeve, ...of }, at, tool).find(found => found.id === id)!;
}

describe('checkBore on a bore that is as planned', () => {
  it('says all that it found', () => {
    const checks = checkBore(tube(), sleeve, target, tool);
    const [axis, diameter, free, length] = checks;
    expect(checks.flatMap(codesOf)).toEqual([
      expect.stringMatching(/^bore-axis off=0\.000\d$/),
      'bore-diameter diameter=1.900 planned=1.900',
      'bore-free',
      'needle-leaves stop=63.0 spare=137.0',
    ]);
    expect(axis).toMatchObject({
      id: 'bore-axis',
      trajectory: 'T1',
      status: 'pass',
      value: expect.closeTo(0, 4),
      limit: 0.02,
      sense: 'at-most',
      unit: 'mm',
      atLps: [...target],
    });
    expect(diameter).toMatchObject({
      id: 'bore-diameter',
      trajectory: 'T1',
      status: 'pass',
      value: expect.closeTo(1.9, 5),
      nominal: 1.9,
      limit: 0.03,
      sense: 'within',
      unit: 'mm',
      atLps: sleeve.upperLipLps,
    });
    expect(free).toMatchObject({
      id: 'bore-free',
      trajectory: 'T1',
      status: 'pass',
      value: 0,
      limit: 0,
      sense: 'exactly',
      unit: 'count',
      atLps: sleeve.lowerLipLps,
    });
    expect(length).toMatchObject({
      id: 'needle-length',
      trajectory: 'T1',
      status: 'pass',
      value: 63,
      limit: 185,
      sense: 'at-most',
      unit: 'mm',
      atLps: sleeve.upperLipLps,
    });
  });
});

describe('bore-axis', () => {
  it.each([
    [[0.012, -0.012], 'pass', 0.017],
    [[0.016, -0.016], 'fail', 0.0226],
    [[-0.04, 0.03], 'fail', 0.05],
  ] as const)('a bore %j mm aside: %s', (aside, status, value) => {
    const found = check('bore-axis', tube({ lower: aside }));
    expect(found.status).toBe(status);
    expect(found.value).toBeCloseTo(value, 3);
  });

  it('goes on along the measured line to the target', () => {
    // From (0.02, 0.01) at the lower lip to (-0.03, 0.03) at the upper, 25 mm higher; the target
    // lies 32 mm below.
    const found = check('bore-axis', tube({ lower: [0.02, 0.01], upper: [-0.03, 0.03] }));
    const [x, y] = [0.02 + (32 / 25) * 0.05, 0.01 - (32 / 25) * 0.02];
    expect(found.value).toBeCloseTo(Math.hypot(x, y), 3);
  });

  it('is measured by half of a wall, too', () => {
    for (const lower of [
      [0.03, -0.02],
      [-0.01, 0.05],
    ] as const) {
      const { positions, triangles } = tube({ lower });
      for (const half of [triangles.subarray(0, triangles.length / 2), triangles.subarray(30, 120)]) {
        const [axis, diameter] = checkBore({ positions, triangles: half }, sleeve, target, tool);
        expect(axis!.value).toBeCloseTo(Math.hypot(...lower), 3);
        expect(diameter!.value).toBeCloseTo(2 * RADIUS_MM, 3);
      }
    }
  });

  it('takes no ring of another wall for the bore', () => {
    // A rod's wall faces away from the axis; a cone leans; a bore beside is another.
    const rod = tube({ lower: [0.04, 0], isRod: true });
    const cone = tube({ fromMm: LOWER_MM, toMm: LOWER_MM + 0.1, upper: [0.04, 0.04] });
    const beside = tube({ lower: [4, 0] });
    const within = tube({ lower: [0, 0.05], fromMm: 10, toMm: 20 });
    for (const other of [rod, cone, beside, within]) {
      expect(check('bore-axis', joinMeshes(tube(), other)).value).toBeCloseTo(0, 3);
    }
  });

  it('finds no bore in a plate, in one ring alone, in seven corners, or in one that is far too wide', () => {
    const sevenSides = tube({ sides: 7 });
    const short = tube({ toMm: UPPER_MM - 1 });
    const raised = tube({ fromMm: LOWER_MM + 1 });
    for (const guide of [cover(10), short, raised, sevenSides, tube({ radiusMm: RADIUS_MM + 0.11 })]) {
      const [axis, diameter] = checkBore(guide, sleeve, target, tool);
      expect(axis).toMatchObject({ status: 'fail', value: null, limit: 0.02 });
      expect([axis, diameter].flatMap(found => codesOf(found!))).toEqual([
        'bore-not-found',
        'bore-not-measured',
      ]);
      expect(diameter).toMatchObject({ status: 'fail', value: null, nominal: 1.9 });
    }
    // Eight corners are enough, and ends that lie a little off the lips.
    expect(check('bore-axis', tube({ sides: 8 })).status).toBe('pass');
    const near = tube({ fromMm: LOWER_MM - 0.14, toMm: UPPER_MM + 0.14 });
    expect(check('bore-axis', near).status).toBe('pass');
    const off = [tube({ fromMm: LOWER_MM - 0.16 }), tube({ toMm: UPPER_MM + 0.16 })];
    for (const guide of off) expect(check('bore-axis', guide).value).toBeNull();
  });
});

describe('bore-diameter', () => {
  it.each([
    [0.014, 'pass'],
    [0.016, 'fail'],
    [-0.014, 'pass'],
    [-0.016, 'fail'],
  ] as const)('a radius that is %d mm off: %s', (off, status) => {
    const found = check('bore-diameter', tube({ radiusMm: RADIUS_MM + off }));
    expect(found.status).toBe(status);
    expect(found.value).toBeCloseTo(1.9 + 2 * off, 4);
  });

  it('is measured though the bore lies aside', () => {
    expect(check('bore-diameter', tube({ lower: [0.05, -0.06] })).value).toBeCloseTo(1.9, 4);
  });
});

describe('bore-free', () => {
  /** The axis, and twelve lines on each of two rings. */
  const LINES = 25;
  it.each([
    ['between the lips', 12, LINES],
    ['between the sleeve and the target', -20, LINES],
    ['just before the target', TARGET_MM + 0.1, LINES],
    ['behind the target', TARGET_MM - 0.1, 0],
    ['where the needle comes from', UPPER_MM + 59, LINES],
    ['far above', UPPER_MM + 61, 0],
  ])('something %s', (_place, zMm, lines) => {
    const found = check('bore-free', joinMeshes(tube(), cover(zMm)));
    expect(found).toMatchObject({ status: lines > 0 ? 'fail' : 'pass', value: lines });
    expect(codesOf(found)).toEqual([lines > 0 ? 'bore-blocked' : 'bore-free']);
  });

  it('counts the lines that a slope meets before the target', () => {
    // Beyond 0.69 mm aside the slope lies before the target: three of the twelve lines at 0.92 mm
    // do, however they are turned, and none of those at 0.46 mm.
    const slope = cover(TARGET_MM, 1, 0.97 * RADIUS_MM * Math.cos(Math.PI / 4));
    expect(check('bore-free', joinMeshes(tube(), slope)).value).toBe(3);
    const other = cover(TARGET_MM, -1, -0.97 * RADIUS_MM * Math.cos(Math.PI / 4));
    expect(check('bore-free', joinMeshes(tube(), other)).value).toBe(3);
  });

  it('is told how to make room where the guide has other bores', () => {
    const [, , free] = checkBore(joinMeshes(tube(), cover(5)), sleeve, target, tool, false);
    expect(codesOf(free!)).toEqual(['bore-blocked-by-other']);
  });

  it('sees what covers part of the bore, from each side', () => {
    const r = 0.97 * RADIUS_MM;
    // Past 0.707 of the rim on one side: three lines.
    const edge = r * Math.cos(Math.PI / 4);
    for (const n of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const [c, s] = [Math.cos((n * Math.PI) / 4 + 0.1), Math.sin((n * Math.PI) / 4 + 0.1)];
      const at = (u: number, v: number): Vec3 => [u * c - v * s, u * s + v * c, 5];
      const part = facet(at(edge, -30), at(edge + 30, 0), at(edge, 30));
      expect(check('bore-free', joinMeshes(tube(), part)).value, `side ${n}`).toBe(3);
      const clear = facet(at(r + 0.01, -30), at(r + 30, 0), at(r + 0.01, 30));
      expect(check('bore-free', joinMeshes(tube(), clear)).value, `side ${n}`).toBe(0);
    }
    const needle = facet([-0.1, -0.1, 5], [0.2, -0.1, 5], [-0.1, 0.2, 5]);
    expect(check('bore-free', joinMeshes(tube(), needle)).value).toBe(1);
  });

  it('sees what covers it with a corner on any side, at any height', () => {
    for (const n of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const [c, s] = [Math.cos((n * Math.PI) / 4 + 0.1), Math.sin((n * Math.PI) / 4 + 0.1)];
      const at = (u: number, v: number, z: number): Vec3 => [u * c - v * s, u * s + v * c, z];
      for (const z of [UPPER_MM + 40, UPPER_MM + 2, 12, -20]) {
        const corners = [at(0, 50, z), at(-50, -40, z), at(50, -40, z)] as const;
        for (const [i, j, k] of [
          [0, 1, 2],
          [1, 2, 0],
          [2, 0, 1],
          [2, 1, 0],
        ] as const) {
          const guide = joinMeshes(tube(), facet(corners[i], corners[j], corners[k]));
          expect(check('bore-free', guide).value, `side ${n}, ${z} mm`).toBe(LINES);
        }
      }
    }
  });

  it('is not blocked by an upright wall beside the lines', () => {
    const wall = facet([-1, 0.05, 3], [1, 0.05, 3], [0, 0.05, 20]);
    expect(check('bore-free', joinMeshes(tube(), wall)).value).toBe(0);
  });
});

describe('bore-free along an axis, where nothing is rounded', () => {
  /** The lines stand on rings of 0.5 and 1 mm. */
  const upright: Sleeve = {
    ...sleeve,
    boreDiameterMm: 2 / 0.97,
    lowerLipLps: patientPoint(0, 0, LOWER_MM),
    upperLipLps: patientPoint(0, 0, UPPER_MM),
  };
  const blockers = (...corners: readonly Vec3[]): number | null => {
    const guide = { positions: Float32Array.from(corners.flat()), triangles: Uint32Array.of(0, 1, 2) };
    return checkBore(guide, upright, patientPoint(0, 0, TARGET_MM), tool)[2]!.value;
  };
  const coverAt = (z: number): number | null => blockers([-40, -40, z], [60, -40, z], [-40, 60, z]);

  it('counts what a line touches by an edge or a corner', () => {
    const corners: readonly Vec3[] = [
      [0, -0.25, 5],
      [0, 0.25, 5],
      [0.25, 0, 5],
    ];
    for (const [a, b, c] of [
      [0, 1, 2],
      [1, 2, 0],
      [2, 0, 1],
      [1, 0, 2],
    ] as const) {
      expect(blockers(corners[a]!, corners[b]!, corners[c]!)).toBe(1);
    }
    expect(blockers([0, 0, 5], [0.25, 0, 5], [0, 0.25, 5])).toBe(1);
  });

  it('counts nothing at the target itself, nor 60 mm over the upper lip', () => {
    expect([coverAt(TARGET_MM), coverAt(TARGET_MM + 1 / 64)]).toEqual([0, 25]);
    expect([coverAt(UPPER_MM + 60), coverAt(UPPER_MM + 60 - 1 / 64)]).toEqual([0, 25]);
  });

  it.each([0, 1, 2, 3])('counts what reaches just to the outer ring (side %d)', side => {
    const turned = ([x, y, z]: Vec3): Vec3 =>
      ([[x, y, z] as const, [-y, x, z] as const, [-x, -y, z] as const, [y, -x, z] as const] as const)[side]!;
    const at = (mm: number): number | null =>
      blockers(turned([mm, -0.25, 5]), turned([mm, 0.25, 5]), turned([mm + 1, 0, 5]));
    expect([at(1 - 1 / 1024), at(1 + 1 / 1024)]).toEqual([1, 0]);
  });
});

describe('needle-length', () => {
  it.each([
    [185, 'pass', 'needle-leaves stop=185.0 spare=15.0'],
    [185.1, 'fail', 'needle-too-short length=200 stop=185.1 room=15'],
  ] as const)('a stop at %d mm of 200: %s', (needleStopMm, status, words) => {
    const found = check('needle-length', tube(), { needleStopMm });
    expect(found).toMatchObject({ status, value: needleStopMm, limit: 185 });
    expect(codesOf(found)).toEqual([words]);
  });
});

describe('checkClearance', () => {
  it.each([
    [0.1, 'pass', 'bore-clearance clearance=0.10'],
    [0.3, 'pass', 'bore-clearance clearance=0.30'],
    [0.09, 'warn', 'bore-tight clearance=0.09 least=0.1'],
  ] as const)('%d mm: %s', (value, status, words) => {
    const found = checkClearance(value);
    expect(found).toMatchObject({
      id: 'bore-clearance',
      status,
      value,
      limit: 0.1,
      sense: 'at-least',
      unit: 'mm',
    });
    expect(codesOf(found)).toEqual([words]);
  });
});

describe('checkBoresApart', () => {
  const between = (lower: Vec3, upper: Vec3, boreDiameterMm = 2, trajectory = 'T2'): Sleeve => ({
    ...sleeve,
    ...{ trajectory, boreDiameterMm },
    lowerLipLps: patientPoint(...lower),
    upperLipLps: patientPoint(...upper),
  });
  const first = between([0, 0, 0], [0, 0, 20], 1.9, 'T1');

  it.each<[string, Sleeve, number]>([
    ['beside it', between([3, 4, 0], [3, 4, 20], 2.1), 5],
    ['beside it and higher, within its length', between([0, 6, 5], [0, 6, 40]), 6],
    ['above its end', between([0, 3, 24], [0, 3, 40]), 5],
    ['below its start', between([3, 0, -4], [3, 0, -30]), 5],
    ['across its middle', between([-10, 4, 10], [10, 4, 10]), 4],
    ['across above its end', between([-10, 3, 24], [10, 3, 24]), 5],
    ['ending before its middle', between([7, 0, 8], [30, 0, 8]), 7],
    ['starting far and ending before it', between([30, 0, 8], [7, 0, 8]), 7],
    ['slanting past it', between([4, -10, 0], [4, 10, 20]), 4],
    ['slanting away from its end', between([0, 3, 24], [0, 33, 64]), 5],
  ])('a bore %s', (_place, second, apartMm) => {
    for (const pair of [
      [first, second],
      [second, first],
    ] as const) {
      const [found, ...others] = checkBoresApart(pair);
      expect(others).toEqual([]);
      expect(found!.value).toBeCloseTo(apartMm - (1.9 + second.boreDiameterMm) / 2, 9);
      expect(found).toMatchObject({ status: 'pass', trajectory: pair[1].trajectory });
    }
  });

  it('fails under 1.2 mm, and says of which', () => {
    const [far] = checkBoresApart([first, between([3.16, 0, 0], [3.16, 0, 20])]);
    expect(far).toMatchObject({
      id: 'bores-apart',
      trajectory: 'T2',
      status: 'pass',
      value: expect.closeTo(1.21, 9),
      limit: 1.2,
      sense: 'at-least',
      unit: 'mm',
      atLps: [3.16, 0, 0],
    });
    const [near] = checkBoresApart([first, between([3.14, 0, 0], [3.14, 0, 20])]);
    expect(near).toMatchObject({ status: 'fail', value: expect.closeTo(1.19, 9), limit: 1.2 });
    expect([far, near].flatMap(found => codesOf(found!))).toEqual([
      'bores-apart wall=1.2 one=T1 other=T2',
      'bores-too-near one=T1 other=T2',
    ]);
  });

  it('looks at every pair once', () => {
    const second = between([10, 0, 0], [10, 0, 20]);
    const third = between([0, 10, 0], [0, 10, 20], 2, 'T3');
    const pairs = checkBoresApart([first, second, third]).map(({ trajectory, value }) => [
      trajectory,
      Number(value!.toFixed(3)),
    ]);
    expect(pairs).toEqual([
      ['T2', 8.05],
      ['T3', 8.05],
      ['T3', Number((Math.hypot(10, 10) - 2).toFixed(3))],
    ]);
    expect(checkBoresApart([first])).toEqual([]);
  });
});
