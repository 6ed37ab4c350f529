import { basisAcross, dot, subtract, type Vec3 } from '../core/vector';

/** The line that a bore guides a tool along; points in LPS mm, lengths as `GuidedPath` has them. */
interface PrintedPath {
  readonly targetLps: Vec3;
  readonly entryLps: Vec3;
  /** Unit, entry to target. */
  readonly directionLps: Vec3;
  readonly guidedLengthMm: number;
  readonly lipToTargetMm: number;
}

/**
 * What a coupon leaves unknown of a print whose measured errors are made up for: standard
 * uncertainties.
 */
export interface MeasuredPrint {
  /** Axes of the bed as the guide lies on it: unit, LPS. */
  readonly bed: Readonly<Record<'x' | 'y' | 'z', Vec3>>;
  /** The middle of the contact face: the guide is held there, and grows away from it. */
  readonly contactLps: Vec3;
  /** Of the scale along each axis of the bed. */
  readonly scale: readonly [number, number, number];
  /** Of the angle between x and y, radians. */
  readonly skew: number;
  /** Of any one place of the print beside these, each way, mm. */
  readonly residualMm: number;
}

/**
 * Where a print of other size than is known brings the tool: each call draws one print and gives
 * what target and entry are off by, LPS mm.
 *
 * With d a point's place from the middle of the contact face, a print of scale 1 + e and skew k
 * moves it by E d = (e_x d_x + k d_y, e_y d_y, e_z d_z) along the bed's axes. A straight bore stays
 * straight, so that the line passes target and entry by the part of E d across the path: the lever
 * is their distance from the contacts. The depth is set from the upper lip by a stop that is no
 * part of the print: along the path the tool is off by what the upper lip is. Each lip is off by
 * the residual too, in its own way, which the line carries on by lip distance over sleeve length.
 */
export function printedShift(
  { bed, contactLps, scale, skew, residualMm }: MeasuredPrint,
  path: PrintedPath,
): (normal: () => number) => { readonly target: Vec3; readonly entry: Vec3 } {
  const { targetLps, entryLps, directionLps: down, guidedLengthMm, lipToTargetMm } = path;
  const sides = basisAcross(down);
  const axes = [bed.x, bed.y, bed.z] as const;
  const onBed = (p: Vec3): Vec3 => {
    const d = subtract<Vec3>(p, contactLps);
    return [dot(d, bed.x), dot(d, bed.y), dot(d, bed.z)];
  };
  const lipBack = guidedLengthMm + lipToTargetMm;
  const upperLip = targetLps.map((v, a) => v - lipBack * down[a]!) as unknown as Vec3;
  const toEntryMm = dot(subtract<Vec3>(entryLps, targetLps), down);
  const places = { target: onBed(targetLps), entry: onBed(entryLps), lip: onBed(upperLip) };
  return normal => {
    const e = scale.map(s => s * normal()) as unknown as Vec3;
    const k = skew * normal();
    const moved = (d: Vec3): Vec3 => {
      const v: Vec3 = [e[0] * d[0] + k * d[1], e[1] * d[1], e[2] * d[2]];
      return [0, 1, 2].map(a => axes.reduce((sum, axis, n) => sum + v[n]! * axis[a]!, 0)) as unknown as Vec3;
    };
    const lower = [residualMm * normal(), residualMm * normal()] as const;
    const upper = [residualMm * normal(), residualMm * normal()] as const;
    const alongMm = dot(moved(places.lip), down) + residualMm * normal();
    const passes = (d: Vec3, beyondLipMm: number): Vec3 => {
      const v = moved(d);
      const share = beyondLipMm / guidedLengthMm;
      const off = sides.map((side, n) => dot(v, side) + lower[n]! + (lower[n]! - upper[n]!) * share);
      return [0, 1, 2].map(
        a => off[0]! * sides[0][a]! + off[1]! * sides[1][a]! + alongMm * down[a]!,
      ) as unknown as Vec3;
    };
    return {
      target: passes(places.target, lipToTargetMm),
      entry: passes(places.entry, lipToTargetMm + toEntryMm),
    };
  };
}
