import type { SeriesSummary } from '../../geometry/scan/scan-inventory';
import type { MrSequence } from '../../samples/mr/tissue-signal';
import type { SampleName } from '../../samples/patients';
import { platform } from '../platform/platform';
import type { InspectedFiles, PickedFile } from '../workers/planner/planner-protocol';
import { sampleMrUid } from '../workers/planner/sample-series';
import { MOST_ADDED } from '../state/case-scans';
import type { Draft } from '../state/draft';
import { draftStore } from '../state/draft-store';
import { folderOf } from './folder-of';
import { addScan } from '../state/fusion-edits';
import { scansBeside } from '../state/edit-postoperative-scan';
import { raise, sessionStore, setSession } from '../state/session-store';
import { loadThumbnails } from './load-thumbnails';
import { runJob } from './run-job';
import type { AddedScan } from '../state/added-scan';

/** Lays a series of the files at hand beside the CT and shows its fusion. The voxels follow (`followAdded`). */
export function addSeries(uid: string): void {
  const { files, folders, scan } = sessionStore.getState();
  const series = files?.series.find(one => one.uid === uid);
  if (!scan || !series?.role || uid === scan.series.uid) return;
  const { source } = draftStore.getState();
  const folder = folders[uid] ?? (source?.kind === 'files' ? source.folder : series.role);
  openFusion(
    addScan({
      role: series.role,
      source: { kind: 'files', folder },
      seriesUid: uid,
      description: series.description,
    }),
  );
}

/** Lays a sample patient's MR beside its CT. */
export function addSampleMr(name: SampleName, sequence: MrSequence): void {
  const description = SAMPLE_DESCRIPTIONS[sequence];
  const seriesUid = sampleMrUid(name, sequence);
  openFusion(addScan({ role: 'mr', source: { kind: 'sample', name }, seriesUid, description }));
}

/** As a scanner calls them. */
const SAMPLE_DESCRIPTIONS: Readonly<Record<MrSequence, string>> = {
  t1c: 'Simulated MR, T1 post contrast',
  t2: 'Simulated MR, T2',
};

/** Shows the fusion of a scan that was added, in the Scan step and over the slices. */
export function openFusion(id: string | null): void {
  if (id === null) {
    raise('scan', {
      code: 'too-many-scans',
      message: `A case holds ${MOST_ADDED} scans beside the CT; remove one before you add another.`,
    });
    return;
  }
  const { overlay } = sessionStore.getState();
  setSession({ step: 'scan', fusing: id, overlaid: id, overlay: { ...overlay, on: true } });
}

/** Asks for the folder of another scan of the same animal. */
export async function pickAdded(): Promise<void> {
  try {
    const files = await platform.openFolder();
    if (files) await addFiles(files.map(file => ({ path: file.webkitRelativePath || file.name, file })));
  } catch (error) {
    raise('scan', { code: 'not-opened', message: error instanceof Error ? error.message : String(error) });
  }
}

/** Looks for scans to add among files, whatever they hold. */
async function addFiles(files: readonly PickedFile[]): Promise<void> {
  const found = await runJob('inspect', { files }, 'scan');
  if (!found) return;
  if (!found.series.some(({ role }) => role)) {
    raise('scan', {
      code: 'nothing-to-add',
      message:
        'There is no MR or CT among these files that can be laid on the CT; open the folder of its series.',
    });
  } else joinFiles(found, folderOf(files));
}

/**
 * Whether files that were dropped while a CT is open belong beside it: they hold what the case waits for, or an MR, and
 * no CT but its own.
 */
export function isAddition(found: InspectedFiles): boolean {
  const { scan } = sessionStore.getState();
  const beside = scansBeside(draftStore.getState());
  if (!scan) return false;
  const isOurs = (uid: string): boolean =>
    uid === scan.series.uid || beside.some(({ seriesUid }) => seriesUid === uid);
  return (
    found.series.every(({ usable, uid }) => !usable || isOurs(uid)) &&
    found.series.some(({ role, uid }) => role === 'mr' || (role && uid !== scan.series.uid))
  );
}

/** Lists further files beside those at hand, for the series among them to be read from. */
export function listBeside(found: InspectedFiles, folder: string): void {
  const { files, scan, folders } = sessionStore.getState();
  if (!scan) return;
  const before = files?.series ?? [scan.series];
  const fresh = found.series.filter(one => before.every(({ uid }) => uid !== one.uid));
  setSession({
    files: {
      series: [...before, ...fresh],
      ignored: [...(files?.ignored ?? []), ...found.ignored],
      preselected: files?.preselected ?? null,
      doubt: null,
    },
    folders: { ...folders, ...Object.fromEntries(found.series.map(({ uid }) => [uid, folder])) },
  });
  void loadThumbnails(fresh);
}

/** Lists further files in the Scan step; the only series among them that can be added, is. */
export function joinFiles(found: InspectedFiles, folder: string): void {
  const { scan } = sessionStore.getState();
  if (!scan) return;
  listBeside(found, folder);
  setSession({ step: 'scan', fusing: null });
  const beside = scansBeside(draftStore.getState());
  const others = found.series.filter(({ role, uid }) => role && uid !== scan.series.uid);
  const [only, another] = others;
  if (only && !another && beside.every(({ seriesUid }) => seriesUid !== only.uid)) addSeries(only.uid);
}

/** A case may leave a scan's series open: the only one of its kind that is no other scan of the case is meant. */
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
