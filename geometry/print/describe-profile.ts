import { decimal, type Sentence } from '../core/message';
import { words } from '../messages/phrase';
import { BED_AXES, type Figure, type PrinterProfile, type SterilisingCycle } from './printer-profile';

/** A line of a profile as people read it. */
export interface ProfileRow {
  readonly name: Sentence;
  /** What is known: one or several lines. */
  readonly told: readonly Sentence[];
}

const NOT_MEASURED = words('not-measured');

/**
 * A profile's figures in words, each with what it rests on; "not measured" where it rests on
 * nothing.
 */
export function describeProfile(profile: PrinterProfile): ProfileRow[] {
  const { bed, scale, bores, sterilising, lot, measuredAt, cycle } = profile;
  return [
    {
      name: words('row-coupon'),
      told: [
        measuredAt === null
          ? NOT_MEASURED
          : words('coupon-of', {
              date: measuredAt.slice(0, 10),
              lot: lot === '' ? '-' : lot,
              cycle: cycleWords(cycle ?? 'none'),
            }),
      ],
    },
    { name: words('row-bed'), told: [bedWords(bed)] },
    { name: words('row-layer'), told: [figureWords(profile.layerMm, 3, ' mm')] },
    { name: words('row-wall'), told: [figureWords(profile.minimumWallMm, 2, ' mm')] },
    { name: words('row-gap'), told: [figureWords(profile.minimumGapMm, 2, ' mm')] },
    ...BED_AXES.map(axis => ({
      name: words('row-scale', { axis }),
      told: [figureWords(scale[axis], 5, '')],
    })),
    { name: words('row-skew'), told: [figureWords(profile.skewDeg, 3, '°')] },
    { name: words('row-growth'), told: [figureWords(profile.edgeGrowthMm, 3, ' mm')] },
    { name: words('row-residual'), told: [figureWords(profile.residualMm, 3, ' mm')] },
    ...(bores.length === 0
      ? [{ name: words('row-bores'), told: [NOT_MEASURED] }]
      : bores.map(({ diameterMm, tiltDeg, offsetMm }) => ({
          name: words('row-bore', { diameter: decimal(diameterMm, 2), tilt: decimal(tiltDeg, 0) }),
          told: [figureWords(offsetMm, 3, ' mm')],
        }))),
    {
      name: words('row-sterilising'),
      told:
        sterilising.length === 0
          ? [NOT_MEASURED]
          : sterilising.map(({ cycle: one, bears, source }) =>
              words(bears ? 'cycle-borne' : 'cycle-not-borne', { cycle: cycleWords(one), source }),
            ),
    },
  ];
}

/** What a sterilising cycle is called. */
export const cycleWords = (cycle: SterilisingCycle): Sentence => words(CYCLE_CODES[cycle]);

const CYCLE_CODES = {
  none: 'cycle-none',
  isopropanol: 'cycle-isopropanol',
  'steam-121': 'cycle-steam-121',
  'steam-134': 'cycle-steam-134',
  'ethylene-oxide': 'cycle-ethylene-oxide',
  'hydrogen-peroxide': 'cycle-hydrogen-peroxide',
} as const satisfies Readonly<Record<SterilisingCycle, string>>;

function figureWords({ basis, value, uncertainty, source }: Figure, digits: number, unit: string): Sentence {
  if (basis === 'measured' && value !== null) {
    return words('figure-measured', {
      value: decimal(value, digits),
      uncertainty: decimal(uncertainty ?? 0, digits),
      unit,
    });
  }
  if (basis === 'published' && value !== null) {
    return words('figure-published', { value: decimal(value, digits), unit, source });
  }
  if (basis === 'published' && uncertainty !== null) {
    return words('figure-published-spread', { uncertainty: decimal(uncertainty, digits), unit, source });
  }
  return NOT_MEASURED;
}

function bedWords({ sizeMm, source }: PrinterProfile['bed']): Sentence {
  if (!sizeMm) return NOT_MEASURED;
  const [x, y, z] = sizeMm;
  return source === '' ? words('bed-size', { x, y, z }) : words('bed-size-published', { x, y, z, source });
}
