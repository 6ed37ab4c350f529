import type { Problem } from '../../../geometry/core/result';
import type { Draft } from '../../state/draft';
import type { InspectedFiles } from '../../workers/planner/planner-protocol';

const folderOf = ({ source }: Draft): string => (source?.kind === 'files' ? source.folder : '');

/** Files that have to be chosen from while a case is open. */
export const choiceWaits = ({ doubt }: InspectedFiles, { patient: { id } }: Draft): Problem =>
  doubt?.code === 'series-tied'
    ? {
        code: 'choice-waits',
        message: `These files hold several CT series and none is plainly the one, so the open case (${id}) stays. To choose one of them, close the case first (it stays among the recent ones) and open the files again.`,
      }
    : {
        code: 'choice-waits',
        message: `The CT among these files lacks a slice, which is filled in only once somebody has agreed, so the open case (${id}) stays. To agree, close the case first (it stays among the recent ones) and open the files again.`,
      };

/** A new case was begun although one waits for its scan. */
export const otherScan = ({ patient }: Draft): Problem => ({
  code: 'other-scan',
  message: `These files do not hold the scan of the case ${patient.id}, so a new case was begun with them. To go on with ${patient.id}, open its case again together with its scan.`,
});

/** A case whose scan is not at hand; `open`: the one that stays until then. */
export function scanWanted(draft: Draft, open: Draft | null): Problem {
  const { patient, seriesUid } = draft;
  const folder = folderOf(draft);
  const where = seriesUid ? { where: `series ${seriesUid}` } : {};
  const message = open
    ? `The case ${patient.id} was not opened, because its scan is not here: drop the folder "${folder}" or use Open folder to go on with it. Until then the open case (${open.patient.id}) stays.`
    : `The case ${patient.id} is here, but its scan is not: drop the folder "${folder}" or use Open folder to go on.`;
  return { code: 'scan-wanted', message, ...where };
}

/** Kept work whose scan is kept no longer; `open`: the case that stays until then. */
export function scanNotKept(draft: Draft, open: Draft | null): Problem {
  const { id } = draft.patient;
  const folder = folderOf(draft);
  const message = open
    ? `The work on ${id} was not opened, because its scan is no longer kept here: open the folder "${folder}" to go on with it. Until then the open case (${open.patient.id}) stays.`
    : `Your work on ${id} is here, but its scan is not: open the folder "${folder}" again to go on.`;
  return { code: 'scan-not-kept', message };
}

/** Files that were given to be laid on the CT. */
export const NOTHING_TO_ADD: Problem = {
  code: 'nothing-to-add',
  message:
    'There is no MR or CT among these files that can be laid on the CT; open the folder of its series.',
};

/** Files that were given as the scan made after the biopsy. */
export const NO_LATER_SCAN: Problem = {
  code: 'no-later-scan',
  message:
    'These files do not hold one CT that is plainly meant as the scan made after the biopsy; open the folder of its series alone.',
};
