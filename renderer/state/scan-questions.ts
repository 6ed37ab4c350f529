import { MOST_TURNS, type ScanAnswer } from '../../geometry/plan/document/case-schema';
import type { ScanIdentity } from '../../geometry/scan/source/scan-identity';
import type { Draft } from './draft';
import type { LoadedScan, Session } from './session-store';
import type { AddedScan } from './added-scan';

/** A scan that is not what the case, or the planned scan, says: somebody has to answer for it. */
export interface ScanQuestion {
  /** As the case calls it. */
  readonly id: string;
  readonly question: ScanAnswer['question'];
  /**
   * What the scan is known by, or whose it says it is; and what the case or the planned scan says
   * instead.
   */
  readonly found: string;
  readonly said: string;
}

type Known = Pick<Session, 'scan' | 'added'>;

/** Whether the scan on screen is another than the draft was made on. */
export const isOtherScan = (
  { content }: Pick<Draft, 'content'>,
  scan: Pick<LoadedScan, 'content'>,
): boolean => content !== null && content !== scan.content;

/** Every open question about the scans that are on screen, that of the planned one first. */
export function scanQuestions(draft: Draft, { scan, added }: Known): ScanQuestion[] {
  if (!scan || scan.series.uid !== draft.seriesUid) return [];
  const questions: ScanQuestion[] = [];
  if (draft.content !== null && isOtherScan(draft, scan)) {
    questions.push({ id: 'ct', question: 'content', found: scan.content, said: draft.content });
  }
  for (const one of draft.added) {
    const opened = one.seriesUid === null ? undefined : added[one.seriesUid];
    if (!opened) continue;
    const { id, content } = one;
    if (content && content !== opened.content) {
      questions.push({ id, question: 'content', found: opened.content, said: content });
    }
    const other = otherAnimal(scan.series.identity, opened.identity);
    const isAnswered = (one.answers ?? []).some(
      answer => answer.question === 'patient' && answer.content === opened.content,
    );
    if (other && !isAnswered) questions.push({ id, question: 'patient', ...other });
  }
  return questions;
}

/** How a scan says that it is of another animal than the planned one; null where it does not. */
function otherAnimal(
  planned: ScanIdentity | undefined,
  found: ScanIdentity | null | undefined,
): Pick<ScanQuestion, 'found' | 'said'> | null {
  for (const key of ['patientId', 'birthDate', 'sex'] as const) {
    const [said, other] = [planned?.[key] ?? null, found?.[key] ?? null];
    if (said !== null && other !== null && said !== other) return { said, found: other };
  }
  return null;
}

/**
 * The draft with a question answered: the scan stands in the case from now on, and the answer with
 * it.
 */
export function answered(
  draft: Draft,
  { scan, added }: Known,
  { id, question, said }: ScanQuestion,
  signed: Pick<ScanAnswer, 'acceptedBy' | 'reason' | 'at'>,
): Partial<Draft> {
  const answer = (content: string): ScanAnswer => ({ question, content, instead: said, ...signed });
  if (id === 'ct') {
    if (!scan) return {};
    const { orientation } = draft;
    return {
      ...known(scan),
      answers: [...draft.answers, answer(scan.content)],
      // One that is sealed lapses by its seal; from before there were seals nothing else tells that
      // it is of another head.
      ...(orientation && orientation.seal === null ? lapsed(orientation) : {}),
    };
  }
  return {
    added: draft.added.map((one): AddedScan => {
      const opened = one.id === id && one.seriesUid !== null ? added[one.seriesUid] : undefined;
      if (!opened) return one;
      return {
        ...one,
        content: opened.content,
        patientId: opened.identity?.patientId ?? one.patientId ?? null,
        answers: [...(one.answers ?? []), answer(opened.content)],
      };
    }),
  };
}

/** A confirmed orientation that is none any more: its axes stay to be looked at. */
export function lapsed(
  orientation: NonNullable<Draft['orientation']>,
): Pick<Draft, 'orientation' | 'turned'> {
  const { dorsal, rostral, confirmedBy, at, seal, reason, turns, earlier } = orientation;
  const last = { dorsal, rostral, confirmedBy, at, seal, reason };
  return {
    orientation: null,
    turned: { dorsal, rostral, turns, earlier: [...earlier, last].slice(-MOST_TURNS) },
  };
}

/** What a draft keeps of the scan that it is about. */
export const known = ({ content, series }: LoadedScan): Pick<Draft, 'content' | 'patientId'> => ({
  content,
  patientId: series.identity?.patientId ?? null,
});
