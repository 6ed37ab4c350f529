import { directionToLocal } from '../core/frames';
import { blockOut, type BlockOut, type BlockOutGrid } from './block-out';
import { boundBody } from './bound-body';
import type { GuideInput } from './guide-design';
import { keepOffPlaces } from './keep-off-places';
import { levelLips } from './level-lips';
import {
  outlineFootprint,
  type Footprint,
  type FootprintOptions,
  type FootprintReach,
} from './outline-footprint';
import { placeSleeve, type BoreOpening } from './place-sleeve';
import type { PlacedSleeve } from './placed-sleeve';
import type { Site } from './prepare-site';
import { ARROW_HEIGHT_MM, FILLET_MM } from './shape-body';
import { padShift } from './shift-pad';
import { columnsAround, heightMap } from './sweep-bone';

/** Fine and coarse cell of the block-out, mm: the coarse one a whole number of fine ones. */
const CELL_MM = { final: 0.25, preview: 0.6 };
const COARSE_MM = { final: 1, preview: 1.2 };
/** How near to the surface the block-out is exact; a preview may be blunt beside a crest, mm. */
const BAND_MM = { final: 1.3, preview: 0.7 };

/** Where sleeves and pad are going to stand, in the guide's local frame, mm. */
export interface GuideLayout {
  readonly placed: readonly PlacedSleeve[];
  readonly grid: BlockOutGrid;
  /** Highest bone over every column of the grid. */
  readonly height: Float64Array;
  readonly footprint: Footprint;
  readonly blocked: BlockOut;
  /** What the footprint was asked to be. */
  readonly around: FootprintOptions;
  /** Unit, across the insertion. */
  readonly rostral: readonly [number, number];
}

/** Places the sleeves, outlines the pad, and blocks out what would catch. */
export async function layOutGuide(
  input: GuideInput,
  site: Site,
  reach: FootprintReach & { readonly opening?: BoreOpening },
  signal?: AbortSignal,
): Promise<GuideLayout> {
  const { trajectories, guide, tool } = input;
  const { frame, reachMm, relieved: bone, own, isOwn, index, ownIndex } = site;
  const quality = input.quality ?? 'final';
  const cells = { fineMm: CELL_MM[quality], coarseMm: COARSE_MM[quality] };
  const side = reachMm + 8;
  const scout = columnsAround({ xMin: -side, xMax: side, yMin: -side, yMax: side }, cells);
  const scoutHeight = heightMap(bone, scout);
  const topMm = scoutHeight.reduce((most, h) => Math.max(most, h), -Infinity);
  const placed = levelLips(
    trajectories.map(t => placeSleeve({ index, frame, topMm }, t, tool, guide, reach.opening)),
  );
  const entries = placed.map(s => s.entry);

  const { maxSlopeDeg, maxStepMm, roundMm } = reach;
  const toRostral = directionToLocal(frame, input.rostralLps);
  const flat = Math.hypot(toRostral[0], toRostral[1]);
  const rostral = flat > 0.05 ? ([toRostral[0] / flat, toRostral[1] / flat] as const) : ([1, 0] as const);
  const around: FootprintOptions = {
    maxSlopeDeg,
    maxStepMm,
    roundMm,
    radiusMm: guide.footprintRadiusMm,
    shiftMm: padShift(guide.footprintShiftMm, rostral),
    keepOff: keepOffPlaces(guide, frame),
  };
  const scouted = { columns: scout, height: scoutHeight, ownHeight: heightMap(own, scout) };
  const grid = boundBody(scouted, placed, around, guide, cells);
  const height = heightMap(bone, grid.columns);
  const ownHeight = heightMap(own, grid.columns);
  const footprint = outlineFootprint(grid.columns, height, ownHeight, entries, around);
  const blocked = await blockOut(
    { index, own: ownIndex, isOwn, height, ownHeight },
    grid,
    footprint,
    {
      limitMm: guide.contactGapMm + guide.thicknessMm + ARROW_HEIGHT_MM + FILLET_MM + 1.5,
      bandMm: BAND_MM[quality],
      ...(input.leaveOut && { leaveOut: input.leaveOut }),
    },
    signal,
  );
  return { placed, grid, height, footprint, blocked, around, rostral };
}
