import { phrase } from '../../geometry/messages/phrase';
import type { MrSequence } from '../../samples/mr/tissue-signal';
import type { SampleName } from '../../samples/patients';
import type { InspectedFiles } from '../workers/planner/planner-protocol';
import { sampleMrUid } from '../workers/planner/sample-series';
import { MOST_ADDED } from '../state/case-scans';
import { draftStore } from '../state/draft-store';
import { addScan } from '../state/fusion-edits';
import { raise, sessionStore, setSession } from '../state/session-store';
import { loadThumbnails } from './load-thumbnails';

/**
 * Lays a series of the files at hand beside the CT and shows its fusion. The voxels follow
 * (`createAddedLanes`).
 */
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
      ...phrase('too-many-scans', { most: MOST_ADDED }),
    });
    return;
  }
  const { overlay } = sessionStore.getState();
  setSession({ step: 'scan', fusing: id, overlaid: id, overlay: { ...overlay, on: true } });
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
