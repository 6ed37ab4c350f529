import { phrase } from '../../geometry/messages/phrase';
import { plannedScan } from '../../geometry/plan/document/case-schema';
import { shortHash } from '../../geometry/plan/document/plan-id';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { hashVolume } from '../../geometry/volume/hash-volume';
import type { Volume } from '../../geometry/volume/volume';
import { refuseInput } from './exit';

/** The CT that is compared with must be the one that the plan was made on, voxel for voxel. */
export async function requirePlannedScan({ id, case: planCase, scans }: Plan, volume: Volume): Promise<void> {
  const known = scans.find(scan => scan.id === plannedScan(planCase).id)?.content ?? null;
  if (known === null) return; // a plan from before scans were known by their content
  const found = await hashVolume(volume);
  if (found === known) return;
  refuseInput({
    code: 'other-scan',
    ...phrase('other-ct-than-planned', {
      plan: shortHash(id),
      found: shortHash(found),
      said: shortHash(known),
    }),
    where: '--ct',
  });
}
