import type { BoneSurface } from '../../anatomy/extract-bone';
import { simplifySurface } from '../../surface/mesh/simplify-surface';
import { writeStl } from '../../surface/mesh/write-stl';
import type { Case } from '../document/case-schema';
import { shortHash } from '../document/plan-id';

/**
 * skull.stl keeps this near to the surface that the guide is made on, mm: under the resolution of
 * any printer.
 */
const SKULL_TOLERANCE_MM = 0.03;

/** What a file of a plan says that it belongs to. */
export interface PlanMark {
  /** Of the plan; see planId. */
  readonly id: string;
  /** SHA-256 of guide.stl; null where no guide could be made. */
  readonly guideSha256: string | null;
}

/**
 * The bytes of skull.stl: the surface that the case's guide is made on, in the patient frame (LPS
 * mm), within SKULL_TOLERANCE_MM. Its header names the plan and the guide that it belongs to.
 */
export function writeSkull(planCase: Case, bone: BoneSurface, { id, guideSha256 }: PlanMark): Uint8Array {
  const skull = simplifySurface(bone.mesh, SKULL_TOLERANCE_MM).mesh;
  const guide = guideSha256 === null ? '' : `guide ${shortHash(guideSha256)} `;
  return writeStl(
    skull,
    `Bregma skull ${shortHash(id)} ${guide}SPACE=LPS mm ${headerWords(planCase.patient.id)}`,
  );
}

/**
 * A user's own words in an STL header, where 3D Slicer looks for "SPACE=LPS" and "SPACE=RAS" to
 * know the frame: words that say so too must not turn the patient over.
 */
export const headerWords = (words: string): string => words.replace(/space\s*=/gi, 'space:');
