import { describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import type { BoneStretch } from '../../geometry/path/find-bone-crossings';
import { findLooseBone } from '../../geometry/path/find-loose-bone';

const THRESHOLD_HU = 226;
const LENGTH_MM = 30;
const STEP_MM = 0.5;
const line = { originLps: patientPoint(1, 2, 3), direction: patientVector(0, 0, -1) };

interface Part {
  /** From the entry, mm, negative outwards. */
  readonly fromMm: number;
  readonly toMm: number;
  readonly hu: number;
}
const SKIN: Part = { fromMm: -20, toMm: 0, hu: 60 };
const WALL: Part = { fromMm: 0, toMm: 3, hu: 1500 };

/** Found on a profile from 30 mm outside of the entry: air, where nothing else is. */
function find(parts: readonly Part[], before: readonly (readonly [number, number])[] = []) {
  const startMm = -30;
  const hu = Float32Array.from({ length: 80 }, (_, n) => {
    const at = startMm + n * STEP_MM;
    return parts.reduce((value, part) => (at >= part.fromMm && at <= part.toMm ? part.hu : value), -1000);
  });
  const stretches = before.map(([fromMm, toMm]): BoneStretch => ({ fromMm, toMm }) as BoneStretch);
  const wall = { stretches: [], layers: [], before: stretches };
  return findLooseBone({ startMm, stepMm: STEP_MM, hu }, wall, line, LENGTH_MM, THRESHOLD_HU);
}

describe('findLooseBone', () => {
  it('finds a jaw in the flesh, from its outer to its inner end', () => {
    const found = find([SKIN, WALL, { fromMm: -12, toMm: -8, hu: 900 }]);
    // It begins 12 mm outside of the entry, against the line, and ends with the first sample
    // beyond.
    expect(found).toEqual({ atLps: patientPoint(1, 2, 15), beforeMm: 7.5 });
  });

  it.each([
    ['only the wall', []],
    ['a marker on the skin', [{ fromMm: -20, toMm: -17, hu: 900 }]],
    ['what has air 1.5 mm outside', [{ fromMm: -18.5, toMm: -15, hu: 900 }]],
    ['what begins with the profile', [{ fromMm: -30, toMm: -15, hu: 900 }]],
    ['blood with contrast', [{ fromMm: -12, toMm: -8, hu: 440 }]],
    ['a grain', [{ fromMm: -12, toMm: -12, hu: 900 }]],
    ['what runs on into the wall', [{ fromMm: -6, toMm: 0, hu: 900 }]],
    ['flesh below the threshold', [{ fromMm: -12, toMm: -8, hu: 220 }]],
  ])('%s is none', (_, parts: readonly Part[]) => {
    expect(find([SKIN, WALL, ...parts])).toBeNull();
  });

  it('takes fat for no air, and air 2.5 mm outside for no skin', () => {
    const jaw = { fromMm: -12, toMm: -8, hu: 900 };
    expect(find([SKIN, WALL, { fromMm: -14, toMm: -12.5, hu: -120 }, jaw])).not.toBeNull();
    expect(find([SKIN, WALL, { fromMm: -14, toMm: -12.5, hu: -350 }, jaw])).toBeNull();
    expect(find([SKIN, WALL, { fromMm: -17.5, toMm: -14, hu: 900 }])).not.toBeNull();
  });

  it('needs a millimetre of it and a peak, neither more nor less', () => {
    expect(find([SKIN, WALL, { fromMm: -12, toMm: -11.5, hu: 900 }])).not.toBeNull();
    expect(find([SKIN, WALL, { fromMm: -12, toMm: -8, hu: 455 }])).not.toBeNull();
    const faint = [
      { fromMm: -12, toMm: -8, hu: 300 },
      { fromMm: -10, toMm: -10, hu: 470 },
    ];
    expect(find([SKIN, WALL, ...faint])).toMatchObject({ beforeMm: 7.5 });
  });

  it('leaves out bone that the wall knows of, with a millimetre at each end, whichever of several', () => {
    const jaw = { fromMm: -12, toMm: -8, hu: 900 };
    // From the target: the entry lies at -30.
    const known = [-42, -38] as const;
    const other = [-60, -55] as const;
    expect(find([SKIN, WALL, jaw], [known])).toBeNull();
    expect(find([SKIN, WALL, jaw], [other, known])).toBeNull();
    expect(find([SKIN, WALL, jaw], [[-41.5, -38.5]])).toBeNull();
    expect(find([SKIN, WALL, jaw], [other])).not.toBeNull();
    expect(find([SKIN, WALL, jaw], [[-42, -40.5]])).toMatchObject({ beforeMm: 7.5 });
  });

  it('goes on behind what was none', () => {
    const marker = { fromMm: -20, toMm: -18, hu: 900 };
    const jaw = { fromMm: -9, toMm: -5, hu: 900 };
    expect(find([SKIN, WALL, marker, jaw])).toEqual({ atLps: patientPoint(1, 2, 12), beforeMm: 4.5 });
  });
});

describe('findLooseBone, at its very limits', () => {
  const jaw = { fromMm: -12, toMm: -8, hu: 900 };

  it('knows what lies less than a millimetre beside a known stretch', () => {
    // 12 mm outside of the entry is 42 mm outside of the target.
    expect(find([SKIN, WALL, jaw], [[-41.25, -38]])).toBeNull();
    expect(find([SKIN, WALL, jaw], [[-41, -38]])).not.toBeNull();
    const longer = { fromMm: -12, toMm: -7, hu: 900 };
    expect(find([SKIN, WALL, longer], [[-42, -39]])).toEqual({
      atLps: patientPoint(1, 2, 11),
      beforeMm: 6.5,
    });
    expect(find([SKIN, WALL, longer], [[-42, -38.75]])).toEqual({
      atLps: patientPoint(1, 2, 10.5),
      beforeMm: 6.5,
    });
  });

  it('counts the threshold itself as bone, at either end', () => {
    const edged = [
      { fromMm: -13, toMm: -12.5, hu: THRESHOLD_HU },
      jaw,
      { fromMm: -7.5, toMm: -7, hu: THRESHOLD_HU },
    ];
    expect(find([SKIN, WALL, ...edged])).toEqual({ atLps: patientPoint(1, 2, 16), beforeMm: 6.5 });
  });

  it('takes for the wall what comes within a millimetre of the entry, and for bone what stays away', () => {
    expect(find([SKIN, WALL, { fromMm: -6, toMm: -2, hu: 900 }])).toMatchObject({ beforeMm: 1.5 });
    expect(find([SKIN, WALL, { fromMm: -6, toMm: -1.5, hu: 900 }])).toBeNull();
  });

  it('needs a peak of 450 HU, and air means less than -300 HU', () => {
    expect(find([SKIN, WALL, { ...jaw, hu: 450 }])).not.toBeNull();
    expect(find([SKIN, WALL, { ...jaw, hu: 449 }])).toBeNull();
    const beside = (hu: number) => find([SKIN, WALL, { fromMm: -14, toMm: -12.5, hu }, jaw]);
    expect(beside(-300)).not.toBeNull();
    expect(beside(-301)).toBeNull();
  });

  it('starts anew behind each that was none', () => {
    const grain = { fromMm: -15, toMm: -15, hu: 900 };
    expect(find([SKIN, WALL, grain, jaw])).toEqual({ atLps: patientPoint(1, 2, 15), beforeMm: 7.5 });
  });
});
