import { worstStatus, type Check } from '../core/check';
import { throwIfCancelled } from '../core/progress';
import { assertThat } from '../core/result';
import { buildSurfaceIndex } from '../surface/query/build-surface-index';
import type { SurfaceIndex } from '../surface/query/queries';
import type { AssembledGuide } from './assemble-guide';
import { checkBore, checkBoresApart, checkClearance } from './check-bore';
import { checkFit, type Fit } from './check-fit';
import { checkLip } from './check-lip';
import { checkGuidedLength, checkTilt } from './check-pad';
import { checkSoftParts } from './check-soft-parts';
import { checkBed, checkSolid, checkWall } from './check-solid';
import type { GuideInput } from './guide-design';
import type { Sleeve } from './parameters';
import { checkDots, type Dots } from './place-dots';
import { describeSleeve } from './place-sleeve';
import type { PlacedSleeve } from './placed-sleeve';
import type { Site } from './prepare-site';
import { heightMap, type ColumnGrid } from './sweep-bone';

/** A guide as it was made, whatever it stands on. */
export interface MadeBody {
  readonly made: AssembledGuide;
  readonly sleeves: readonly PlacedSleeve[];
  readonly dots: readonly Dots[];
  readonly columns: ColumnGrid;
  /** Highest bone per column, mm. */
  readonly height: Float64Array;
}

/** What its support asks of the measuring. */
export interface MadeOptions {
  /** Radius of the face, and as it was asked for, mm; see `checkFit`. */
  readonly radiusMm: number;
  readonly askedMm: number;
  /** The face is measured at places so far apart, mm; left out: as `checkFit` has it. */
  readonly spacingMm?: number;
  readonly measuresWalls: boolean;
}

/** What was measured of a guide, and its checks so far. */
export interface CheckedBody {
  readonly described: readonly Sleeve[];
  readonly fit: Fit;
  /** Over the whole guide, local frame. */
  readonly whole: SurfaceIndex;
  readonly solid: { readonly volumeMm3: number };
  readonly checks: readonly Check[];
}

/**
 * Holds a finished guide against every limit that does not hang on what it stands on: one place, so
 * that no support is spared a check. They come in a fixed order: solid, bores, lips, dots, eyes and
 * ears, wall. The support adds its own and closes them by `closeChecks`.
 */
export function checkMade(
  input: GuideInput,
  { frame, scanned, index, insertionLps }: Site,
  { made, sleeves, dots, columns, height }: MadeBody,
  { measuresWalls, ...face }: MadeOptions,
  signal?: AbortSignal,
): CheckedBody {
  const { guide, tool } = input;
  const preview = input.quality === 'preview';
  const mesh = made.patient;
  const described = sleeves.map((s, n) => describeSleeve(s, tool, dots[n]?.number));
  const isAlone = described.length === 1;
  const isOnFeet = guide.support === 'feet';
  const solid = checkSolid(mesh, made.loose, isAlone, isOnFeet);
  const whole = buildSurfaceIndex(made.local);
  const fit = checkFit({
    guide: made.local,
    bone: preview ? index : buildSurfaceIndex(scanned),
    frame,
    columns,
    height: preview ? height : heightMap(scanned, columns),
    contactGapMm: guide.contactGapMm,
    isPreview: preview,
    ...face,
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
    ...(input.softParts === undefined ? [] : checkSoftParts(input.softParts, whole, frame, guide)),
    ...(measuresWalls ? [checkWall(made.local, whole, frame, input.printer, isOnFeet)] : []),
  ];
  return { described, fit, whole, solid, checks };
}

/**
 * The checks of a guide, its support's own after the common ones, the bed last.
 *
 * @throws InvariantError where an empty guide passed
 */
export function closeChecks(
  { checks, solid }: CheckedBody,
  own: readonly Check[],
  made: AssembledGuide,
  printer: GuideInput['printer'],
): readonly Check[] {
  const all = [...checks, ...own, checkBed(made.local, printer)];
  assertThat(
    solid.volumeMm3 > 0 || worstStatus(all) === 'fail',
    'closeChecks',
    'an empty guide passed its checks',
  );
  return all;
}
