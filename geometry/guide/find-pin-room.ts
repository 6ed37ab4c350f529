import { headOf } from './arch-arm';
import type { FeetMarks } from './mark-feet';
import type { Footprint } from './outline-footprint';
import { HEAD_RADIUS_MM } from './placed-foot';
import { placesOn } from './place-windows';
import {
  distanceToPolygon,
  distanceToSleeve,
  fits,
  isGentle,
  MARGIN_MM,
  seenFromAbove,
  SLEEVE_MARGIN_MM,
  type MarkSite,
  type WindowsAndArrow,
} from './place-windows-and-arrow';
import type { FeetLayout } from './shape-on-feet';
import type { Point2 } from './try-window';

/** Places that are looked at lie so far apart on a pad, and along an arm, mm. */
const ON_PAD_MM = 2;
const ON_ARM_MM = 1;
const SIDES = 12;

/** Where a pad has room for a hole, clear of rim, sleeves, windows and arrow; local frame. */
export function findRoomOnPad(
  site: MarkSite,
  footprint: Pick<Footprint, 'outline' | 'offSteepMm'>,
  { windows, arrow }: WindowsAndArrow,
  holeMm: number,
): readonly Point2[] {
  const pad = { ...site, footprint };
  // A slanted window is elsewhere at the bone than at the pad's face.
  const depths = [0, site.outerMm / 2, site.outerMm];
  const taken = [
    ...windows.flatMap(window => depths.map(mm => seenFromAbove(window, mm))),
    ...(arrow ? [arrow] : []),
  ];
  const places = [...placesOn(site, ON_PAD_MM)].map(({ at }) => at);
  return places.filter(
    at =>
      fits(pad, roundAt(at, holeMm), taken, { sleeveMm: SLEEVE_MARGIN_MM, rimMm: MARGIN_MM }) &&
      // On a steep face the hole would leave a sliver on its upper side.
      isGentle(pad, roundAt(at, holeMm + 2 * MARGIN_MM)),
  );
}

/** Where the arms of a guide on feet have room for one, on their middle lines; local frame. */
export function findRoomOnArms(
  { arms, sleeves, feet, sights }: FeetLayout,
  { arrow }: FeetMarks,
  holeMm: number,
): readonly Point2[] {
  const heads = [...feet, ...sights].map(headOf);
  const raised = arrow && seenFromAbove(arrow, 0);
  const aside = holeMm / 2 + MARGIN_MM;
  return arms.flatMap(({ from, to, lengthMm }) => {
    const steps = Math.floor(lengthMm / ON_ARM_MM);
    const places = Array.from({ length: steps }, (_, n): Point2 => {
      const share = (n * ON_ARM_MM) / lengthMm;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    });
    return places.filter(
      at =>
        sleeves.every(sleeve => distanceToSleeve(sleeve, at) >= holeMm / 2 + SLEEVE_MARGIN_MM) &&
        heads.every(([x, y]) => Math.hypot(x - at[0], y - at[1]) >= HEAD_RADIUS_MM + aside) &&
        (!raised || distanceToPolygon(raised, at) >= aside),
    );
  });
}

const roundAt = ([x, y]: Point2, diameterMm: number): Point2[] =>
  Array.from({ length: SIDES }, (_, n): Point2 => {
    const turn = (2 * Math.PI * n) / SIDES;
    return [x + (diameterMm / 2) * Math.cos(turn), y + (diameterMm / 2) * Math.sin(turn)];
  });
