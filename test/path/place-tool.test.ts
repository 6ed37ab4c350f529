import { expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { placeTool } from '../../geometry/path/place-tool';

const target = patientPoint(1, 2, 3);
const down = patientVector(0, 0, -1);

it('a tool lies with the middle of its window on the target, its tip beyond', () => {
  const placed = placeTool(target, down, { windowMm: 8, tipMm: 3, lengthMm: 150 });
  expect(placed).toEqual({
    tipLps: [1, 2, -4],
    windowLps: [
      [1, 2, -1],
      [1, 2, 7],
    ],
    hubLps: [1, 2, 146],
  });
});

it('an end-cutting tool has no window', () => {
  const placed = placeTool(target, down, { windowMm: 0, tipMm: 0, lengthMm: 100 });
  expect(placed).toEqual({ tipLps: [1, 2, 3], windowLps: null, hubLps: [1, 2, 103] });
});
