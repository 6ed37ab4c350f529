import { describe, expect, it } from 'vitest';
import { findEndocraniumIn } from '../../geometry/anatomy/find-endocranium';
import { guessOrientation } from '../../geometry/anatomy/guess-orientation';
import { mapHead } from '../../geometry/anatomy/map-head';
import { patientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { angleBetween, cross, scale } from '../../geometry/core/vector';
import { proposeOrientation } from '../../geometry/plan/propose-orientation';
import { sideOfMarker } from '../../geometry/plan/checks/side-of-marker';
import { samplePatient } from '../../samples/patients';
import { coarseHead, cutScan, type PosedScan } from '../support/coarse-heads';
import { stickCapsule } from '../support/stick-capsule';
import { quarterTurns, rotate, turnAbout, turnByQuarters, turnFreely } from '../support/turn-volume';
import { unit } from '../support/vec';

/**
 * Degrees between proposed and true axes: dorsal and rostral share the pitch, left is the mirror
 * plane's.
 */
function errorsOf(scan: PosedScan) {
  const found = proposeOrientation(scan.volume, 226);
  const deg = (a: readonly number[], b: readonly number[]): number =>
    (angleBetween(a as [number, number, number], b as [number, number, number]) * 180) / Math.PI;
  const left = cross(found.dorsal, found.rostral);
  return {
    certainty: found.certainty,
    markers: found.markers,
    lying: found.reasons.find(reason => reason.id === 'table')?.lying,
    left: deg(left, cross(scan.dorsal, scan.rostral)),
    dorsal: deg(found.dorsal, scan.dorsal),
    rostral: deg(found.rostral, scan.rostral),
  };
}

/**
 * Six of the 24 poses, in which dorsal and rostral each come to lie on every half axis once: (x,
 * y), (y, z), (z, x), and against them.
 */
const posesOfEachAxis = () =>
  quarterTurns
    .map((rows, n) => ({ n, rows }))
    .filter(({ rows }) => {
      const [dorsal, rostral] = [cat.dorsal, cat.rostral].map(axis => rotate(rows, axis).map(Math.round));
      return dorsal!.every((v, axis) => v === rostral![(axis + 1) % 3]);
    });

// Room enough for the couch to be seen.
const cat = coarseHead(samplePatient('cat'), { marginMm: 12 });

describe('proposeOrientation on a simulated head', () => {
  // Each axis once as dorsal and once as rostral; every head in all 24:
  // test/check/orientation.test.ts.
  const poses = posesOfEachAxis();
  it('is tried with every half axis as dorsal and as rostral', () => expect(poses).toHaveLength(6));
  it.each(poses)('is right and certain in pose $n of 24', ({ rows }) => {
    const { volume, dorsal, rostral } = cat;
    const errors = errorsOf({
      volume: turnByQuarters(volume, rows),
      dorsal: rotate(rows, dorsal),
      rostral: rotate(rows, rostral),
    });
    expect(errors.certainty).toBe('certain');
    expect(errors.markers).toEqual([]);
    expect(errors.lying).toBe('belly');
    expect(errors.left).toBeLessThan(1.5);
    expect(errors.dorsal).toBeLessThan(5);
    expect(errors.rostral).toBeLessThan(5);
  });

  const random = seededRandom(25);
  it.each([1, 2])('follows a head tilted by up to 25 degrees (seed 25, draw %i)', () => {
    const axis = unit(random.direction());
    const rows = turnAbout(axis, (random.between(5, 25) * Math.PI) / 180);
    const errors = errorsOf({
      volume: turnFreely(cat.volume, rows, 1),
      dorsal: rotate(rows, cat.dorsal),
      rostral: rotate(rows, cat.rostral),
    });
    expect(errors.certainty).toBe('certain');
    expect(errors.left).toBeLessThan(1.5);
    expect(Math.max(errors.dorsal, errors.rostral)).toBeLessThan(7);
  });

  it.each<[string, readonly [number, number, number], readonly [number, number, number]]>([
    ['the roof of the skull alone', [0, 0, 0], [1, 0.3, 0.6]],
    ['the back of the head alone', [0, 0, 0], [1, 1, 0.45]],
    ['one side of the head alone', [0, 0, 0], [0.5, 1, 1]],
  ])('is unsure where the scan holds %s', (_, from, to) => {
    expect(errorsOf(cutScan(cat, from, to)).certainty).toBe('unsure');
  });

  it('sees the couch below, none where the field of view ends above it, and doubts a cat on its nose', () => {
    const { table } = proposeOrientation(cat.volume, 226);
    expect((angleBetween(table!.downLps, scale(cat.dorsal, -1)) * 180) / Math.PI).toBeLessThan(12);
    expect(proposeOrientation(cutScan(cat, [0, 0, 0], [1, 0.8, 1]).volume, 226).table).toBeNull();

    const map = mapHead(cat.volume, 226);
    const room = map.ok && findEndocraniumIn(map.value);
    if (!map.ok || !room || !room.ok) throw new Error('the cat has no brain-case');
    const guess = guessOrientation(map.value, room.value, {
      downLps: patientVector(...cat.rostral),
      widthMm: 200,
    });
    expect(guess.certainty).toBe('likely');
    expect(guess.reasons).toContainEqual({ id: 'table', confidence: 0.5, lying: 'nose' });
  });

  it('assumes the usual pose, unsure, where there is no bone', () => {
    const { volume } = cutScan(cat, [0, 0, 0], [1, 0.08, 1]);
    expect(proposeOrientation(volume, 3000)).toMatchObject({
      from: 'scanner',
      certainty: 'unsure',
      confidence: 0,
      reasons: [{ id: 'no-bone' }],
    });
  });
});

describe('the marker that proposeOrientation finds', () => {
  const far = (a: readonly number[], b: readonly number[]): number =>
    Math.hypot(...a.map((c, axis) => c - b[axis]!));
  // As scanned, turned over under the same letters (prone called supine), on a side, nose down.
  const poses = [
    { pose: 'as scanned', n: 0 },
    { pose: 'turned over', n: 5 },
    { pose: 'on a side', n: 9 },
    { pose: 'nose down', n: 18 },
  ];
  const capsules = [
    { kind: 'oil', hu: -100, radiusMm: 4.5, halfLengthMm: 4, yMm: 8, zMm: 14 },
    { kind: 'water', hu: 30, radiusMm: 4, halfLengthMm: 5, yMm: 4, zMm: 46 },
    { kind: 'barium', hu: 900, radiusMm: 3, halfLengthMm: 3, yMm: 12, zMm: 20 },
    { kind: 'a steel ball', hu: 3000, radiusMm: 2, halfLengthMm: 0, yMm: 0, zMm: 30 },
  ];
  const cases = poses.map(
    (pose, n) => ({ ...pose, side: n % 2 === 0 ? 'left' : 'right', ...capsules[n]! }) as const,
  );
  it.each(cases)('is $kind on the $side, $pose', ({ n, side, ...capsule }) => {
    const stuck = stickCapsule(cat, side, capsule);
    const rows = quarterTurns[n]!;
    const found = proposeOrientation(turnByQuarters(stuck.volume, rows), 226);
    expect(found.certainty).toBe('certain');
    expect(found.markers).toHaveLength(1);
    const [marker] = found.markers;
    const truth = rotate(rows, stuck.centreLps);
    expect(far(marker!.centreLps, truth)).toBeLessThan(1);
    expect(Math.abs(marker!.sizeMm - 2 * (capsule.radiusMm + capsule.halfLengthMm))).toBeLessThan(3);
    const beside = sideOfMarker(marker!.centreLps, found.mirror!.pointLps, found);
    expect(beside.side).toBe(side);
    expect(Math.abs(beside.distanceMm - stuck.besideMm)).toBeLessThan(2);
  });
});
