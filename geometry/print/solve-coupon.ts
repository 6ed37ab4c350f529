import { decimal } from '../core/message';
import { refuse, succeed, type Result } from '../core/result';
import { phrase } from '../messages/phrase';
import { lengthsOf } from './coupon-residuals';
import { CALIPER_MM, fitLengths, type LengthFit, type MeasuredLength } from './fit-lengths';
import { BORE_STEP_MM, BORES, type CouponLayout } from './lay-out-coupon';
import type { BoreOffset, Figure, PrinterProfile } from './printer-profile';
import type { MeasuredCoupon } from './read-coupon-table';

/** A reading that lies farther from what the others say is refused, mm. */
export const MOST_RESIDUAL_MM = 0.05;
/**
 * A printer that is farther out of square is not used, and a slip of the caliper is farther,
 * degrees.
 */
const MOST_SKEW_DEG = 0.5;
/**
 * Steps between walls, and between gaps, are about this wide, mm; what is least lies somewhere
 * within one.
 */
const LEAST_STEP_MM = 0.15;

/**
 * Makes a measured profile of a printer from its coupon's readings: scale along each axis, growth
 * of the faces, skew, and how much bores come out wider than drawn, each with its standard
 * uncertainty. Figures that a coupon does not tell stay.
 *
 * @returns refused, by the row, where a reading does not fit the others by more than
 * `MOST_RESIDUAL_MM`, where two seem to be swapped, and where the ladder of bores does not hold the
 * needle between two of them
 */
export function solveCoupon(coupon: MeasuredCoupon, profile: PrinterProfile): Result<PrinterProfile> {
  const { layout, readings, measuredAt, lot, cycle } = coupon;
  const lengths = lengthsOf(coupon);
  const fit = fitLengths(lengths);
  const misfit = refuseMisfit(lengths, fit);
  if (misfit) return misfit;
  const source = `coupon ${layout.id}`;
  const measured = (value: number, uncertainty: number): Figure => ({
    basis: 'measured',
    value: rounded(value),
    uncertainty: rounded(uncertainty),
    source,
  });
  const bores: BoreOffset[] = [];
  const level = (fit.scaleErrors[0] + fit.scaleErrors[1]) / 2;
  for (const kind of layout.tiltDeg === 0 ? (['upright'] as const) : (['upright', 'leaning'] as const)) {
    const found = findBore(coupon, kind);
    if (!found.ok) return found;
    const { drawnMm, uncertaintyMm } = found.value;
    bores.push({
      diameterMm: rounded(layout.toolDiameterMm),
      tiltDeg: kind === 'upright' ? 0 : layout.tiltDeg,
      offsetMm: measured(readings.get('needle')! - drawnMm * (1 + level), uncertaintyMm),
    });
  }
  const least = (row: 'wall' | 'gap', before: Figure): Figure => {
    const mm = readings.get(row);
    return mm === undefined ? before : measured(mm, LEAST_STEP_MM / Math.sqrt(12));
  };
  const { uncertainties } = fit;
  const scale = (axis: 0 | 1 | 2): Figure => measured(1 + fit.scaleErrors[axis], uncertainties.scale[axis]);
  const degrees = 180 / Math.PI;
  return succeed({
    ...profile,
    lot,
    measuredAt,
    cycle,
    minimumWallMm: least('wall', profile.minimumWallMm),
    minimumGapMm: least('gap', profile.minimumGapMm),
    scale: { x: scale(0), y: scale(1), z: scale(2) },
    skewDeg: measured(fit.skew * degrees, uncertainties.skew * degrees),
    edgeGrowthMm: measured(fit.growthMm, uncertainties.growthMm),
    residualMm: measured(fit.scatterMm, fit.scatterUncertaintyMm),
    bores,
  });
}

/** To a millionth: no caliper tells more. */
const rounded = (value: number): number => Math.round(1e6 * value) / 1e6 + 0;

