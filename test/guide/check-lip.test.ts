import { describe, expect, it } from 'vitest';
import { frameAlong, guidePoint, patientPoint, patientVector, toPatient } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import { checkLip } from '../../geometry/guide/check-lip';
import { measureOverLip } from '../../geometry/guide/measure-over-lip';
import type { Sleeve, Tool } from '../../geometry/guide/parameters';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { codesOf } from '../support/codes-of';

/** The lip's own frame, in no axis's direction; what stands over it is known to the last digit. */
const frame = frameAlong(patientPoint(-8, 21, 5), patientVector(-0.4, 0.5, 0.7));
const place = (p: Vec3): Vec3 => toPatient(frame, guidePoint(...p));
const RADIUS_MM = 5;

function mesh(...triangles: readonly (readonly [Vec3, Vec3, Vec3])[]): TriangleMesh {
  return {
    positions: Float32Array.from(triangles.flat().flatMap(place)),
    triangles: Uint32Array.from(triangles.flatMap((_, n) => [3 * n, 3 * n + 1, 3 * n + 2])),
  };
}

/** Turned about the lip's axis, corners in another order: nothing of it may matter. */
function turned(corners: readonly [Vec3, Vec3, Vec3], eighths: number): [Vec3, Vec3, Vec3] {
  const [c, s] = [Math.cos((eighths * Math.PI) / 4 + 0.2), Math.sin((eighths * Math.PI) / 4 + 0.2)];
  const moved = corners.map(([x, y, z]): Vec3 => [x * c - y * s, x * s + y * c, z]);
  const first = eighths % 3;
  return [moved[first]!, moved[(first + 1) % 3]!, moved[(first + 2) % 3]!];
}

const measure = (guide: TriangleMesh) => measureOverLip(guide, frame.origin, frame.z, RADIUS_MM);

describe('measureOverLip', () => {
  const cases: readonly (readonly [string, readonly [Vec3, Vec3, Vec3], number, Vec3])[] = [
    // The slope z = x/2: highest where x = 5 leaves the cylinder.
    [
      'a slope over everything',
      [
        [-50, -50, -25],
        [50, -50, 25],
        [0, 60, 0],
      ],
      2.5,
      [5, 0, 2.5],
    ],
    [
      'a corner within',
      [
        [3, 1, 1.5],
        [2, -6, 0.2],
        [-9, 0, -3],
      ],
      1.5,
      [3, 1, 1.5],
    ],
    // An edge along y = 3, rising with x: it leaves the cylinder at x = 4, where z = 2 + 0.4.
    [
      'an edge that leaves the cylinder',
      [
        [-8, 3, 1.2],
        [8, 3, 2.8],
        [0, 30, -60],
      ],
      2.4,
      [4, 3, 2.4],
    ],
    // The same, rising against x: it comes in at x = -4.
    [
      'an edge that comes in',
      [
        [-8, 3, 2.8],
        [8, 3, 1.2],
        [0, 30, -60],
      ],
      2.4,
      [-4, 3, 2.4],
    ],
    [
      'level ground',
      [
        [-50, -50, 0.7],
        [50, -50, 0.7],
        [0, 90, 0.7],
      ],
      0.7,
      [0, 0, 0.7],
    ],
  ];
  for (const [name, corners, overMm, at] of cases) {
    it.each([0, 1, 2, 3, 4, 5, 6, 7])(`${name}, turned by %i eighths`, eighths => {
      const seen = measure(mesh(turned(corners, eighths)));
      expect(seen.overMm).toBeCloseTo(overMm, 4);
      if (name === 'level ground') return;
      const [wanted] = turned([at, at, at], eighths);
      place(wanted).forEach((value, axis) => expect(seen.at![axis]).toBeCloseTo(value, 3));
    });
  }

  it('is nothing where all lies below the lip, beside the ring, or level with the lip but for rounding', () => {
    const nothing = { overMm: 0, at: null };
    const corners: readonly (readonly [Vec3, Vec3, Vec3])[] = [
      [
        [-50, -50, -0.1],
        [50, -50, -0.1],
        [0, 90, -0.1],
      ],
      [
        [-50, -50, 0.0009],
        [50, -50, 0.0009],
        [0, 90, 0.0009],
      ],
      [
        [5.01, -50, 3],
        [50, 0, 3],
        [5.01, 50, 3],
      ],
      [
        [6, -1, 3],
        [4.2, 4.2, 3],
        [9, 9, 3],
      ],
    ];
    for (const triangle of corners) {
      for (const eighths of [0, 1, 2, 3, 4, 5, 6, 7]) {
        expect(measure(mesh(turned(triangle, eighths)))).toEqual(nothing);
      }
    }
    expect(measure(mesh())).toEqual(nothing);
  });

  it('takes the highest of all, in whatever order', () => {
    const low = [
      [0, 0, 0.4],
      [1, 0, 0.4],
      [0, 1, 0.4],
    ] as const;
    const high = [
      [0, 0, 0.9],
      [-1, 0, 0.8],
      [0, -1, 0.8],
    ] as const;
    for (const guide of [mesh(low, high), mesh(high, low)]) expect(measure(guide).overMm).toBeCloseTo(0.9, 5);
  });

  it('takes the highest corner, whichever of its triangle that is', () => {
    const low = [
      [0, 0, 0.4],
      [1, 0, 0.4],
      [0, 1, 0.4],
    ] as const;
    const spike: readonly Vec3[] = [
      [0, 0, 0.9],
      [-1, 0, -1],
      [0, -1, -1],
    ];
    for (const first of [0, 1, 2]) {
      const [a, b, c] = [0, 1, 2].map(n => spike[(n + first) % 3]!) as [Vec3, Vec3, Vec3];
      expect(measure(mesh(low, [a, b, c])).overMm).toBeCloseTo(0.9, 5);
    }
  });

  it('takes what is higher than a thousandth, whichever way its triangle looks', () => {
    const ground = (zMm: number): TriangleMesh =>
      mesh([
        [0, 90, zMm],
        [50, -50, zMm],
        [-50, -50, zMm],
      ]);
    expect(measure(ground(0.0012)).overMm).toBeCloseTo(0.0012, 5);
    const slope = mesh([
      [0, 60, 0],
      [50, -50, 25],
      [-50, -50, -25],
    ]);
    expect(measure(slope).overMm).toBeCloseTo(2.5, 4);
  });

  it('sees a wall that stands square on the lip, to the last digit', () => {
    const wall = {
      positions: Float32Array.of(...[3, 0, 1], ...[3, 0, -2], ...[4, 0, -2]),
      triangles: Uint32Array.of(0, 1, 2),
    };
    expect(measureOverLip(wall, [0, 0, 0], [0, 0, 1], RADIUS_MM)).toEqual({ overMm: 1, at: [3, 0, 1] });
  });

  it('sees an upright wall by its edges', () => {
    // Its foot and its head pass the cylinder at x = -4 and 4; the head is level at 1.3.
    const wall = [
      [-9, 3, 1.3],
      [9, 3, 1.3],
      [0, 3, -4],
    ] as const;
    for (const eighths of [0, 1, 2, 3, 4, 5, 6, 7]) {
      expect(measure(mesh(turned([...wall], eighths))).overMm).toBeCloseTo(1.3, 4);
    }
  });
});

