import { describe, expect, it } from 'vitest';
import type { Check } from '../../geometry/core/check';
import {
  frameAlong,
  patientPoint,
  patientVector,
  toLocal,
  type PatientPoint,
} from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import { checkFit, type Fit, type FitInput } from '../../geometry/guide/check-fit';
import { heightMap, type ColumnGrid } from '../../geometry/guide/sweep-bone';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { SurfaceIndex } from '../../geometry/surface/query/queries';
import { codesOf } from '../support/codes-of';
import { joinMeshes, makeBox } from '../support/make-meshes';

/** Bone is a plate whose face lies at z = 0; the guide comes off along z. */
const frame = frameAlong(patientPoint(5, -6, 7), patientVector(0.2, 0.3, 0.9));
const PLATE = makeBox([-20, -20, -5], [20, 20, 0]);
const GAP_MM = 0.25;
const columns: ColumnGrid = { xMm: -25, yMm: -25, nx: 101, ny: 101, cellMm: 0.5 };

/** A guide's plate over a square of the bone, between two heights. */
const plate = (sideMm: number, fromMm = GAP_MM, toMm = fromMm + 3): TriangleMesh =>
  makeBox([-sideMm / 2, -sideMm / 2, fromMm], [sideMm / 2, sideMm / 2, toMm]);

interface Asked extends Partial<Omit<FitInput, 'guide' | 'bone'>> {
  readonly bone?: TriangleMesh;
}
function fit(guide: TriangleMesh, { bone = PLATE, columns: grid = columns, ...asked }: Asked = {}): Fit {
  return checkFit({
    guide,
    bone: buildSurfaceIndex(bone),
    frame,
    columns: grid,
    height: heightMap(bone, grid),
    contactGapMm: GAP_MM,
    radiusMm: 10,
    askedMm: 10,
    ...asked,
  });
}
const check = ({ checks }: Fit, id: string): Check => checks.find(one => one.id === id)!;
/** Where a check points, in the guide's frame. */
const placeOf = ({ atLps }: Check): Vec3 => toLocal(frame, atLps as unknown as PatientPoint);

describe('contact-gap', () => {
  it('is the least distance to the bone, and where', () => {
    const found = check(fit(plate(16)), 'contact-gap');
    expect(found).toMatchObject({
      status: 'pass',
      value: expect.closeTo(0.25, 6),
      sense: 'at-least',
      unit: 'mm',
    });
    expect(found.limit).toBeCloseTo(0.22, 9);
    expect(codesOf(found)).toEqual(['gap-kept nearest=0.250']);
    expect(placeOf(found)[2]).toBeCloseTo(0.25, 6);
  });

  it.each([
    [0.23, 'pass', 'gap-kept nearest=0.230'],
    [0.21, 'fail', 'gap-too-near nearest=0.210 asked=0.25'],
    [0, 'fail', 'gap-too-near nearest=0.000 asked=0.25'],
  ])('of %d mm: %s', (mm, status, says) => {
    const found = check(fit(plate(12, mm)), 'contact-gap');
    expect(found.status).toBe(status);
    expect(codesOf(found)).toEqual([says]);
  });

  it('finds the one place that is too near', () => {
    const bump = joinMeshes(plate(12), makeBox([4, 2, 0.1], [4.5, 2.5, 1]));
    const found = check(fit(bump), 'contact-gap');
    expect(found).toMatchObject({ status: 'fail', value: expect.closeTo(0.1, 6) });
    const [x, y] = placeOf(found);
    expect(x).toBeGreaterThan(4);
    expect(x).toBeLessThan(4.5);
    expect(y).toBeGreaterThan(2);
    expect(y).toBeLessThan(2.5);
  });

  it('says where no bone is near', () => {
    const high = fit(plate(12, GAP_MM + 1.1));
    const found = check(high, 'contact-gap');
    expect(found).toMatchObject({ status: 'pass', value: null });
    expect(found).not.toHaveProperty('atLps');
    expect(codesOf(found)).toEqual(['gap-no-bone reach=1.25']);
    expect(high.contactAreaMm2).toBe(0);
    expect(high.meanContactGapMm).toBeNaN();
    expect(check(high, 'lift-off')).toMatchObject({ status: 'pass', value: null });
  });

  it('sees bone beside the guide as well as under it', () => {
    // A post of bone of 3 mm, 0.1 mm beside the guide's wall, whose lower face is far off any bone.
    const post = joinMeshes(PLATE, makeBox([6.1, -3, -1], [8, 3, 3]));
    const found = check(fit(plate(12), { bone: post }), 'contact-gap');
    expect(found).toMatchObject({ status: 'fail', value: expect.closeTo(0.1, 6) });
    expect(placeOf(found)[0]).toBeCloseTo(6, 6);
  });
});

