import type { Case } from './case-schema';
import { GUIDE_DEFAULTS } from './guide-schema';

/** A guide's measures without those that a comparison of supports does not hang on. */
export function withoutSupport<G extends Case['guide']>(guide: G): G {
  const { support, footprintRadiusMm, footprintShiftMm, label, feet } = GUIDE_DEFAULTS;
  return {
    ...guide,
    ...{ support, footprintRadiusMm, footprintShiftMm, label },
    feet: { ...guide.feet, count: feet.count },
  };
}
