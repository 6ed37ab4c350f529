import { expect, it } from 'vitest';
import { createBoneCache } from '../../geometry/plan/prepare-bone';
import { ballSkull } from '../support/ball-skull';
import { describeJudged, judgePlan } from '../support/judge-plan';
import type { JudgedHead } from '../support/plan-heads';

/** A hollow ball of 24 mm: what is truly bone is known without any mesh. */
const ball: JudgedHead = {
  bone: p => Math.abs(Math.hypot(...p) - 22.5) - 1.5,
  middle: [0, 0, 0],
  dorsal: [0, -1, 0],
  rostral: [0, 0, 1],
  small: true,
  distanceNear: () => ball.bone,
};

/**
 * The short form of the hundred random plans of `npm run check`: the same drawing and the same
 * judge, on a quick skull.
 */
const volume = ballSkull();
const cache = createBoneCache();
it.each([
  [0, 'convexity', 1],
  [1, 'oblique', 2],
] as const)('seed %i (%s): no guide passes that an examiner would fail', async (seed, place, paths) => {
  const made = await judgePlan(ball, volume, cache, seed, { spacingMm: 0.6 });
  console.log(made && describeJudged('ball', made));
  expect(made).toMatchObject({ place, paths, failed: [], faults: [] });
});
