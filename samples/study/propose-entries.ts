import type { PatientPoint } from '../../geometry/core/frames';
import { along, dot, normalize, subtract, type Vec3 } from '../../geometry/core/vector';
import type { Case } from '../../geometry/plan/document/case-schema';
import { measurePaths } from '../../geometry/plan/measure-paths';
import type { PreparedBone } from '../../geometry/plan/prepare-bone';
import type { Volume } from '../../geometry/volume/volume';
import type { HeadPose } from '../head/pose';
import { suggestEntry } from './suggest-entry';

/** Directions up from the target, degrees off dorsal: towards its own side, and towards rostral. */
const LEANS: readonly (readonly [lateralDeg: number, rostralDeg: number])[] = [
  [0, 0],
  [15, 0],
  [30, 0],
  [0, 15],
  [0, -15],
  [20, -15],
  [20, 15],
];

/**
 * Entries for a target as a person tries them: straight up, else leaning to the target's own side
 * or along the head, by what the program's checks of the path say. The best first: fewest failed
 * checks, then fewest warnings, then the order of leaning. LPS mm.
 */
export function proposeEntries(
  planCase: Case,
  volume: Volume,
  bone: PreparedBone,
  target: PatientPoint,
  pose: HeadPose,
): PatientPoint[] {
  const left = dot(subtract<Vec3>(target, pose.origin), pose.x) >= 0 ? 1 : -1;
  const entries = LEANS.map(([lateralDeg, rostralDeg]) => {
    const [a, b] = [lateralDeg, rostralDeg].map(angle => Math.tan((angle * Math.PI) / 180)) as [
      number,
      number,
    ];
    const up = normalize(along(along(pose.y, pose.x, left * a), pose.z, b));
    return suggestEntry(volume, target, up, planCase.bone.thresholdHu);
  });
  const ranked = entries.map((entry, order) => {
    const trajectories = [
      {
        id: 'T1',
        targetLps: [...target] as [number, number, number],
        entryLps: [...entry] as [number, number, number],
      },
    ];
    const [measured] = measurePaths({ ...planCase, trajectories }, volume, bone);
    const count = (status: 'fail' | 'warn'): number =>
      measured!.checks.filter(check => check.status === status).length;
    return { entry, rank: 1000 * count('fail') + 20 * count('warn') + order };
  });
  return ranked.sort((p, q) => p.rank - q.rank).map(({ entry }) => entry);
}
