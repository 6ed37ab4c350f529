import type { OpenedAddition } from '../workers/planner/planner-protocol';
import { sampleMrOf, sampleOfLater } from '../workers/planner/sample-series';
import { draftStore } from '../state/draft-store';
import { scansBeside } from '../state/edit-postoperative-scan';
import { raise, sessionStore, setSession, type Session } from '../state/session-store';
import { planner, runJob } from './run-job';
import type { AddedScan } from '../state/added-scan';

/** With which files each series was looked for last, so that nothing is sought twice in the same. */
let sought = new Map<string, Session['files']>();

/** Everything is sought anew: another CT is open, or the same once more. */
export function forgetSought(): void {
  sought = new Map();
}

/**
 * Brings the voxels of the scans that the draft has beside the CT: from the files at hand, or from what the window has
 * kept. It makes no difference how a scan came there: added, undone and redone, restored or in a saved case.
 */
export function followAdded(): void {
  const draft = draftStore.getState();
  const { scan, added, files } = sessionStore.getState();
  if (!scan || scan.series.uid !== draft.seriesUid) return;
  // One that was taken away is sought again when it is added again.
  const wanted = scansBeside(draft);
  for (const uid of sought.keys()) {
    if (wanted.every(({ seriesUid }) => seriesUid !== uid)) sought.delete(uid);
  }
  for (const one of wanted) {
    const uid = one.seriesUid;
    if (uid === null || added[uid] || sought.get(uid) === files) continue;
    const inFiles = files?.series.some(series => series.uid === uid && series.role) ?? false;
    if (sought.has(uid) && !inFiles) continue;
    sought.set(uid, files);
    void load(one, uid, inFiles).then(opened => {
      const now = sessionStore.getState();
      if (now.scan !== scan) return;
      const missing = now.missing.filter(other => other !== uid);
      if (opened) setSession({ added: { ...now.added, [uid]: opened }, missing });
      else {
        setSession({ missing: [...missing, uid] });
        askFor(one);
      }
    });
  }
}

async function load(one: AddedScan, uid: string, inFiles: boolean): Promise<OpenedAddition | null> {
  if (!inFiles) {
    const kept = await runJob('loadCachedAdded', { uid, role: one.role }, 'scan');
    if (kept) return kept;
  }
  const opened = await obtain(one, uid, inFiles);
  if (opened) void planner.run('cacheAdded', { uid, volume: opened.volume });
  return opened;
}

/** From the files at hand, or simulated; null where it is neither. */
async function obtain(
  { interpolateMissing }: AddedScan,
  uid: string,
  inFiles: boolean,
): Promise<OpenedAddition | null> {
  if (inFiles) {
    // Work that was kept by earlier versions does not have the field.
    const agreed = (interpolateMissing ?? null) !== null;
    return runJob('readAdded', { uid, interpolateMissing: agreed }, 'scan');
  }
  const mr = sampleMrOf(uid);
  if (mr) return runJob('scanSampleMr', mr, 'scan');
  const name = sampleOfLater(uid);
  const operated = draftStore.getState().later?.operated;
  return name && operated ? runJob('scanSampleLater', { name, operated }, 'verify') : null;
}

function askFor({ id, source, seriesUid }: AddedScan): void {
  // A sample's scan that was not waited for is offered again in the list.
  if (seriesUid && (sampleMrOf(seriesUid) || sampleOfLater(seriesUid))) return;
  // Where a file could not be read the reason stands there already.
  if (sessionStore.getState().alerts.some(({ step }) => step === 'scan')) return;
  const folder = source?.kind === 'files' ? source.folder : '';
  raise('scan', {
    code: 'added-wanted',
    message: `The scan ${id}, which lies on the CT, is not at hand: drop the folder "${folder}" or use Add a scan to see it. The plan does not need it.`,
    ...(seriesUid ? { where: `series ${seriesUid}` } : {}),
  });
}