describe('lift-off', () => {
  it.each([
    [0.221, 'pass', 'pass'],
    [0.219, 'fail', 'pass'],
    [0.171, 'fail', 'pass'],
    [0.169, 'fail', 'fail'],
  ])('at %f mm of an asked 0.25 is a %s, in the coarse cells of a preview a %s', (mm, made, previewed) => {
    const [whole, preview] = [false, true].map(isPreview =>
      check(fit(plate(12, mm), { isPreview }), 'lift-off'),
    );
    expect(whole).toMatchObject({ status: made, limit: expect.closeTo(0.22, 9) });
    expect(preview).toMatchObject({ status: previewed, limit: expect.closeTo(0.17, 9) });
  });
});

describe('contact-area', () => {
  it.each([
    [16, 'pass', 250, ['contact-area area=256']],
    [15, 'warn', 250, ['contact-area-small area=225', 'broader-bone-or-pad']],
    [10.2, 'warn', 250, ['contact-area-small area=104', 'broader-bone']],
    [9.8, 'fail', 100, ['contact-area-small area=96', 'broader-bone']],
  ])('of a square of %d mm: %s', (side, status, limit, says) => {
    const found = fit(plate(side));
    expect(found.contactAreaMm2).toBeCloseTo(side * side, 4);
    expect(found.meanContactGapMm).toBeCloseTo(GAP_MM, 6);
    const area = check(found, 'contact-area');
    expect(area).toMatchObject({ status, limit, sense: 'at-least', unit: 'mm2' });
    expect(area.value).toBeCloseTo(side * side, 4);
    expect(codesOf(area)).toEqual(says);
  });

  it('can grow where the pad reaches as far as asked and bone carries half of that', () => {
    const of = (radiusMm: number, askedMm: number): boolean => fit(plate(15), { radiusMm, askedMm }).canGrow;
    expect(of(10, 10)).toBe(true);
    expect(of(10, 9)).toBe(true);
    expect(of(10, 10.1)).toBe(false);
    // Half of a disc of 11.9 mm is 222 mm2, of 12.1 mm 230 mm2.
    expect(of(11.9, 10)).toBe(true);
    expect(of(12.1, 10)).toBe(false);
  });

  it('counts what lies within 0.1 mm of the asked gap, and what may come to rest within 0.6', () => {
    const at = (mm: number) => {
      const { contactAreaMm2, contacts } = fit(plate(6, GAP_MM + mm));
      return [Math.round(contactAreaMm2), Math.round(contacts.areasMm2.reduce((sum, a) => sum + a, 0))];
    };
    expect(at(0.09)).toEqual([36, 36]);
    expect(at(0.11)).toEqual([0, 36]);
    expect(at(0.59)).toEqual([0, 36]);
    expect(at(0.61)).toEqual([0, 0]);
  });

  it('counts faces that look at the bone alone', () => {
    // The upper face of a thin plate lies within the band, and looks away.
    const thin = fit(plate(6, GAP_MM, GAP_MM + 0.05));
    expect(thin.contactAreaMm2).toBeCloseTo(36, 6);
    // A face that leans by 40 degrees looks at it still, one that leans by 50 does not: cosine 0.7.
    const leaning = (deg: number): number => {
      const [c, s] = [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)];
      const at = (u: number, v: number): number[] => [0.02 * u * c, 0.02 * v, 0.27 + 0.02 * u * s];
      const positions = Float32Array.from([...at(0, 0), ...at(0, 1), ...at(1, 0)]);
      return fit({ positions, triangles: Uint32Array.of(0, 1, 2) }).contactAreaMm2;
    };
    expect(leaning(40)).toBeCloseTo(0.0002, 6);
    expect(leaning(50)).toBe(0);
  });

  it.each([0, 1, 2, 3])('counts a side that stands beside bone, to each side alike (%i)', turn => {
    // A post of 4 mm, 0.25 mm beside the guide, from the plate up to 3 mm; the guide hangs 1 mm off
    // the plate, so that nothing but its side is near.
    const post: readonly (readonly [Vec3, Vec3])[] = [
      [
        [6.25, -2, -1],
        [9, 2, 3],
      ],
      [
        [-2, 6.25, -1],
        [2, 9, 3],
      ],
      [
        [-9, -2, -1],
        [-6.25, 2, 3],
      ],
      [
        [-2, -9, -1],
        [2, -6.25, 3],
      ],
    ];
    const bone = joinMeshes(PLATE, makeBox(...post[turn]!));
    // 4 mm by 2, and what of the side's edges is hardly further from the post.
    const { contactAreaMm2, meanContactGapMm } = fit(plate(12, 1), { bone });
    expect(contactAreaMm2).toBeGreaterThan(7.5);
    expect(contactAreaMm2).toBeLessThan(11);
    expect(meanContactGapMm).toBeGreaterThan(0.2499);
    expect(meanContactGapMm).toBeLessThan(0.28);
  });

  it('weighs the mean gap by area', () => {
    const two = joinMeshes(makeBox([-8, -5, 0.25], [2, 5, 3]), makeBox([4, -5, 0.33], [9, 5, 3]));
    expect(fit(two).meanContactGapMm).toBeCloseTo((100 * 0.25 + 50 * 0.33) / 150, 6);
  });

  it('leaves out nothing beyond the columns that were looked at', () => {
    for (const grid of [
      { ...columns, xMm: 0 },
      { ...columns, yMm: 0 },
      { ...columns, nx: 51 },
      { ...columns, ny: 51 },
    ]) {
      expect(fit(plate(16), { columns: grid }).contactAreaMm2).toBeCloseTo(256, 6);
    }
  });
});

