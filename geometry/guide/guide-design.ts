import type { SoftParts } from '../anatomy/find-soft-parts';
import type { Check } from '../core/check';
import type { LocalFrame, PatientVector } from '../core/frames';
import type { SolidKernel } from '../solid/load-kernel';
import type { TriangleMesh } from '../surface/mesh/mesh';
import type { Bend } from './bend-arms';
import type { ContactFace } from './collect-contacts';
import type { Foot } from './placed-foot';
import type { FixationPin } from './place-pins';
import type { SightPlace } from './placed-sight';
import type { Printer, Sleeve, Tool } from './parameters';
import type { SiteCache, SiteInput } from './prepare-site';

/** What can be left out of a guide to measure what it is worth. */
export type DesignPart = 'block-out' | 'curved-face';

export interface GuideInput extends SiteInput {
  /**
   * What the guide stays off; null: nobody could look for them, which is a warning. Left out: not
   * checked.
   */
  readonly softParts?: SoftParts | null;
  readonly tool: Tool;
  readonly printer: Printer;
  readonly kernel: SolidKernel;
  /** Where a guide on feet stands; a pad takes none. */
  readonly feet?: readonly Foot[];
  /** Where arms of their own hang over a ridge, to look through. */
  readonly sights?: readonly SightPlace[];
  /**
   * 'final' (0.25 mm cells), or 'preview' (0.6 mm: quick; its walls are not measured, and its fit
   * on the relieved bone only).
   */
  readonly quality?: 'final' | 'preview';
  /** For studies alone: such a guide fails its checks. Default: nothing. */
  readonly leaveOut?: DesignPart;
  /** Kept by a caller that designs again and again. */
  readonly sites?: SiteCache;
}

export interface GuideDesign {
  /** The guide in the patient frame (LPS mm). */
  readonly mesh: TriangleMesh;
  /** Origin at the middle of the entries, z = insertion, x as near rostral as that allows. */
  readonly frame: LocalFrame;
  /** Unit, off the skull. */
  readonly insertionLps: PatientVector;
  readonly sleeves: readonly Sleeve[];
  /** How each sleeve gives way under a hand that leans on the needle; LPS. */
  readonly bends: readonly Bend[];
  readonly contactAreaMm2: number;
  readonly meanContactGapMm: number;
  /** Where the guide may come to rest on the bone. */
  readonly contacts: ContactFace;
  /** Whether a larger footprint would find more bone to rest on. */
  readonly canGrow: boolean;
  readonly volumeMm3: number;
  readonly windows: number;
  readonly arrow: boolean;
  /** As it was made: a pad is made smaller where its walls would not hold. Null on feet. */
  readonly padRadiusMm: number | null;
  /** Those that it stands on; none of a pad. */
  readonly feet: readonly Foot[];
  /** What tells the hand that the guide lies beside its place; none of a pad. */
  readonly sights: readonly SightPlace[];
  /** Those that hold it to the bone; none unless they were asked for. */
  readonly pins: readonly FixationPin[];
  /** Bone that it needs bare, mm2. */
  readonly bareMm2: number;
  readonly checks: readonly Check[];
}
