import { worstStatus, type Check } from '../core/check';
import { directionToLocal, patientPoint, toLocal, type LocalFrame, type PatientVector } from '../core/frames';
import { cross, length, normalize, subtract } from '../core/vector';
import { decimal } from '../core/message';
import { throwIfCancelled, within, type OnProgress } from '../core/progress';
import { assertThat, refuse, succeed, type Result } from '../core/result';
import { yieldToEvents } from '../core/yield-to-events';
import { joined, phrase, words } from '../messages/phrase';
import type { SolidKernel } from '../solid/load-kernel';
import { buildSurfaceIndex } from '../surface/query/build-surface-index';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { assembleGuide } from './assemble-guide';
import { blockOut } from './block-out';
import { boundBody, middleOfPad } from './bound-body';
import { checkBore, checkBoresApart, checkClearance } from './check-bore';
import { checkFit } from './check-fit';
import { checkMarks, seeMarks } from './check-marks';
import { checkLip } from './check-lip';
import type { ContactFace } from './collect-contacts';
import { explainWindows } from './explain-windows';
import { checkGuidedLength, checkReach, checkTilt } from './check-pad';
import { checkBed, checkSolid, checkWall } from './check-solid';
import {
  FOOTPRINT_DEFAULTS,
  outlineFootprint,
  type FootprintOptions,
  type FootprintReach,
} from './outline-footprint';
import { findTop } from './find-top';
import { levelLips } from './level-lips';
import type { Printer, Sleeve, Tool } from './parameters';
import { checkDots, placeDots } from './place-dots';
import { placeMarks } from './place-marks';
import { describeSleeve, placeSleeve, WIDE_OPENING, type BoreOpening } from './place-sleeve';
import { createSiteCache, type SiteCache, type SiteInput } from './prepare-site';
import { raiseOverPad } from './raise-over-pad';
import { padShift } from './shift-pad';
import { ARROW_HEIGHT_MM, FACET_ALLOWANCE_MM, FILLET_MM, shapeBody } from './shape-body';
import { settleOnGap } from './settle-on-gap';
import { columnsAround, highestBone } from './sweep-bone';

/** What can be left out of a guide to measure what it is worth. */
export type DesignPart = 'block-out' | 'curved-face';

export interface GuideInput extends SiteInput {
  readonly tool: Tool;
  readonly printer: Printer;
  readonly kernel: SolidKernel;
  /** 'final' (0.25 mm cells), or 'preview' (0.6 mm: quick; its walls are not measured, and its fit on the eased bone only). */
  readonly quality?: 'final' | 'preview';
  /** For studies alone: such a guide fails its checks. Default: nothing. */
  readonly leaveOut?: DesignPart;
  /** Kept by a caller that designs again and again. */
  readonly sites?: SiteCache;
}

export interface GuideDesign {
  /** The guide in the patient frame (LPS mm). */
  readonly mesh: TriangleMesh;
  /** Origin at the middle of the entries, z = insertion, x as near rostral as that allows. */
  readonly frame: LocalFrame;
  /** Unit, off the skull. */
  readonly insertionLps: PatientVector;
  readonly sleeves: readonly Sleeve[];
  readonly contactAreaMm2: number;
  readonly meanContactGapMm: number;
  /** Where the guide may come to rest on the bone. */
  readonly contacts: ContactFace;
  /** Whether a larger footprint would find more bone to rest on. */
  readonly canGrow: boolean;
  readonly volumeMm3: number;
  readonly windows: number;
  readonly arrow: boolean;
  readonly checks: readonly Check[];
}

/** Fine and coarse cell of the block-out, mm: the coarse one a whole number of fine ones. */
const CELL_MM = { final: 0.25, preview: 0.6 };
const COARSE_MM = { final: 1, preview: 1.2 };
/** How near to the surface the block-out is exact; a preview may be blunt beside a crest, mm. */
const BAND_MM = { final: 1.3, preview: 0.7 };

interface TriedFootprint extends FootprintReach {
  /** Of the radius that was asked for. */
  readonly share: number;
  /** Of the bores; default the usual one. */
  readonly opening?: BoreOpening;
}

