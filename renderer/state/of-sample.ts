import { isSampleId } from '../../samples/sample-id';
import type { Draft } from './draft';
import type { Session } from './session-store';

/**
 * Whether the work is on a sample patient, opened as one or from its files: its results are none of
 * the clinic's.
 */
export const isOfSample = (
  { source, patient, carriedOut }: Pick<Draft, 'source' | 'patient' | 'carriedOut'>,
  { scan, final }: Pick<Session, 'scan' | 'final'>,
): boolean =>
  source?.kind === 'sample' ||
  [
    patient.id,
    scan?.series.identity?.patientId,
    final?.value.plan.case.patient.id,
    carriedOut?.case.patient.id,
  ].some(isSampleId);
