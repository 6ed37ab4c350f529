import type { BoneParts } from '../anatomy/find-bone-parts';
import type { SoftParts } from '../anatomy/find-soft-parts';
import type { GuideInput } from '../guide/guide-design';
import type { GuideTrajectory, Printer } from '../guide/parameters';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { orientCase } from './checks/check-scan';
import { caseGuide, caseTool, type Case } from './document/case-schema';

/** A desktop resin printer's common build volume. */
export const DEFAULT_PRINTER: Printer = { bedMm: [145, 145, 185] };

/**
 * Flexural modulus of what a technology prints, MPa: surgical-guide resin and PA12 by SLS published
 * (PMC10406103), PA12 by MJF and PLA as commonly given.
 */
const MODULUS_MPA = { sla: 2900, sls: 1387, mjf: 1700, fdm: 3000, other: null } as const;

/**
 * The limits of the case's printer; what its profile does not say, or where there is none, is
 * DEFAULT_PRINTER's.
 */
const casePrinter = ({ printer }: Case): Printer =>
  printer
    ? {
        bedMm: printer.profile.bed.sizeMm ?? DEFAULT_PRINTER.bedMm,
        minimumWallMm: printer.profile.minimumWallMm.value,
        modulusMpa: MODULUS_MPA[printer.profile.technology],
      }
    : DEFAULT_PRINTER;

/** The bone that a guide is to stand on. */
interface GuideBone {
  readonly bone: { readonly mesh: TriangleMesh; readonly uncertaintyMm?: Float32Array | null };
  /** Which bone is the brain-case's own; default null, unknown. */
  readonly parts?: BoneParts | null;
  /** Eyes and ears; null where nobody could look for them. See `softPartsOf`. */
  readonly softParts: SoftParts | null;
}

/** What neither case nor bone nor paths say; see GuideInput. */
type GuideChoices = Pick<GuideInput, 'kernel' | 'quality' | 'leaveOut' | 'sites'> & {
  /** Default: the case's. */
  readonly printer?: Printer | undefined;
  /** A pad to try in the place of the case's. */
  readonly pad?: Pick<GuideInput['guide'], 'footprintRadiusMm' | 'footprintShiftMm'>;
};

/**
 * The one assembler of what a guide is designed from: the case's numbers, its bone and its measured
 * paths. The preview, the search for a better seat and the plan all take it from here, so that they
 * are of the same guide.
 */
export const guideInput = (
  planCase: Case,
  { bone, parts = null, softParts }: GuideBone,
  trajectories: readonly GuideTrajectory[],
  { printer = casePrinter(planCase), pad, ...choices }: GuideChoices,
): GuideInput => ({
  bone: bone.mesh,
  uncertaintyMm: bone.uncertaintyMm ?? null,
  parts,
  softParts,
  trajectories,
  tool: caseTool(planCase),
  guide: { ...caseGuide(planCase), ...pad },
  printer,
  rostralLps: orientCase(planCase).rostralLps,
  ...choices,
});
