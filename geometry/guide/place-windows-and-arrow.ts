import { along, type Vec3 } from '../core/vector';
import type { PadTop } from './find-top';
import type { Footprint } from './outline-footprint';
import type { ColumnGrid } from './sweep-bone';
import { CLOSE, placesOn, placeWindows, showsBothEnds, uprightWindow } from './place-windows';
import type { PlacedSleeve } from './placed-sleeve';
import { slot, type Point2, type Window, type WindowSite } from './try-window';

export interface WindowsAndArrow {
  /** The rostral arrow's outline, counter-clockwise, local mm; null where the pad has no room. */
  readonly arrow: readonly Point2[] | null;
  /** Inspection windows. */
  readonly windows: readonly Window[];
}

/**
 * Least material between a window and the rim or another feature, and between a window and a
 * sleeve, mm.
 */
export const MARGIN_MM = 2.2;
export const SLEEVE_MARGIN_MM = 3;
/** The arrow stands inside of the rim's round, and off a sleeve, mm. */
const ARROW_MARGIN_MM = 1.7;
const ARROW_SLEEVE_MM = 1.5;
/** The pad's face rises no steeper than this under the arrow (tangent). */
const ARROW_SLOPE = 0.8;
/**
 * A window or arrow keeps this off steep bone, where a straight cut would leave a thin wall, mm.
 */
const STEEP_MARGIN_MM = 1.2;

export type MarkSite = Omit<WindowSite, 'scale'> & { readonly top: PadTop };

/** Of the arrow, the largest first. */
const ARROW_SIZES = [1, 0.75, 0.6];
/**
 * Grid of the arrow's places where no usual one is free, mm, and how they are sorted off rostral,
 * degrees.
 */
const ARROW_PLACES_MM = 1;
const ARROW_STEP_DEG = 20;

/**
 * Places the rostral arrow and up to three seat-inspection windows on the pad, clear of the rim and
 * of the sleeves. Windows are cut along the insertion where that leaves two at opposite ends of the
 * pad; otherwise square to the bone, wherever there is room for them. Where only the arrow is in
 * their way, it gives way.
 *
 * @param footprint the pad's outline and the steep bone to keep off, on the grid's columns
 * @param centre local x, y of the footprint's middle as it was asked for
 * @param rostral unit direction of rostral across the insertion axis
 */
export function placeWindowsAndArrow(
  site: MarkSite,
  footprint: Pick<Footprint, 'outline' | 'offSteepMm'>,
  centre: Point2,
  rostral: Point2,
): WindowsAndArrow {
  const slots = { ...site, scale: markScale(site) };
  const pad: MarkedPad = { ...slots, footprint, centre, heading: Math.atan2(rostral[1], rostral[0]) };
  const showsBoth = (windows: readonly Window[]): boolean => showsBothEnds(windows, site.middle);
  const around = (windows: readonly Window[]): readonly Point2[] | null => placeArrowAround(pad, windows);

  const arrow = placeArrow(pad);
  let windows = placeUpright(pad, arrow);
  if (showsBoth(windows)) return { arrow: arrow ?? around(windows), windows };
  const drawn = (arrow ? densify(arrow) : []).map(([x, y]): Vec3 => [
    x,
    y,
    valueAt(site.grid.columns, site.top.heightMm, [x, y]),
  ]);
  const square = placeWindows(slots, drawn);
  if (showsBoth(square)) return { arrow: arrow ?? around(square), windows: square };
  if (square.length > windows.length) windows = square;
  const bare = placeWindows(slots, [], CLOSE);
  if (!showsBoth(bare)) return { arrow: arrow ?? around(windows), windows };
  const beside = arrow ? placeWindows(slots, drawn, CLOSE) : bare;
  return showsBoth(beside)
    ? { arrow: arrow ?? around(beside), windows: beside }
    : { arrow: around(bare), windows: bare };
}

/** Windows and arrow of small pads are smaller. */
export const markScale = ({ radiusMm }: Pick<WindowSite, 'radiusMm'>): number =>
  Math.max(0.6, Math.min(1, radiusMm / 16));

/** A pad that marks are drawn on. */
interface MarkedPad extends MarkSite {
  readonly scale: number;
  readonly footprint: Pick<Footprint, 'outline' | 'offSteepMm'>;
  readonly centre: Point2;
  /** Of rostral, in the local frame, rad. */
  readonly heading: number;
}

