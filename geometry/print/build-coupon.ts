import { assertThat } from '../core/result';
import type { Vec3 } from '../core/vector';
import { cut, simplify, union } from '../solid/combine';
import { toMesh } from '../solid/convert-mesh';
import type { SolidKernel } from '../solid/load-kernel';
import { cylinderBetween, prism } from '../solid/make-primitives';
import { withSolids, type Solid, type SolidScope } from '../solid/solid-scope';
import { inspectMesh } from '../surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../surface/mesh/mesh';
import {
  BAR_MM,
  BAR_WIDTH_MM,
  BLOCK_MM,
  CORNER_MM,
  FEATURES_DEPTH_MM,
  FEATURES_TO_MM,
  MIDDLE_TOOTH,
  POST_MM,
  TOOTH_MM,
  TOWER_STEPS,
  type CouponBore,
  type CouponLayout,
} from './lay-out-coupon';
import { strokeText } from './stroke-text';

/** The plate that bore block and features stand on, mm. */
const PLATE_MM = 3;
/** Teeth and posts stand over the bed by this much, and pegs, mm. */
const TEETH_TO_MM = 10;
const PEGS_TO_MM = 11;
/** Teeth leave the side of the bore block free, mm. */
const TOOTH_WIDTH_MM = 9;
/** Side of the tower, mm. */
const TOWER_SIDE_MM = 16;
/** Walls that stand alone, and gaps that are open at the top and both ends; mm. */
export const WALLS_MM = [0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.5] as const;
export const GAPS_MM = [0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1] as const;
export const PEGS_MM = [3, 6] as const;
/** Letters stand out by this much and are this thick, mm. */
const LETTER_MM = 0.6;
const STROKE_MM = 0.8;
/** What is merged at the end, mm: far below what any gauge is read to. */
const SIMPLIFY_MM = 0.0005;

/**
 * The coupon as a closed mesh on the bed, mm: two gauge bars with teeth and a tower with steps for
 * a caliper, posts for the skew, the ladder of bores upright and leaning, walls, gaps and pegs, and
 * its id. Nominal: a coupon is never compensated.
 */
export function buildCoupon(kernel: SolidKernel, layout: CouponLayout): TriangleMesh {
  const mesh = withSolids(kernel, scope => {
    const body = union(scope, [
      ...bars(scope, layout),
      ...tower(scope),
      ...features(scope, layout),
      ...block(scope, layout),
      ...letters(scope, layout),
    ]);
    const cutters = [...gaps(scope, layout), ...layout.bores.map(bore => boreCutter(scope, bore))];
    return toMesh(simplify(scope, cut(scope, body, cutters), SIMPLIFY_MM));
  });
  const seen = inspectMesh(mesh);
  assertThat(
    seen.manifold && seen.shells === 1 && seen.degenerateTriangles === 0,
    'buildCoupon',
    'the coupon is not one closed solid',
    seen,
  );
  return mesh;
}

/** A box between two corners. */
const box = (scope: SolidScope, [x0, y0, z0]: Vec3, [x1, y1, z1]: Vec3): Solid =>
  prism(
    scope,
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ],
    z0,
    z1,
  );

/** Both bars with three teeth each and a post. */
function bars(scope: SolidScope, { lengthXMm, lengthYMm, postX, postY }: CouponLayout): Solid[] {
  const teeth = (length: number, middle: number): readonly number[] => [
    CORNER_MM,
    CORNER_MM + middle * length - TOOTH_MM,
    CORNER_MM + length - TOOTH_MM,
  ];
  const post = ([x, y]: readonly [number, number]): Solid =>
    cylinderBetween(scope, [x, y, BAR_MM / 2], [x, y, TEETH_TO_MM], POST_MM / 2);
  return [
    box(scope, [0, 0, 0], [CORNER_MM + lengthXMm, BAR_WIDTH_MM, BAR_MM]),
    box(scope, [0, 0, 0], [BAR_WIDTH_MM, CORNER_MM + lengthYMm, BAR_MM]),
    ...teeth(lengthXMm, MIDDLE_TOOTH.x).map(at =>
      box(scope, [at, 0, 0], [at + TOOTH_MM, TOOTH_WIDTH_MM, TEETH_TO_MM]),
    ),
    ...teeth(lengthYMm, MIDDLE_TOOTH.y).map(at =>
      box(scope, [0, at, 0], [TOOTH_WIDTH_MM, at + TOOTH_MM, TEETH_TO_MM]),
    ),
    post(postX),
    post(postY),
  ];
}