/**
 * Refuses readings of which one does not fit, and says which, or which two look swapped; null where
 * all fit.
 */
function refuseMisfit(lengths: readonly MeasuredLength[], fit: LengthFit): ReturnType<typeof refuse> | null {
  const swapped = findSwapped(lengths, fit);
  if (swapped) {
    const [a, b] = swapped;
    return refuse(
      'coupon-swapped',
      phrase('coupon-swapped', {
        one: a.id,
        first: decimal(a.measuredMm, 2),
        other: b.id,
        second: decimal(b.measuredMm, 2),
      }),
      a.id,
    );
  }
  if (fit.residualsMm.every(r => Math.abs(r) <= MOST_RESIDUAL_MM)) {
    // The diagonal alone tells of the skew: no other reading shows a slip in it.
    const skewDeg = (fit.skew * 180) / Math.PI;
    return Math.abs(skewDeg) <= MOST_SKEW_DEG
      ? null
      : refuse(
          'coupon-skew',
          phrase('coupon-skew', { row: 'diagonal', skew: decimal(skewDeg, 2) }),
          'diagonal',
        );
  }
  const worst = fit.reliefMm2.indexOf(Math.max(...fit.reliefMm2));
  const { id, measuredMm } = lengths[worst]!;
  return refuse(
    'coupon-misfit',
    phrase('coupon-misfit', {
      row: id,
      measured: decimal(measuredMm, 2),
      expected: decimal(measuredMm - fit.deletedMm[worst]!, 2),
      most: decimal(MOST_RESIDUAL_MM, 2),
    }),
    id,
  );
}

/**
 * Two readings that fit far better in each other's place: by more than a caliper's scatter, and so
 * that all fit then. The pair that mends most.
 */
function findSwapped(
  lengths: readonly MeasuredLength[],
  fit: LengthFit,
): readonly [MeasuredLength, MeasuredLength] | null {
  let best: readonly [MeasuredLength, MeasuredLength] | null = null;
  let leastMm2 = fit.squaresMm2 - MOST_RESIDUAL_MM ** 2;
  for (const [n, a] of lengths.entries()) {
    for (const b of lengths.slice(n + 1)) {
      const exchanged = lengths.map(one =>
        one === a ? { ...a, measuredMm: b.measuredMm } : one === b ? { ...b, measuredMm: a.measuredMm } : one,
      );
      const other = fitLengths(exchanged);
      if (other.squaresMm2 >= leastMm2) continue;
      if (other.residualsMm.some(r => Math.abs(r) > MOST_RESIDUAL_MM)) continue;
      leastMm2 = other.squaresMm2;
      best = [a, b];
    }
  }
  return best;
}

/** The drawn diameter whose bore is just as wide as the needle: half-way between go and no-go. */
function findBore(
  { layout, readings }: MeasuredCoupon,
  kind: 'upright' | 'leaning',
): Result<{ readonly drawnMm: number; readonly uncertaintyMm: number }> {
  const [noGo, go] = [readings.get(`bore-${kind}-no-go`)!, readings.get(`bore-${kind}-go`)!];
  if (go <= noGo) {
    return refuse('coupon-go', phrase('coupon-go', { go: `bore-${kind}-go`, noGo: `bore-${kind}-no-go` }));
  }
  if (noGo < 1 || go > BORES) {
    return refuse(
      'coupon-ladder',
      phrase('coupon-ladder', { row: `bore-${kind}-${go > BORES ? 'go' : 'no-go'}` }),
    );
  }
  const widthMm = (go - noGo) * BORE_STEP_MM;
  return succeed({
    drawnMm: (drawn(layout, noGo) + drawn(layout, go)) / 2,
    uncertaintyMm: Math.hypot(widthMm / Math.sqrt(12), CALIPER_MM),
  });
}

const drawn = ({ bores }: CouponLayout, number: number): number =>
  bores.find(bore => bore.number === number)!.diameterMm;
