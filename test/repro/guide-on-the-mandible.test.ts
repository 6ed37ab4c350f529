import { beforeAll, describe, expect, it } from 'vitest';
import { samplePatient } from '../../samples/patients';
import { isPlain, pathJudge } from '../support/judge-paths';
import { minus, unit, type P3 } from '../support/vec';

/**
 * Coronoid process and temple counted as "one wall of 10.1 mm", because any gap of soft tissue up
 * to 6 mm was taken for marrow; the guide stood on the jaw and every check passed.
 */
describe('a path through another bone (simulated dog, 1.2 mm voxels)', () => {
  const SPACING_MM = 1.2;
  let asked: Awaited<ReturnType<typeof pathJudge>>;
  beforeAll(async () => {
    asked = await pathJudge(samplePatient('mesocephalic'), SPACING_MM);
  });

  // Target and entry of the field's own cases, in the head's frame.
  const cases: readonly (readonly [string, P3, P3, RegExp])[] = [
    ['z-mes1-ax8', [15.99, -4.26, 13.32], [35, -2.9, 12.1], /the mandible/],
    ['mes-temp', [16.64, 0.02, 11.46], [26.82, -1.4, 13.11], /the mandible/],
    ['x-second-mes0', [-1.32, -11.4, -16.61], [-26.71, -16.21, -6.37], /the (zygomatic arch|mandible)/],
  ];
  it.each(cases)('%s fails, and the bone has its name', (_, target, entry, bones) => {
    const { truth, other, isBlocked } = asked.path(target, unit(minus(entry, target)));
    expect(truth.other !== null || truth.clearMm < 3).toBe(true);
    expect(other.status).toBe('fail');
    expect(other.message).toMatch(bones);
    if (truth.other) expect(other.message).toContain(`the ${truth.other.name}`);
    expect(isBlocked).toBe(true);
  });

  it('no jaw or arch is overlooked on 140 random paths, and none is seen where all are 4 mm away (seed 7)', () => {
    const paths = asked.randomPaths(140, 7);
    const plain = paths.filter(({ truth }) => isPlain(truth, SPACING_MM));
    expect(plain.length).toBeGreaterThan(5);
    expect(plain.filter(({ other }) => other.status !== 'fail').map(({ words }) => words)).toEqual([]);
    // An arch's root is a process of the skull.
    const words = (name: string): RegExp =>
      name === 'mandible' ? /the mandible/ : /the zygomatic arch|a process/;
    const unnamed = plain.filter(({ truth, other }) => !words(truth.other!.name).test(other.message));
    expect(
      unnamed.map(({ words, truth, other }) => `${words}: ${truth.other!.name}, ${other.message}`),
    ).toEqual([]);
    // Bone that is grazed within a voxel (a bulla, a condyle) cannot be told from bone that is met.
    const free = paths.filter(
      ({ truth: { other, clearMm, againMm, outerMm } }) =>
        other === null && clearMm > 4 && againMm > SPACING_MM && outerMm > 0,
    );
    expect(free.length).toBeGreaterThan(40);
    const wrong = free.filter(({ other }) => other.status !== 'pass');
    expect(wrong.map(({ words, other }) => `${words}: ${other.message}`)).toEqual([]);
  });
});
