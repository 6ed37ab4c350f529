import { expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../../geometry/core/frames';
import type { Trajectory } from '../../../geometry/path/trajectory';
import { checkCrop } from '../../../geometry/plan/checks/check-crop';
import type { Case } from '../../../geometry/plan/document/case-schema';
import type { Volume } from '../../../geometry/volume/volume';
import { codesOf } from '../../support/codes-of';

/** A scan from 0 to 100 mm each way; a guide that stands up to 10 mm from its entry. */
const volume = {
  sizeVoxels: [11, 11, 11],
  spacingMm: [10, 10, 10],
  originLps: patientPoint(0, 0, 0),
  axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
} as unknown as Volume;
type Three = readonly [number, number, number];
const ALL: readonly [Three, Three] = [
  [-5, -5, -5],
  [105, 105, 105],
];
function ask(box: readonly [Three, Three] | null, entry: Three = [50, 50, 80], target: Three = [50, 50, 50]) {
  const crop = box && { minLps: box[0], maxLps: box[1] };
  const planCase = { bone: { crop }, guide: { support: 'feet', feet: { reachMm: 10 } } } as unknown as Case;
  const path = { id: 'T1', entrySurfaceLps: entry, targetLps: target } as unknown as Trajectory;
  return checkCrop(planCase, volume, [path]);
}
/** The whole scan, but for one of its six faces. */
function withFace(face: number, atMm: number): readonly [Three, Three] {
  const box = [[...ALL[0]], [...ALL[1]]] as [number[], number[]];
  box[face < 3 ? 0 : 1][face % 3] = atMm;
  return box as unknown as readonly [Three, Three];
}

it('says nothing of a case without a crop box', () => {
  expect(ask(null)).toEqual([]);
});

it('passes a box whose faces all lie outside of the scan, or on its edge', () => {
  const edge: readonly [Three, Three] = [
    [0, 0, 0],
    [100, 100, 100],
  ];
  for (const box of [ALL, edge]) {
    expect(ask(box)).toMatchObject([
      {
        ...{ id: 'crop-clear', status: 'pass', value: null, limit: 0, sense: 'at-least', unit: 'mm' },
        ...{ atLps: [50, 50, 80], trajectory: 'T1' },
      },
    ]);
  }
});

it.each([0, 1, 2, 3, 4, 5])('keeps face %i off the guide by its reach, and off the target', face => {
  const out = face < 3 ? -1 : 1;
  const middle: Three = [50, 50, 50];
  // The target in the middle, the entry 20 mm from it towards the face.
  const entry = middle.map((v, axis) => (axis === face % 3 ? v + 20 * out : v)) as unknown as Three;
  const roomOf = (awayMm: number) => ask(withFace(face, 50 + out * awayMm), entry, middle)[0]!;
  expect(roomOf(34)).toMatchObject({ status: 'pass', value: 4 });
  expect(roomOf(30)).toMatchObject({ status: 'pass', value: 0 });
  const near = roomOf(28.5);
  expect(near).toMatchObject({ status: 'fail', value: -1.5 });
  expect(codesOf(near)).toEqual(['crop-too-near over=1.5 path=T1']);
  // Behind the target: its own distance, without the reach.
  const deep = entry.map((v, axis) => (axis === face % 3 ? v - 40 * out : v)) as unknown as Three;
  const behind = (awayMm: number) => ask(withFace(face, 50 + out * awayMm), deep, middle)[0]!;
  expect(behind(3)).toMatchObject({ status: 'pass', value: 3 });
  expect(behind(-2)).toMatchObject({ status: 'fail', value: -2 });
});
