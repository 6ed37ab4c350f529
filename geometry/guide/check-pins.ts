import type { Check } from '../core/check';
import { decimal } from '../core/message';
import { joined, words } from '../messages/phrase';
import type { SurfaceIndex } from '../surface/query/queries';
import { isOpen } from './check-marks';
import { describePin, PIN_BONE_MM, type FixationPin, type PinHole, type PinsWanted } from './place-pins';
import type { Site } from './prepare-site';

/**
 * The pins' holes as they are in the finished guide, and whether there are as many as were asked
 * for, on bone that is thick enough; nothing where none were.
 *
 * @param guide over the finished guide, local frame
 */
export function checkPins(
  wanted: PinsWanted,
  holes: readonly PinHole[],
  guide: Pick<SurfaceIndex, 'castRay'>,
  site: Pick<Site, 'frame'>,
): { readonly pins: readonly FixationPin[]; readonly checks: readonly Check[] } {
  if (wanted.count === 0) return { pins: [], checks: [] };
  const made = holes.flatMap(hole => {
    const pin = isOpen(hole.cut, guide) ? describePin(hole, guide, site) : null;
    return pin ? [pin] : [];
  });
  // One pin alone lets the guide turn about it: it is not told as one that holds.
  const pins = made.length >= 2 ? made : [];
  const isAll = pins.length === wanted.count;
  const told = { asked: wanted.count, pins: pins.length, least: PIN_BONE_MM };
  const thinnest = decimal(Math.min(...pins.map(({ boneMm }) => boneMm)), 1);
  const check: Check = {
    id: 'pins',
    status: isAll ? 'pass' : pins.length > 0 ? 'warn' : 'fail',
    value: pins.length,
    limit: wanted.count,
    sense: 'at-least',
    unit: 'count',
    ...joined([
      isAll ? words('pins-placed', { pins: pins.length, bone: thinnest }) : words('pins-no-room', told),
      isAll ? null : words(pins.length > 0 ? 'pins-fewer' : 'pins-none'),
    ]),
    ...(pins[0] && { atLps: pins[0].pointLps }),
  };
  return { pins, checks: [check] };
}
