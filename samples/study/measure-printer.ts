import { assertThat } from '../../geometry/core/result';
import { layOutShape } from '../../geometry/print/lay-out-coupon';
import type { PrinterProfile } from '../../geometry/print/printer-profile';
import { SHIPPED_PROFILES } from '../../geometry/print/shipped-profiles';
import { solveCoupon } from '../../geometry/print/solve-coupon';
import { drawPrinter, readCoupon, type SimulatedPrinter } from '../print/simulated-printer';
import { drawFor, seedFor } from './draw-for';
import type { StudySettings } from './settings';

/** A clinic's printer as it truly is, and what the clinic's coupon told of it. */
export interface ClinicPrinter {
  readonly printer: SimulatedPrinter;
  readonly profile: PrinterProfile;
}

/** The coupon of the study: as large as its bars get, with a row of bores that lean. */
const SHAPE = { tiltDeg: 20, lengthXMm: 100, lengthYMm: 100 } as const;
/**
 * Scatter of single faces is drawn from here, mm: Bregma's own guess, up to what the solver of a
 * coupon lets pass.
 */
const PLACE_MM = [0.005, 0.015] as const;
/** A coupon whose readings are refused is measured once more, and then again. */
const MOST_COUPONS = 5;

/** The patient's clinic has a printer of its own, and has measured it by a coupon. */
export function measurePrinter(
  settings: Pick<StudySettings, 'seed'>,
  patient: number,
  toolDiameterMm: number,
): ClinicPrinter {
  const random = drawFor(settings.seed, patient, 'printer');
  const printer = { ...drawPrinter(random), placeMm: random.between(...PLACE_MM) };
  const layout = layOutShape({ ...SHAPE, toolDiameterMm });
  for (let n = 0; n < MOST_COUPONS; n++) {
    const read = readCoupon(
      layout,
      printer,
      toolDiameterMm,
      seedFor(settings.seed, patient, 'printer') + 1 + n,
    );
    const solved = solveCoupon(
      { layout, readings: read, measuredAt: '2026-01-01T00:00:00Z', lot: 'study', cycle: 'steam-121' },
      SHIPPED_PROFILES['sla-resin'],
    );
    if (solved.ok) return { printer, profile: solved.value };
  }
  assertThat(false, 'measurePrinter', 'no coupon of this printer could be solved', { patient, printer });
}
