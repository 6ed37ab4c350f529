import type { P3 } from './vec';

/**
 * The plastic skull of the shared data, S2030. Found by looking at the scan (decoded by DCMTK): a
 * plastic ball of 12.4 mm radius on a stem inside the vault, its middle at voxel (203.5, 186.4,
 * 80.5) of the slices in order of position. The entry lies over it, on the vault. LPS mm.
 */
export const PLASTIC_BALL: P3 = [-115.5 + 0.451171875 * 203.5, -1.85 + 0.451171875 * 186.4, 694.21 + 80.5];
export const PLASTIC_VAULT: P3 = [PLASTIC_BALL[0] - 6, PLASTIC_BALL[1] + 2, PLASTIC_BALL[2] + 52];
/** How it lay: the vault towards the scanner's head end, the face to its anterior. */
export const PLASTIC_AXES = { dorsal: [0, 0, 1], rostral: [0, -1, 0] } as const;
