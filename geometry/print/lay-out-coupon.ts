import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { decimal } from '../core/message';
import { assertThat, refuse, succeed, type Result } from '../core/result';
import { phrase } from '../messages/phrase';

/** What a coupon is made for. */
export interface CouponRequest {
  /** Of the needle that is to go through the bores, mm. */
  readonly toolDiameterMm: number;
  /**
   * Lean of the second set of bores from upright, degrees; under `LEAST_TILT_DEG` there is none.
   */
  readonly tiltDeg: number;
  /** The printer's room, x, y, z, mm. */
  readonly bedMm: readonly [number, number, number];
}

/** What decides a coupon's shape; from it follows all else. */
export interface CouponShape {
  readonly toolDiameterMm: number;
  readonly tiltDeg: number;
  /** Length of the gauge bars, mm. */
  readonly lengthXMm: number;
  readonly lengthYMm: number;
}

/** A bore of the ladder: its axis crosses the block's mid-height at (x, y) and leans towards +y. */
export interface CouponBore {
  /** Counted from 1, the narrowest. */
  readonly number: number;
  readonly diameterMm: number;
  readonly tiltDeg: number;
  readonly x: number;
  readonly y: number;
}

/**
 * A coupon's parts on the bed, mm; its outer corner is the origin, its bars run along +x and +y.
 */
export interface CouponLayout extends CouponShape {
  /** A c and five hexadecimal digits, which stand on the part, the sheet and the table. */
  readonly id: string;
  readonly bores: readonly CouponBore[];
  /** Where each row of bores begins, and the block that they are in. */
  readonly rows: readonly { readonly y: number }[];
  readonly block: { readonly x0: number; readonly x1: number; readonly y0: number; readonly y1: number };
  /** Lower edge (y) of the plate with walls, gaps, pegs and id. */
  readonly featuresY: number;
  /** Middles of the posts that the skew is measured over. */
  readonly postX: readonly [number, number];
  readonly postY: readonly [number, number];
  readonly sizeMm: readonly [number, number, number];
}

/**
 * Bores lean by less than this as if they were upright, and no guide's bore leans more than that,
 * degrees.
 */
const LEAST_TILT_DEG = 5;
const MOST_TILT_DEG = 60;
/**
 * The ladder: so many bores, each wider by so much, the first narrower than the needle by so much,
 * mm.
 */
export const BORE_STEP_MM = 0.05;
export const BORES = 13;
const NARROWER_MM = 0.15;
/**
 * Height of the block that they go through, mm: enough that a needle's lean does not feign a fit.
 */
export const BLOCK_MM = 12;
/** Between two bores, and from one to the block's side, mm. */
const BETWEEN_MM = 2;

/** The corner with the tower and the room about it, before the gauge bars begin; mm. */
export const CORNER_MM = 24;
const LONGEST_MM = 100;
const SHORTEST_MM = 40;
/** Gauges step by this much where the bed is small, mm. */
const STEP_MM = 10;
/** Room that is left free all round the bed, together, mm. */
const FREE_MM = 4;
export const BAR_WIDTH_MM = 10;
export const BAR_MM = 4;
export const TOOTH_MM = 6;
/** Height of the tower over the bar, mm: the gauge along z. */
const TOWER_MM = 40;
/**
 * The tower's top and its two steps: how far along x each reaches, and its height over the bar; mm.
 */
export const TOWER_STEPS = [
  [0, 6, TOWER_MM],
  [6, 11, 25],
  [11, 16, 10],
] as const;
export const POST_MM = 6;
/** The plate of features: how deep, and how far along x it reaches. */
export const FEATURES_DEPTH_MM = 24;
export const FEATURES_TO_MM = 88;
const BLOCK_FROM_MM = 20;
/**
 * The middle tooth of each bar ends at this share of it, so that no reading of x passes for one of
 * y.
 */
export const MIDDLE_TOOTH = { x: 0.5, y: 0.6 } as const;

/** Raised whenever the same shape makes another part. */
const LAYOUT_VERSION = 1;

/**
 * Lays a coupon out for a bed: the bars as long as fit (100 mm at most, 40 at least).
 * @returns refused where the bed has no room for it, or the bores lean too much
 */
