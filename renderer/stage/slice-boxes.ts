import { patientPoint, voxelPoint } from '../../geometry/core/frames';
import { scale } from '../../geometry/core/vector';
import { interpolatedSlices, type Repair } from '../../geometry/scan/source/repair';
import { voxelToPatient, type Volume } from '../../geometry/volume/volume';
import type { SliceBox } from '../slices/slice-view-props';
import type { Draft } from '../state/draft';

/** The slices that were filled in, each as thick as a slice, over all of the scan. */
export function hatchedBoxes(volume: Volume, rescues: readonly Repair[]): SliceBox[] {
  const { sizeVoxels, spacingMm, axes } = volume;
  return interpolatedSlices(rescues).map(k => ({
    id: `filled-${k}`,
    look: 'hatched',
    cornerLps: voxelToPatient(volume, voxelPoint(-0.5, -0.5, k - 0.5)),
    edgesMm: [
      scale(axes[0], sizeVoxels[0] * spacingMm[0]),
      scale(axes[1], sizeVoxels[1] * spacingMm[1]),
      scale(axes[2], spacingMm[2]),
    ],
  }));
}

/** The box outside of which bone does not count. */
export function cropBoxes({ crop }: Draft['bone']): SliceBox[] {
  if (!crop) return [];
  const [x, y, z] = crop.maxLps.map((high, n) => high - crop.minLps[n]!) as [number, number, number];
  return [
    {
      id: 'crop',
      look: 'dashed',
      cornerLps: patientPoint(...crop.minLps),
      edgesMm: [
        [x, 0, 0],
        [0, y, 0],
        [0, 0, z],
      ],
    },
  ];
}