/**
 * The steps are measured from the top down, face to face of one kind, so that no growth is in them.
 */
const tower = (scope: SolidScope): Solid[] =>
  TOWER_STEPS.map(([from, to, heightMm]) => box(scope, [from, 0, 0], [to, TOWER_SIDE_MM, BAR_MM + heightMm]));

const FIRST_WALL_MM = 14;
const WALL_PITCH_MM = 4.5;
/** Each gap begins so far behind the last, mm. */
const GAP_PITCH_MM = 4.5;
const GAPS_FROM_MM = 14;
const GAPS_DEEP_MM = 5;
/** Where pegs and id stand on the plate. */
const PEG_X: readonly number[] = [60, 74];
const ID_X_MM = 56;

function features(scope: SolidScope, { featuresY, block: { x1 } }: CouponLayout): Solid[] {
  const y = featuresY;
  return [
    box(scope, [BAR_WIDTH_MM - 2, BAR_WIDTH_MM - 2, 0], [Math.max(FEATURES_TO_MM, x1), y + 0.5, PLATE_MM]),
    box(scope, [BAR_WIDTH_MM - 2, y, 0], [FEATURES_TO_MM, y + FEATURES_DEPTH_MM, PLATE_MM]),
    ...WALLS_MM.map((wall, n) => {
      const x = FIRST_WALL_MM + n * WALL_PITCH_MM;
      return box(scope, [x, y + 2, PLATE_MM - 1], [x + wall, y + 10, PLATE_MM + 6]);
    }),
    box(
      scope,
      [GAPS_FROM_MM - 2, y + 13, PLATE_MM - 1],
      [GAPS_FROM_MM + GAPS_MM.length * GAP_PITCH_MM, y + 21, PLATE_MM + 6],
    ),
    ...PEGS_MM.map((peg, n) =>
      cylinderBetween(scope, [PEG_X[n]!, y + 6, PLATE_MM - 1], [PEG_X[n]!, y + 6, PEGS_TO_MM], peg / 2),
    ),
  ];
}

const gaps = (scope: SolidScope, { featuresY: y }: CouponLayout): Solid[] =>
  GAPS_MM.map((gap, n) => {
    const x = GAPS_FROM_MM + n * GAP_PITCH_MM + 1;
    return box(scope, [x, y + 12, PLATE_MM + 6 - GAPS_DEEP_MM], [x + gap, y + 22, PLATE_MM + 7]);
  });

/** The block, and a bar before the first bore of each row, to count from. */
function block(scope: SolidScope, { block: { x0, x1, y0, y1 }, rows }: CouponLayout): Solid[] {
  return [
    box(scope, [x0, y0, 0], [x1, y1, BLOCK_MM]),
    ...rows.map(({ y }) => box(scope, [x0 + 1, y - 1, BLOCK_MM - 1], [x0 + 2, y + 1, BLOCK_MM + LETTER_MM])),
  ];
}

function boreCutter(scope: SolidScope, { x, y, tiltDeg, diameterMm }: CouponBore): Solid {
  const lean = (tiltDeg * Math.PI) / 180;
  // Well through both faces of the block.
  const at = (h: number): Vec3 => [x, y + h * Math.tan(lean), BLOCK_MM / 2 + h];
  return cylinderBetween(scope, at(-BLOCK_MM), at(BLOCK_MM), diameterMm / 2);
}

function letters(scope: SolidScope, { id, featuresY, lengthXMm, lengthYMm }: CouponLayout): Solid[] {
  // In the free stretch between the first tooth and the middle one.
  const between = (length: number, share: number): number =>
    CORNER_MM + (TOOTH_MM + share * length - TOOTH_MM) / 2;
  const raise = (polygons: ReturnType<typeof strokeText>, fromMm: number): Solid[] =>
    polygons.map(polygon => prism(scope, polygon, fromMm - 1, fromMm + LETTER_MM));
  return [
    ...raise(strokeText('x', between(lengthXMm, MIDDLE_TOOTH.x) - 1.5, 2, 6, STROKE_MM), BAR_MM),
    ...raise(strokeText('y', 3, between(lengthYMm, MIDDLE_TOOTH.y) - 3, 6, STROKE_MM), BAR_MM),
    ...raise(strokeText(id, ID_X_MM, featuresY + 14, 6, STROKE_MM), PLATE_MM),
  ];
}
