import { worstStatus, type Check } from '../core/check';
import { directionToLocal, patientPoint, toLocal, type LocalFrame, type PatientVector } from '../core/frames';
import { throwIfCancelled, within, type OnProgress } from '../core/progress';
import { along } from '../core/vector';
import { assertThat, refuse, succeed, type Result } from '../core/result';
import { yieldToEvents } from '../core/yield-to-events';
import type { SolidKernel } from '../solid/load-kernel';
import { buildSurfaceIndex } from '../surface/build-surface-index';
import type { TriangleMesh } from '../surface/mesh';
import { assembleGuide } from './assemble-guide';
import { blockOut, type BlockOutGrid } from './block-out';
import { checkBore, checkBoresApart, checkClearance } from './check-bore';
import { checkFit } from './check-fit';
import { checkMarks, seeMarks } from './check-marks';
import { checkLip } from './check-lip';
import type { ContactFace } from './collect-contacts';
import { checkReach, checkTilt } from './check-pad';
import { checkBed, checkSolid, checkWall } from './check-solid';
import {
  FOOTPRINT_DEFAULTS,
  outlineFootprint,
  type FootprintOptions,
  type FootprintReach,
} from './outline-footprint';
import { findTop } from './find-top';
import { levelLips, raiseLip } from './level-lips';
import { measureOverLip } from './measure-over-lip';
import type { GuideParameters, Printer, Sleeve, Tool } from './parameters';
import { checkDots, placeDots } from './place-dots';
import { placeMarks } from './place-marks';
import { describeSleeve, placeSleeve, type PlacedSleeve } from './place-sleeve';
import { prepareSite, type SiteCache, type SiteInput } from './prepare-site';
import { padShift } from './shift-pad';
import { ARROW_HEIGHT_MM, FACET_ALLOWANCE_MM, FILLET_MM, footHeightMm, shapeBody } from './shape-body';
import { settleOnGap } from './settle-on-gap';
import { columnsAround, highestBone, type ColumnGrid } from './sweep-bone';

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

/**
 * Where the pad may stand, tried in this order until no wall comes out too thin: with its usual reach over steep bone and
 * low steps; then on gentler bone only; then smaller too, as on a cat's round skull.
 */
const FOOTPRINTS: readonly (FootprintReach & { readonly share: number })[] = [
  { ...FOOTPRINT_DEFAULTS, share: 1 },
  { maxSlopeDeg: 60, maxStepMm: 4, roundMm: 3, share: 1 },
  { ...FOOTPRINT_DEFAULTS, share: 0.75 },
];

/**
 * Designs the skull-borne guide: picks the insertion direction, blocks out what would catch, shapes the pad on the bone
 * with the sleeves' feet, joins the exact sleeves, cuts bores and windows, and measures the result against every limit.
 *
 * Refuses (typed) where no guide can stand at all: no trajectory, no bone at an entry. Otherwise returns the guide with
 * its checks; a failing check does not stop the design, so that it can be shown and mended.
 */
