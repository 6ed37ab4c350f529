import type { PatientPoint, PatientVector } from '../core/frames';

/** How the place of the tool was found in the later scan. */
export const DETECTION_METHODS = ['needle', 'track', 'cavity', 'picked'] as const;
export type DetectionMethod = (typeof DETECTION_METHODS)[number];

/** The path as it was planned, in the frame of whatever is searched: LPS mm. */
export interface PlannedLine {
  /** Where the middle of the tool's window should lie. */
  readonly targetLps: PatientPoint;
  /** Where the line leaves the outer bone. */
  readonly entryLps: PatientPoint;
  /** Unit, entry to target. */
  readonly directionLps: PatientVector;
  /** Along the line, mm; null where it could not be measured. */
  readonly boneThicknessMm: number | null;
}

/** What of the tool counts here. */
export interface SoughtTool {
  readonly diameterMm: number;
  readonly windowMm: number;
  readonly tipMm: number;
}

/** Where the tool lay, or had lain: LPS mm of the scan that was searched. */
export interface FoundInstrument {
  readonly way: DetectionMethod;
  /** The middle of the window as it came to lie. */
  readonly windowLps: PatientPoint;
  /** Null where a cavity alone was found. */
  readonly tipLps: PatientPoint | null;
  /** Unit, into the head; null where nothing tells it. */
  readonly directionLps: PatientVector | null;
  /**
   * How far single places of the line lie beside it, RMS, mm: a bent needle, or noise. Null without
   * a line.
   */
  readonly straightnessMm: number | null;
  /**
   * How plainly it stands out: its contrast by that of places where nothing is; null where it was
   * picked.
   */
  readonly distinctness: number | null;
}
