import { expect, it } from 'vitest';
import type { Vec3 } from '../../geometry/core/vector';
import { simulateCt } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import { simulateMr, type MrOptions } from '../../samples/mr/simulate-mr';
import { samplePatient } from '../../samples/patients';
import { cachedCt, cachedMr } from './simulated-scans';

it('a kept scan is what is simulated, its own for each head and option', () => {
  const small = { spacingMm: [4, 4, 4] as Vec3, nodeMm: 4, sizeVoxels: [12, 10, 8] as const };
  const head = buildHead(samplePatient('cat'));
  for (const seed of [1, 2]) {
    const simulated = simulateCt(head, { ...small, seed });
    // Made the first time, read the second.
    expect(cachedCt(head, { ...small, seed }).volume).toEqual(simulated.volume);
    expect(cachedCt(head, { ...small, seed }).volume).toEqual(simulated.volume);
  }
  const bulldog = buildHead(samplePatient('bulldog'));
  const other = simulateCt(bulldog, { ...small, seed: 1 });
  expect(cachedCt(bulldog, { ...small, seed: 1 }).volume).toEqual(other.volume);
  expect(cachedCt(bulldog, { ...small, seed: 1 }).truth.targetLps).toEqual(other.truth.targetLps);
  const box: MrOptions = { spacingMm: [4, 4, 4], region: { min: [-6, -6, -6], max: [6, 6, 6] } };
  const mr = simulateMr(head, 't2', box);
  expect(cachedMr(head, 't2', box)).toEqual(mr);
  expect(cachedMr(head, 't2', box)).toEqual(mr);
});
