import { describe, expect, it } from 'vitest';
import { buildHead } from '../../samples/head/build-head';
import { buildSkull } from '../../samples/head/skull';
import { EXTREMES, extremePatient } from '../../samples/patients/extreme-patient';

const SEEDS = [1, 2, 3];

/** Bone on the way straight down through the dome at (x, z), mm. */
function vaultAt(head: ReturnType<typeof buildHead>, x: number, z: number): number {
  const STEP_MM = 0.05;
  let mm = 0;
  for (let y = head.bounds.max[1]; y > 0; y -= STEP_MM) if (head.bone.at(x, y, z) < 0) mm += STEP_MM;
  return mm;
}

describe.each(SEEDS)('the extremes of heads, seed %i', seed => {
  const thick = buildHead(extremePatient('thick-vault', seed));
  const thin = buildHead(extremePatient('thin-dome', seed));

  it('have a vault of more than a centimetre, and one of less than a millimetre', () => {
    expect(vaultAt(thick, 6, 0)).toBeGreaterThan(10);
    const { vaultMm } = thin.parameters.bone;
    // Beside the fontanelle, where the dome is nearly level.
    const z = thin.parameters.fontanelle!.z - thin.parameters.fontanelle!.radiiMm[1] - 3;
    const wall = vaultAt(thin, 1, z);
    expect(wall).toBeGreaterThan(0.5 * vaultMm);
    expect(wall).toBeLessThan(1.6 * vaultMm);
  });

  it('have a fontanelle with soft tissue over the brain, as large as it says', () => {
    const {
      z,
      radiiMm: [across, along],
    } = thin.parameters.fontanelle!;
    for (const [x, dz] of [
      [0, 0],
      [0.9 * across, 0],
      [0, 0.9 * along],
    ] as const) {
      expect(vaultAt(thin, x, z + dz)).toBe(0);
    }
    expect(vaultAt(thin, across + 0.6, z)).toBeGreaterThan(0.1);
    expect(vaultAt(thin, 0, z - along - 0.6)).toBeGreaterThan(0.1);
  });

  it.each(EXTREMES)('%s: the lesion lies in the brain, in its own tissue', kind => {
    const head = kind === 'thick-vault' ? thick : thin;
    const { cavity } = buildSkull(head.parameters).cranium;
    expect(cavity.at(...head.lesion.centre)).toBeLessThan(-1);
    expect(head.bone.at(...head.lesion.centre)).toBeGreaterThan(1);
  });
});

it('are drawn by the seed alone', () => {
  for (const kind of EXTREMES) {
    expect(extremePatient(kind, 7)).toEqual(extremePatient(kind, 7));
    expect(extremePatient(kind, 7)).not.toEqual(extremePatient(kind, 8));
  }
});
