import { caseScanOf } from './added-scan';
import { wholeTrajectories, type Draft } from './draft';

/** What a bone surface is made from. */
export const boneKey = (d: Draft): string => JSON.stringify([d.source, d.seriesUid, d.bone]);

/** What a lesion's outline is made from. */
export const lesionKey = (d: Draft): string => JSON.stringify([d.source, d.seriesUid, d.bone, d.lesion]);

/** What the measures of the paths are made from. */
export const pathsKey = (d: Draft): string =>
  JSON.stringify([d.source, d.seriesUid, d.bone, d.tool, d.guide.sleeve, wholeTrajectories(d)]);

/** What a guide is made from: everything that the case file holds. */
export const caseKey = (d: Draft): string =>
  JSON.stringify([
    d.source,
    d.seriesUid,
    d.interpolateMissing,
    d.patient,
    d.orientation,
    d.bone,
    d.lesion,
    d.tool,
    d.guide,
    d.accuracy,
    wholeTrajectories(d),
    // What the case file holds of them: a landmark half marked makes no guide out of date.
    d.added.map(scan => caseScanOf(scan, '')),
  ]);
