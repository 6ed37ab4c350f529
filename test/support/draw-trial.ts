import type { Random } from '../../geometry/core/random';
import type { Head } from '../../samples/head/head';
import { headPose, type HeadPose } from '../../samples/head/pose';
import { unit, walk, type P3 } from './vec';

/**
 * A pose as animals lie: nose up or down, turned and rolled by up to a third of a right angle,
 * anywhere in the bore.
 */
export function randomPose(random: Random): HeadPose {
  const turn = (): number => random.between(-0.52, 0.52);
  return headPose(
    [turn(), turn(), turn()],
    [random.between(-60, 60), random.between(-80, 40), random.between(-900, 900)],
  );
}

/**
 * Another path than the head's own: to its target from anywhere over the vault that has bone in the
 * way.
 */
export function randomPath(head: Head, random: Random): { target: P3; entry: P3 } {
  for (let attempt = 0; attempt < 100; attempt++) {
    const away = unit([random.between(-0.9, 0.9), random.between(0.5, 1), random.between(-0.7, 0.5)]);
    let outside = 80;
    while (outside > 5 && head.bone.at(...walk(head.target, away, outside)) > 0) outside -= 0.2;
    if (outside <= 12) continue;
    return { target: head.target, entry: walk(head.target, away, outside) };
  }
  throw new Error('no path with bone over it');
}

/**
 * Half width and height of the outer face of the brain-case beside the crest, and about half its
 * length, mm.
 */
export function calvariaHalves(head: Head): P3 {
  const out = (from: P3, direction: P3): number => {
    let s = 0;
    while (s < 80 && head.bone.at(...walk(from, direction, s)) > 0) s += 0.05;
    while (s < 80 && head.bone.at(...walk(from, direction, s)) <= 0) s += 0.05;
    return s;
  };
  const up = out([5, 0, 0], [0, 1, 0]);
  return [out([0, 0, 0], [1, 0, 0]), up, 1.4 * up];
}
