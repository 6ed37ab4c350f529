import { expect, it } from 'vitest';
import { describeReason } from '../../geometry/anatomy/describe-reason';
import type { OrientationReason } from '../../geometry/anatomy/guess-orientation';

it.each<[OrientationReason, string]>([
  [
    { id: 'mirror', confidence: 1, likenessPercent: 98.7, leadPercent: 55.2 },
    'Left and right mirror each other to 99 %, 55 points better than in any other plane.',
  ],
  [{ id: 'long-axis', confidence: 1, ratio: 1.93 }, 'The brain-case is 1.9 times as long as it is high.'],
  [
    { id: 'rostral', confidence: 0.4, saying: ['bone', 'teeth'], against: ['air'] },
    'Rostral is told by: bone of face and jaws, teeth; against it: air passages.',
  ],
  [{ id: 'dorsal', confidence: 0.6, saying: ['opening'], against: [] }, 'Dorsal is told by: foramen magnum.'],
  [{ id: 'dorsal', confidence: 0, saying: [], against: [] }, 'Nothing plainly tells dorsal.'],
  [{ id: 'no-brain-case', confidence: 0 }, 'No whole brain-case was found: the usual pose is assumed.'],
])('says %o', (reason, words) => {
  expect(describeReason(reason)).toBe(words);
});
