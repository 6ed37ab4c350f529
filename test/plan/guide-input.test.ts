import { expect, it } from 'vitest';
import { DEFAULT_PRINTER, guideInput } from '../../geometry/plan/guide-input';
import type { SolidKernel } from '../../geometry/solid/load-kernel';
import { skullMesh } from '../support/analytic-skull';
import { skullCase, skullPath } from '../support/skull-case';

const mesh = skullMesh();
const kernel = {} as SolidKernel;
const planCase = skullCase({ patient: { id: 'K-12' }, tool: { diameterMm: 2.5 } });
const paths = [skullPath(mesh)];

it('takes the tool, the pad and the arrow from the case, the bone and the paths as they are', () => {
  const input = guideInput(planCase, { bone: { mesh }, softParts: null }, paths, { kernel });
  expect(input).toMatchObject({
    tool: planCase.tool,
    parts: null,
    printer: DEFAULT_PRINTER,
    rostralLps: [0, -1, 0],
  });
  expect(input.guide).toEqual({ ...planCase.guide, label: 'K-12 T1' });
  expect([input.bone, input.trajectories, input.kernel]).toEqual([mesh, paths, kernel]);
  expect(input.bone).toBe(mesh);
  expect(input).not.toHaveProperty('quality');
});

it('puts another pad in the place of the case’s, and nothing else', () => {
  const pad = { footprintRadiusMm: 14, footprintShiftMm: { rostral: 3, left: -2 } };
  const usual = guideInput(planCase, { bone: { mesh }, softParts: null }, paths, {
    kernel,
    quality: 'preview',
  });
  const tried = guideInput(planCase, { bone: { mesh }, softParts: null }, paths, {
    kernel,
    quality: 'preview',
    pad,
  });
  expect(tried).toEqual({ ...usual, guide: { ...usual.guide, ...pad } });
});

it('asks for another printer only where one is named', () => {
  const of = (printer?: typeof DEFAULT_PRINTER) =>
    guideInput(planCase, { bone: { mesh }, softParts: null }, paths, { kernel, printer });
  expect(of(undefined).printer).toBe(DEFAULT_PRINTER);
  expect(of({ bedMm: [100, 90, 80] }).printer.bedMm).toEqual([100, 90, 80]);
});