describe('lift-off', () => {
  it('is free off a plain plate', () => {
    const found = check(fit(plate(16)), 'lift-off');
    expect(found).toMatchObject({
      status: 'pass',
      value: expect.closeTo(0.25, 3),
      sense: 'at-least',
      unit: 'mm',
    });
    expect(found.limit).toBeCloseTo(0.22, 9);
    expect(codesOf(found)).toEqual(['lift-off-free']);
  });

  it('catches under a ledge of bone, though nothing is near as it sits', () => {
    const ledge = joinMeshes(PLATE, makeBox([5, -8, 4.5], [12, 8, 6]));
    const found = fit(plate(16), { bone: ledge });
    expect(check(found, 'contact-gap').status).toBe('pass');
    const caught = check(found, 'lift-off');
    expect(caught.status).toBe('fail');
    expect(caught.value).toBeLessThan(0.1);
    expect(codesOf(caught)).toEqual(['lift-off-catches']);
    expect(placeOf(caught)[0]).toBeGreaterThan(4.7);
    // Beside the ledge it is free.
    const beside = joinMeshes(PLATE, makeBox([8.4, -8, 4.5], [12, 8, 6]));
    expect(check(fit(plate(16), { bone: beside }), 'lift-off').status).toBe('pass');
  });
});

