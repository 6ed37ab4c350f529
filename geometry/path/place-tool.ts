import type { PatientPoint, PatientVector } from '../core/frames';
import { along } from '../core/vector';
import type { TrajectoryTool } from './trajectory';

/** The parts of a tool whose window's middle is on the target. */
export interface PlacedTool {
  readonly tipLps: PatientPoint;
  /** The window's distal edge and its proximal one; null of an end-cutting tool, which has none. */
  readonly windowLps: readonly [PatientPoint, PatientPoint] | null;
  /** Where its usable length ends. */
  readonly hubLps: PatientPoint;
}

/** From the middle of the window, which is put on the target, to the tip, mm. */
export const windowToTipMm = ({ windowMm, tipMm }: Pick<TrajectoryTool, 'windowMm' | 'tipMm'>): number =>
  windowMm / 2 + tipMm;

/** Where a tool lies with its window's middle on the target; `directionLps` is unit, inward. */
export function placeTool(
  targetLps: PatientPoint,
  directionLps: PatientVector,
  tool: Pick<TrajectoryTool, 'windowMm' | 'tipMm' | 'lengthMm'>,
): PlacedTool {
  const at = (mm: number): PatientPoint => along(targetLps, directionLps, mm);
  const tipMm = windowToTipMm(tool);
  return {
    tipLps: at(tipMm),
    windowLps: tool.windowMm > 0 ? [at(tool.windowMm / 2), at(-tool.windowMm / 2)] : null,
    hubLps: at(tipMm - tool.lengthMm),
  };
}
