import type { Problem } from '../../../geometry/core/result';
import { phrase } from '../../../geometry/messages/phrase';
import type { Draft } from '../../state/draft';
import type { InspectedFiles } from '../../workers/planner/planner-protocol';

const folderOf = ({ source }: Draft): string => (source?.kind === 'files' ? source.folder : '');

/** Files that have to be chosen from while a case is open. */
export const choiceWaits = ({ doubt }: InspectedFiles, { patient: { id } }: Draft): Problem =>
  doubt?.code === 'series-tied'
    ? { code: 'choice-waits', ...phrase('choice-of-series-waits', { open: id }) }
    : { code: 'choice-waits', ...phrase('agreement-waits', { open: id }) };

/** A new case was begun although one waits for its scan. */
export const otherScan = ({ patient }: Draft): Problem => ({
  code: 'other-scan',
  ...phrase('files-of-other-scan', { id: patient.id }),
});

/** A case whose scan is not at hand; `open`: the one that stays until then. */
export function scanWanted(draft: Draft, open: Draft | null): Problem {
  const { patient, seriesUid } = draft;
  const wanted = { id: patient.id, folder: folderOf(draft) };
  const where = seriesUid ? { where: `series ${seriesUid}` } : {};
  const message = open
    ? phrase('scan-wanted-beside', { ...wanted, open: open.patient.id })
    : phrase('scan-wanted', wanted);
  return { code: 'scan-wanted', ...message, ...where };
}

/** Kept work whose scan is kept no longer; `open`: the case that stays until then. */
export function scanNotKept(draft: Draft, open: Draft | null): Problem {
  const wanted = { id: draft.patient.id, folder: folderOf(draft) };
  const message = open
    ? phrase('scan-not-kept-beside', { ...wanted, open: open.patient.id })
    : phrase('scan-not-kept', wanted);
  return { code: 'scan-not-kept', ...message };
}

/** Files that were given to be laid on the CT. */
export const NOTHING_TO_ADD: Problem = { code: 'nothing-to-add', ...phrase('nothing-to-add') };

/** Files that were given as the scan made after the biopsy. */
export const NO_LATER_SCAN: Problem = { code: 'no-later-scan', ...phrase('no-later-scan') };
