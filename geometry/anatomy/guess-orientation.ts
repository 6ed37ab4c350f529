import { patientVector, type PatientVector } from '../core/frames';
import { dot, scale, type Vec3 } from '../core/vector';
import { patientToVoxel } from '../volume/volume';
import type { Endocranium } from './find-endocranium';
import type { HeadMap } from './map-head';

/** Which way the animal seems to lie: unit, perpendicular, LPS. Left is dorsal x rostral. */
export interface OrientationGuess {
  readonly dorsal: PatientVector;
  readonly rostral: PatientVector;
  /** 'anatomy' where the skull was read; 'scanner' where it could not be and the usual pose is assumed. */
  readonly from: 'anatomy' | 'scanner';
}

/** A mirror plane is sought this many cells to either side of the bone's middle. */
const MIRROR_REACH = 4;
/** The face lies at least this far from the brain-case's middle in a head, mm; less is no evidence. */
const LEAST_LEAD_MM = 3;

/**
 * A first idea of dorsal and rostral for a person to confirm, never to be used without. Along the scan's own axes: the
 * animal's sides are where the bone mirrors itself best; the bone's middle (face, jaws, teeth) lies rostral and ventral
 * of the brain-case's, rostral more so, the head being longer than high. A head turned by more than 45 degrees from the
 * scan's axes is guessed wrong.
 */
export function guessOrientation(map: HeadMap, room: Endocranium | null): OrientationGuess {
  const assumed: OrientationGuess = {
    dorsal: patientVector(0, -1, 0),
    rostral: patientVector(0, 0, 1),
    from: 'scanner',
  };
  if (!room) return assumed;
  const { sizeVoxels, spacingMm, axes } = map.cells;
  const middle = middleOf(map);
  const across = [0, 1, 2]
    .map(axis => ({ axis, score: mirrorScore(map.solid, sizeVoxels, middle, axis) }))
    .sort((a, b) => b.score - a.score)[0]!.axis;
  const brain = patientToVoxel(map.cells, room.centerLps);
  const leads = [0, 1, 2]
    .filter(axis => axis !== across)
    .map(axis => ({ axis, leadMm: (middle[axis]! - brain[axis]!) * spacingMm[axis]! }))
    .sort((a, b) => Math.abs(b.leadMm) - Math.abs(a.leadMm));
  const [face, jaw] = leads;
  if (!face || !jaw || Math.abs(face.leadMm) < LEAST_LEAD_MM) return assumed;
  const rostral = scale(axes[face.axis]!, Math.sign(face.leadMm));
  // Nothing said of the jaws: dorsal is then where the scanner says, as far as that is across.
  const ventral = Math.abs(jaw.leadMm) > 0.5 ? Math.sign(jaw.leadMm) : Math.sign(jawFrom(axes[jaw.axis]!));
  return { dorsal: scale(axes[jaw.axis]!, -ventral), rostral, from: 'anatomy' };
}

/** Ventral by the usual pose: +y of the patient frame. */
const jawFrom = (axis: Vec3): number => dot(axis, [0, 1, 0]) || 1;

function middleOf({ solid, cells }: HeadMap): Vec3 {
  const [ni, nj] = cells.sizeVoxels;
  let count = 0;
  const sum = [0, 0, 0];
  for (let n = 0; n < solid.length; n++) {
    if (solid[n] !== 1) continue;
    const i = n % ni;
    const j = ((n - i) / ni) % nj;
    count++;
    sum[0]! += i;
    sum[1]! += j;
    sum[2]! += (n - i - ni * j) / (ni * nj);
  }
  const share = 1 / Math.max(1, count);
  return [sum[0]! * share, sum[1]! * share, sum[2]! * share];
}

/** The share of bone cells that lie on bone again when mirrored across the best plane near the middle. */
function mirrorScore(
  solid: Uint8Array,
  [ni, nj, nk]: readonly [number, number, number],
  middle: Vec3,
  axis: number,
): number {
  const size = [ni, nj, nk][axis]!;
  const step = [1, ni, ni * nj][axis]!;
  let best = 0;
  for (let shift = -MIRROR_REACH; shift <= MIRROR_REACH; shift++) {
    const twice = Math.round(2 * middle[axis]!) + shift;
    let hits = 0;
    let count = 0;
    for (let n = 0; n < solid.length; n++) {
      if (solid[n] !== 1) continue;
      count++;
      const at = Math.floor(n / step) % size;
      const other = twice - at;
      if (other >= 0 && other < size && solid[n + (other - at) * step] === 1) hits++;
    }
    best = Math.max(best, hits / Math.max(1, count));
  }
  return best;
}
