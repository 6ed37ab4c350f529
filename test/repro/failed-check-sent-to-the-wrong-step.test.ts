import { describe, expect, it } from 'vitest';
import { stepOfFailure } from '../../renderer/state/step-of-check';

/**
 * A needle that was too short was to be mended in Path, where there is no needle; axes that the
 * anatomy contradicts, and another animal's scan, in Guide.
 */
const step = (...ids: string[]): string => stepOfFailure(ids.map(id => ({ id, status: 'fail' as const })));

describe('a failed check is mended', () => {
  it.each([
    ['needle-length', 'guide'],
    ['orientation-anatomy', 'orientation'],
    ['signatures', 'orientation'],
    ['scan-content', 'scan'],
    ['scan-animal', 'scan'],
    ['fusion', 'scan'],
    ['crop-clear', 'bone'],
    ['other-bone', 'path'],
    ['bore-free', 'guide'],
  ])('%s in %s', (id, where) => {
    expect(step(id)).toBe(where);
  });

  it('in the earliest step, where there are several', () => {
    expect(step('needle-length', 'other-bone')).toBe('path');
    expect(step('other-bone', 'orientation-anatomy')).toBe('orientation');
  });
});
