import type { PatientPoint } from '../core/frames';
import { refuse, succeed, type Result } from '../core/result';
import {
  invertTransform,
  transformDirection,
  transformPoint,
  type RigidTransform,
} from '../fusion/rigid-transform';
import { phrase } from '../messages/phrase';
import type { Volume } from '../volume/volume';
import { cutAlongPath } from './cut-along-path';
import { findCavity } from './find-cavity';
import { findHole } from './find-hole';
import { findNeedle } from './find-needle';
import { findTrack } from './find-track';
import type { FoundInstrument, PlannedLine, SoughtTool } from './found-instrument';

/**
 * Finds where the tool came to lie by what the later scan shows best: the needle itself, else the
 * track that it left in the brain, else the cavity of the sample.
 *
 * @param fixedFromMoving later scan -> planned CT
 * @param line the planned path in the planned CT
 * @returns in the planned CT's frame, LPS mm; refused (`nothing-found`) where none of the three
 *   stands out
 */
export function findInstrument(
  planned: Volume,
  later: Volume,
  fixedFromMoving: RigidTransform,
  line: PlannedLine,
  tool: SoughtTool,
): Result<FoundInstrument> {
  const needle = findNeedle(later, moveLine(invertTransform(fixedFromMoving), line), tool);
  if (needle) return succeed(moveInstrument(fixedFromMoving, needle));
  const cut = cutAlongPath(planned, later, fixedFromMoving, line);
  const hole = findHole(cut, line.boneThicknessMm);
  const found = (hole && findTrack(cut, hole, line.boneThicknessMm, tool)) ?? findCavity(cut, hole);
  if (found) return succeed(found);
  return refuse('nothing-found', hole ? phrase('nothing-but-hole') : phrase('nothing-found'));
}

function moveLine(move: RigidTransform, line: PlannedLine): PlannedLine {
  return {
    ...line,
    targetLps: transformPoint(move, line.targetLps),
    entryLps: transformPoint(move, line.entryLps),
    directionLps: transformDirection(move, line.directionLps),
  };
}

/** The same tool in another scan's frame. */
function moveInstrument(move: RigidTransform, found: FoundInstrument): FoundInstrument {
  const point = (p: PatientPoint | null): PatientPoint | null => p && transformPoint(move, p);
  return {
    ...found,
    windowLps: transformPoint(move, found.windowLps),
    tipLps: point(found.tipLps),
    directionLps: found.directionLps && transformDirection(move, found.directionLps),
  };
}
