import { describe, expect, it } from 'vitest';
import { solveVoxels, type VoxelBend, type VoxelSolid } from './solve-voxels';
import type { P3 } from './vec';

const MODULUS = 2000;

/** A bar along x from a wall at x = 0, bent by 5 N along z, spread over its free end's face. */
function bendBar(lengthMm: number, wideMm: number, highMm: number, cellMm: number, poisson: number) {
  const size = [lengthMm, wideMm, highMm].map(mm => Math.round(mm / cellMm)) as [number, number, number];
  const [ni, nj, nk] = size;
  const solid: VoxelSolid = {
    sizeVoxels: size,
    cellMm,
    cover: new Float32Array(ni * nj * nk).fill(1),
    modulusMpa: MODULUS,
    poisson,
  };
  const node = (i: number, j: number, k: number): number => i + (ni + 1) * (j + (nj + 1) * k);
  const fixed: number[] = [];
  const end: number[] = [];
  for (let k = 0; k <= nk; k++) {
    for (let j = 0; j <= nj; j++) {
      fixed.push(node(0, j, k));
      end.push(node(ni, j, k));
    }
  }
  const forces = new Map(end.map(n => [n, [0, 0, 5 / end.length] as P3]));
  const [{ moved }] = solveVoxels(solid, { fixed }, [forces]) as [VoxelBend];
  return { solid, end, deflection: end.reduce((sum, n) => sum + moved[3 * n + 2]!, 0) / end.length };
}

/** Timoshenko's cantilever; shear coefficient of a rectangle by Cowper. */
function timoshenko(lengthMm: number, wideMm: number, highMm: number, poisson: number): number {
  const shearMpa = MODULUS / (2 * (1 + poisson));
  const kappa = (10 * (1 + poisson)) / (12 + 11 * poisson);
  const moment = (wideMm * highMm ** 3) / 12;
  return (5 * lengthMm ** 3) / (3 * MODULUS * moment) + (5 * lengthMm) / (kappa * shearMpa * wideMm * highMm);
}

describe('solveVoxels', () => {
  it.each([
    { length: 40, wide: 4, high: 4 },
    { length: 16, wide: 6, high: 4 },
  ])('bends a cantilever $length x $wide x $high as Timoshenko says, nearer with finer voxels', bar => {
    const truth = timoshenko(bar.length, bar.wide, bar.high, 0);
    const off = [2, 1, 0.5].map(
      cell => bendBar(bar.length, bar.wide, bar.high, cell, 0).deflection / truth - 1,
    );
    // Too stiff, by a fourth as much with voxels half as wide.
    expect(off.every(share => share < 0)).toBe(true);
    expect(off[1]! / off[0]!).toBeLessThan(0.45);
    expect(off[2]! / off[1]!).toBeLessThan(0.5);
    expect(Math.abs(off[2]!)).toBeLessThan(0.04);
  });

  it('lets hinged ends turn: a bar on two of them gives by F L^3 / 48 E I, and by its shear', () => {
    const [long, high] = [40, 4];
    const solid: VoxelSolid = {
      sizeVoxels: [2 * long, 2 * high, 2 * high],
      cellMm: 0.5,
      cover: new Float32Array(8 * long * high * high).fill(1),
      modulusMpa: MODULUS,
      poisson: 0,
    };
    const [wide, tall] = [2 * long + 1, 2 * high + 1];
    const section = (i: number): number[] => Array.from({ length: tall * tall }, (_, n) => i + wide * n);
    const even = (nodes: readonly number[]) => new Map(nodes.map(node => [node, 1]));
    const middle = section(long);
    const forces = new Map(middle.map(node => [node, [0, 0, 5 / middle.length] as P3]));
    const hinged = [even(section(0)), even(section(2 * long))];
    const [{ moved }] = solveVoxels(solid, { hinged }, [forces]) as [VoxelBend];
    const deflection = middle.reduce((sum, node) => sum + moved[3 * node + 2]!, 0) / middle.length;
    // Half of the force on half of the length, twice: a cantilever's own formula.
    const truth = timoshenko(long / 2, high, high, 0) / 2;
    expect(Math.abs(deflection / truth - 1)).toBeLessThan(0.03);
  });
});
