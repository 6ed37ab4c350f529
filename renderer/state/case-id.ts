import { refuse, succeed, type Result } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import { CASE_DEFAULTS } from '../../geometry/plan/document/case-schema';
import type { Draft } from './draft';

/** What a case is called before anybody gave it an id. */
export const NO_ID = CASE_DEFAULTS.patient.id;

/** Whether the case has an id that tells its guide from another's: a letter or a digit at least. */
export const hasId = ({ patient }: Pick<Draft, 'patient'>): boolean =>
  patient.id !== NO_ID && /[\p{L}\p{N}]/u.test(patient.id);

/** The same for what leaves the window; Problem `no-id`. */
export const requireId = (draft: Pick<Draft, 'patient'>): Result<null> =>
  hasId(draft) ? succeed(null) : refuse('no-id', phrase('exported-without-id'));
