import type { Check } from '../core/check';
import { along, type Vec3 } from '../core/vector';
import { joined, words } from '../messages/phrase';
import type { SurfaceIndex } from '../surface/query/queries';
import type { PadTop } from './find-top';
import type { Marks } from './place-marks';
import { showsBothEnds, type Window } from './place-windows';
import { ARROW_HEIGHT_MM } from './shape-body';
import type { ColumnGrid } from './sweep-bone';

/** What of the marks is to be seen on the finished guide. */
export interface SeenMarks {
  /** Windows that let the light through. */
  readonly windows: number;
  /** Whether two of them lie at opposite ends of the pad. */
  readonly bothEnds: boolean;
  /** Whether the whole of the rostral arrow stands on the pad. */
  readonly arrow: boolean;
}

/** The arrow's face lies this near to where it was drawn, mm: it is rounded, and follows the slope. */
const ARROW_OFF_MM = 0.6;

/**
 * Looks at windows and arrow on the finished guide by rays: through each window at its middle and four places round it; onto
 * the arrow at every corner and between.
 *
 * @param index over the guide, local frame
 */
export function seeMarks(
  marks: Marks,
  index: SurfaceIndex,
  columns: ColumnGrid,
  top: PadTop,
  middle: readonly [number, number],
): SeenMarks {
  const open = marks.windows.filter(window => isOpen(window, index));
  return {
    windows: open.length,
    bothEnds: showsBothEnds(open, middle),
    arrow: marks.arrow !== null && isWhole(marks.arrow, index, columns, top),
  };
}

function isOpen({ origin, axes: [x, y, z], outline, fromMm, toMm }: Window, index: SurfaceIndex): boolean {
  const high = along(origin, z, toMm);
  const places = [0, 0.25, 0.5, 0.75].map(share => outline[Math.floor(share * outline.length)]!);
  return [[0, 0] as const, ...places].every(([u, v]) => {
    const from = along(along(high, x, 0.6 * u), y, 0.6 * v);
    return index.castRay(from, [-z[0], -z[1], -z[2]], toMm - fromMm).length === 0;
  });
}

function isWhole(
  arrow: NonNullable<Marks['arrow']>,
  index: SurfaceIndex,
  { xMm, yMm, nx, cellMm }: ColumnGrid,
  { heightMm }: PadTop,
): boolean {
  const middle = [0, 1].map(a => arrow.reduce((sum, p) => sum + p[a]!, 0) / arrow.length);
  return arrow.every(([x, y]) => {
    // A little inside of the corner, where the raised edge is not yet rounded off.
    const [px, py] = [x + 0.15 * (middle[0]! - x), y + 0.15 * (middle[1]! - y)];
    const drawn = heightMm[Math.round((px - xMm) / cellMm) + nx * Math.round((py - yMm) / cellMm)];
    if (drawn === undefined || !Number.isFinite(drawn)) return false;
    const from: Vec3 = [px, py, drawn + 3];
    const hit = index.castRay(from, [0, 0, -1], 6)[0];
    return hit !== undefined && Math.abs(3 - hit.distanceMm - ARROW_HEIGHT_MM / 2) <= ARROW_OFF_MM;
  });
}

/** Whether the guide shows at both ends whether it sits, and which way is rostral. */
export function checkMarks({ windows, bothEnds, arrow }: SeenMarks): Check {
  const seats = windows < 2 ? 'windows-no-room' : bothEnds ? 'windows-at-both-ends' : 'windows-at-one-end';
  return {
    id: 'inspection-windows',
    status: windows >= 2 && bothEnds && arrow ? 'pass' : 'warn',
    value: windows,
    // Enough of them: the number is not what is amiss.
    ...(windows >= 2 && !(bothEnds && arrow) ? { limit: null } : { limit: 2, sense: 'at-least' }),
    unit: 'count',
    ...joined([words(seats, { windows }), words(arrow ? 'arrow-rostral' : 'arrow-no-room')]),
  };
}
