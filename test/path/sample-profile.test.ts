import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { sampleProfile } from '../../geometry/path/sample-profile';
import type { Volume } from '../../geometry/volume/volume';

/** A scan of layers: HU by height, in slices of a millimetre from z = 0 on. */
const scanOf = (slices: number, huAt: (z: number) => number): Volume => ({
  sizeVoxels: [3, 3, slices],
  voxels: Int16Array.from({ length: 9 * slices }, (_, n) => huAt(Math.floor(n / 9))),
  originLps: patientPoint(-1, -1, 0),
  spacingMm: [1, 1, 1],
  axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
});
const sampleFrom = (volume: Volume, z: number, endMm: number) =>
  sampleProfile(volume, patientPoint(0, 0, z), patientVector(0, 0, -1), endMm);
/** The sample nearest to a place, mm from the entry, inwards. */
const at = ({ startMm, stepMm, hu }: ReturnType<typeof sampleFrom>, mm: number): number =>
  hu[Math.round((mm - startMm) / stepMm)]!;

describe('sampleProfile', () => {
  it('reads HU every 0.1 mm along the line, in between two voxels too', () => {
    const profile = sampleFrom(
      scanOf(60, z => 10 * z),
      30,
      12,
    );
    expect(profile.stepMm).toBe(0.1);
    // To the scan's end outwards, for there is no air.
    expect(profile.startMm).toBeCloseTo(-29, 9);
    expect(profile.hu).toHaveLength(290 + 1 + 120);
    for (const mm of [-29, -3.7, 0, 0.1, 5.3, 12]) expect(at(profile, mm)).toBeCloseTo(10 * (30 - mm), 3);
  });

  it('starts 5 mm outside of the skin', () => {
    // Skin up to z = 40; between it and the next slice -300 HU are passed at a third.
    const profile = sampleFrom(
      scanOf(80, z => (z <= 40 ? 50 : -1000)),
      30,
      8,
    );
    expect(profile.startMm).toBeCloseTo(-15.3, 9);
    expect(profile.hu).toHaveLength(153 + 1 + 80);
  });

  it.each([
    // Air that is lighter than -300 HU from a third of a slice beyond tissue to as much before it.
    ['a fold of 5 mm of air is passed', 5, -25.3],
    ['a gap of 7 mm is the outside', 7, -15.3],
  ])('%s', (_, slices, startMm) => {
    const volume = scanOf(80, z => (z <= 40 || (z > 40 + slices && z <= 50) ? 50 : -1000));
    expect(sampleFrom(volume, 30, 8).startMm).toBeCloseTo(startMm, 9);
  });

  it('starts 5 mm outside of an entry that lies in air itself', () => {
    const volume = scanOf(80, z => (z <= 40 ? 50 : -1000));
    expect(sampleFrom(volume, 45, 8).startMm).toBeCloseTo(-5, 9);
  });

  it('takes -300 HU for tissue still', () => {
    const volume = (hu: number): Volume => scanOf(80, z => (z <= 40 ? 50 : z <= 50 ? hu : -1000));
    expect(sampleFrom(volume(-300), 30, 8).startMm).toBeLessThan(-24.9);
    expect(sampleFrom(volume(-301), 30, 8).startMm).toBeGreaterThan(-16);
  });

  it('seeks the skin within 80 mm of the bone', () => {
    const volume = scanOf(140, () => 50);
    expect(sampleFrom(volume, 20, 5).startMm).toBeCloseTo(-80, 9);
  });

  it('ends where the scan does', () => {
    const volume = scanOf(60, z => (z <= 40 ? 50 : -1000));
    const profile = sampleFrom(volume, 10, 40);
    expect(profile.startMm + (profile.hu.length - 1) * profile.stepMm).toBeCloseTo(10, 1);
    // Air up to the scan's end: what there is of the margin.
    const shallow = scanOf(44, z => (z <= 40 ? 50 : -1000));
    expect(sampleFrom(shallow, 30, 8).startMm).toBeCloseTo(-13, 9);
  });
});
