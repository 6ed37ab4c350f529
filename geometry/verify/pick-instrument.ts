import type { PatientPoint, PatientVector } from '../core/frames';
import { decimal } from '../core/message';
import { refuse, succeed, type Result } from '../core/result';
import { along, distance, normalize, subtract } from '../core/vector';
import { phrase } from '../messages/phrase';
import { windowToTipMm } from '../path/place-tool';
import type { FoundInstrument, SoughtTool } from './found-instrument';

/** Tip and entry closer than this give no direction, mm. */
const LEAST_MM = 3;

/**
 * The tool as a person marked it: its tip, and where it enters the bone; both in one frame, LPS mm.
 */
export function pickInstrument(
  tipLps: PatientPoint,
  entryLps: PatientPoint,
  tool: SoughtTool,
): Result<FoundInstrument> {
  const apartMm = distance(tipLps, entryLps);
  if (!(apartMm >= LEAST_MM)) {
    const apart = decimal(apartMm, 1);
    return refuse('picks-too-close', phrase('picks-too-close', { apart, least: LEAST_MM }));
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
