import type { Random } from '../../geometry/core/random';
import {
  basisAcross,
  along,
  angleBetween,
  dot,
  normalize,
  subtract,
  type Vec3,
} from '../../geometry/core/vector';
import { planCompensation } from '../../geometry/print/plan-compensation';
import type { BedAxis } from '../../geometry/print/printer-profile';
import type { SimulatedPrinter } from '../print/simulated-printer';
import type { ClinicPrinter } from './measure-printer';
import type { Bore, GuideBody } from './print-guide';
import { middleOfPoints, roughenFace, type Roughness } from './roughen-face';

type Bed = Readonly<Record<BedAxis, Vec3>>;
type Stretch = Pick<SimulatedPrinter, 'scale' | 'skew'>;

const NAME = 'T1';
const RAD = Math.PI / 180;
/** The lean at which the simulated printer's second bore offset holds. */
const LEANING_DEG = 20;
/** Bores come out a little otherwise each, as those of the coupon do; standard deviation, mm. */
const BORE_SCATTER_MM = 0.002;

/**
 * Prints a guide whose file makes up for what the clinic's coupon told of its printer: the file is
 * drawn by the profile, the print comes out by the printer as it truly is, so that what is left is
 * what the coupon did not tell. Faces grow level with the bed, bores come out narrower or wider,
 * and every face has a scatter of its own.
 *
 * @param bed axes of the bed as the guide lies on it, unit, LPS
 */
export function printCompensated(
  guide: GuideBody,
  bed: Bed,
  { printer, profile }: ClinicPrinter,
  roughness: Roughness,
  random: { readonly face: Random; readonly bore: Random },
): GuideBody {
  const { lowerLip, upperLip, diameterMm, reachMm } = guide.bore;
  const down = normalize(subtract<Vec3>(lowerLip, upperLip));
  const lean = angleBetween(down, bed.z) / RAD;
  const tiltDeg = Math.min(lean, 180 - lean);
  const made = planCompensation(profile, [{ trajectory: NAME, diameterMm, tiltDeg }]);
  const told = made && {
    scale: [made.scale.x, made.scale.y, made.scale.z] as const,
    skew: made.skewDeg * RAD,
  };
  const middle = middleOfPoints(guide.face);
  const axes = [bed.x, bed.y, bed.z] as const;
  const printed = (p: Vec3): Vec3 => {
    const d = subtract<Vec3>(p, middle);
    const onBed: Vec3 = [dot(d, bed.x), dot(d, bed.y), dot(d, bed.z)];
    const came = stretch(told ? unstretch(onBed, told) : onBed, printer);
    return axes.reduce<Vec3>((q, axis, n) => along(q, axis, came[n]!), middle);
  };
  // The normals point off the bone, into the guide: its face grows against them.
  const grown = (p: Vec3, normal: Vec3): Vec3 => {
    const level = along(normal, bed.z, -dot(normal, bed.z));
    return along(printed(p), level, -printer.growthMm);
  };
  const placeMm = printer.placeMm ?? 0;
  const { bore } = random;
  const aside = (lip: Vec3): Vec3 =>
    basisAcross(down).reduce<Vec3>((q, side) => along(q, side, placeMm * bore.normal()), printed(lip));
  const came: Omit<Bore, 'diameterMm'> = {
    lowerLip: aside(lowerLip),
    upperLip: aside(upperLip),
    reachMm: reachMm + placeMm * bore.normal(),
  };
  const toldOffset = made?.bores[0]?.offsetMm ?? 0;
  const offset = offsetAt(printer, tiltDeg);
  return {
    face: roughenFace(guide, grown, roughness, random.face),
    normals: guide.normals,
    bore: { ...came, diameterMm: diameterMm - toldOffset + offset + BORE_SCATTER_MM * bore.normal() },
  };
}

/** Where a printer puts a place of the bed, mm. */
const stretch = ([x, y, z]: Vec3, { scale: [sx, sy, sz], skew }: Stretch): Vec3 => [
  sx * x + Math.sin(skew) * sy * y,
  Math.cos(skew) * sy * y,
  sz * z,
];

/** The place that such a printer puts there. */
function unstretch([x, y, z]: Vec3, { scale: [sx, sy, sz], skew }: Stretch): Vec3 {
  const drawnY = y / (Math.cos(skew) * sy);
  return [(x - Math.sin(skew) * sy * drawnY) / sx, drawnY, z / sz];
}

const offsetAt = ({ uprightMm, leaningMm }: SimulatedPrinter, tiltDeg: number): number =>
  uprightMm + (leaningMm - uprightMm) * Math.min(1, tiltDeg / LEANING_DEG);
