import { expect, it } from 'vitest';
import { errorSources } from '../../geometry/plan/predict-accuracy';
import { skullMesh } from '../support/analytic-skull';
import { skullCase, skullGrid } from '../support/skull-case';

const ct = { id: 'ct', role: 'ct', path: 'ct' };
const mr = { id: 'mr', role: 'mr', path: 'mr' };
const fusion = {
  fixedFromMoving: { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translationMm: [0, 0, 0] },
  method: 'by-hand',
};
const fusionTerm = (scans: object[], accuracy: object = {}): number | null =>
  errorSources(
    skullCase({ scans, accuracy }),
    skullGrid,
    { mesh: skullMesh(), uncertaintyMm: null },
    [14, 5, 30],
  ).fusionMm;

it('has a fusion term as soon as a scan is registered to the planned one, and none before', () => {
  expect(fusionTerm([ct])).toBeNull();
  expect(fusionTerm([ct, mr])).toBeNull();
  expect(fusionTerm([ct, { ...mr, fusion }])).toBe(0.5);
  expect(fusionTerm([ct, { ...mr, fusion }], { fusionMm: 0.8 })).toBe(0.8);
  expect(fusionTerm([{ ...mr, fusion }, ct])).toBe(0.5);
});
