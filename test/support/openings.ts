import { vi } from 'vitest';
import { patientPoint } from '../../geometry/core/frames';
import { asMessage } from '../../geometry/messages/phrase';
import type { HeldWork } from '../../renderer/actions/hold-work';
import type { Given, Opening, OpeningState, Purpose } from '../../renderer/actions/opening/opening';
import { newAdded } from '../../renderer/state/case-scans';
import { EMPTY_DRAFT, type Draft } from '../../renderer/state/draft';
import type { InspectedFiles, OpenedScan } from '../../renderer/workers/planner/planner-protocol';

// Files, cases and states of the window for the tests of what is opened.

export type Series = InspectedFiles['series'][number];

export const ct = (uid: string, rest: object = {}) =>
  ({ uid, role: 'ct', usable: true, offer: null, description: uid, ...rest }) as unknown as Series;
export const mr = (uid: string) => ct(uid, { role: 'mr', usable: false });
/** A CT that lacks a slice. */
export const gap = (uid: string) => ct(uid, { role: null, usable: false, offer: { kind: 'missing-slice' } });
export const junk = (uid: string) => ct(uid, { role: null, usable: false });

export const doubtful = (code: string) => ({ code, ...asMessage({ message: code }) });
export const files = (series: readonly Series[], rest: Partial<InspectedFiles> = {}): InspectedFiles => ({
  series,
  ignored: [],
  preselected: null,
  doubt: null,
  ...rest,
});
export const oneCt = (uid: string, ...others: readonly Series[]) =>
  files([ct(uid), ...others], { preselected: uid });
export const tied = files([ct('8'), ct('9')], { doubt: doubtful('series-tied') });
export const lacking = files([gap('8')], { doubt: doubtful('missing-slice') });
export const useless = files([junk('8')], { doubt: doubtful('no-ct') });
export const empty = files([]);

export const path = { id: 'T1', targetLps: patientPoint(1, 2, 3), entryLps: patientPoint(4, 5, 60) };
export const agreed = { agreedBy: 'AB', at: '2026-01-02T10:00:00Z' };
export const draft = (id: string, seriesUid: string | null, rest: Partial<Draft> = {}): Draft => ({
  ...EMPTY_DRAFT,
  source: { kind: 'files', folder: 'ct' },
  seriesUid,
  patient: { ...EMPTY_DRAFT.patient, id },
  trajectories: [path],
  selected: 'T1',
  ...rest,
});
export const beside = (seriesUid: string | null) =>
  newAdded({ id: 'mr', role: 'mr', source: null, seriesUid, description: 'MR' });

export const nothing: OpeningState = {
  scan: null,
  files: null,
  step: 'scan',
  final: null,
  draft: EMPTY_DRAFT,
  awaited: null,
};
export const open = (rest: Partial<OpeningState> = {}): OpeningState => ({
  ...nothing,
  scan: { series: ct('1'), content: 'c1' } as unknown as OpeningState['scan'],
  files: files([ct('1')]),
  draft: draft('Rex', '1'),
  ...rest,
});
export const waiting: OpeningState = { ...nothing, draft: draft('Tom', '7') };
export const verifying = (rest: Partial<OpeningState> = {}): OpeningState =>
  open({ step: 'verify', final: { key: 'k', value: {} } as unknown as OpeningState['final'], ...rest });
export const awaitedFile = { draft: draft('Tim', '7'), workId: null };
export const awaitedWork = { draft: draft('Tim', '7'), workId: 'w7' };

export const given = (found: InspectedFiles, purpose: Purpose = 'anything'): Given => ({
  kind: 'files',
  found,
  folder: 'folder',
  purpose,
});
export const aCase = (of: Draft, found: InspectedFiles | null = null): Given => ({
  kind: 'case',
  draft: of,
  found,
});
/** What a decision comes down to, in one line. */
export function inShort(opening: Opening): string {
  switch (opening.kind) {
    case 'read': {
      const { from, place, step, notice } = opening;
      const what = from.kind === 'sample' ? `${from.name}${from.isNew ? ', new' : ''}` : from.series.uid;
      const whose =
        place.kind === 'instead' ? (place.work === null ? 'new' : JSON.stringify(place.work)) : '';
      const name = opening.draft.patient.id;
      return [`read ${from.kind} ${what} as ${name}`, place.kind, whose, step, notice?.code ?? '']
        .filter(part => part !== '')
        .join('; ');
    }
    case 'list':
      return `list; ${opening.draft?.patient.id ?? 'goes on waiting'}; ${opening.notice?.code ?? 'says nothing'}`;
    case 'first-series':
    case 'other-series':
      return `${opening.kind} ${opening.series.uid}; agreed by ${opening.agreed?.agreedBy ?? 'nobody'}`;
    case 'edit':
      return `edit; ${opening.change.patient?.id}; ${opening.step}; at ${String(opening.crosshair)}`;
    case 'lay-beside':
      return `lay beside ${opening.folder}; adds ${opening.add ?? 'none'}`;
    case 'measure-after':
      return `measure after; ${opening.series?.uid ?? 'the one that is known'}`;
    case 'wait': {
      const { isBeside, draft: of, work: begun, notice } = opening;
      return `wait ${isBeside ? 'beside' : 'here'}; ${of.patient.id}; ${begun?.id ?? 'new'}; ${notice.code}`;
    }
    case 'refuse':
      return `refuse at ${opening.step}: ${opening.problem.code}`;
    case 'nothing':
      return 'nothing';
  }
}
export const NEW = EMPTY_DRAFT.patient.id;

/** Files of CTs, the first of which is plainly meant. */
export const listOf = (...uids: readonly string[]): InspectedFiles =>
  files(
    uids.map(uid => ct(uid)),
    { preselected: uids[0] ?? null },
  );

/** A scan of a few voxels, known by `content`. */
export const tinyScan = (content = 'c'): OpenedScan =>
  ({
    volume: {
      sizeVoxels: [3, 3, 3],
      spacingMm: [1, 1, 1],
      originLps: [0, 0, 0],
      axes: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    },
    content,
    rescues: [],
    histogram: null,
  }) as unknown as OpenedScan;

/** Kept work that this window may edit, or only look at. */
export function heldWork(mayEdit: boolean): HeldWork & { readonly letGo: ReturnType<typeof vi.fn> } {
  const letGo = vi.fn();
  return { id: 'w', hold: mayEdit ? { letGo } : null, letGo };
}