export function layOutCoupon({ toolDiameterMm, tiltDeg, bedMm }: CouponRequest): Result<CouponLayout> {
  const [bx, by, bz] = bedMm;
  if (!(tiltDeg >= 0 && tiltDeg <= MOST_TILT_DEG)) {
    return refuse('coupon-tilt', phrase('coupon-tilt', { tilt: decimal(tiltDeg, 0), most: MOST_TILT_DEG }));
  }
  const longest = (bed: number): number =>
    Math.min(LONGEST_MM, STEP_MM * Math.floor((bed - FREE_MM - CORNER_MM) / STEP_MM));
  const layout = layOutShape({
    toolDiameterMm,
    tiltDeg: tiltDeg < LEAST_TILT_DEG ? 0 : tiltDeg,
    lengthXMm: Math.max(SHORTEST_MM, longest(bx)),
    lengthYMm: Math.max(SHORTEST_MM, longest(by)),
  });
  const [sx, sy, sz] = layout.sizeMm;
  if (sx + FREE_MM > bx || sy + FREE_MM > by || sz > bz) {
    return refuse(
      'coupon-no-room',
      phrase('coupon-no-room', {
        x: decimal(sx + FREE_MM, 0),
        y: decimal(sy + FREE_MM, 0),
        z: decimal(sz, 0),
        bedX: bx,
        bedY: by,
        bedZ: bz,
      }),
    );
  }
  return succeed(layout);
}

/** The parts that follow from a shape, whatever the bed. */
export function layOutShape(shape: CouponShape): CouponLayout {
  const { toolDiameterMm, tiltDeg, lengthXMm, lengthYMm } = shape;
  assertThat(toolDiameterMm > NARROWER_MM, 'layOutShape', 'the needle is thinner than the ladder', shape);
  const widest = toolDiameterMm - NARROWER_MM + (BORES - 1) * BORE_STEP_MM;
  const pitch = widest + BETWEEN_MM;
  const endX = CORNER_MM + lengthXMm;
  const perRow = Math.max(1, Math.min(BORES, Math.floor((endX - BLOCK_FROM_MM - 4) / pitch)));
  const count = Math.ceil(BORES / perRow);
  const lean = (tiltDeg * Math.PI) / 180;
  const across = widest / Math.cos(lean) + BETWEEN_MM;
  const y0 = BAR_WIDTH_MM + 0.5;
  const uprightYs = Array.from({ length: count }, (_, n) => y0 + BETWEEN_MM + widest / 2 + n * pitch);
  const uprightEnd = uprightYs.at(-1)! + widest / 2;
  // A leaning bore takes half the block's lean on either side of where it crosses mid-height.
  const half = (BLOCK_MM / 2) * Math.tan(lean);
  const leaningYs =
    tiltDeg === 0
      ? []
      : Array.from({ length: count }, (_, n) => uprightEnd + half + across / 2 + BETWEEN_MM / 2 + n * across);
  const y1 =
    (tiltDeg === 0 ? uprightEnd : leaningYs.at(-1)! + half + across / 2 - BETWEEN_MM / 2) + BETWEEN_MM;
  const ladder = (ys: readonly number[], tilt: number): CouponBore[] =>
    Array.from({ length: BORES }, (_, n) => ({
      number: n + 1,
      diameterMm: toolDiameterMm - NARROWER_MM + n * BORE_STEP_MM,
      tiltDeg: tilt,
      x: BLOCK_FROM_MM + 4 + widest / 2 + (n % perRow) * pitch,
      y: ys[Math.floor(n / perRow)]!,
    }));
  const x1 = BLOCK_FROM_MM + 4 + perRow * pitch;
  // Half-way between the middle tooth and the last one.
  const post = (length: number, share: number): number =>
    CORNER_MM + (share * length + length - TOOTH_MM) / 2;
  return {
    ...shape,
    id: couponId(shape),
    bores: [...ladder(uprightYs, 0), ...(tiltDeg === 0 ? [] : ladder(leaningYs, tiltDeg))],
    rows: [...uprightYs, ...leaningYs].map(y => ({ y })),
    block: { x0: BLOCK_FROM_MM, x1, y0, y1 },
    featuresY: y1,
    postX: [post(lengthXMm, MIDDLE_TOOTH.x), BAR_WIDTH_MM / 2],
    postY: [BAR_WIDTH_MM / 2, post(lengthYMm, MIDDLE_TOOTH.y)],
    sizeMm: [
      Math.max(endX, x1, FEATURES_TO_MM),
      Math.max(CORNER_MM + lengthYMm, y1 + FEATURES_DEPTH_MM),
      BAR_MM + TOWER_MM,
    ],
  };
}

function couponId({ toolDiameterMm, tiltDeg, lengthXMm, lengthYMm }: CouponShape): string {
  const name = ['bregma-coupon', LAYOUT_VERSION, toolDiameterMm, tiltDeg, lengthXMm, lengthYMm].join(' ');
  // Begins with a letter: no spreadsheet takes it for a number, with an exponent or without its
  // zeros.
  return `c${bytesToHex(sha256(new TextEncoder().encode(name))).slice(0, 5)}`;
}