export async function designGuide(
  input: GuideInput,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<GuideDesign>> {
  let best: Result<GuideDesign> | null = null;
  for (const [n, footprint] of FOOTPRINTS.entries()) {
    // Most guides are done at the first try; the bar keeps room for the others.
    const progress = within(onProgress, n / (n + 1), 1);
    const askedMm = input.guide.footprintRadiusMm;
    const { rostral, left } = input.guide.footprintShiftMm;
    const guide = {
      ...input.guide,
      footprintRadiusMm: footprint.share * askedMm,
      footprintShiftMm: { rostral: footprint.share * rostral, left: footprint.share * left },
    };
    const made = await designOn({ ...input, guide }, footprint, askedMm, progress, signal);
    if (!made.ok) return best ?? made;
    if (!best?.ok || countFails(made.value) < countFails(best.value)) best = made;
    if (!made.value.checks.some(c => c.id === 'minimum-wall' && c.status === 'fail')) break;
  }
  return best!;
}

const countFails = (design: GuideDesign): number => design.checks.filter(c => c.status === 'fail').length;

/** The design on one choice of footprint. */
async function designOn(
  input: GuideInput,
  reach: FootprintReach,
  askedMm: number,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<GuideDesign>> {
  const { trajectories, guide, tool } = input;
  const report = (doing: string, fraction: number): void => onProgress?.({ doing, fraction });
  const first = trajectories[0];
  if (!first) return refuse('no-trajectory', 'The case has no trajectory. Add a target and an entry first.');

  report('Finding the contact patch', 0);
  const prepared = (input.sites?.prepare ?? prepareSite)(input);
  if (!prepared.ok) return prepared;
  const { insertionLps, frame, reachMm, scanned, eased: bone, own, index } = prepared.value;
  await yieldToEvents(signal);

  report('Blocking out undercuts', 0.1);
  const quality = input.quality ?? 'final';
  const fineMm = CELL_MM[quality];
  const coarseMm = COARSE_MM[quality];
  const scout = columnsAround(-reachMm - 8, reachMm + 8, -reachMm - 8, reachMm + 8, fineMm, coarseMm);
  const scoutHeight = highestBone(bone, scout);
  const topMm = scoutHeight.reduce((most, h) => Math.max(most, h), -Infinity);
  const placed = levelLips(trajectories.map(t => placeSleeve(index, frame, t, tool, guide, topMm)));
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
  const footprint = outlineFootprint(grid.columns, height, highestBone(own, grid.columns), entries, around);
  const limitMm = guide.contactGapMm + guide.thicknessMm + ARROW_HEIGHT_MM + FILLET_MM + 1.5;
  const blocked = await blockOut(
    index,
    height,
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
  const marks = placeMarks(
    { grid, blocked, height, middle, radiusMm: reachMm, sleeves: placed, outerMm, top },
    footprint,
    around.shiftMm,
    ahead,
  );
  const body = shapeBody(blocked, grid, guide, placed, marks.arrow);
  if (body.triangles.length === 0) {
    return refuse(
      'no-pad',
      'No pad can stand on the bone at this entry: it is too steep to the insertion direction all round. Choose another entry or insertion direction.',
    );
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
  const solid = checkSolid(mesh, made.loose);
  const whole = buildSurfaceIndex(made.local);
  const seen = seeMarks(marks, whole, grid.columns, top, middle);
  const fit = checkFit({
    guide: made.local,
    bone: preview ? index : buildSurfaceIndex(scanned),
    frame,
    columns: grid.columns,
    height: preview ? height : highestBone(scanned, grid.columns),
    contactGapMm: guide.contactGapMm,
    ...(preview ? { spacingMm: 1 } : {}),
  });
  throwIfCancelled(signal);
  const checks: Check[] = [
    ...solid.checks,
    ...described.flatMap((s, n) => checkBore(mesh, s, sleeves[n]!.trajectory.targetLps, tool)),
    ...described.map(s => checkLip(mesh, s, tool, described.length === 1)),
    ...checkBoresApart(described),
    ...checkDots(dots, whole, frame),
    checkClearance(guide.sleeve.boreClearanceMm),
    ...sleeves.map(s => checkTilt(s, insertionLps)),
    ...(preview ? [] : [checkWall(made.local, whole, frame)]),
    ...fit.checks,
    checkReach(guide, askedMm),
    checkMarks(seen),
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
    volumeMm3: solid.volumeMm3,
    windows: seen.windows,
    arrow: seen.arrow,
    checks,
  });
}

/** The middle of the columns that the pad stands on, local x and y, mm. */
function middleOfPad({ xMm, yMm, nx, cellMm }: ColumnGrid, outline: Float32Array): readonly [number, number] {
  let [x, y, count] = [0, 0, 0];
  outline.forEach((mm, n) => {
    if (mm > 0) return;
    x += xMm + (n % nx) * cellMm;
    y += yMm + Math.floor(n / nx) * cellMm;
    count++;
  });
  return count > 0 ? [x / count, y / count] : [0, 0];
}

/** Sleeves whose upper lip the pad stands over, as beside a crest, raised out of it; then all as one again. */
function raiseOverPad(sleeves: readonly PlacedSleeve[], body: TriangleMesh): PlacedSleeve[] {
  const over = sleeves.map(
    s => measureOverLip(body, along(s.entry, s.up, s.upperLipMm), s.up, s.seatRadiusMm).overMm,
  );
  if (over.every(mm => mm === 0)) return [...sleeves];
  return levelLips(sleeves.map((s, n) => (over[n]! > 0 ? raiseLip(s, over[n]!) : s)));
}

/** The box that holds the pad and the feet of the sleeves, with room for the field to turn positive all round. */
function boundBody(
  scout: ColumnGrid,
  scoutHeight: Float64Array,
  ownHeight: Float64Array,
  sleeves: readonly PlacedSleeve[],
  around: FootprintOptions,
  guide: GuideParameters,
  fineMm: number,
  coarseMm: number,
): BlockOutGrid {
  const outerMm = guide.contactGapMm + guide.thicknessMm;
  const pad = guide.footprintRadiusMm + outerMm + 1;
  let [xMin, xMax, yMin, yMax] = [Infinity, -Infinity, Infinity, -Infinity];
  let zMax = -Infinity;
  for (const s of sleeves) {
    const t = footHeightMm(s, outerMm) + 1;
    const r = s.outerRadiusMm + 1;
    const tip = [s.entry[0] + t * s.up[0], s.entry[1] + t * s.up[1], s.entry[2] + t * s.up[2]] as const;
    const [x, y] = [s.entry[0] + around.shiftMm[0], s.entry[1] + around.shiftMm[1]];
    xMin = Math.min(xMin, x - pad, tip[0] - r);
    xMax = Math.max(xMax, x + pad, tip[0] + r);
    yMin = Math.min(yMin, y - pad, tip[1] - r);
    yMax = Math.max(yMax, y + pad, tip[1] + r);
    zMax = Math.max(zMax, tip[2] + r);
  }
  let zMin = Infinity;
  const { outline } = outlineFootprint(
    scout,
    scoutHeight,
    ownHeight,
    sleeves.map(sleeve => sleeve.entry),
    around,
  );
  for (let n = 0; n < outline.length; n++) {
    const h = scoutHeight[n]!;
    if (outline[n]! > 0.5 || !Number.isFinite(h)) continue;
    zMin = Math.min(zMin, h);
    zMax = Math.max(zMax, h + outerMm + ARROW_HEIGHT_MM + 1);
  }
  if (!Number.isFinite(zMin)) zMin = Math.min(...sleeves.map(s => s.entry[2])) - 2;
  const columns = columnsAround(xMin, xMax, yMin, yMax, fineMm, coarseMm);
  const ratio = Math.round(coarseMm / fineMm);
  return { columns, zMm: zMin - 2, nz: Math.ceil((zMax - zMin + 2) / coarseMm) * ratio + 1, ratio };
}