/**
 * Where the pad may stand, tried in this order until no wall comes out too thin: with its usual reach over steep bone and
 * low steps; then on gentler bone only; then smaller too, as on a cat's round skull.
 */
const FOOTPRINTS: readonly TriedFootprint[] = [
  { ...FOOTPRINT_DEFAULTS, share: 1 },
  { maxSlopeDeg: 60, maxStepMm: 4, roundMm: 3, share: 1 },
  { ...FOOTPRINT_DEFAULTS, share: 0.75 },
];

/**
 * Designs the skull-borne guide: picks the insertion direction, blocks out what would catch, shapes the pad on the bone
 * with the sleeves' feet, joins the exact sleeves, cuts bores and windows, and measures the result against every limit.
 *
 * Refuses (typed) where no guide can stand at all: no trajectory, no bone at an entry, no pad that both rests on bone and
 * holds together. Otherwise returns the guide with
 * its checks; a failing check does not stop the design, so that it can be shown and mended.
 */
export async function designGuide(
  input: GuideInput,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<GuideDesign>> {
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

/** Whether there is a pad at all: what neither rests on bone nor holds together is a loose sleeve, no guide to be mended. */
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
 * Which of the footprints to make next: the first whose walls hold on a quick, coarse guide, a sixth of the work of a whole
 * one; the last where none does.
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

interface AskedInput extends GuideInput {
  /** Reach of the pad as it was asked for, mm. */
  readonly askedMm: number;
  /** Walls of a preview too. */
  readonly measuresWalls?: boolean;
}

const hasThinWall = (design: GuideDesign): boolean =>
  design.checks.some(c => c.id === 'minimum-wall' && c.status === 'fail');
/** So near to a bore's side a thin wall is one that the bore makes, mm. */
const AT_BORE_MM = 1.5;

/** Whether the thinnest wall lies at a bore, where another opening of it helps and another footprint does not. */
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
  const { trajectories, guide, tool, askedMm } = input;
  const report = (doing: string, fraction: number): void => onProgress?.({ doing, fraction });
  const first = trajectories[0];
  if (!first) return refuse('no-trajectory', phrase('no-trajectory'));

  report('Finding the contact patch', 0);
  const prepared = (input.sites ?? createSiteCache()).prepare(input);
  if (!prepared.ok) return prepared;
  const { insertionLps, frame, reachMm, scanned, eased: bone, own, isOwn, index, ownIndex } = prepared.value;
  await yieldToEvents(signal);

  report('Blocking out undercuts', 0.1);
  const quality = input.quality ?? 'final';
  const fineMm = CELL_MM[quality];
  const coarseMm = COARSE_MM[quality];
  const scout = columnsAround(-reachMm - 8, reachMm + 8, -reachMm - 8, reachMm + 8, fineMm, coarseMm);
  const scoutHeight = highestBone(bone, scout);
  const topMm = scoutHeight.reduce((most, h) => Math.max(most, h), -Infinity);
  const placed = levelLips(
    trajectories.map(t => placeSleeve(index, frame, t, tool, guide, topMm, reach.opening)),
  );
  const entries = placed.map(s => s.entry);

  const { maxSlopeDeg, maxStepMm, roundMm } = reach;
  const rostral = directionToLocal(frame, input.rostralLps);
  const flat = Math.hypot(rostral[0], rostral[1]);
  const ahead = flat > 0.05 ? ([rostral[0] / flat, rostral[1] / flat] as const) : ([1, 0] as const);
  const around: FootprintOptions = {
    maxSlopeDeg,
    maxStepMm,
    roundMm,
    radiusMm: guide.footprintRadiusMm,
    shiftMm: padShift(guide.footprintShiftMm, ahead),
    keepOff: guide.keepOffLps.map(p => {
      const [x, y] = toLocal(frame, patientPoint(...p));
      return [x, y] as const;
    }),
  };
  const grid = boundBody(
    scout,
    scoutHeight,
    highestBone(own, scout),
    placed,
    around,
    guide,
    fineMm,
    coarseMm,
  );
  const height = highestBone(bone, grid.columns);
  const ownHeight = highestBone(own, grid.columns);
  const footprint = outlineFootprint(grid.columns, height, ownHeight, entries, around);
  const limitMm = guide.contactGapMm + guide.thicknessMm + ARROW_HEIGHT_MM + FILLET_MM + 1.5;
  const blocked = await blockOut(
    { index, own: ownIndex, isOwn, height, ownHeight },
    grid,
    limitMm,
    footprint,
    BAND_MM[quality],
    signal,
    input.leaveOut,
  );

  report('Shaping the pad', 0.45);
  await yieldToEvents(signal);
  const outerMm = guide.contactGapMm + guide.thicknessMm;
  const top = findTop(blocked, grid, outerMm);
  const middle = middleOfPad(grid.columns, footprint.outline);
  const markSite = { grid, blocked, height, middle, radiusMm: reachMm, sleeves: placed, outerMm, top };
  const marks = placeMarks(markSite, footprint, around.shiftMm, ahead);
  const body = shapeBody(blocked, grid, guide, placed, marks.arrow);
  if (body.triangles.length === 0) {
    return refuse('no-pad', phrase('no-pad'));
  }

  const preview = quality === 'preview';
  if (!preview) settleOnGap(body, index, guide.contactGapMm, FACET_ALLOWANCE_MM);
  report('Joining the sleeve and cutting the bore', 0.6);
  await yieldToEvents(signal);
  const sleeves = raiseOverPad(placed, body);
  const dots = placeDots(sleeves);
  const made = assembleGuide(input.kernel, body, sleeves, marks.windows, frame, dots);
  const mesh = made.patient;

  report('Checking the guide', 0.75);
  await yieldToEvents(signal);
  const described = sleeves.map((s, n) => describeSleeve(s, tool, dots[n]?.number));
  const isAlone = described.length === 1;
  const solid = checkSolid(mesh, made.loose, isAlone);
  const whole = buildSurfaceIndex(made.local);
  const seen = seeMarks(marks, whole, grid.columns, top, middle);
  const missing = seen.bothEnds ? null : explainWindows(markSite, seen.windows, around);
  const fit = checkFit({
    guide: made.local,
    bone: preview ? index : buildSurfaceIndex(scanned),
    frame,
    columns: grid.columns,
    height: preview ? height : highestBone(scanned, grid.columns),
    contactGapMm: guide.contactGapMm,
    radiusMm: guide.footprintRadiusMm,
    askedMm,
    ...(preview ? { spacingMm: 1 } : {}),
  });
  throwIfCancelled(signal);
  const checks: Check[] = [
    ...solid.checks,
    ...described.flatMap((s, n) => checkBore(mesh, s, sleeves[n]!.trajectory.targetLps, tool, isAlone)),
    ...described.map(s => checkLip(mesh, s, tool, isAlone)),
    ...checkBoresApart(described),
    ...checkDots(dots, whole, frame),
    checkClearance(guide.sleeve.boreClearanceMm),
    ...sleeves.map(s => checkTilt(s, insertionLps, sleeves)),
    ...described.flatMap(s => checkGuidedLength(s, guide.sleeve.lengthMm)),
    ...(preview && !input.measuresWalls ? [] : [checkWall(made.local, whole, frame)]),
    ...fit.checks,
    checkReach(guide, askedMm),
    checkMarks(seen, marks, missing, ahead, guide.footprintRadiusMm >= askedMm),
    checkBed(made.local, input.printer),
  ];
  assertThat(
    solid.volumeMm3 > 0 || worstStatus(checks) === 'fail',
    'designGuide',
    'an empty guide passed its checks',
  );
  report('Checking the guide', 1);
  return succeed({
    mesh,
    frame,
    insertionLps,
    sleeves: described,
    contactAreaMm2: fit.contactAreaMm2,
    meanContactGapMm: fit.meanContactGapMm,
    contacts: fit.contacts,
    canGrow: fit.canGrow,
    volumeMm3: solid.volumeMm3,
    windows: seen.windows.length,
    arrow: seen.arrow,
    checks,
  });
}
