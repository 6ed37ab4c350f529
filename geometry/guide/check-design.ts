import { worstStatus, type Check } from '../core/check';
import { throwIfCancelled } from '../core/progress';
import { assertThat } from '../core/result';
import { buildSurfaceIndex } from '../surface/query/build-surface-index';
import type { AssembledGuide } from './assemble-guide';
import { checkBore, checkBoresApart, checkClearance } from './check-bore';
import { checkFit, type Fit } from './check-fit';
import { checkLip } from './check-lip';
import { checkMarks, seeMarks, type SeenMarks } from './check-marks';
import { checkGuidedLength, checkReach, checkTilt } from './check-pad';
import { checkBed, checkSolid, checkWall } from './check-solid';
import { explainWindows } from './explain-windows';
import type { PadTop } from './find-top';
import type { GuideInput } from './guide-design';
import type { GuideLayout } from './lay-out-guide';
import type { Sleeve } from './parameters';
import { checkDots, type Dots } from './place-dots';
import type { WindowsAndArrow } from './place-windows-and-arrow';
import { describeSleeve } from './place-sleeve';
import type { PlacedSleeve } from './placed-sleeve';
import type { Site } from './prepare-site';
import { heightMap } from './sweep-bone';
import type { WindowSite } from './try-window';

export interface AskedInput extends GuideInput {
  /** Reach of the pad as it was asked for, mm. */
  readonly askedMm: number;
  /** Walls of a preview too. */
  readonly measuresWalls?: boolean;
}

/** A guide as it was made, and what it was made of. */
export interface MadeGuide {
  readonly made: AssembledGuide;
  readonly sleeves: readonly PlacedSleeve[];
  readonly dots: readonly Dots[];
  readonly marks: WindowsAndArrow;
  /** What the marks were placed on. */
  readonly markSite: Omit<WindowSite, 'scale'> & { readonly top: PadTop };
}

export interface CheckedDesign {
  readonly described: readonly Sleeve[];
  readonly checks: readonly Check[];
  readonly solid: { readonly volumeMm3: number };
  readonly fit: Fit;
  readonly seen: SeenMarks;
}

/**
 * Holds the finished guide, not the plan of it, against every limit; checks come in a fixed order.
 */
export function checkDesign(
  input: AskedInput,
  { made, sleeves, dots, marks, markSite }: MadeGuide,
  site: Site,
  { grid: { columns }, height, around, rostral }: GuideLayout,
  signal?: AbortSignal,
): CheckedDesign {
  const { guide, tool } = input;
  const { frame, scanned } = site;
  const preview = input.quality === 'preview';
  const mesh = made.patient;
  const described = sleeves.map((s, n) => describeSleeve(s, tool, dots[n]?.number));
  const isAlone = described.length === 1;
  const solid = checkSolid(mesh, made.loose, isAlone);
  const whole = buildSurfaceIndex(made.local);
  const seen = seeMarks(marks, whole, columns, markSite.top, markSite.middle);
  const missing = seen.bothEnds ? null : explainWindows(markSite, seen.windows, around);
  const fit = checkFit({
    guide: made.local,
    bone: preview ? site.index : buildSurfaceIndex(scanned),
    frame,
    columns,
    height: preview ? height : heightMap(scanned, columns),
    contactGapMm: guide.contactGapMm,
    radiusMm: guide.footprintRadiusMm,
    askedMm: input.askedMm,
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
    ...sleeves.map(s => checkTilt(s, site.insertionLps, sleeves)),
    ...described.flatMap(s => checkGuidedLength(s, guide.sleeve.lengthMm)),
    ...(preview && !input.measuresWalls ? [] : [checkWall(made.local, whole, frame, input.printer)]),
    ...fit.checks,
    checkReach(guide, input.askedMm),
    checkMarks(seen, marks, missing, rostral, guide.footprintRadiusMm >= input.askedMm),
    checkBed(made.local, input.printer),
  ];
  assertThat(
    solid.volumeMm3 > 0 || worstStatus(checks) === 'fail',
    'designGuide',
    'an empty guide passed its checks',
  );
  return { described, checks, solid, fit, seen };
}
