import type { PatientVector } from '../core/frames';
import type { Recumbency } from './lying-on';
import type { MirrorPlane } from './find-mirror-plane';

/** How far a proposal can be believed, in words. */
export type Certainty = 'certain' | 'likely' | 'unsure';
export type CueName = 'bone' | 'air' | 'teeth' | 'opening';

/** One thing that the proposal rests on. */
export type OrientationReason =
  /**
   * How well left and right mirror each other, percent, and by how much better than in any other
   * plane.
   */
  | {
      readonly id: 'mirror';
      readonly confidence: number;
      readonly similarityPercent: number;
      readonly leadPercent: number;
    }
  /** How much longer than high the brain-case is. */
  | { readonly id: 'long-axis'; readonly confidence: number; readonly ratio: number }
  /** Which cues say where the nose is, and the jaws, and which say the contrary. */
  | {
      readonly id: 'rostral' | 'dorsal';
      readonly confidence: number;
      readonly saying: readonly CueName[];
      readonly against: readonly CueName[];
    }
  /** On which side the animal would lie on the table that the scan shows. */
  | { readonly id: 'table'; readonly confidence: number; readonly lying: Recumbency }
  | { readonly id: 'no-bone' | 'no-brain-case' | 'no-mirror'; readonly confidence: 0 };

/** Which way the animal seems to lie: unit, perpendicular, LPS. Left is dorsal x rostral. */
export interface OrientationGuess {
  readonly dorsal: PatientVector;
  readonly rostral: PatientVector;
  /**
   * 'anatomy' where the skull was read; 'scanner' where it could not be and the usual pose is
   * assumed.
   */
  readonly from: 'anatomy' | 'scanner';
  /** 0 to 1: that of the weakest reason. */
  readonly confidence: number;
  readonly certainty: Certainty;
  readonly reasons: readonly OrientationReason[];
  /** The median plane, for what lies to its sides; null where none was found. */
  readonly mirror: MirrorPlane | null;
}
