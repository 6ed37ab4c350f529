import type { Vec3 } from '../../geometry/core/vector';
import type { Draft } from './draft';
import { caseKey } from './result-keys';
import type { Session } from './session-store';

/** A sleeve of the draft's guide, of its final form or its preview. */
export interface ShownSleeve {
  /** Of its path. */
  readonly id: string;
  readonly lowerLipLps: Vec3;
  readonly upperLipLps: Vec3;
  readonly boreDiameterMm: number;
  readonly depthStopMm: number;
  readonly needleStopMm: number;
}

/**
 * The sleeves of the draft's guide: of the final one, else of its preview; none where neither is of
 * this draft.
 */
export function sleevesOf(
  draft: Draft,
  { preview, final }: Pick<Session, 'preview' | 'final'>,
): readonly ShownSleeve[] {
  const key = caseKey(draft);
  if (final?.key === key)
    return final.value.plan.trajectories.flatMap(t => (t.sleeve ? [{ id: t.id, ...t.sleeve }] : []));
  return preview?.key === key
    ? preview.value.sleeves.map(sleeve => ({ id: sleeve.trajectory, ...sleeve }))
    : [];
}
