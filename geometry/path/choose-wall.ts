import type { PatientPoint, PatientVector } from '../core/frames';
import { along } from '../core/vector';
import { createLinearSampler } from '../volume/sample-volume';
import { isInside, patientToVoxel, type Volume } from '../volume/volume';
import type { BoneStretch } from './find-bone-crossings';

/** The bone that is drilled, from the outer face to the inner one. Positions from the target, mm, negative outwards. */
export interface Wall {
  /** Every stretch of bone that belongs to it, outermost first. */
  readonly stretches: readonly BoneStretch[];
  /** The same with marrow spaces filled: more than one where the line passes a sinus or another wide gap. */
  readonly layers: readonly BoneStretch[];
  /** Bone further out that the needle would have to pass: a zygomatic arch, the mandible. */
  readonly before: readonly BoneStretch[];
}

/** Soft gaps up to this wide are marrow between two tables, mm (the diploe of a mastiff reaches 6 mm). */
const marrowMm = 6;
/** An air gap up to this wide is a sinus within the wall, mm. */
const sinusMm = 40;
const airHu = -300;
/** The entry was placed on a face when it lies this near to it, mm. */
const placedMm = 3;

/**
 * Which of the line's stretches of bone are the wall to be drilled: the one nearest the target, with everything outside it
 * that a marrow space or an air space separates from it, and everything inside the face on which the entry was placed
 * (so that a sinus full of fluid is a sinus when its outer table was chosen). Null where there is no bone.
 */
export function chooseWall(
  volume: Volume,
  targetLps: PatientPoint,
  direction: PatientVector,
  stretches: readonly BoneStretch[],
  entryMm: number,
): Wall | null {
  let outer = stretches.length - 1;
  if (outer < 0) return null;
  // Where the entry was placed on the outer face of one of them, that one is meant.
  const placed = stretches.findIndex(s => Math.abs(s.fromMm - entryMm) <= placedMm);
  if (placed >= 0) outer = placed;
  while (outer > 0) {
    const gapFrom = stretches[outer - 1]!.toMm;
    const gapTo = stretches[outer]!.fromMm;
    const width = gapTo - gapFrom;
    const joined =
      width <= marrowMm ||
      (width <= sinusMm && meanHuBetween(volume, targetLps, direction, gapFrom, gapTo) < airHu);
    if (!joined) break;
    outer--;
  }
  const own = stretches.slice(outer);
  const layers: BoneStretch[] = [];
  for (const stretch of own) {
    const last = layers[layers.length - 1];
    const marrow =
      last &&
      stretch.fromMm - last.toMm <= marrowMm &&
      !(meanHuBetween(volume, targetLps, direction, last.toMm, stretch.fromMm) < airHu);
    if (marrow) layers[layers.length - 1] = { ...last, toMm: stretch.toMm };
    else layers.push(stretch);
  }
  return { stretches: own, layers, before: stretches.slice(0, outer) };
}

/** Mean HU of the middle half of a gap; the scan's edge counts as air. */
function meanHuBetween(
  volume: Volume,
  targetLps: PatientPoint,
  direction: PatientVector,
  fromMm: number,
  toMm: number,
): number {
  const sample = createLinearSampler(volume);
  const parts = 9;
  let sum = 0;
  for (let n = 0; n < parts; n++) {
    const t = fromMm + (0.25 + (0.5 * n) / (parts - 1)) * (toMm - fromMm);
    const p = along(targetLps, direction, t);
    const [i, j, k] = patientToVoxel(volume, p);
    sum += isInside(volume, p) ? sample(i, j, k) : -1000;
  }
  return sum / parts;
}
