import type { Volume } from '../../geometry/volume/volume';
import type { Implicit } from './mesh-implicit';
import { inner, minus, type P3 } from './vec';

/**
 * The solid of everything above `levelHu` in a scan, trilinear between voxel centres, as an
 * implicit whose value is in millimetres only near the level: (level - HU) over the steepest edge
 * seen. Its zero surface is exact. Outside the volume it repeats the outermost voxels.
 */
export function scanAsSolid(volume: Volume, levelHu: number, steepestHuPerMm: number): Implicit {
  const [ni, nj, nk] = volume.sizeVoxels;
  const at = (x: number, y: number, z: number): number => {
    const d = minus([x, y, z], volume.originLps);
    const q = [0, 1, 2].map(a => {
      const axis = volume.axes[a]! as unknown as P3;
      const top = volume.sizeVoxels[a]! - 1;
      return Math.min(top, Math.max(0, inner(d, axis) / volume.spacingMm[a]!));
    });
    const [i, j, k] = [
      Math.min(ni - 2, Math.floor(q[0]!)),
      Math.min(nj - 2, Math.floor(q[1]!)),
      Math.min(nk - 2, Math.floor(q[2]!)),
    ];
    const [s, t, u] = [q[0]! - i, q[1]! - j, q[2]! - k];
    const value = (a: number, b: number, c: number): number =>
      volume.voxels[i + a + ni * (j + b + nj * (k + c))]!;
    const row = (b: number, c: number): number => value(0, b, c) + s * (value(1, b, c) - value(0, b, c));
    const face = (c: number): number => row(0, c) + t * (row(1, c) - row(0, c));
    const hu = face(0) + u * (face(1) - face(0));
    return (levelHu - hu) / steepestHuPerMm;
  };
  const solid: Implicit = { slope: 1, at, within: () => solid };
  return solid;
}
