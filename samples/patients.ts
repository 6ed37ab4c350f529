import { seededRandom } from '../geometry/core/random';
import type { HeadParameters } from './head/parameters';
import { cat } from './patients/cat';
import { measured } from './patients/measured';
import { mesocephalic } from './patients/mesocephalic';
import { reshape, type Reshaping } from './patients/reshape';

/**
 * The four patients that the project ships, all made by its own code; none is a scan of an animal.
 */
export const sampleNames = ['mesocephalic', 'dobermann', 'bulldog', 'cat'] as const;
export type SampleName = (typeof sampleNames)[number];

/**
 * Long narrow muzzle, long low brain-case, tall crest, large frontal sinuses: skull index about
 * 0.43.
 */
const dobermann = measured({
  ...reshape(mesocephalic, {
    brain: [1.02, 1.02, 1.17],
    faceLength: 1.4,
    jawLength: 1.4,
    muzzle: [0.98, 1.02],
    arch: 1.0,
    tiltRad: -0.02,
    teeth: 1.18,
  }),
  name: 'dobermann',
  breed: 'Dobermann',
  weightKg: 34.5,
  bone: { templeMm: 2.2, vaultMm: 5, tableMm: 1.4, faceMm: 2.4, corticalHu: 1700 },
  crest: [
    [-54, 29.5, 1.9],
    [-42, 36.5, 1.8],
    [-22, 37.5, 1.7],
    [-2, 34.5, 1.6],
    [16, 24.6, 1.6],
  ],
  sinus: { centre: [13, 14, 47], radiiMm: [14, 16, 27] },
  lesion: { radiusMm: 7, at: [-0.45, 0.1, 0.15] },
});

/**
 * Very short, broad face turned up against a round brain-case, undershot jaw, hardly any frontal
 * sinus: index about 0.88.
 */
const bulldog = measured({
  ...reshape(mesocephalic, {
    brain: [1.06, 1.02, 0.9],
    faceLength: 0.42,
    jawLength: 0.56,
    muzzle: [1.34, 1.02],
    arch: 1.1,
    tiltRad: 0.2,
    teeth: 0.8,
  }),
  name: 'bulldog',
  breed: 'French Bulldog',
  weightKg: 12,
  bone: { templeMm: 1.8, vaultMm: 4, tableMm: 1.2, faceMm: 1.8, corticalHu: 1500 },
  crest: [
    [-41, 25.6, 1.6],
    [-32, 28.2, 1.4],
    [-18, 28.6, 1.3],
    [-6, 26, 1.3],
  ],
  sinus: { centre: [8, 16, 34], radiiMm: [4, 4, 5] },
  lesion: { radiusMm: 5, at: [0.4, 0.2, 0.2] },
});

const patients: Record<SampleName, HeadParameters> = {
  mesocephalic: measured(mesocephalic),
  dobermann,
  bulldog,
  cat: measured(cat),
};

export function samplePatient(name: SampleName): HeadParameters {
  return patients[name];
}

/**
 * A head nobody tuned on: size, proportions and cortex anywhere from a cat's to a Dobermann's, by
 * the seed alone.
 */
export function randomPatient(seed: number): HeadParameters {
  const random = seededRandom(seed ^ 0x5eed);
  const feline = random.uniform() < 0.3;
  const base = feline ? cat : mesocephalic;
  const size = feline ? random.between(0.92, 1.12) : random.between(0.78, 1.08);
  const face = feline ? random.between(0.85, 1.1) : random.between(0.45, 1.35);
  // Short faces are broad and turned up, long ones narrow, as in the breeds.
  const short = Math.max(0, 1 - face);
  const shape: Reshaping = {
    brain: [
      size * random.between(0.96, 1.05),
      size * random.between(0.95, 1.05),
      size * random.between(0.93, 1.05) * (1 + 0.3 * (face - 1)),
    ],
    faceLength: size * face,
    jawLength: size * (face + short * random.between(0, 0.25)),
    muzzle: [size * (1 + 0.5 * short) * random.between(0.93, 1.07), size * random.between(0.94, 1.06)],
    arch: size * (1 + 0.2 * short) * random.between(0.96, 1.05),
    tiltRad: 0.3 * short + random.between(-0.03, 0.03),
    teeth: size * (1 - 0.35 * short),
  };
  const head = reshape(base, shape);
  const lift = feline ? random.between(-0.3, 1) : random.between(-2.5, 5);
  return measured({
    ...head,
    name: `random-${seed}`,
    breed: 'invented',
    weightKg: Number((base.weightKg * size ** 3).toFixed(1)),
    bone: feline
      ? {
          templeMm: random.between(0.8, 1.2),
          vaultMm: random.between(1.4, 2.2),
          tableMm: random.between(0.45, 0.6),
          faceMm: 1,
          corticalHu: random.between(1200, 1500),
        }
      : {
          templeMm: random.between(1.4, 2.6),
          vaultMm: random.between(2.8, 5),
          tableMm: random.between(0.9, 1.5),
          faceMm: random.between(1.6, 2.4),
          corticalHu: random.between(1250, 1750),
        },
    crest: head.crest.map(([z, top, radius], n) => {
      const middle = n > 0 && n < head.crest.length - 1 ? 1 : 0.4;
      return [z, top + lift * middle, radius] as const;
    }),
    sinus: {
      centre: head.sinus.centre,
      radiiMm: scaleBy(head.sinus.radiiMm, random.between(0.3, 1.2)),
    },
    lesion: {
      radiusMm: size * (feline ? random.between(2, 4) : random.between(3, 7)),
      at: [
        random.between(0.25, 0.5) * (random.uniform() < 0.5 ? -1 : 1),
        random.between(0, 0.25),
        random.between(-0.15, 0.25),
      ],
    },
  });
}

const scaleBy = (v: readonly [number, number, number], f: number): readonly [number, number, number] => [
  v[0] * f,
  v[1] * f,
  v[2] * f,
];