describe('checkLip', () => {
  const tool: Tool = { name: 'n', diameterMm: 1.8, lengthMm: 200, windowMm: 8, tipMm: 2, collarMm: 4 };
  const sleeve: Sleeve = {
    trajectory: 'T2',
    boreDiameterMm: 2,
    outerDiameterMm: 8,
    lowerLipLps: toPatient(frame, guidePoint(0, 0, -25)),
    upperLipLps: frame.origin,
    guidedLengthMm: 25,
    depthStopMm: 57,
    needleStopMm: 63,
    dots: 0,
  };
  const plate = (zMm: number): TriangleMesh =>
    mesh([
      [-50, -50, zMm],
      [50, -50, zMm],
      [0, 90, zMm],
    ]);

  it('passes what stands 0.015 mm over the lip, and fails 0.025', () => {
    const level = checkLip(plate(0.015), sleeve, tool, true);
    expect(codesOf(level)).toEqual(['lip-clear collar=4.0']);
    expect(level).toMatchObject({
      id: 'lip-clear',
      trajectory: 'T2',
      status: 'pass',
      value: expect.closeTo(0.015, 4),
      limit: 0.02,
      sense: 'at-most',
      unit: 'mm',
      atLps: expect.anything(),
    });
    const buried = checkLip(plate(0.025), sleeve, tool, true);
    expect(buried).toMatchObject({ status: 'fail', value: expect.closeTo(0.025, 4) });
  });

  it('passes what stands exactly 0.02 mm over the lip', () => {
    // Upright, so that nothing is rounded: 1/32 mm less 1/32 - 0.02.
    const upperLipLps = patientPoint(0, 0, 1 / 32 - 0.02);
    const upright = { ...sleeve, upperLipLps, lowerLipLps: patientPoint(0, 0, upperLipLps[2] - 25) };
    const level: TriangleMesh = {
      positions: Float32Array.of(...[-50, -50, 1 / 32], ...[50, -50, 1 / 32], ...[0, 90, 1 / 32]),
      triangles: Uint32Array.of(0, 1, 2),
    };
    expect(checkLip(level, upright, tool, true)).toMatchObject({ status: 'pass', value: 0.02 });
  });

  it('looks within bore and collar, and says where and what to do', () => {
    // The collar's ring reaches 1 + 4 mm from the axis.
    const within = mesh([
      [4.9, 0, 1.25],
      [6, -1, 1],
      [6, 1, 1],
    ]);
    const beside = mesh([
      [5.1, 0, 1.25],
      [6, -1, 1],
      [6, 1, 1],
    ]);
    const alone = checkLip(within, sleeve, tool, true);
    expect(codesOf(alone)).toEqual(['lip-buried over=1.25 collar=4.0', 'lip-remedy-alone']);
    place([4.9, 0, 1.25]).forEach((value, axis) => expect(alone.atLps![axis]).toBeCloseTo(value, 4));
    expect(codesOf(checkLip(within, sleeve, tool, false))[1]).toBe('lip-remedy-several');
    expect(checkLip(beside, sleeve, tool, true)).toMatchObject({
      ...{ status: 'pass', value: 0, atLps: sleeve.upperLipLps },
    });
  });
});
