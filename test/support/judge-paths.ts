import type { Check } from '../../geometry/core/check';
import { seededRandom } from '../../geometry/core/random';
import { measureTrajectory } from '../../geometry/path/measure-trajectory';
import { prepareBone } from '../../geometry/plan/prepare-bone';
import { buildHead } from '../../samples/head/build-head';
import { headPose, headToPatient } from '../../samples/head/pose';
import type { HeadParameters } from '../../samples/head/parameters';
import { cachedCt } from './simulated-scans';
import { createWayJudge, type TrueWay } from './true-way';
import { walk, type P3 } from './vec';

/** One path through a simulated head, as it truly is and as the program says it is. */
export interface JudgedPath {
  readonly truth: TrueWay;
  readonly other: Check;
  readonly isBlocked: boolean;
  readonly words: string;
}

/** Scans a head and measures paths in it that are given in its own frame. */
export async function pathJudge(parameters: HeadParameters, spacingMm: number) {
  const head = buildHead(parameters);
  const pose = headPose([0.05, -0.04, 0.07], [4, -12, 30]);
  const { volume } = cachedCt(head, {
    spacingMm: [spacingMm, spacingMm, spacingMm],
    nodeMm: Math.max(spacingMm, 0.8),
    pose,
    seed: 3,
  });
  const prepared = await prepareBone(volume, { thresholdHu: 226, surface: 'threshold', crop: null });
  if (!prepared.ok) throw new Error(prepared.problem.message);
  const { bone, index, endocranium, sinuses, parts } = prepared.value;
  const { judge, draw, away } = createWayJudge(head);

  const path = (from: P3, outward: P3): JudgedPath => {
    const { checks, isBlocked } = measureTrajectory({
      volume,
      bone: index,
      mesh: bone.mesh,
      endocranium,
      sinuses,
      parts,
      axes: { left: pose.x, dorsal: pose.y, rostral: pose.z },
      thresholdHu: bone.thresholdHu,
      request: {
        id: 'T1',
        targetLps: headToPatient(pose, from),
        entryLps: headToPatient(pose, walk(from, outward, 25)),
      },
      tool: { diameterMm: 1.8, windowMm: 8, tipMm: 2, lengthMm: 200 },
    });
    const other = checks.find(check => check.id === 'other-bone')!;
    const round = (v: P3): string => v.map(x => x.toFixed(2)).join(' ');
    return {
      truth: judge(from, outward),
      other,
      isBlocked,
      words: `from ${round(from)} towards ${round(outward)}`,
    };
  };
  const randomPaths = (count: number, seed: number): JudgedPath[] => {
    const random = seededRandom(seed);
    return Array.from({ length: count }, () => {
      const { from, outward } = draw(random);
      return path(from, outward);
    });
  };
  return { head, pose, volume, prepared: prepared.value, path, randomPaths, away };
}

/** Jaws and arches that a scan of such voxels cannot overlook. */
export const isPlain = ({ other }: TrueWay, spacingMm: number): boolean =>
  other !== null && other.name !== 'process' && other.thickMm > 1.5 && other.gapMm > 2 * spacingMm;
