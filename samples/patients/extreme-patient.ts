import { seededRandom } from '../../geometry/core/random';
import type { HeadParameters } from '../head/parameters';
import { randomPatient } from '../patients';
import { measured } from './measured';
import { mesocephalic } from './mesocephalic';
import { reshape } from './reshape';

/**
 * Heads at the ends of what is seen: a molosser's vault, a toy breed's dome, and one whose halves
 * differ.
 */
export const EXTREMES = ['thick-vault', 'thin-dome', 'uneven'] as const;
export type Extreme = (typeof EXTREMES)[number];

/** A head of that kind, by the seed alone. */
export function extremePatient(kind: Extreme, seed: number): HeadParameters {
  return MADE[kind](seed);
}

const MADE: Readonly<Record<Extreme, (seed: number) => HeadParameters>> = {
  'thick-vault': thickVault,
  'thin-dome': thinDome,
  uneven,
};

/**
 * A large head whose vault is 12 to 18 mm of bone under a high crest: its temples are thin beside
 * that, at 4 to 7 mm.
 */
function thickVault(seed: number): HeadParameters {
  const random = seededRandom(seed ^ 0x71c4);
  const size = random.between(1.05, 1.2);
  const vaultMm = random.between(12, 18);
  const head = reshape(mesocephalic, {
    // The brain keeps its height: what the vault is thicker is outside of it.
    brain: [size * 1.1, size * (1 + vaultMm / 45), size],
    faceLength: size * random.between(0.7, 1),
    jawLength: size * random.between(0.75, 1.05),
    muzzle: [size * 1.15, size],
    arch: size * 1.2,
    tiltRad: random.between(0, 0.1),
    teeth: size,
  });
  return measured({
    ...head,
    name: `thick-vault-${seed}`,
    breed: 'invented',
    weightKg: Number((mesocephalic.weightKg * size ** 3 * 1.3).toFixed(1)),
    bone: {
      templeMm: random.between(4, 7),
      vaultMm,
      tableMm: random.between(1.5, 2.5),
      faceMm: random.between(2, 3),
      corticalHu: random.between(1500, 1900),
    },
    lesion: lesionOf(random.between, random.uniform() < 0.5, size * random.between(3, 6)),
  });
}

/**
 * A toy breed's round head: 0.35 to 0.8 mm of soft bone, no crest, and a fontanelle of 5 to 16 mm
 * that never closed.
 */
function thinDome(seed: number): HeadParameters {
  const random = seededRandom(seed ^ 0x0d0e);
  const size = random.between(0.6, 0.72);
  const head = reshape(mesocephalic, {
    brain: [size * 1.1, size * 1.15, size * 0.95],
    faceLength: size * random.between(0.5, 0.7),
    jawLength: size * random.between(0.55, 0.75),
    muzzle: [size * 1.1, size],
    arch: size * 1.05,
    tiltRad: random.between(0.05, 0.2),
    teeth: size * 0.8,
  });
  const vaultMm = random.between(0.45, 0.8);
  const sunkMm = 12 * size;
  return measured({
    ...head,
    name: `thin-dome-${seed}`,
    breed: 'invented',
    weightKg: Number((1.2 + 8 * (size - 0.6)).toFixed(1)),
    bone: {
      templeMm: random.between(0.35, vaultMm),
      vaultMm,
      tableMm: 0.5,
      faceMm: 0.8,
      corticalHu: random.between(900, 1200),
    },
    crest: head.crest.map(([z, top, radius]) => [z, top - sunkMm, radius] as const),
    sinus: { centre: head.sinus.centre, radiiMm: [0, 0, 0] },
    fontanelle: {
      z: random.between(2, 12) * size,
      radiiMm: [random.between(2.5, 7), random.between(3, 8)],
    },
    lesion: lesionOf(random.between, random.uniform() < 0.5, size * random.between(3, 6)),
  });
}

const lesionOf = (
  between: (low: number, high: number) => number,
  isLeft: boolean,
  radiusMm: number,
): HeadParameters['lesion'] => ({
  radiusMm,
  at: [between(0.25, 0.5) * (isLeft ? 1 : -1), between(0, 0.25), between(-0.15, 0.25)],
});

/**
 * Any head, one side of its dome flatter by 6 to 14 % of the brain-case's half-width: 1 to 5 mm.
 * Our own working figures: no published one was found.
 */
function uneven(seed: number): HeadParameters {
  const random = seededRandom(seed ^ 0x5eed);
  const head = randomPatient(seed);
  const halfWidth = Math.max(...head.braincase.map(row => row[2]));
  return {
    ...head,
    name: `uneven-${seed}`,
    uneven: {
      side: random.uniform() < 0.5 ? 'left' : 'right',
      flatterMm: random.between(0.06, 0.14) * halfWidth,
    },
  };
}
