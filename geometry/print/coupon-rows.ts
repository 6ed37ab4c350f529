import type { Sentence } from '../core/message';
import { words } from '../messages/phrase';
import { GAPS_MM, PEGS_MM, WALLS_MM } from './build-coupon';
import { BORES, MIDDLE_TOOTH, POST_MM, TOOTH_MM, TOWER_STEPS, type CouponLayout } from './lay-out-coupon';

/**
 * What a length on the coupon tells of the printer: printed less drawn = scale error by x, y, z +
 * growth + skew.
 */
export interface LengthModel {
  /** Drawn lengths that each axis' scale error acts on, mm. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Faces that grow outwards less those that grow inwards. */
  readonly faces: number;
  /** Lengthening for one radian of skew, mm. */
  readonly skewMm: number;
}

/** A reading that is to be taken on the coupon. */
export interface CouponRow {
  /** As the table has it in its first column. */
  readonly id: string;
  readonly what: Sentence;
  /** What the part was drawn with: mm, or the number of the first bore. */
  readonly nominal: number;
  readonly kind: 'length' | 'needle' | 'bore' | 'least';
  /** For a length: what it tells. */
  readonly model: LengthModel | null;
}

const model = (given: Partial<LengthModel>): LengthModel => ({
  ...{ x: 0, y: 0, z: 0, faces: 0, skewMm: 0 },
  ...given,
});

/** Everything that is read on a coupon, in the order of the sheet. */
export function listCouponRows(layout: CouponLayout): CouponRow[] {
  const { tiltDeg, toolDiameterMm } = layout;
  const tilts = tiltDeg === 0 ? ([0] as const) : ([0, tiltDeg] as const);
  return [
    ...barRows('x', layout.lengthXMm),
    ...barRows('y', layout.lengthYMm),
    ...towerRows(),
    diagonalRow(layout),
    ...PEGS_MM.flatMap(peg => (['x', 'y'] as const).map(axis => pegRow(peg, axis))),
    { id: 'needle', what: words('read-needle'), nominal: toolDiameterMm, kind: 'needle', model: null },
    ...tilts.flatMap(tilt => boreRows(tilt)),
    {
      id: 'wall',
      what: words('read-wall', { list: [...WALLS_MM] }),
      nominal: WALLS_MM[0],
      kind: 'least',
      model: null,
    },
    {
      id: 'gap',
      what: words('read-gap', { list: [...GAPS_MM] }),
      nominal: GAPS_MM[0],
      kind: 'least',
      model: null,
    },
  ];
}

/** Four readings on a bar: two over outer faces, two between inner ones. */
function barRows(axis: 'x' | 'y', lengthMm: number): CouponRow[] {
  const middle = MIDDLE_TOOTH[axis] * lengthMm;
  const row = (id: string, what: Sentence, nominal: number, faces: number): CouponRow => ({
    id: `${axis}-${id}`,
    what,
    nominal,
    kind: 'length',
    model: model({ [axis]: nominal, faces }),
  });
  return [
    row('whole', words('read-outside', { axis: axis.toUpperCase(), from: 1, to: 3 }), lengthMm, 2),
    row('part', words('read-outside', { axis: axis.toUpperCase(), from: 1, to: 2 }), middle, 2),
    row(
      'inside-near',
      words('read-inside', { axis: axis.toUpperCase(), from: 1, to: 2 }),
      middle - 2 * TOOTH_MM,
      -2,
    ),
    row(
      'inside-far',
      words('read-inside', { axis: axis.toUpperCase(), from: 2, to: 3 }),
      lengthMm - TOOTH_MM - middle,
      -2,
    ),
  ];
}

/** From the tower's top down to the bar and to each step. */
function towerRows(): CouponRow[] {
  const [top] = TOWER_STEPS[0]!.slice(2);
  const depths: readonly [string, Sentence, number][] = [
    ['z-whole', words('read-depth-bar'), top!],
    ['z-low', words('read-depth-step', { step: 2 }), top! - TOWER_STEPS[2]![2]],
    ['z-high', words('read-depth-step', { step: 1 }), top! - TOWER_STEPS[1]![2]],
  ];
  return depths.map(([id, what, nominal]) => ({
    id,
    what,
    nominal,
    kind: 'length',
    model: model({ z: nominal }),
  }));
}

/** Over both posts, slantwise: shorter where the angle between the bars is smaller. */
function diagonalRow({ postX, postY }: CouponLayout): CouponRow {
  const [ax, ay] = [postX[0] - postY[0], postY[1] - postX[1]];
  const apart = Math.hypot(ax, ay);
  return {
    id: 'diagonal',
    what: words('read-diagonal'),
    nominal: apart + POST_MM,
    kind: 'length',
    model: model({
      x: ax ** 2 / apart + POST_MM / 2,
      y: ay ** 2 / apart + POST_MM / 2,
      faces: 2,
      skewMm: -(ax * ay) / apart,
    }),
  };
}

const pegRow = (peg: number, axis: 'x' | 'y'): CouponRow => ({
  id: `peg-${peg}-${axis}`,
  what: words('read-peg', { peg, axis: axis.toUpperCase() }),
  nominal: peg,
  kind: 'length',
  model: model({ [axis]: peg, faces: 2 }),
});

/** The widest bore that the needle does not enter, and the narrowest that it goes through. */
function boreRows(tilt: number): CouponRow[] {
  const kind = tilt === 0 ? 'upright' : 'leaning';
  const what = {
    upright: [words('read-upright-no-go', { last: BORES }), words('read-upright-go', { last: BORES })],
    leaning: [words('read-leaning-no-go', { last: BORES }), words('read-leaning-go', { last: BORES })],
  } as const;
  return [
    { id: `bore-${kind}-no-go`, what: what[kind][0], nominal: 1, kind: 'bore', model: null },
    { id: `bore-${kind}-go`, what: what[kind][1], nominal: 1, kind: 'bore', model: null },
  ];
}
