import { voxelPoint } from '../../geometry/core/frames';
import { voxelToPatient, type Volume } from '../../geometry/volume/volume';
import type { PosedScan } from './coarse-heads';
import { inner, type P3 } from './vec';

export interface Capsule {
  readonly hu: number;
  /** A cylinder along the head with round ends. */
  readonly radiusMm: number;
  readonly halfLengthMm: number;
  /** Where on the side of the head, mm dorsal and rostral of the patient's zero. */
  readonly yMm: number;
  readonly zMm: number;
}

/**
 * The scan with a capsule that rests on the skin of one side, and where it lies; the scan itself is
 * left alone.
 */
export function stickCapsule(
  { volume, dorsal, rostral }: PosedScan,
  side: 'left' | 'right',
  { hu, radiusMm, halfLengthMm, yMm, zMm }: Capsule,
): { readonly volume: Volume; readonly centreLps: P3; readonly besideMm: number } {
  const sign = side === 'left' ? 1 : -1;
  const left: P3 = [
    dorsal[1] * rostral[2] - dorsal[2] * rostral[1],
    dorsal[2] * rostral[0] - dorsal[0] * rostral[2],
    dorsal[0] * rostral[1] - dorsal[1] * rostral[0],
  ];
  const out = left.map(c => sign * c) as unknown as P3;
  const at = (p: P3): P3 => [inner(p, out), inner(p, dorsal) - yMm, inner(p, rostral) - zMm];
  // How far off the median plane the axis stands when the capsule touches: the furthest of all
  // tissue under it.
  let besideMm = 0;
  const places = placesOf(volume);
  places.forEach((p, n) => {
    if (volume.voxels[n]! < -500) return;
    const [u, v, w] = at(p);
    const off = Math.hypot(v, Math.max(0, Math.abs(w) - halfLengthMm));
    if (off < radiusMm) besideMm = Math.max(besideMm, u + Math.sqrt(radiusMm ** 2 - off ** 2));
  });
  const voxels = Int16Array.from(volume.voxels);
  places.forEach((p, n) => {
    const [u, v, w] = at(p);
    const inside = radiusMm - Math.hypot(u - besideMm, v, Math.max(0, Math.abs(w) - halfLengthMm));
    const share = Math.min(1, Math.max(0, inside + 0.5));
    voxels[n] = Math.round(share * hu + (1 - share) * voxels[n]!);
  });
  const centreLps = [0, 1, 2].map(
    c => out[c]! * besideMm + dorsal[c]! * yMm + rostral[c]! * zMm,
  ) as unknown as P3;
  return { volume: { ...volume, voxels }, centreLps, besideMm };
}

function placesOf(volume: Volume): P3[] {
  const [ni, nj, nk] = volume.sizeVoxels;
  const places: P3[] = [];
  for (let k = 0; k < nk; k++) {
    for (let j = 0; j < nj; j++) {
      for (let i = 0; i < ni; i++) places.push(voxelToPatient(volume, voxelPoint(i, j, k)));
    }
  }
  return places;
}
