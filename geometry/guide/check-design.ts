import type { AssembledGuide } from './assemble-guide';
import { checkMade, closeChecks, type CheckedBody } from './check-made';
import { checkMarks, seeMarks, type SeenMarks } from './check-marks';
import { checkReach } from './check-pad';
import { explainWindows } from './explain-windows';
import type { PadTop } from './find-top';
import type { GuideInput } from './guide-design';
import type { GuideLayout } from './lay-out-guide';
import type { Dots } from './place-dots';
import type { WindowsAndArrow } from './place-windows-and-arrow';
import type { PlacedSleeve } from './placed-sleeve';
import type { Site } from './prepare-site';
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

export interface CheckedDesign extends CheckedBody {
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
  const { guide, askedMm, measuresWalls = false } = input;
  const preview = input.quality === 'preview';
  const checked = checkMade(
    input,
    site,
    { made, sleeves, dots, columns, height },
    {
      radiusMm: guide.footprintRadiusMm,
      askedMm,
      ...(preview ? { spacingMm: 1 } : {}),
      measuresWalls: !preview || measuresWalls,
    },
    signal,
  );
  const seen = seeMarks(marks, checked.whole, columns, markSite.top, markSite.middle);
  const missing = seen.bothEnds ? null : explainWindows(markSite, seen.windows, around);
  const own = [
    ...checked.fit.checks,
    checkReach(guide, askedMm),
    checkMarks(seen, marks, missing, rostral, guide.footprintRadiusMm >= askedMm),
  ];
  return { ...checked, checks: closeChecks(checked, own, made, input.printer), seen };
}
