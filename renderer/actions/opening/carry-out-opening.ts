import { draftStore, edit } from '../../state/draft-store';
import { addLater } from '../../state/edit-postoperative-scan';
import { isOtherScan } from '../../state/scan-questions';
import { clearAlerts, NOTHING_KNOWN, raise, sessionStore, setSession } from '../../state/session-store';
import { addSeries, listBeside } from '../add-scan';
import { letGo } from '../hold-work';
import { loadThumbnails } from '../load-thumbnails';
import { startWork } from '../recent-work';
import { awaitCase } from './awaited-case';
import type { Opening } from './opening';
import { readFirstSeries, readOtherSeries } from './read-listed-series';
import { readOpening } from './read-opening';

type Kind<K extends Opening['kind']> = Extract<Opening, { readonly kind: K }>;

/** Does what was decided. Nothing else puts a case on the screen or has one wait for its scan. */
export async function carryOut(opening: Opening): Promise<void> {
  switch (opening.kind) {
    case 'read':
      return readOpening(opening);
    case 'first-series':
      return readFirstSeries(opening.series, opening.agreed);
    case 'other-series':
      return readOtherSeries(opening.series, opening.agreed);
    case 'list':
      return listSeries(opening);
    case 'edit':
      return editOpenCase(opening);
    case 'lay-beside':
      return layBeside(opening);
    case 'measure-after':
      return measureAfter(opening);
    case 'wait':
      return waitForScan(opening);
    case 'refuse':
      return raise(opening.step, opening.problem);
    case 'nothing':
      return;
  }
}

function listSeries({ found, draft, notice }: Kind<'list'>): void {
  const listed = { files: found, folders: {}, thumbnails: {}, step: 'scan' } as const;
  setSession(draft ? { ...NOTHING_KNOWN, ...listed } : listed);
  if (draft) startWork(draft);
  if (notice) raise('scan', notice);
  void loadThumbnails(found.series);
}

function editOpenCase({ change, step, crosshair }: Kind<'edit'>): void {
  edit(() => change);
  const { scan } = sessionStore.getState();
  const isOther = scan !== null && isOtherScan(draftStore.getState(), scan);
  setSession({ step: isOther ? 'scan' : step, crosshair });
}

function layBeside({ found, folder, add }: Kind<'lay-beside'>): void {
  listBeside(found, folder);
  setSession({ step: 'scan', fusing: null });
  if (add) addSeries(add);
}

function measureAfter({ found, folder, series }: Kind<'measure-after'>): void {
  clearAlerts('verify');
  listBeside(found, folder);
  forgetVoxels(series ? series.uid : (draftStore.getState().later?.seriesUid ?? null));
  if (!series) return;
  const { uid: seriesUid, description } = series;
  addLater({ source: { kind: 'files', folder }, seriesUid, description });
}

/** So that a series is read anew: another scan may bear the UID of the one that was kept. */
function forgetVoxels(seriesUid: string | null): void {
  const { added } = sessionStore.getState();
  setSession({ added: Object.fromEntries(Object.entries(added).filter(([uid]) => uid !== seriesUid)) });
}

function waitForScan({ isBeside, draft, work, notice }: Kind<'wait'>): void {
  if (isBeside) {
    if (work) letGo(work.held);
    awaitCase({ draft, workId: work?.id ?? null });
    raise('scan', notice);
    return;
  }
  awaitCase(null);
  setSession({ ...NOTHING_KNOWN, files: null, folders: {}, thumbnails: {}, step: 'scan' });
  startWork(draft, work?.id, work?.revision, work?.held);
  raise('scan', notice);
  if (work && !work.held.hold) setSession({ dialog: 'elsewhere' });
}
