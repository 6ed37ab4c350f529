import { patientPoint } from '../core/frames';
import { decimal } from '../core/message';
import { within, type OnProgress } from '../core/progress';
import { refuse, succeed, type Result } from '../core/result';
import { cross, length, normalize, subtract } from '../core/vector';
import { yieldToEvents } from '../core/yield-to-events';
import { joined, phrase, words } from '../messages/phrase';
import { assembleGuide } from './assemble-guide';
import { modulusOf, turnBend } from './bend-arms';
import { bendPad } from './bend-pad';
import { measurePadArea } from './measure-pad-area';
import { middleOfPad } from './bound-body';
import { checkBared } from './check-bared';
import { checkDesign, type AskedInput } from './check-design';
import { checkPins } from './check-pins';
import { designOnFeet } from './design-on-feet';
import { findRoomOnPad } from './find-pin-room';
import { findTop } from './find-top';
import type { GuideDesign, GuideInput } from './guide-design';
import { layOutGuide } from './lay-out-guide';
import { FOOTPRINT_DEFAULTS, type FootprintReach } from './outline-footprint';
import { placeDots } from './place-dots';
import { pinHoleMm, placePins } from './place-pins';
import { placeWindowsAndArrow } from './place-windows-and-arrow';
import { WIDE_OPENING, type BoreOpening } from './place-sleeve';
import { createSiteCache } from './prepare-site';
import { raiseOverPad } from './raise-over-pad';
import { FACET_ALLOWANCE_MM, shapeBody } from './shape-body';
import { projectToGap } from './project-to-gap';

interface TriedFootprint extends FootprintReach {
  /** Of the radius that was asked for. */
  readonly share: number;
  /** Of the bores; default the usual one. */
  readonly opening?: BoreOpening;
}

/**
 * Where the pad may stand, tried in this order until no wall comes out too thin: with its usual
 * reach over steep bone and low steps; then on gentler bone only; then smaller too, as on a cat's
 * round skull.
 */
const FOOTPRINTS: readonly TriedFootprint[] = [
  { ...FOOTPRINT_DEFAULTS, share: 1 },
  { maxSlopeDeg: 60, maxStepMm: 4, roundMm: 3, share: 1 },
  { ...FOOTPRINT_DEFAULTS, share: 0.75 },
];

/**
 * Designs the skull-borne guide: picks the insertion direction, blocks out what would catch, shapes
 * the pad on the bone with the sleeves' feet, joins the exact sleeves, cuts bores and windows, and
 * measures the result against every limit.
 *
 * Refuses (typed) where no guide can stand at all: no trajectory, no bone at an entry, no pad that
 * both rests on bone and holds together. Otherwise returns the guide with its checks; a failing
 * check does not stop the design, so that it can be shown and mended.
 */
