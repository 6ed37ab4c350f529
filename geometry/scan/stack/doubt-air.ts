import { phrase } from '../../messages/phrase';
import { findDarkest } from '../../volume/find-darkest';
import type { Volume } from '../../volume/volume';
import type { Repair } from '../source/repair';

/**
 * Between these lies the air of a calibrated CT, HU: -1000 by definition, and whatever a kernel or
 * the beam adds.
 */
const AIR_HU = [-1150, -800] as const;
/** Of soft tissue, HU: what is darkest in a scan that shows no air. */
const TISSUE_HU = [-200, 200] as const;
/** Too few voxels tell nothing. */
const LEAST_VOXELS = 200_000;

/**
 * Doubts a CT in which nothing lies where air does. Cone beam scanners give grey values that are
 * not calibrated; a threshold in HU then says nothing, and neither does the density of bone.
 *
 * @param voxelCount of the whole scan, where only some of its slices are given
 */
export function doubtAir(volume: Pick<Volume, 'voxels'>, voxelCount = volume.voxels.length): Repair[] {
  if (voxelCount < LEAST_VOXELS) return [];
  const dark = findDarkest(volume);
  if (!dark) return [];
  const { peakHu, filledHu } = dark;
  if (isWithin(peakHu, AIR_HU)) return [];
  // Air that is all one value, without noise, looks like a filling; then tissue is the next to
  // come.
  if (filledHu !== null && isWithin(filledHu, AIR_HU) && isWithin(peakHu, TISSUE_HU)) return [];
  const peak = Math.round(peakHu);
  return [
    {
      code: 'no-air',
      amount: peak,
      unit: 'HU',
      ...phrase('no-air', { darkest: peak }),
      slices: [],
    },
  ];
}

const isWithin = (value: number, [low, high]: readonly [number, number]): boolean =>
  value >= low && value <= high;
