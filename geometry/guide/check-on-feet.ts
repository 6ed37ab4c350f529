import type { Check } from '../core/check';
import { patientPoint, toLocal } from '../core/frames';
import { decimal } from '../core/message';
import { distance } from '../core/vector';
import { joined, phrase, words } from '../messages/phrase';
import { bendArms, modulusOf, SIDE_FORCE_N, SOFTEST_MPA, turnBend, type Bend } from './bend-arms';
import type { SmallPads } from './block-out-small-pad';
import type { Fit } from './check-fit';
import { checkMade, closeChecks, type MadeBody } from './check-made';
import { isOpen } from './check-marks';
import { checkPins } from './check-pins';
import type { GuideDesign, GuideInput } from './guide-design';
import { seeArrow, type FeetMarks } from './mark-feet';
import { checkBared } from './check-bared';
import { measureBare } from './measure-bare';
import type { Sleeve } from './parameters';
import type { PinHole } from './place-pins';
import type { PlacedFoot } from './placed-foot';
import type { Site } from './prepare-site';
import type { FeetLayout } from './shape-on-feet';

/** A guide on feet as it was made. */
export interface MadeOnFeet extends Omit<MadeBody, 'sleeves'> {
  readonly marks: FeetMarks;
  readonly pins: readonly PinHole[];
  /** Null where none were asked for. */
  readonly smallPad: SmallPads | null;
}

/** A foot of which less than this share finds bone below it stands on its edge. */
const CARRIED = { least: 0.4, good: 0.7 };
/**
 * A piece of the face counts as a foot's within its radius and this, mm, and where its gap is so
 * much over the asked one.
 */
const ASIDE_MM = 0.6;
const BEARS_MM = 0.12;

/**
 * Holds the finished guide on feet against every limit; checks come in a fixed order, a pad's own
 * left out.
 */
export function checkOnFeet(
  input: GuideInput,
  site: Site,
  layout: FeetLayout,
  { made, dots, marks, pins, smallPad, columns, height }: MadeOnFeet,
  signal?: AbortSignal,
): Omit<GuideDesign, 'mesh' | 'frame' | 'insertionLps'> {
  const { guide, printer } = input;
  const { sleeves, feet, sights } = layout;
  const preview = input.quality === 'preview';
  const checked = checkMade(
    input,
    site,
    { made, sleeves, dots, columns, height },
    { radiusMm: 0, askedMm: Infinity, spacingMm: preview ? 0.6 : 0.4, measuresWalls: !preview },
    signal,
  );
  const { described, fit, whole, solid } = checked;
  const views = marks.views.filter(view => isOpen(view, whole)).length;
  const sightViews = marks.sightViews.filter(view => isOpen(view, whole)).length;
  const arrow = seeArrow(marks.arrow, whole);
  const bare = measureBare(sleeves, [...feet, ...sights], guide.feet.padRadiusMm);
  const pinned = checkPins(guide.pins, pins, whole, site);
  const bends = bendArms(layout, modulusOf(printer));
  const own = [
    ...fit.checks.filter(check => check.id !== 'contact-area'),
    checkFeetStand(fit, feet, site, guide.contactGapMm),
    checkFeetReach(input, [...feet, ...sights], sleeves, bare),
    ...checkBared(guide, bare),
    ...(smallPad ? [checkSmallPad(smallPad)] : []),
    checkViews(views, feet.length, arrow),
    ...bends.map((bend, n) => checkBend(bend, described[n]!, printer.modulusMpa ?? null)),
    ...pinned.checks,
    ...(sights.length > 0 ? [checkSights(sightViews, sights.length)] : []),
  ];
  return {
    sleeves: described,
    bends: bends.map(bend => turnBend(bend, site.frame)),
    contactAreaMm2: fit.contactAreaMm2,
    meanContactGapMm: fit.meanContactGapMm,
    contacts: fit.contacts,
    canGrow: false,
    volumeMm3: solid.volumeMm3,
    windows: views,
    arrow,
    padRadiusMm: null,
    feet: input.feet ?? [],
    // Only what can be seen through tells the hand anything.
    sights: sightViews === sights.length ? (input.sights ?? []) : [],
    pins: pinned.pins,
    bareMm2: bare,
    checks: closeChecks(checked, own, made, printer),
  };
}

/** More than this under 5 N moves the needle by what printing does, mm: our own limit. */
const MOST_BEND_MM = 0.1;

