import { directionToLocal } from '../core/frames';
import type { OnProgress } from '../core/progress';
import { refuse, succeed, type Result } from '../core/result';
import { yieldToEvents } from '../core/yield-to-events';
import { phrase } from '../messages/phrase';
import { assembleGuide } from './assemble-guide';
import { blockOutNear } from './block-out-near';
import { blockOutSmallPad } from './block-out-small-pad';
import { checkOnFeet } from './check-on-feet';
import type { GuideDesign, GuideInput } from './guide-design';
import { keepOffPlaces } from './keep-off-places';
import { hubOff, layOutArms, layOutSightArms, placeSleevesOver } from './lay-out-arms';
import { mapHeights } from './map-heights';
import { markFeet } from './mark-feet';
import { placeDots } from './place-dots';
import { findRoomOnArms } from './find-pin-room';
import { pinHoleMm, placePins } from './place-pins';
import { placeFeet } from './placed-foot';
import { placeSights } from './placed-sight';
import { createSiteCache, type Site } from './prepare-site';
import { raiseOverPad } from './raise-over-pad';
import { projectToGap } from './project-to-gap';
import { FACET_ALLOWANCE_MM, FILLET_MM } from './shape-body';
import {
  allArms,
  boundFeetBody,
  hubHeight,
  shapeOnFeet,
  wantedUnder,
  type FeetLayout,
} from './shape-on-feet';
import { heightMap } from './sweep-bone';

const CELLS = { final: { fineMm: 0.25, coarseMm: 1 }, preview: { fineMm: 0.5, coarseMm: 1 } };
/** How near to the surface the block-out is exact, mm. */
const BAND_MM = { final: 1.3, preview: 0.8 };

/**
 * Designs a guide on feet: sleeves, an arm arched over the bone to each foot, a view through every
 * foot, the exact bores; and measures the result against every limit that a pad is held to.
 *
 * @returns the guide, failing checks included; Problems: those of `prepareSite`, `no-feet` without
 *   any
 */
export async function designOnFeet(
  input: GuideInput,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<Result<GuideDesign>> {
  const { guide, trajectories } = input;
  const report = (doing: string, fraction: number): void => onProgress?.({ doing, fraction });
  if (trajectories.length === 0) return refuse('no-trajectory', phrase('no-trajectory'));
  report('Finding the contact patch', 0);
  const prepared = (input.sites ?? createSiteCache()).prepare(input);
  if (!prepared.ok) return prepared;
  const site = prepared.value;
  const feet = placeFeet(input.feet ?? [], site.frame, guide.feet.footDiameterMm);
  if (feet.length === 0) return refuse('no-feet', phrase('no-feet', { feet: guide.feet.count }));
  await yieldToEvents(signal);

  report('Blocking out undercuts', 0.1);
  const quality = input.quality ?? 'final';
  const map = mapHeights(site, site.reachMm);
  const lowered = placeSleevesOver(input, site, map);
  const sights = placeSights(input.sights ?? [], site.frame);
  const layout: FeetLayout = {
    ...{ sleeves: lowered, feet, sights },
    padRadiusMm: guide.feet.padRadiusMm,
    arms: layOutArms(map, lowered, feet),
    sightArms: layOutSightArms(map, lowered, sights),
  };
  const grid = boundFeetBody(layout, CELLS[quality]);
  const height = heightMap(site.relieved, grid.columns);
  const off = await blockOutNear(
    site.index,
    grid,
    height,
    { wanted: wantedUnder(grid, layout), limitMm: LIMIT_MM, bandMm: BAND_MM[quality] },
    signal,
  );
  const keepOff = keepOffPlaces(guide, site.frame);
  const around = { entries: lowered.map(({ entry }) => entry), keepOff, bandMm: BAND_MM[quality] };
  const smallPad =
    guide.feet.padRadiusMm > 0 ? await blockOutSmallPad(site, grid, guide, around, signal) : null;

  report('Shaping the feet and arms', 0.4);
  await yieldToEvents(signal);
  const lifts = { contactGapMm: guide.contactGapMm, hubOffMm: hubOff(guide) };
  const body = shapeOnFeet(off, grid, layout, lifts, smallPad?.field ?? null);
  projectToGap(body, site.index, guide.contactGapMm, FACET_ALLOWANCE_MM);

  report('Joining the sleeve and cutting the bore', 0.6);
  await yieldToEvents(signal);
  const sleeves = raiseOverPad(layout.sleeves, body);
  const dots = placeDots(sleeves);
  const marks = markFeet(
    layout,
    sleeves[0]!,
    hubHeight(sleeves[0]!, allArms(layout)),
    rostralIn(input, site),
  );
  const room = findRoomOnArms({ ...layout, sleeves }, marks, pinHoleMm(guide.pins));
  const pins = placePins(site, room, sleeves, guide.pins, keepOff);
  const windows = [...marks.views, ...marks.sightViews, ...pins.map(({ cut }) => cut)];
  const parts = { body, sleeves, windows, dots, raised: marks.arrow ? [marks.arrow] : [] };
  const made = assembleGuide(input.kernel, parts, site.frame);

  report('Checking the guide', 0.75);
  await yieldToEvents(signal);
  const checked = checkOnFeet(
    input,
    site,
    { ...layout, sleeves },
    { made, dots, marks, pins, smallPad, columns: grid.columns, height },
    signal,
  );
  report('Checking the guide', 1);
  return succeed({
    mesh: made.patient,
    frame: site.frame,
    insertionLps: site.insertionLps,
    ...checked,
  });
}

/** Farther off than this no part of the body cares how far, mm. */
const LIMIT_MM = FILLET_MM + 3;

/** Unit, across the insertion. */
function rostralIn({ rostralLps }: GuideInput, { frame }: Site): readonly [number, number] {
  const to = directionToLocal(frame, rostralLps);
  const flat = Math.hypot(to[0], to[1]);
  return flat > 0.05 ? [to[0] / flat, to[1] / flat] : [1, 0];
}
