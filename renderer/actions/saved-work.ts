import { ORIENTATION_DEFAULTS } from '../../geometry/plan/document/case-schema';
import type { SeriesSummary } from '../../geometry/scan/scan-inventory';
import type { WorkText } from '../platform/keep-work';
import { EMPTY_DRAFT, type Draft } from '../state/draft';
import type { Step } from '../state/session/steps';

/** What is kept of the work: everything the vet decided, and which scan it was decided on. */
export interface SavedWork {
  readonly format: 'bregma-work';
  readonly version: 1;
  /** Tells it from other work, also on the same scan. */
  readonly id: string;
  /** Grows with every save of this work; 0 where an earlier version kept it. */
  readonly revision: number;
  /** ISO date and time of the save; "" where an earlier version kept it. */
  readonly at: string;
  readonly step: Step;
  readonly draft: Draft;
  readonly series: SeriesSummary;
}

/** What an earlier version kept knows of neither. */
const UNCOUNTED = { revision: 0, at: '' };
const NOT_RESCUED = { rescues: [], offer: null };

/** The work that a kept text holds; null where it holds none, or was cut short by a crash. */
export function readWork(text: string | null): SavedWork | null {
  if (!text) return null;
  try {
    const work = { ...UNCOUNTED, ...(JSON.parse(text) as SavedWork) };
    if (work.format !== 'bregma-work' || work.version !== 1) return null;
    const bone = { ...EMPTY_DRAFT.bone, ...work.draft.bone };
    const guide = { ...EMPTY_DRAFT.guide, ...work.draft.guide };
    const series = { ...NOT_RESCUED, ...work.series };
    const { orientation: kept } = work.draft;
    const orientation = kept && { ...ORIENTATION_DEFAULTS, ...kept };
    return { ...work, series, draft: { ...EMPTY_DRAFT, ...work.draft, orientation, bone, guide } };
  } catch {
    return null;
  }
}

/** As the home keeps it. */
export function textOfWork(work: SavedWork, isListed: boolean, isNext = true): WorkText {
  const { id, revision, at, draft } = work;
  const name = draft.patient.id;
  const text = JSON.stringify(work);
  return { id, revision, name, at, text, draft: JSON.stringify(draft), isListed, isNext };
}

/** The newer of two states of one work; of two works, the one that was saved last. */
export function newerWork(a: SavedWork | null, b: SavedWork | null): SavedWork | null {
  if (!a || !b) return a ?? b;
  const isLater = a.id === b.id && a.revision !== b.revision ? b.revision > a.revision : b.at > a.at;
  return isLater ? b : a;
}
