import { bentLips, SIDE_FORCE_SIGMA_N } from '../../geometry/accuracy/bent-shift';
import { drawPlacement } from '../../geometry/accuracy/draw-placement';
import { inDisc, planeAcross } from '../../geometry/accuracy/predict-error';
import { movePoint, type RigidMotion } from '../../geometry/accuracy/solve-contacts';
import type { Sight } from '../../geometry/accuracy/sight-placement';
import { middleOfFace, simulateSeating, type SolidField } from '../../geometry/accuracy/simulate-seating';
import type { PatientVector } from '../../geometry/core/frames';
import type { Random } from '../../geometry/core/random';
import {
  along,
  angleBetween,
  distance,
  dot,
  normalize,
  scale,
  subtract,
  type Vec3,
} from '../../geometry/core/vector';
import { assertThat } from '../../geometry/core/result';
import type { Bend } from '../../geometry/guide/bend-arms';
import type { BedAxis } from '../../geometry/print/printer-profile';
import { drawFor } from './draw-for';
import { lowerGuide } from './lower-guide';
import type { ClinicPrinter } from './measure-printer';
import { printCompensated } from './print-compensated';
import { aimOf, printGuide, type Bore, type GuideBody } from './print-guide';
import type { PublishedPrinter, StudySettings } from './settings';

/** A guide as it was planned, the bone it was planned on, and the animal it is used on; LPS mm. */
export interface Operation {
  readonly guide: GuideBody;
  /** Unit, off the skull. */
  readonly insertionLps: PatientVector;
  readonly plannedBone: SolidField;
  readonly trueBone: SolidField;
  readonly plannedTargetLps: Vec3;
  readonly plannedEntryLps: Vec3;
  /** Unit, entry to target. */
  readonly directionLps: Vec3;
  /** The lesion's true centre. */
  readonly lesionLps: Vec3;
  readonly toolDiameterMm: number;
  /** What tells the hand that the guide lies beside its place. */
  readonly sights: readonly Sight[];
  /** How the guide gives way under a hand that leans on the needle. */
  readonly bend: Bend['perNewton'];
  /**
   * The printer that was measured for this guide, and the bed's axes as the guide lies on it, unit,
   * LPS; null: printed as the study's published figures say.
   */
  readonly clinic: (ClinicPrinter & { readonly bed: Readonly<Record<BedAxis, Vec3>> }) | null;
}

/** The sources of an outcome, in the order in which they are let in. */
export const PARTS = ['imaging', 'seating', 'surface', 'print', 'sleeve', 'bending'] as const;
export type Part = (typeof PARTS)[number];

/** What came of it. */
export interface OperationOutcome {
  /** From the lesion's centre to the middle of the tool's window, mm. */
  readonly targetErrorMm: number;
  /** Across the planned path at the planned entry, mm. */
  readonly entryErrorMm: number;
  readonly angleErrorDeg: number;
  /** How far each source moved the window by itself; as displacements they add up to the error. */
  readonly parts: Readonly<Record<Part, number>>;
}

/**
 * Prints the guide, lowers it along its insertion, presses it on and advances the tool. Sources are
 * let in one after the other, and each one's part is what it moved: the target that was picked on
 * voxels; the printed face, put on the planned bone by hand; the true bone in place of the planned
 * one; the printed bore in place of the designed one; the tool's play in it; the hand that leans on
 * it.
 */
