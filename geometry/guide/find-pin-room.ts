import { headOf, sectionAt, type ArmSection } from './arch-arm';
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
import { allArms, offPad, type FeetLayout } from './shape-on-feet';
import { roundOutline, type Point2 } from './try-window';

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
      fits(pad, roundOutline(holeMm / 2, SIDES, at), taken, {
        sleeveMm: SLEEVE_MARGIN_MM,
        rimMm: MARGIN_MM,
      }) &&
      // On a steep face the hole would leave a sliver on its upper side.
      isGentle(pad, roundOutline(holeMm / 2 + MARGIN_MM, SIDES, at)),
  );
}

/** Where the arms of a guide on feet have room for one, on their middle lines; local frame. */
export function findRoomOnArms(layout: FeetLayout, { arrow }: FeetMarks, holeMm: number): readonly Point2[] {
  const { arms, sleeves, feet, sights } = layout;
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
        // Neither at a small pad's rim nor at another arm's edge, where a sliver would be left.
        offPad(layout, ...at) >= aside &&
        allArms(layout).every(arm => Math.abs(offArm(sectionAt(arm, ...at))) >= aside) &&
        heads.every(([x, y]) => Math.hypot(x - at[0], y - at[1]) >= HEAD_RADIUS_MM + aside) &&
        (!raised || distanceToPolygon(raised, at) >= aside),
    );
  });
}

/** How far a place lies outside of an arm, seen along the insertion, mm. */
const offArm = ({ beyondMm, acrossMm, halfWidthMm }: ArmSection): number =>
  beyondMm > 0 ? Math.hypot(beyondMm, Math.max(0, acrossMm - halfWidthMm)) : acrossMm - halfWidthMm;