/** How far the lower lip gives way under a hand that leans on the needle. */
function checkBend(
  { lowerLipMm, axisDeg }: Bend,
  { trajectory, lowerLipLps }: Sleeve,
  modulusMpa: number | null,
): Check {
  const isSoft = lowerLipMm > MOST_BEND_MM;
  return {
    id: 'arms-bend',
    trajectory,
    status: isSoft ? 'warn' : 'pass',
    value: lowerLipMm,
    limit: MOST_BEND_MM,
    sense: 'at-most',
    unit: 'mm',
    ...joined([
      words('arms-bend', {
        force: SIDE_FORCE_N,
        shift: decimal(lowerLipMm, 3),
        lean: decimal(axisDeg, 2),
      }),
      modulusMpa === null ? words('modulus-assumed', { modulus: SOFTEST_MPA }) : null,
      isSoft ? words('arms-too-soft') : null,
    ]),
    atLps: lowerLipLps,
  };
}

/** Whether every foot finds bone under it: the share of its sole that comes within the gap. */
function checkFeetStand(
  { contacts }: Fit,
  feet: readonly PlacedFoot[],
  { frame }: Site,
  gapMm: number,
): Check {
  const { positions: p, gapsMm, areasMm2 } = contacts;
  const areas = feet.map(({ point, radiusMm }) => {
    let area = 0;
    gapsMm.forEach((gap, n) => {
      if (gap > gapMm + BEARS_MM) return;
      const at = toLocal(frame, patientPoint(p[3 * n]!, p[3 * n + 1]!, p[3 * n + 2]!));
      if (distance(at, point) <= radiusMm + ASIDE_MM) area += areasMm2[n]!;
    });
    return area / (Math.PI * radiusMm ** 2);
  });
  const least = Math.min(...areas);
  const foot = areas.indexOf(least) + 1;
  const status = least < CARRIED.least ? 'fail' : least < CARRIED.good ? 'warn' : 'pass';
  return {
    id: 'feet-stand',
    status,
    value: 100 * least,
    limit: 100 * (status === 'fail' ? CARRIED.least : CARRIED.good),
    sense: 'at-least',
    unit: '%',
    ...phrase(status === 'pass' ? 'feet-stand' : 'foot-hangs', {
      foot,
      feet: feet.length,
      share: decimal(100 * least, 0),
    }),
  };
}

/** Whether the feet stand on bone that is to be exposed, and how much is bared. */
function checkFeetReach(
  { guide }: GuideInput,
  feet: readonly PlacedFoot[],
  sleeves: FeetLayout['sleeves'],
  bareMm2: number,
): Check {
  const reachMm = Math.max(
    ...feet.map(
      ({ point, radiusMm }) => radiusMm + Math.min(...sleeves.map(({ entry }) => distance(entry, point))),
    ),
  );
  const isBeyond = reachMm > guide.exposedRadiusMm + 1e-6;
  return {
    id: 'footprint',
    status: isBeyond ? 'warn' : 'pass',
    value: reachMm,
    limit: guide.exposedRadiusMm,
    sense: 'at-most',
    unit: 'mm',
    ...joined([
      words('feet-reach', { feet: feet.length, reach: decimal(reachMm, 1), bare: decimal(bareMm2, 0) }),
      isBeyond ? words('feet-beyond-exposed', { exposed: decimal(guide.exposedRadiusMm, 1) }) : null,
    ]),
  };
}

/** Less than this share of what was asked for is spoken of: the rim's rounding takes some. */
const SMALL_PAD_SHARE = 0.9;

/** Whether the small pads lie on as much as they were asked to. */
function checkSmallPad({ areaMm2, askedMm2 }: SmallPads): Check {
  const limit = SMALL_PAD_SHARE * askedMm2;
  const isSmaller = areaMm2 < limit;
  const told = { area: decimal(areaMm2, 0), asked: decimal(askedMm2, 0) };
  return {
    id: 'small-pad',
    status: isSmaller ? 'warn' : 'pass',
    ...{ value: areaMm2, limit, sense: 'at-least', unit: 'mm2' },
    ...phrase(isSmaller ? 'small-pad-smaller' : 'small-pad-as-asked', told),
  };
}

/** Whether bone can be seen through every foot, and which way is rostral. */
function checkViews(views: number, feet: number, arrow: boolean): Check {
  return {
    id: 'inspection-windows',
    status: views === feet && arrow ? 'pass' : 'warn',
    value: views,
    limit: feet,
    sense: 'at-least',
    unit: 'count',
    ...joined([
      words(views === feet ? 'views-at-all-feet' : 'views-closed', { views, feet }),
      words(arrow ? 'arrow-rostral' : 'arrow-no-room-on-sleeve'),
    ]),
  };
}

/** Whether the ridge can be seen through every sight; if not, none of them is counted on. */
function checkSights(open: number, sights: number): Check {
  return {
    id: 'sights',
    status: open === sights ? 'pass' : 'warn',
    value: open,
    limit: sights,
    sense: 'at-least',
    unit: 'count',
    ...phrase(open === sights ? 'sights-open' : 'sights-closed', { open, sights }),
  };
}
