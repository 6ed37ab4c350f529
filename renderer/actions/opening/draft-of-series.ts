import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import type { AddedScan } from '../../state/added-scan';
import { hasId, NO_ID } from '../../state/case-id';
import { EMPTY_DRAFT, type Draft } from '../../state/draft';
import { layOff } from '../../state/fusion-edits';
import { NO_ANSWER } from '../../state/marker-answer';

type Animal = Pick<Draft['patient'], 'id' | 'species' | 'breed'>;

/** New work on a series of a folder; without one, on what will be chosen of it. */
export const freshDraft = (series: SeriesSummary | undefined, folder: string): Draft => ({
  ...EMPTY_DRAFT,
  source: { kind: 'files', folder },
  seriesUid: series?.uid ?? null,
  patient: { ...EMPTY_DRAFT.patient, ...animalOf(series) },
});

/** The draft on the first series that was chosen: what is decided was not decided on another. */
export const onFirstSeries = (
  draft: Draft,
  series: SeriesSummary,
  interpolateMissing: Draft['interpolateMissing'],
): Draft => ({
  ...draft,
  seriesUid: series.uid,
  interpolateMissing,
  patient: { ...draft.patient, ...untold(draft.patient, animalOf(series)) },
});

/**
 * Another series to plan on: its axes have to be confirmed anew, and what lay on the last has to be
 * laid on it.
 */
export const onOtherSeries = ({ added }: Draft, uid: string): Partial<Draft> => ({
  seriesUid: uid,
  content: null,
  patientId: null,
  answers: [],
  orientation: null,
  turned: null,
  saidOfMarkers: NO_ANSWER,
  measurements: [],
  added: added.filter(({ seriesUid }) => seriesUid !== uid).map(layOff),
  later: null,
});

/**
 * A case may leave a scan's series open: the only one of its kind that is no other scan of the case
 * is meant.
 */
export function nameAdded(draft: Draft, series: readonly SeriesSummary[]): Draft {
  const isTaken = (uid: string): boolean =>
    uid === draft.seriesUid || draft.added.some(({ seriesUid }) => seriesUid === uid);
  const name = (scan: AddedScan): AddedScan => {
    if (scan.seriesUid !== null) return scan;
    const [only, another] = series.filter(({ role, uid }) => role === scan.role && !isTaken(uid));
    return only && !another ? { ...scan, seriesUid: only.uid } : scan;
  };
  return draft.added.some(({ seriesUid }) => seriesUid === null)
    ? { ...draft, added: draft.added.map(name) }
    : draft;
}

/** Of what the file says, what nobody has said otherwise. */
function untold(patient: Draft['patient'], { id, ...animal }: Animal): Partial<Animal> {
  const isUnsaid = patient.species === 'other' && patient.breed === '';
  return { ...(hasId({ patient }) ? {} : { id }), ...(isUnsaid ? animal : {}) };
}

/** What the series says of the animal; a surgeon can say otherwise. */
function animalOf(series: SeriesSummary | undefined): Animal {
  const said = series?.species ?? '';
  const species = /canine|dog|canis/i.test(said)
    ? 'canine'
    : /feline|cat|felis/i.test(said)
      ? 'feline'
      : 'other';
  return { id: series?.identity?.patientId ?? NO_ID, species, breed: (series?.breed ?? '').slice(0, 64) };
}
