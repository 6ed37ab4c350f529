import type { PatientPoint } from '../core/frames';
import { along } from '../core/vector';
import { createLinearSampler } from '../volume/sample-volume';
import { isInside, patientToVoxel, type Volume } from '../volume/volume';
import type { BoneStretch } from './find-bone-crossings';
import type { PathLine } from './trajectory';

/**
 * The bone that is drilled, from the outer face to the inner one. Positions from the target, mm,
 * negative outwards.
 */
export interface Wall {
  /** Every stretch of bone that belongs to it, outermost first. */
  readonly stretches: readonly BoneStretch[];
  /**
   * The same with marrow spaces filled: more than one where the line passes a sinus or another wide
   * gap.
   */
  readonly layers: readonly BoneStretch[];
  /** Bone further out that the needle would have to pass: a zygomatic arch, the mandible. */
  readonly before: readonly BoneStretch[];
}

export interface WallQuestions {
  /** Whether bone encloses the gap between two positions on the line. */
  isClosedIn(fromMm: number, toMm: number): boolean;
  /** Whether a point lies in the brain-case, whose room is no marrow. */
  isBrain(p: PatientPoint): boolean;
}

/**
 * Layers of one wall with no more than this between them count as one, marrow and all, mm: a
 * mastiff's diploe reaches 6 mm.
 */
const MARROW_MM = 6;
const AIR_HU = -300;

/**
 * Which of the line's stretches of bone are the wall to be drilled: the one nearest the target,
 * with everything outside it that only a space closed in by bone separates from it (marrow, a sinus
 * of air or fluid). What lies beyond a gap that opens to the outside of the head is another bone,
 * however narrow the gap and wherever the entry was placed. `line` starts at the target. Null where
 * there is no bone.
 */
export function chooseWall(
  volume: Volume,
  line: PathLine,
  stretches: readonly BoneStretch[],
  { isClosedIn, isBrain }: WallQuestions,
): Wall | null {
  let outer = stretches.length - 1;
  if (outer < 0) return null;
  while (outer > 0 && isClosedIn(stretches[outer - 1]!.toMm, stretches[outer]!.fromMm)) outer--;
  const own = stretches.slice(outer);
  const layers: BoneStretch[] = [];
  for (const stretch of own) {
    const last = layers[layers.length - 1];
    const marrow =
      last &&
      stretch.fromMm - last.toMm <= MARROW_MM &&
      !isBrain(along(line.originLps, line.direction, (last.toMm + stretch.fromMm) / 2)) &&
      !(meanHuBetween(volume, line, last.toMm, stretch.fromMm) < AIR_HU);
    if (marrow) layers[layers.length - 1] = { ...last, toMm: stretch.toMm };
    else layers.push(stretch);
  }
  return { stretches: own, layers, before: stretches.slice(0, outer) };
}

/** Mean HU of the middle half of a gap; the scan's edge counts as air. */
function meanHuBetween(
  volume: Volume,
  { originLps, direction }: PathLine,
  fromMm: number,
  toMm: number,
): number {
  const sample = createLinearSampler(volume);
  const parts = 9;
  let sum = 0;
  for (let n = 0; n < parts; n++) {
    const t = fromMm + (0.25 + (0.5 * n) / (parts - 1)) * (toMm - fromMm);
    const p = along(originLps, direction, t);
    const [i, j, k] = patientToVoxel(volume, p);
    sum += isInside(volume, p) ? sample(i, j, k) : -1000;
  }
  return sum / parts;
}