describe('checkFit, point by point', () => {
  /** A level face at z = 0 that looks down, in one piece for each of its triangles. */
  const face = (...triangles: readonly (readonly [Vec3, Vec3, Vec3])[]): TriangleMesh => ({
    positions: Float32Array.from(triangles.flat(2)),
    triangles: Uint32Array.from({ length: 3 * triangles.length }, (_, n) => n),
  });
  const rectangle = (x: number, y: number): TriangleMesh =>
    face(
      [
        [0, 0, 0],
        [0, y, 0],
        [x, 0, 0],
      ],
      [
        [x, y, 0],
        [x, 0, 0],
        [0, y, 0],
      ],
    );
  interface Told {
    readonly mm: number | null;
    /** How far below the face the bone's point is said to lie, of that distance. */
    readonly below?: number;
    readonly highestMm?: number;
    /** Null: as it is where nothing is said. */
    readonly spacingMm?: number | null;
    /** The columns on which bone stands as high as that; elsewhere it lies deep below. */
    readonly columnsAt?: readonly (readonly [number, number])[];
    readonly grid?: Partial<ColumnGrid>;
    readonly sweptMm?: number | null;
  }
  /** A face over bone of which every answer is told; what it was asked within how much is kept. */
  function judge(
    guide: TriangleMesh,
    { mm, below = 1, highestMm = 0, spacingMm = 100, sweptMm = mm, columnsAt, grid = {} }: Told,
  ): { readonly fit: Fit; readonly asked: (withinMm: number) => Vec3[] } {
    const calls: { readonly p: Vec3; readonly withinMm: number }[] = [];
    const bone = {
      closestPoint: (p: Vec3, withinMm: number) => {
        calls.push({ p, withinMm });
        const told = withinMm > 1 ? mm : sweptMm;
        return told === null ? null : { distanceMm: told, point: [p[0], p[1], -below * told] };
      },
    } as unknown as SurfaceIndex;
    const used = { ...columns, ...grid };
    const height = new Float64Array(used.nx * used.ny).fill(columnsAt ? -10 : highestMm);
    for (const [i, j] of columnsAt ?? []) height[i + used.nx * j] = highestMm;
    const found = checkFit({
      ...{ guide, bone, frame, columns: used, height, contactGapMm: GAP_MM, radiusMm: 10, askedMm: 10 },
      ...(spacingMm === null ? {} : { spacingMm }),
    });
    const asked = (within: number): Vec3[] =>
      calls.filter(({ withinMm }) => Math.abs(withinMm - within) < 1e-9).map(({ p }) => p);
    return { fit: found, asked };
  }
  const square = rectangle(10, 10);

  it('leaves out what lies at the very end of a band', () => {
    expect(judge(square, { mm: GAP_MM + 0.1 }).fit.contactAreaMm2).toBe(0);
    expect(judge(square, { mm: GAP_MM + 0.1 }).fit.contacts.areasMm2).not.toHaveLength(0);
    expect(judge(square, { mm: GAP_MM + 0.6 }).fit.contacts.areasMm2).toHaveLength(0);
  });

  it('leaves out what looks at the bone by a cosine of just 0.7', () => {
    const { contactAreaMm2, contacts } = judge(square, { mm: GAP_MM, below: 0.7 }).fit;
    expect([contactAreaMm2, contacts.areasMm2.length]).toEqual([0, 0]);
    expect(judge(square, { mm: GAP_MM, below: 0.71 }).fit.contactAreaMm2).toBe(100);
  });

  it('looks at what lies 0.6 mm over the asked gap, and at nothing higher', () => {
    const { fit: at, asked } = judge(square, { mm: GAP_MM, highestMm: -0.6 - GAP_MM });
    expect([at.contactAreaMm2, asked(GAP_MM + 1).length]).toEqual([100, 2]);
    expect(judge(square, { mm: GAP_MM, highestMm: -0.61 - GAP_MM }).asked(GAP_MM + 1)).toEqual([]);
  });

  /** Its middle lies 0.2 mm before the fiftieth column of either axis. */
  const small = face([
    [-0.3, -0.3, 0],
    [-0.3, 0, 0],
    [0, -0.3, 0],
  ]);

  it('knows nothing of what lies off the columns, and looks at all of it', () => {
    const looks = (grid: Partial<ColumnGrid>): boolean =>
      judge(small, { mm: GAP_MM, columnsAt: [], grid }).asked(GAP_MM + 1).length > 0;
    for (const on of [{ xMm: -0.3 }, { yMm: -0.3 }, { nx: 51 }, { ny: 51 }, { nx: 60 }, { ny: 60 }]) {
      expect([on, looks(on)]).toEqual([on, false]);
    }
    for (const off of [{ xMm: 0.2 }, { yMm: 0.2 }, { nx: 50 }, { ny: 50 }]) {
      expect([off, looks(off)]).toEqual([off, true]);
    }
  });

  it('looks where bone stands so high within the gap and a column, to any side', () => {
    const looks = (i: number, j: number): boolean =>
      judge(small, { mm: GAP_MM, columnsAt: [[i, j]] }).asked(GAP_MM + 1).length > 0;
    for (const n of [48, 52]) expect([n, looks(n, 50), looks(50, n)]).toEqual([n, true, true]);
    for (const n of [47, 53]) expect([n, looks(n, 50), looks(50, n)]).toEqual([n, false, false]);
  });

  it('has the gap kept, and the way off free, at just 0.03 mm less than was asked', () => {
    const { fit: at } = judge(square, { mm: GAP_MM - 0.03 });
    expect(check(at, 'contact-gap')).toMatchObject({ status: 'pass', value: GAP_MM - 0.03 });
    expect(check(at, 'lift-off')).toMatchObject({ status: 'pass', value: GAP_MM - 0.03 });
  });

  it.each([
    [10, 'warn'],
    [25, 'pass'],
  ])('of a contact of just %d times 10 mm says: %s', (x, status) => {
    const area = check(judge(rectangle(x, 10), { mm: GAP_MM }).fit, 'contact-area');
    expect(area).toMatchObject({ status, value: 10 * x, limit: 250 });
  });

  it('looks at pieces of 0.4 mm, and follows the way off for one point in 0.1 mm2', () => {
    const corner = face([
      [0, 0, 0],
      [0, 2, 0],
      [2, 0, 0],
    ]);
    // The long side of 2.83 mm is cut into 8, the triangle into as many times as many.
    expect(judge(corner, { mm: GAP_MM, spacingMm: null }).asked(GAP_MM + 1)).toHaveLength(64);
    // 2 mm2 in 225 pieces: the twelfth of each lot is the first to have 0.1 mm2 behind it.
    const { fit: found, asked } = judge(corner, { mm: GAP_MM, spacingMm: 0.2, sweptMm: null });
    expect(asked(GAP_MM + 1)).toHaveLength(225);
    expect(asked(GAP_MM + 0.1).filter(([, , z]) => z === 0)).toHaveLength(18);
    // Nothing nearer than it was looked for.
    expect(check(found, 'lift-off').value).toBeCloseTo(GAP_MM + 0.1, 9);
  });
});
