import type { Check } from '../core/check';
import type { Sentence } from '../core/message';
import { along, type Vec3 } from '../core/vector';
import { joined, words } from '../messages/phrase';
import type { SurfaceIndex } from '../surface/query/queries';
import type { MissingWindow } from './explain-windows';
import type { PadTop } from './find-top';
import type { WindowsAndArrow } from './place-windows-and-arrow';
import { showsBothEnds } from './place-windows';
import { ARROW_HEIGHT_MM } from './shape-body';
import type { ColumnGrid } from './sweep-bone';
import type { Point2, Window } from './try-window';

/** What of the marks is to be seen on the finished guide. */
export interface SeenMarks {
  /** Windows that let the light through. */
  readonly windows: readonly Window[];
  /** Whether two of them lie at opposite ends of the pad. */
  readonly bothEnds: boolean;
  /** Whether the whole of the rostral arrow stands on the pad. */
  readonly arrow: boolean;
}

/**
 * The arrow stands out from the pad's face by no more, mm; its corners, which cells round off, by
 * no less than this.
 */
const MOST_OUT_MM = ARROW_HEIGHT_MM + 0.2;
const leastOutMm = (cellMm: number): number => 0.3 - 0.8 * cellMm;

/**
 * Looks at windows and arrow on the finished guide by rays: through each window at its middle and
 * four places round it; onto the arrow at every corner and between.
 *
 * @param index over the guide, local frame
 */
export function seeMarks(
  marks: WindowsAndArrow,
  index: Pick<SurfaceIndex, 'castRay'>,
  columns: ColumnGrid,
  top: PadTop,
  middle: readonly [number, number],
): SeenMarks {
  const open = marks.windows.filter(window => isOpen(window, index));
  return {
    windows: open,
    bothEnds: showsBothEnds(open, middle),
    arrow: marks.arrow !== null && isWhole(marks.arrow, index, columns, top),
  };
}

export function isOpen(
  { origin, axes: [x, y, z], outline, fromMm, toMm }: Window,
  index: Pick<SurfaceIndex, 'castRay'>,
): boolean {
  const high = along(origin, z, toMm);
  const places = [0, 0.25, 0.5, 0.75].map(share => outline[Math.floor(share * outline.length)]!);
  return [[0, 0] as const, ...places].every(([u, v]) => {
    const from = along(along(high, x, 0.6 * u), y, 0.6 * v);
    return index.castRay(from, [-z[0], -z[1], -z[2]], toMm - fromMm).length === 0;
  });
}

function isWhole(
  arrow: NonNullable<WindowsAndArrow['arrow']>,
  index: Pick<SurfaceIndex, 'castRay'>,
  { xMm, yMm, nx, cellMm }: ColumnGrid,
  { heightMm }: PadTop,
): boolean {
  const middle = [0, 1].map(a => arrow.reduce((sum, p) => sum + p[a]!, 0) / arrow.length);
  return arrow.every(([x, y]) => {
    // A little inside of the corner, where the raised edge is not yet rounded off.
    const [px, py] = [x + 0.15 * (middle[0]! - x), y + 0.15 * (middle[1]! - y)];
    const n = Math.round((px - xMm) / cellMm) + nx * Math.round((py - yMm) / cellMm);
    const drawn = heightMm[n];
    if (drawn === undefined || !Number.isFinite(drawn)) return false;
    const from: Vec3 = [px, py, drawn + 3];
    const hit = index.castRay(from, [0, 0, -1], 6)[0];
    if (!hit) return false;
    // It is raised square to the face, and met along the insertion.
    const slope = Math.hypot(
      (heightMm[n + 1]! - heightMm[n - 1]!) / (2 * cellMm),
      (heightMm[n + nx]! - heightMm[n - nx]!) / (2 * cellMm),
    );
    const outMm = (3 - hit.distanceMm) / Math.hypot(1, slope);
    return outMm >= leastOutMm(cellMm) && outMm <= MOST_OUT_MM;
  });
}

/**
 * Whether the guide shows at both ends whether it sits, and which way is rostral.
 *
 * @param drawn the marks as they were placed
 * @param missing why windows are not at both ends; null where they are
 * @param rostral unit direction of rostral across the insertion axis, local x and y
 * @param isAsAsked whether the pad reaches as far as it was asked to
 */
export function checkMarks(
  { windows, bothEnds, arrow }: SeenMarks,
  drawn: WindowsAndArrow,
  missing: MissingWindow | null,
  rostral: Point2,
  isAsAsked: boolean,
): Check {
  const count = windows.length;
  const isSound = count >= 2 && bothEnds;
  return {
    id: 'inspection-windows',
    status: isSound && arrow ? 'pass' : 'warn',
    value: count,
    // Enough of them: the number is not what is amiss.
    ...(count >= 2 && !(bothEnds && arrow) ? { limit: null } : { limit: 2, sense: 'at-least' }),
    unit: 'count',
    ...joined([
      isSound
        ? words('windows-at-both-ends', { windows: count })
        : count > 0
          ? words('windows-at-one-end', { windows: count })
          : words('no-window'),
      ...(missing ? explain(missing, drawn.windows.length > count, rostral, isAsAsked) : []),
      words(arrow ? 'arrow-rostral' : drawn.arrow ? 'arrow-torn' : 'arrow-no-room'),
    ]),
  };
}

/** Why there is no window, and what can be done. */
function explain(
  { towards, because, rimBy }: MissingWindow,
  isClosed: boolean,
  rostral: Point2,
  isAsAsked: boolean,
): Sentence[] {
  const place = { where: nameEnd(towards, rostral) };
  const atRim = words(towards ? 'seat-at-rim' : 'seat-all-round');
  if (isClosed) return [words('window-closed', place), atRim];
  const why = {
    sleeve: words('window-beside-sleeve', place),
    narrow: words('window-on-narrow-pad', place),
    'steep-bone': words('window-on-steep-bone', place),
  }[because];
  const isByBone = rimBy === 'bone' || !isAsAsked;
  return [
    why,
    ...(because !== 'steep-bone' && isByBone ? [words('rim-by-bone')] : []),
    atRim,
    because === 'steep-bone' || isByBone ? words('room-by-entry') : words('room-by-footprint'),
  ];
}

/** The end of the pad as the shift of the footprint names it. */
function nameEnd(towards: Point2 | null, [rx, ry]: Point2): Sentence {
  if (!towards) return words('anywhere');
  const ahead = towards[0] * rx + towards[1] * ry;
  const left = towards[1] * rx - towards[0] * ry;
  if (Math.abs(ahead) >= Math.abs(left)) return words(ahead >= 0 ? 'to-rostral' : 'to-caudal');
  return words(left >= 0 ? 'to-the-left' : 'to-the-right');
}