/**
 * A place at an angle from rostral and a distance from where the footprint's middle was asked for.
 */
const placeAt = ({ centre, heading }: MarkedPad, turn: number, r: number): Point2 => [
  centre[0] + r * Math.cos(heading + turn),
  centre[1] + r * Math.sin(heading + turn),
];

/** Whether a shape lies on the pad, so far from sleeves and rim, and clear of other shapes. */
export function fits(
  { grid, footprint, top, sleeves }: Pick<MarkedPad, 'grid' | 'footprint' | 'top' | 'sleeves'>,
  shape: readonly Point2[],
  taken: readonly (readonly Point2[])[],
  { sleeveMm, rimMm }: { readonly sleeveMm: number; readonly rimMm: number },
): boolean {
  const column = (values: Float32Array | Float64Array, p: Point2): number => valueAt(grid.columns, values, p);
  return densify(shape).every(
    p =>
      column(footprint.outline, p) <= -rimMm &&
      column(top.rim, p) <= -rimMm &&
      column(footprint.offSteepMm, p) >= STEEP_MARGIN_MM &&
      Math.min(...sleeves.map(s => distanceToSleeve(s, p))) >= sleeveMm &&
      taken.every(other => densify(other).every(q => Math.hypot(p[0] - q[0], p[1] - q[1]) >= MARGIN_MM)),
  );
}

/** On a steeper face, as on the side of a crest, the arrow's raised outline would be torn. */
export function isGentle(
  { grid: { columns }, top }: Pick<MarkedPad, 'grid' | 'top'>,
  shape: readonly Point2[],
): boolean {
  const points = densify(shape);
  return points.every((p, n) => {
    const q = points[(n + 1) % points.length]!;
    const rise = Math.abs(valueAt(columns, top.heightMm, p) - valueAt(columns, top.heightMm, q));
    return rise <= ARROW_SLOPE * Math.hypot(p[0] - q[0], p[1] - q[1]) + columns.cellMm;
  });
}

/**
 * The arrow where it reads best, straight rostral of the sleeve, or at the nearest free place round
 * the pad.
 */
function placeArrow(pad: MarkedPad): readonly Point2[] | null {
  for (const size of ARROW_SIZES) {
    for (const turn of [0, 20, -20, 40, -40, 60, -60, 90, -90, 120, -120, 150, -150, 180]) {
      for (const r of [0.66, 0.6, 0.72, 0.54, 0.46]) {
        const at = placeAt(pad, (turn * Math.PI) / 180, r * pad.radiusMm);
        const shape = arrowAt(at, pad.heading, pad.scale * size);
        if (takesArrow(pad, shape, [])) return shape;
      }
    }
  }
  return null;
}

const takesArrow = (
  pad: MarkedPad,
  shape: readonly Point2[],
  taken: readonly (readonly Point2[])[],
): boolean =>
  fits(pad, shape, taken, { sleeveMm: ARROW_SLEEVE_MM, rimMm: ARROW_MARGIN_MM }) && isGentle(pad, shape);

/**
 * The arrow wherever windows leave it room, as near to rostral of the pad's middle as that goes.
 */
function placeArrowAround(pad: MarkedPad, windows: readonly Window[]): readonly Point2[] | null {
  const taken = windows.map(window => seenFromAbove(window, pad.outerMm));
  const places = [...placesOn(pad, ARROW_PLACES_MM)]
    .map(({ at, away }) => {
      const turn = Math.atan2(at[1] - pad.middle[1], at[0] - pad.middle[0]) - pad.heading;
      const offRostral = Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
      return { at, away, step: Math.round((offRostral * 180) / Math.PI / ARROW_STEP_DEG) };
    })
    .sort((a, b) => a.step - b.step || b.away - a.away);
  for (const size of ARROW_SIZES) {
    for (const { at } of places) {
      const shape = arrowAt(at, pad.heading, pad.scale * size);
      if (takesArrow(pad, shape, taken)) return shape;
    }
  }
  return null;
}

/** A window's outline so far along its cut, as it is seen along the insertion. */
export const seenFromAbove = (
  { origin, axes: [x, y, z], outline }: Window,
  alongMm: number,
): readonly Point2[] =>
  outline.map(([u, v]): Point2 => {
    const [px, py] = along(along(along(origin, x, u), y, v), z, alongMm);
    return [px, py];
  });

