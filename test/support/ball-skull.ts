import { patientPoint, patientVector } from '../../geometry/core/frames';
import type { Volume } from '../../geometry/volume/volume';

/**
 * A hollow skull: a ball of 24 mm with a wall of 3 mm, bone 1300 HU, air outside, brain inside; 0.8
 * mm voxels.
 */
export function ballSkull(): Volume {
  const n = 72;
  const spacing = 0.8;
  const voxels = new Int16Array(n * n * n);
  const half = ((n - 1) / 2) * spacing;
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < n; i++) {
        const r = Math.hypot(i * spacing - half, j * spacing - half, k * spacing - half);
        // Each edge blurred over one voxel and a half.
        const outer = Math.min(1, Math.max(0, (24 - r) / 1.2 + 0.5));
        const inner = Math.min(1, Math.max(0, (21 - r) / 1.2 + 0.5));
        voxels[i + n * (j + n * k)] = Math.round(-1000 + 2300 * outer - 1260 * inner);
      }
    }
  }
  return {
    sizeVoxels: [n, n, n],
    voxels,
    originLps: patientPoint(-half, -half, -half),
    spacingMm: [spacing, spacing, spacing],
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  };
}
