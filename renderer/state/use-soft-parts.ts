import { surfaceLooks } from '../scene/surface-looks';
import type { ShownSoftParts } from '../workers/planner/planner-protocol';
import { useDraft } from './draft-store';
import { softPartsKey } from './result-keys';
import { useSession } from './session-store';

/** The colour of eyes and ear canals in every view and beside their names. */
export const SOFT_COLOUR = surfaceLooks.soft.colour;

/**
 * The eyes and ear canals of the scan on screen with the bone and the pose of the draft; null until
 * they are there.
 */
export function useSoftParts(): ShownSoftParts | null {
  const key = useDraft(softPartsKey);
  const softParts = useSession(session => session.softParts);
  return key !== null && softParts?.key === key ? softParts.value : null;
}