/** Up to three windows along the insertion, a third of a turn apart. */
function placeUpright(pad: MarkedPad, arrow: readonly Point2[] | null): Window[] {
  const { grid, heading, scale, radiusMm } = pad;
  const zFrom = grid.zMm - 1;
  const zTo = grid.zMm + (grid.nz - 1) * grid.columns.cellMm + 1;
  let windows: Window[] = [];
  for (let start = 0; start < 120 && windows.length < 3; start += 10) {
    const found: { readonly shape: readonly Point2[]; readonly window: Window }[] = [];
    for (const base of [60, 180, 300]) {
      placed: for (const shift of [0, 15, -15, 30, -30]) {
        for (const r of [0.68, 0.62, 0.56]) {
          const turn = ((base + start + shift) * Math.PI) / 180;
          const middle = placeAt(pad, turn, r * radiusMm);
          const across = heading + turn + Math.PI / 2;
          const shape = slot(7 * scale, 3 * scale).map(([x, y]) =>
            turned(middle[0], middle[1], across, x, y),
          );
          const others = found.map(other => other.shape);
          const room = { sleeveMm: SLEEVE_MARGIN_MM, rimMm: MARGIN_MM };
          if (!fits(pad, shape, arrow ? [arrow, ...others] : others, room)) continue;
          found.push({ shape, window: uprightWindow(shape, middle, zFrom, zTo) });
          break placed;
        }
      }
    }
    if (found.length > windows.length) windows = found.map(({ window }) => window);
  }
  return windows;
}

/** Signed distance (mm, negative inside) from a point to a polygon. */
export function distanceToPolygon(polygon: readonly Point2[], [x, y]: Point2): number {
  let nearest = Infinity;
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [ax, ay] = polygon[i]!;
    const [bx, by] = polygon[j]!;
    const ex = bx - ax;
    const ey = by - ay;
    const t = Math.max(0, Math.min(1, ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey)));
    nearest = Math.min(nearest, Math.hypot(x - ax - t * ex, y - ay - t * ey));
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside ? -nearest : nearest;
}

/** An arrow of 8 x 5 mm (at scale 1) about its middle, counter-clockwise. */
function arrowAt([cx, cy]: Point2, heading: number, scale: number): Point2[] {
  const shape: Point2[] = [
    [-4, -0.9],
    [0.4, -0.9],
    [0.4, -2.5],
    [4, 0],
    [0.4, 2.5],
    [0.4, 0.9],
    [-4, 0.9],
  ];
  return shape.map(([x, y]) => turned(cx, cy, heading, x * scale, y * scale));
}

const turned = (cx: number, cy: number, heading: number, x: number, y: number): Point2 => [
  cx + x * Math.cos(heading) - y * Math.sin(heading),
  cy + x * Math.sin(heading) + y * Math.cos(heading),
];

/** The outline with points at most 1 mm apart. */
function densify(polygon: readonly Point2[]): Point2[] {
  return polygon.flatMap(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length]!;
    const count = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay)));
    return Array.from({ length: count }, (_, n): Point2 => [
      ax + ((bx - ax) * n) / count,
      ay + ((by - ay) * n) / count,
    ]);
  });
}

/** Distance (mm) from a point to the sleeve as seen along the insertion axis; negative under it. */
export function distanceToSleeve(sleeve: PlacedSleeve, [x, y]: Point2): number {
  const { entry, up, upperLipMm, outerRadiusMm } = sleeve;
  const ex = up[0] * upperLipMm;
  const ey = up[1] * upperLipMm;
  const lengthSquared = ex * ex + ey * ey;
  const t = lengthSquared > 0 ? ((x - entry[0]) * ex + (y - entry[1]) * ey) / lengthSquared : 0;
  const held = Math.max(0, Math.min(1, t));
  return Math.hypot(x - entry[0] - held * ex, y - entry[1] - held * ey) - outerRadiusMm;
}

/** The value of the column nearest to a point; NaN off the grid, so that no comparison holds. */
function valueAt(grid: ColumnGrid, values: Float32Array | Float64Array, [x, y]: Point2): number {
  const i = Math.round((x - grid.xMm) / grid.cellMm);
  const j = Math.round((y - grid.yMm) / grid.cellMm);
  return i < 0 || j < 0 || i >= grid.nx || j >= grid.ny ? NaN : values[i + grid.nx * j]!;
}
