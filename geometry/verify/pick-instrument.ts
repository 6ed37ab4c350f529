import type { PatientPoint, PatientVector } from '../core/frames';
import { refuse, succeed, type Result } from '../core/result';
import { along, distance, normalize, subtract } from '../core/vector';
import { windowToTipMm, type FoundInstrument, type SoughtTool } from './found-instrument';

/** Tip and entry closer than this give no direction, mm. */
const LEAST_MM = 3;

/** The tool as a person marked it: its tip, and where it enters the bone; both in one frame, LPS mm. */
export function pickInstrument(
  tipLps: PatientPoint,
  entryLps: PatientPoint,
  tool: SoughtTool,
): Result<FoundInstrument> {
  const apartMm = distance(tipLps, entryLps);
  if (!(apartMm >= LEAST_MM)) {
    return refuse(
      'picks-too-close',
      `The marked tip and entry lie ${apartMm.toFixed(1)} mm apart, which gives no direction; mark the tip and the place where the needle enters the bone (${LEAST_MM} mm apart or more).`,
    );
  }
  const directionLps = normalize(subtract<PatientVector>(tipLps, entryLps));
  return succeed({
    way: 'picked',
    windowLps: along(tipLps, directionLps, -windowToTipMm(tool)),
    tipLps,
    directionLps,
    straightnessMm: null,
    distinctness: null,
  });
}
