import type { Figure, PrinterProfile } from '../../geometry/print/printer-profile';

const measured = (value: number, uncertainty: number): Figure => ({
  ...{ basis: 'measured', value, uncertainty },
  source: 'coupon 12ab',
});

/** An invented resin printer that was measured: every figure of it holds something. */
export const MEASURED_PRINTER: PrinterProfile = {
  format: 'bregma-printer',
  version: 1,
  name: 'Form 3B',
  technology: 'sla',
  material: 'Surgical Guide',
  lot: 'L-0815',
  measuredAt: '2026-01-02T10:00:00Z',
  cycle: 'steam-121',
  bed: { basis: 'published', sizeMm: [145, 145, 185], source: 'the maker' },
  layerMm: measured(0.05, 0.001),
  minimumWallMm: measured(0.5, 0.04),
  minimumGapMm: measured(0.4, 0.04),
  scale: { x: measured(1.002, 0.0001), y: measured(0.999, 0.0001), z: measured(1.004, 0.0002) },
  skewDeg: measured(0.05, 0.01),
  edgeGrowthMm: measured(0.03, 0.004),
  residualMm: measured(0.012, 0.003),
  bores: [
    { diameterMm: 1.8, tiltDeg: 0, offsetMm: measured(-0.12, 0.02) },
    { diameterMm: 1.8, tiltDeg: 20, offsetMm: measured(-0.18, 0.02) },
  ],
  sterilising: [
    { cycle: 'steam-121', bears: true, source: 'the maker' },
    { cycle: 'steam-134', bears: false, source: 'the maker' },
  ],
};

/** Days after its coupon was measured, milliseconds since 1970. */
export const daysAfterCoupon = (days: number): number =>
  Date.parse(MEASURED_PRINTER.measuredAt!) + days * 24 * 3600 * 1000;
