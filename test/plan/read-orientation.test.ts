import { expect, it } from 'vitest';
import { findEndocraniumIn } from '../../geometry/anatomy/find-endocranium';
import { mapHead } from '../../geometry/anatomy/map-head';
import { checkOrientation, degreesApart } from '../../geometry/plan/checks/check-orientation';
import { readOrientation } from '../../geometry/plan/propose-orientation';
import { sealOrientation } from '../../geometry/plan/document/seal';
import { samplePatient } from '../../samples/patients';
import { coarseHead } from '../support/coarse-heads';
import { skullCase } from '../support/skull-case';

it('a plan reads the head as it lies to 3 degrees, and finds axes upside down or tail first out', () => {
  const { volume, dorsal, rostral } = coarseHead(samplePatient('bulldog'), { spacingMm: [1, 1, 1] });
  const map = mapHead(volume, 226);
  if (!map.ok) throw new Error(map.problem.message);
  const room = findEndocraniumIn(map.value);
  const guess = readOrientation(volume, map.value, room.ok ? room.value : null);
  expect(guess.certainty).toBe('certain');
  expect(degreesApart(guess, { dorsal, rostral })).toBeLessThan(3);

  const content = 'c0'.repeat(32);
  const statusOf = (up: number, forward: number): string => {
    const axes = {
      dorsal: dorsal.map(v => up * v) as [number, number, number],
      rostral: rostral.map(v => forward * v) as [number, number, number],
    };
    const signed = { confirmedBy: 'AB', at: '2026-01-02T10:00:00Z', seal: sealOrientation(content, axes) };
    const planCase = skullCase({ orientation: { ...axes, ...signed } });
    return checkOrientation(planCase, content, guess)
      .map(({ status }) => status)
      .join(' ');
  };
  expect(statusOf(1, 1)).toBe('pass pass');
  expect(statusOf(-1, 1)).toBe('pass fail');
  expect(statusOf(1, -1)).toBe('pass fail');
  expect(statusOf(-1, -1)).toBe('pass fail');
});
