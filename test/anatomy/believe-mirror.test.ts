import { beforeEach, expect, it, vi } from 'vitest';
import type { Endocranium } from '../../geometry/anatomy/find-endocranium';
import type { MirrorPlane } from '../../geometry/anatomy/find-mirror-plane';
import type { OrientationLandmarks } from '../../geometry/anatomy/find-orientation-landmarks';
import { assumeUsualPose, guessOrientation } from '../../geometry/anatomy/guess-orientation';
import type { HeadMap } from '../../geometry/anatomy/map-head';
import { patientPoint, patientVector } from '../../geometry/core/frames';

/** What is found in a map is told; whole heads: guess-orientation.test.ts. */
const told: { mirror: MirrorPlane | null; landmarks: OrientationLandmarks | null } = {
  mirror: null,
  landmarks: null,
};
vi.mock('../../geometry/anatomy/find-mirror-plane', () => ({ findMirrorPlane: () => told.mirror }));
vi.mock('../../geometry/anatomy/find-orientation-landmarks', () => ({
  findOrientationLandmarks: () => told.landmarks,
}));

const map = {} as HeadMap;
const room = { centerLps: patientPoint(0, 0, 0) } as Endocranium;
const mirror: MirrorPlane = {
  normalLps: patientVector(0, 1, 0),
  pointLps: patientPoint(0, 0, 0),
  similarity: 0.9,
  lead: 0.4,
};
/** A head whose nose lies along x and whose crown along z. */
const landmarks: OrientationLandmarks = {
  ...{ bone: null, air: null, opening: null },
  teeth: { centreLps: patientPoint(16, 0, -10), spreadMm: 3 },
  roomMoments: [
    [100, 0, 0],
    [0, 36, 0],
    [0, 0, 36],
  ],
};
beforeEach(() => Object.assign(told, { mirror, landmarks }));

it('goes by the skull where there are a brain-case and a plane that mirrors it', () => {
  const found = guessOrientation(map, room);
  expect(found).toMatchObject({ from: 'anatomy', mirror });
  [1, 0, 0].forEach((v, n) => expect(found.rostral[n]).toBeCloseTo(v, 9));
  [0, 0, 1].forEach((v, n) => expect(found.dorsal[n]).toBeCloseTo(v, 9));
  expect(found.reasons.map(({ id }) => id)).toEqual(['mirror', 'long-axis', 'rostral', 'dorsal']);
  const down = { downLps: patientVector(0, 0, -1), widthMm: 300 };
  expect(guessOrientation(map, room, down).reasons.at(-1)).toMatchObject({ id: 'table', lying: 'belly' });
});

const usual = { from: 'scanner', dorsal: [0, -1, 0], rostral: [0, 0, 1], confidence: 0, certainty: 'unsure' };

it('takes the usual pose without a brain-case, and tells of the plane all the same', () => {
  const reasons = [{ id: 'no-brain-case', confidence: 0 }];
  expect(guessOrientation(map, null)).toEqual({ ...usual, mirror, reasons });
});

it('takes the usual pose without a plane, or with one that mirrors nothing', () => {
  const reasons = [{ id: 'no-mirror', confidence: 0 }];
  told.mirror = null;
  expect(guessOrientation(map, room)).toEqual({ ...usual, mirror: null, reasons });
  for (const poor of [{ similarity: 0.5 }, { lead: 0 }]) {
    told.mirror = { ...mirror, ...poor };
    expect(guessOrientation(map, room)).toEqual({ ...usual, mirror: told.mirror, reasons });
  }
  told.mirror = { ...mirror, similarity: 0.51 };
  expect(guessOrientation(map, room).from).toBe('anatomy');
});

it('is the usual pose where there is no bone at all', () => {
  const reasons = [{ id: 'no-bone', confidence: 0 }];
  expect(assumeUsualPose('no-bone')).toEqual({ ...usual, mirror: null, reasons });
});
