import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { along, distance, type Vec3 } from '../../geometry/core/vector';
import { findInstrument } from '../../geometry/verify/find-instrument';
import { findMetal } from '../../geometry/verify/find-metal';
import { refineOnBone } from '../../geometry/verify/refine-on-bone';
import {
  composeTransforms,
  IDENTITY,
  invertTransform,
  shiftBy,
  transformPoint,
  turnAbout,
} from '../../geometry/fusion/rigid-transform';
import type { Radians } from '../../geometry/core/frames';
import { patientToVoxel, type Volume } from '../../geometry/volume/volume';
import type { SurgeryOptions } from '../../samples/ct/surgery';
import { buildHead } from '../../samples/head/build-head';
import { samplePatient } from '../../samples/patients';
import { aroundPath, lineOf, missOf, scanAfter, scanBefore, truePose } from '../support/operated-head';

const head = buildHead(samplePatient('cat'));
const tool = { diameterMm: 1.8, windowMm: 8, tipMm: 2 };
const scanner = { region: aroundPath(head, 13), spacingMm: [0.7, 0.7, 0.7] as Vec3, nodeMm: 0.7 };
const planned = scanBefore(head, scanner);
const needle: SurgeryOptions = { kind: 'needle', missMm: [1.1, -0.7, 0.5], leanDeg: 2 };
const withNeedle = scanAfter(head, needle, scanner);

describe('findInstrument', () => {
  it('finds a clipped needle within 0.15 mm and 0.3 degrees of where it lies', () => {
    const found = findInstrument(planned, withNeedle, truePose(), lineOf(head), tool);
    if (!found.ok) throw new Error(found.problem.message);
    expect(found.value.way).toBe('needle');
    const miss = missOf(head, needle, found.value);
    expect(miss.windowMm).toBeLessThan(0.15);
    expect(miss.angleDeg).toBeLessThan(0.3);
    expect(found.value.straightnessMm).toBeLessThan(0.1);
  });

  it('finds the track of air that was left, and the cavity where there is no track, with the hole as the line', () => {
    const track: SurgeryOptions = { kind: 'track', hu: -600, seed: 3 };
    const left = findInstrument(planned, scanAfter(head, track, scanner), truePose(), lineOf(head), tool);
    if (!left.ok) throw new Error(left.problem.message);
    expect(left.value.way).toBe('track');
    expect(missOf(head, track, left.value).windowMm).toBeLessThan(0.4);
    expect(missOf(head, track, left.value).angleDeg).toBeLessThan(1);

    const cavity: SurgeryOptions = { kind: 'cavity', seed: 5 };
    const torn = findInstrument(planned, scanAfter(head, cavity, scanner), truePose(), lineOf(head), tool);
    if (!torn.ok) throw new Error(torn.problem.message);
    expect(torn.value).toMatchObject({ way: 'cavity', tipLps: null });
    expect(missOf(head, cavity, torn.value).windowMm).toBeLessThan(0.15);
    expect(missOf(head, cavity, torn.value).angleDeg).toBeLessThan(0.5);
  });

  it('finds nothing in a head to which nothing was done, and says what to do', () => {
    const random = seededRandom(4);
    const untouched = { ...planned, voxels: planned.voxels.map(hu => hu + Math.round(20 * random.normal())) };
    expect(findInstrument(planned, untouched, IDENTITY, lineOf(head), tool)).toMatchObject({
      ok: false,
      problem: { code: 'nothing-found', message: expect.stringContaining('mark tip and entry') as string },
    });
  });
});

describe('findMetal', () => {
  it.each<[string, number, boolean]>([
    ['takes no screw of 6 mm for a needle', 3, false],
    ['takes a bar of 28 mm for one', 14, true],
  ])('%s', (_, half, isFound) => {
    const line = lineOf(head);
    const voxels = planned.voxels.slice();
    const [ni, nj] = planned.sizeVoxels;
    for (let s = -half; s <= half; s += 0.3) {
      const at = patientToVoxel(planned, along(line.entryLps, line.directionLps, s)).map(Math.round);
      for (const step of [0, 1, ni, ni * nj]) voxels[at[0]! + ni * (at[1]! + nj * at[2]!) + step] = 3071;
    }
    expect(findMetal({ ...planned, voxels }, line) !== null).toBe(isFound);
  });
});

describe('refineOnBone', () => {
  it('brings a fusion that is 0.4 mm and 0.5 degrees off on to the bone, needle and hole notwithstanding', () => {
    const line = lineOf(head);
    const off = composeTransforms(
      shiftBy([0.3, -0.2, 0.2]),
      composeTransforms(turnAbout(line.targetLps, [1, 2, -1], 0.009 as Radians), truePose()),
    );
    const fit = refineOnBone(planned, withNeedle, off, line)!;
    for (const p of [line.targetLps, line.entryLps]) {
      const inLater = transformPoint(invertTransform(truePose()), p);
      expect(distance(transformPoint(off, inLater), p)).toBeGreaterThan(0.3);
      transformPoint(fit.fixedFromMoving, inLater).forEach((v, n) =>
        expect(Math.abs(v - p[n]!)).toBeLessThan(0.03),
      );
    }
    expect(fit.misfitMm).toBeLessThan(0.1);
    expect(fit.standardErrorMm).toBeLessThan(0.02);
  });

  it('says that there is too little bone', () => {
    const soft: Volume = { ...planned, voxels: planned.voxels.map(hu => Math.min(hu, 200)) };
    expect(refineOnBone(soft, withNeedle, truePose(), lineOf(head))).toBeNull();
  });
});
