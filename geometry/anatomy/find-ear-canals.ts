import type { NamedAxes } from '../core/name-direction';
import { dot, subtract } from '../core/vector';
import { transformDistance3d } from '../volume/transform-distance-3d';
import { cellsAboutBrain, unitOf, type HeadZone, type ZoneCells } from './cells-about-brain';
import type { Endocranium } from './find-endocranium';
import type { Pair } from './find-eyes';
import { floodThroughFaces } from './flood-through-faces';
import type { HeadMap } from './map-head';

/** The air of an outer ear canal. */
interface EarCanal {
  /** Middles of the map's cells that it fills, xyz each, LPS mm. */
  readonly cellsLps: Float64Array;
  /** A ball of a cell's volume, mm. */
  readonly cellRadiusMm: number;
}

/** Half-way between air and fat with room for partial volume, HU. */
const AIR_HU = -300;
/** Where ear canals lie: from the base of the skull out to the pinna. */
const ZONE: HeadZone = { aside: [0.3, 2], dorsal: [-1.3, 0.6], rostral: [-1.4, 0.5] };
/** An ear canal is narrower than twice this, mm; throat and the air outside are wider. */
const WIDEST_MM = 4.5;
/** It begins in bone: so near to it, no farther out and no higher than this, in the zone's unit. */
const AT_BONE_MM = 2.5;
const ROOT = { aside: 1.2, dorsal: -0.1 } as const;
/** From there it leads outwards by this share of the zone's unit at the least. */
const LEAST_LONG = 0.18;

/**
 * Finds the air of the outer ear canals: of the narrow air beside the back of the brain-case, what
 * begins at the bone of its base and leads farthest outwards. A canal that is closed (filled, or
 * folded under the ear's own weight) does not show.
 *
 * @param axes the animal's, LPS
 */
export const findEarCanals = (map: HeadMap, endocranium: Endocranium, axes: NamedAxes): Pair<EarCanal> => ({
  left: findCanal(map, endocranium, axes, 'left'),
  right: findCanal(map, endocranium, axes, 'right'),
});

function findCanal(
  map: HeadMap,
  endocranium: Endocranium,
  axes: NamedAxes,
  side: 'left' | 'right',
): EarCanal | null {
  const { solid, cells } = map;
  const zone = cellsAboutBrain(map, endocranium, axes, ZONE, side);
  const { size, cellOf, at } = zone;
  const narrow = findNarrow(map, zone, endocranium);
  const bone = new Uint8Array(cellOf.length);
  for (let n = 0; n < bone.length; n++) if (cellOf[n]! >= 0) bone[n] = solid[cellOf[n]!]!;
  const toBone2 = transformDistance3d(bone, size, cells.spacingMm);
  const unitMm = unitOf(endocranium);
  const along = (n: number, axis: 'left' | 'dorsal'): number =>
    dot(subtract(at(n), endocranium.centerLps), axes[axis]) / unitMm;
  const isRoot = (n: number): boolean =>
    toBone2[n]! <= AT_BONE_MM ** 2 &&
    Math.abs(along(n, 'left')) <= ROOT.aside &&
    along(n, 'dorsal') <= ROOT.dorsal;
  let best: { readonly held: readonly number[]; readonly longest: number } | null = null;
  const seen = new Uint8Array(narrow.length);
  for (let seed = 0; seed < narrow.length; seed++) {
    if (!narrow[seed] || seen[seed]) continue;
    const held: number[] = [];
    floodThroughFaces(
      [seed],
      size,
      n => {
        if (!narrow[n]) return false;
        held.push(n);
        return true;
      },
      seen,
    );
    const out = held.map(n => Math.abs(along(n, 'left')));
    const longest = out.reduce((most, v) => Math.max(most, v)) - out.reduce((least, v) => Math.min(least, v));
    if (longest < LEAST_LONG || longest <= (best?.longest ?? 0) || !held.some(isRoot)) continue;
    best = { held, longest };
  }
  if (!best) return null;
  const cellMm3 = cells.spacingMm[0] * cells.spacingMm[1] * cells.spacingMm[2];
  return {
    cellsLps: Float64Array.from(best.held.flatMap(n => [...at(n)])),
    cellRadiusMm: Math.cbrt((3 * cellMm3) / (4 * Math.PI)),
  };
}

/** 1 for air that no ball of `WIDEST_MM` finds room in. */
function findNarrow(
  { cells, solid }: HeadMap,
  { size, cellOf, at }: ZoneCells,
  endocranium: Endocranium,
): Uint8Array {
  const air = new Uint8Array(cellOf.length);
  const walls = new Uint8Array(cellOf.length);
  for (let n = 0; n < air.length; n++) {
    const m = cellOf[n]!;
    // What lies beyond the zone hems nothing in.
    if (m < 0) continue;
    // A dry skull's brain-case is full of air.
    const isAir = !solid[m] && cells.voxels[m]! < AIR_HU && !endocranium.contains(at(n));
    if (isAir) air[n] = 1;
    else walls[n] = 1;
  }
  const depth2 = transformDistance3d(walls, size, cells.spacingMm);
  const wide = new Uint8Array(air.length);
  for (let n = 0; n < air.length; n++) if (air[n] && depth2[n]! >= WIDEST_MM ** 2) wide[n] = 1;
  const toWide2 = transformDistance3d(wide, size, cells.spacingMm);
  for (let n = 0; n < air.length; n++) if (toWide2[n]! <= (WIDEST_MM + 1) ** 2) air[n] = 0;
  return air;
}