export async function designGuide(
  input: GuideInput,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<GuideDesign>> {
  if (input.guide.support === 'feet') return designOnFeet(input, onProgress, signal);
  // The tries share what they are made on.
  const sites = input.sites ?? createSiteCache();
  const request = { ...input, sites };
  const [usual, ...others] = FOOTPRINTS;
  let best = await designOn(on(request, usual!), usual!, within(onProgress, 0, 0.5), signal);
  const isAtBore = best.ok && hasThinWall(best.value) && isThinAtBore(best.value);
  const left = isAtBore ? [{ ...usual!, opening: WIDE_OPENING }, ...others] : [...others];
  while (best.ok && hasThinWall(best.value) && left.length > 0) {
    const next = left.length > 1 && !left[0]!.opening ? await scoutWalls(request, left, signal) : 0;
    const [footprint] = left.splice(next, 1);
    const made = await designOn(on(request, footprint!), footprint!, within(onProgress, 0.5, 1), signal);
    if (!made.ok) break;
    if (countFails(made.value) < countFails(best.value)) best = made;
    if (!hasThinWall(made.value)) break;
  }
  onProgress?.({ doing: 'Checking the guide', fraction: 1 });
  return best.ok && !isSound(best.value) ? refuseUnsound(best.value) : best;
}

/**
 * Whether there is a pad at all: what neither rests on bone nor holds together is a loose sleeve,
 * no guide to be mended.
 */
const isSound = ({ checks }: GuideDesign): boolean => {
  const fails = (id: string): boolean => checks.some(c => c.id === id && c.status === 'fail');
  return !fails('contact-area') || !(fails('one-component') || fails('minimum-wall'));
};

const refuseUnsound = ({ contactAreaMm2, canGrow }: GuideDesign): Result<never> =>
  refuse(
    'no-sound-pad',
    joined([
      words('no-sound-pad', { area: decimal(contactAreaMm2, 0) }),
      words(canGrow ? 'broader-bone-or-pad' : 'broader-bone'),
    ]),
  );

/** The request, its pad as large as this footprint makes it. */
function on(input: GuideInput, { share }: TriedFootprint): AskedInput {
  const askedMm = input.guide.footprintRadiusMm;
  const { rostral, left } = input.guide.footprintShiftMm;
  const guide = {
    ...input.guide,
    footprintRadiusMm: share * askedMm,
    footprintShiftMm: { rostral: share * rostral, left: share * left },
  };
  return { ...input, guide, askedMm };
}

/**
 * Which of the footprints to make next: the first whose walls hold on a quick, coarse guide, a
 * sixth of the work of a whole one; the last where none does.
 */
async function scoutWalls(
  input: GuideInput,
  footprints: readonly TriedFootprint[],
  signal?: AbortSignal,
): Promise<number> {
  for (const [n, footprint] of footprints.entries()) {
    if (n === footprints.length - 1) break;
    const asked = { ...on(input, footprint), quality: 'preview' as const, measuresWalls: true };
    const scout = await designOn(asked, footprint, undefined, signal);
    if (scout.ok && !hasThinWall(scout.value)) return n;
  }
  return footprints.length - 1;
}

const hasThinWall = (design: GuideDesign): boolean =>
  design.checks.some(c => c.id === 'minimum-wall' && c.status === 'fail');
/** So near to a bore's side a thin wall is one that the bore makes, mm. */
const AT_BORE_MM = 1.5;

/**
 * Whether the thinnest wall lies at a bore, where another opening of it helps and another footprint
 * does not.
 */
function isThinAtBore({ checks, sleeves }: GuideDesign): boolean {
  const at = checks.find(c => c.id === 'minimum-wall')?.atLps;
  return (
    at !== undefined &&
    sleeves.some(({ lowerLipLps, upperLipLps, boreDiameterMm }) => {
      const up = normalize(subtract(upperLipLps, lowerLipLps));
      const offAxis = length(cross(subtract(patientPoint(...at), lowerLipLps), up));
      return offAxis < boreDiameterMm / 2 + AT_BORE_MM;
    })
  );
}

const countFails = (design: GuideDesign): number => design.checks.filter(c => c.status === 'fail').length;

/** The design on one choice of footprint. */
async function designOn(
  input: AskedInput,
  reach: TriedFootprint,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<GuideDesign>> {
  const { guide } = input;
  const report = (doing: string, fraction: number): void => onProgress?.({ doing, fraction });
  if (input.trajectories.length === 0) return refuse('no-trajectory', phrase('no-trajectory'));

  report('Finding the contact patch', 0);
  const prepared = (input.sites ?? createSiteCache()).prepare(input);
  if (!prepared.ok) return prepared;
  const site = prepared.value;
  await yieldToEvents(signal);

  report('Blocking out undercuts', 0.1);
  const layout = await layOutGuide(input, site, reach, signal);
  const { placed, grid, height, footprint, blocked } = layout;

  report('Shaping the pad', 0.45);
  await yieldToEvents(signal);
  const outerMm = guide.contactGapMm + guide.thicknessMm;
  const top = findTop(blocked, grid, outerMm);
  const middle = middleOfPad(grid.columns, footprint.outline);
  const markSite = { grid, blocked, height, middle, radiusMm: site.reachMm, sleeves: placed, outerMm, top };
  const marks = placeWindowsAndArrow(markSite, footprint, layout.around.shiftMm, layout.rostral);
  const body = shapeBody(blocked, grid, guide, placed, marks.arrow);
  if (body.triangles.length === 0) {
    return refuse('no-pad', phrase('no-pad'));
  }

  projectToGap(body, site.index, guide.contactGapMm, FACET_ALLOWANCE_MM);
  report('Joining the sleeve and cutting the bore', 0.6);
  await yieldToEvents(signal);
  const sleeves = raiseOverPad(placed, body);
  const dots = placeDots(sleeves);
  const room = findRoomOnPad(markSite, footprint, marks, pinHoleMm(guide.pins));
  const holes = placePins(site, room, sleeves, guide.pins, layout.around.keepOff);
  const windows = [...marks.windows, ...holes.map(({ cut }) => cut)];
  const parts = { body, sleeves, windows, dots };
  const made = assembleGuide(input.kernel, parts, site.frame);

  report('Checking the guide', 0.75);
  await yieldToEvents(signal);
  const { described, checks, solid, fit, seen, whole } = checkDesign(
    input,
    { made, sleeves, dots, marks, markSite },
    site,
    layout,
    signal,
  );
  const pinned = checkPins(guide.pins, holes, whole, site);
  const bareMm2 = measurePadArea(grid.columns, height, footprint);
  report('Checking the guide', 1);
  return succeed({
    mesh: made.patient,
    frame: site.frame,
    insertionLps: site.insertionLps,
    sleeves: described,
    bends: bendPad(sleeves, outerMm, modulusOf(input.printer)).map(bend => turnBend(bend, site.frame)),
    contactAreaMm2: fit.contactAreaMm2,
    meanContactGapMm: fit.meanContactGapMm,
    contacts: fit.contacts,
    canGrow: fit.canGrow,
    volumeMm3: solid.volumeMm3,
    windows: seen.windows.length,
    arrow: seen.arrow,
    padRadiusMm: guide.footprintRadiusMm,
    feet: [],
    sights: [],
    pins: pinned.pins,
    bareMm2,
    checks: [...checks, ...checkBared(guide, bareMm2), ...pinned.checks],
  });
}
