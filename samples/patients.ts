import { seededRandom } from '../geometry/core/random';
import type { HeadParameters } from './head/parameters';

/** The four patients that the project ships, all made by its own code; none is a scan of an animal. */
export const sampleNames = ['mesocephalic', 'dobermann', 'bulldog', 'cat'] as const;
export type SampleName = (typeof sampleNames)[number];

const patients: Record<SampleName, HeadParameters> = {
  mesocephalic: {
    name: 'mesocephalic',
    species: 'canine',
    breed: 'Beagle',
    weightKg: 14,
    skullLengthMm: 173,
    skullWidthMm: 96,
    calvariaMm: [58, 54, 84],
    crestHeightMm: 5,
    sinus: 0.6,
    templeMm: 1.8,
    vaultMm: 4,
    tableMm: 1.2,
    corticalHu: 1500,
    lesionRadiusMm: 6,
    lesionAt: [0.4, 0.1, 0.15],
  },
  dobermann: {
    name: 'dobermann',
    species: 'canine',
    breed: 'Dobermann',
    weightKg: 34.5,
    skullLengthMm: 225,
    skullWidthMm: 98,
    calvariaMm: [62, 58, 96],
    crestHeightMm: 11,
    sinus: 1,
    templeMm: 2,
    vaultMm: 5,
    tableMm: 1.5,
    corticalHu: 1700,
    lesionRadiusMm: 7,
    lesionAt: [-0.42, 0, 0.1],
  },
  bulldog: {
    name: 'bulldog',
    species: 'canine',
    breed: 'French Bulldog',
    weightKg: 12,
    skullLengthMm: 122,
    skullWidthMm: 106,
    calvariaMm: [60, 56, 76],
    crestHeightMm: 1.5,
    sinus: 0.1,
    templeMm: 1.6,
    vaultMm: 4.2,
    tableMm: 1.3,
    corticalHu: 1500,
    lesionRadiusMm: 5,
    lesionAt: [0.35, 0.2, 0.2],
  },
  cat: {
    name: 'cat',
    species: 'feline',
    breed: 'Domestic Shorthair',
    weightKg: 4.2,
    skullLengthMm: 92,
    skullWidthMm: 68,
    calvariaMm: [43, 37, 54],
    crestHeightMm: 1.2,
    sinus: 0.3,
    templeMm: 0.8,
    vaultMm: 1.7,
    tableMm: 0.55,
    corticalHu: 1300,
    lesionRadiusMm: 3.5,
    lesionAt: [-0.35, 0.15, 0.1],
  },
};

export function samplePatient(name: SampleName): HeadParameters {
  return patients[name];
}

/** A head nobody tuned on: size, proportions and cortex anywhere from a cat's to a Dobermann's, by the seed alone. */
export function randomPatient(seed: number): HeadParameters {
  const random = seededRandom(seed ^ 0x5eed);
  const length = random.between(88, 230);
  const index = random.between(0.39, 0.85);
  const feline = length < 105;
  const scale = (length / 173) ** 0.5;
  return {
    ...patients[feline ? 'cat' : 'mesocephalic'],
    name: `random-${seed}`,
    skullLengthMm: length,
    skullWidthMm: length * index,
    calvariaMm: [
      58 * scale * random.between(0.92, 1.08),
      54 * scale * random.between(0.92, 1.08),
      84 * scale * random.between(0.92, 1.08),
    ],
    crestHeightMm: feline ? random.between(0.5, 2) : random.between(1, 11),
    sinus: random.between(0, 1),
    templeMm: feline ? random.between(0.8, 1.1) : random.between(1.3, 2.4),
    vaultMm: feline ? random.between(1.4, 2.2) : random.between(2.6, 5),
    tableMm: feline ? 0.55 : random.between(0.9, 1.6),
    corticalHu: random.between(1250, 1700),
    lesionRadiusMm: random.between(3, 7) * scale,
    lesionAt: [
      random.between(0.25, 0.5) * (random.uniform() < 0.5 ? -1 : 1),
      random.between(0, 0.25),
      random.between(-0.1, 0.25),
    ],
  };
}