export function operate(operation: Operation, settings: StudySettings, patient: number): OperationOutcome {
  const { guide, insertionLps, plannedTargetLps: aim, lesionLps } = operation;
  const press = scale<Vec3>(insertionLps, -1);
  const placed = drawPlacement(press, settings.hand, drawFor(settings.seed, patient, 'hand'), {
    sights: operation.sights,
    centre: middleOfFace(guide.face).centre,
  });
  const [face, bore] = [drawFor(settings.seed, patient, 'print'), drawFor(settings.seed, patient, 'bore')];
  const printed = operation.clinic
    ? printCompensated(guide, operation.clinic.bed, operation.clinic, settings.printer, { face, bore })
    : printGuide(guide, insertionLps, published(settings.printer), face, bore);
  const played = playIn(printed.bore, operation.toolDiameterMm, drawFor(settings.seed, patient, 'play'));

  const leaned = leanOn(played, operation.bend, drawFor(settings.seed, patient, 'force'));

  const asPlanned = seat(printed.face, operation.plannedBone, insertionLps, placed)(aim);
  const onAnimal = seat(printed.face, operation.trueBone, insertionLps, placed);
  const onSkull = onAnimal(aim);
  const unplayed = onAnimal(aimOf(printed.bore));
  const unbent = onAnimal(aimOf(played));
  const window = onAnimal(aimOf(leaned));

  const down = directionOf({
    ...leaned,
    lowerLip: onAnimal(leaned.lowerLip),
    upperLip: onAnimal(leaned.upperLip),
  });
  const planned = operation.directionLps;
  // Where the tool's line passes the plane of the planned entry.
  const toPlane = dot(subtract<Vec3>(operation.plannedEntryLps, window), planned) / dot(down, planned);
  const entry = along(window, down, toPlane);
  return {
    targetErrorMm: distance(window, lesionLps),
    entryErrorMm: distance(entry, operation.plannedEntryLps),
    angleErrorDeg: (angleBetween(down, planned) * 180) / Math.PI,
    parts: {
      imaging: distance(aim, lesionLps),
      seating: distance(asPlanned, aim),
      surface: distance(onSkull, asPlanned),
      print: distance(unplayed, onSkull),
      sleeve: distance(unbent, unplayed),
      bending: distance(window, unbent),
    },
  };
}

/**
 * Where the seated guide takes its points: lowered along its insertion until it is there or caught,
 * then pressed.
 */
function seat(face: Float64Array, bone: SolidField, insertion: Vec3, placed: RigidMotion): (p: Vec3) => Vec3 {
  const high = lowerGuide(face, bone, insertion);
  const raised = face.map((v, n) => v + high * insertion[(n % 3) as 0 | 1 | 2]);
  // The hand draws it to where it aimed, which lies below the place that it is caught at.
  const aimed = placed.map((v, n) => (n < 3 ? v - high * insertion[n as 0 | 1 | 2] : v));
  const press = scale<Vec3>(insertion, -1);
  const { motion, centre } = simulateSeating({ face: raised, bone, pressDirection: press, placed: aimed });
  return p => movePoint(motion, centre, along(p, insertion, high));
}

function published(printer: StudySettings['printer']): PublishedPrinter {
  assertThat(!('isMeasured' in printer), 'operate', 'a measured printer comes with its clinic');
  return printer;
}

const directionOf = ({ lowerLip, upperLip }: Bore): Vec3 => normalize(subtract<Vec3>(lowerLip, upperLip));

/**
 * The tool anywhere in the bore's clearance at either lip, evenly over the disc; its stop stays on
 * the collar.
 */
function playIn(bore: Bore, toolDiameterMm: number, random: Random): Bore {
  const radius = Math.max(0, bore.diameterMm - toolDiameterMm) / 2;
  const down = directionOf(bore);
  const [across, up] = planeAcross(down);
  const astray = (lip: Vec3): Vec3 => {
    const [a, b] = inDisc(radius, () => random.uniform());
    return along(along(lip, across, a), up, b);
  };
  return { ...bore, lowerLip: astray(bore.lowerLip), upperLip: astray(bore.upperLip) };
}

/** The bore's ends where a hand moves them that leans on the needle, drawn as the budget has it. */
function leanOn(bore: Bore, bend: Bend['perNewton'], random: Random): Bore {
  const force = [SIDE_FORCE_SIGMA_N * random.normal(), SIDE_FORCE_SIGMA_N * random.normal()] as const;
  const { lower, upper } = bentLips(bend, force);
  return { ...bore, lowerLip: along(bore.lowerLip, lower, 1), upperLip: along(bore.upperLip, upper, 1) };
}
