import { phrase } from '../../../geometry/messages/phrase';
import type { OpenedAddition } from '../../workers/planner/planner-protocol';
import { sampleMrOf, sampleOfLater } from '../../workers/planner/sample-series';
import type { AddedScan } from '../added-scan';
import type { Draft } from '../draft';
import { draftStore } from '../draft-store';
import { scansBeside } from '../edit-postoperative-scan';
import { raise, sessionStore, setSession, type Session } from '../session-store';
import { createLane, type Lane } from './create-lane';
import type { Jobs } from './jobs';

/**
 * Brings the voxels of the scans that the draft has beside the CT, one lane a series: from the
 * files at hand, or from what the window has kept. It makes no difference how a scan came there:
 * added, undone and redone, restored or in a saved case.
 */
export function createAddedLanes(jobs: Jobs): Pick<Lane, 'follow'> {
  const lanes = new Map<string, Lane>();
  const numberOf = createNumbering();
  return {
    follow: () => {
      for (const { seriesUid } of scansBeside(draftStore.getState())) {
        if (seriesUid !== null && !lanes.has(seriesUid))
          lanes.set(seriesUid, createAddedLane(seriesUid, jobs, numberOf));
      }
      for (const lane of lanes.values()) lane.follow();
    },
  };
}

/**
 * One series. It is sought again where files come that hold it, and where it was taken away and is
 * added again.
 */
function createAddedLane(uid: string, jobs: Jobs, numberOf: (files: object) => number): Lane {
  return createLane<OpenedAddition>({
    key: (draft, { files }) =>
      wanted(draft, uid) && JSON.stringify([uid, holds(files, uid) ? numberOf(files!) : null]),
    ready: ({ scan, added }, { seriesUid }) => scan?.series.uid === seriesUid && !added[uid],
    run: (draft, { files }, signal) =>
      load({ ...jobs, one: wanted(draft, uid)!, uid, isInFiles: holds(files, uid), draft, signal }),
    keep: opened => {
      const { added, missing } = sessionStore.getState();
      setSession({ added: { ...added, [uid]: opened }, missing: missing.filter(other => other !== uid) });
    },
    fail: () => {
      const { missing } = sessionStore.getState();
      setSession({ missing: [...missing.filter(other => other !== uid), uid] });
      const one = wanted(draftStore.getState(), uid);
      if (one) askFor(one);
    },
    // What is being read is not begun anew because other files have come.
    overtaken: 'finish',
  });
}

/** The scan of the draft that has a series; null where it has none. */
const wanted = (draft: Draft, uid: string): AddedScan | null =>
  scansBeside(draft).find(({ seriesUid }) => seriesUid === uid) ?? null;

const holds = (files: Session['files'], uid: string): boolean =>
  files?.series.some(series => series.uid === uid && series.role) ?? false;

/** Numbers for things that have no name, so that a key can say which is meant. */
function createNumbering(): (thing: object) => number {
  const numbers = new WeakMap<object, number>();
  let last = 0;
  return thing => {
    const number = numbers.get(thing) ?? ++last;
    numbers.set(thing, number);
    return number;
  };
}

/** What a series is sought by. */
interface Sought extends Jobs {
  readonly one: AddedScan;
  readonly uid: string;
  readonly isInFiles: boolean;
  readonly draft: Draft;
  readonly signal: AbortSignal;
}

async function load(sought: Sought): Promise<OpenedAddition | null> {
  const { one, uid, isInFiles, signal, runJob, runQuietly } = sought;
  if (!isInFiles) {
    const kept = await runJob('loadCachedAdded', { uid, role: one.role }, 'scan', signal);
    if (kept) return kept;
  }
  const opened = await obtain(sought);
  if (opened) void runQuietly('cacheAdded', { uid, volume: opened.volume });
  return opened;
}

/** From the files at hand, or simulated; null where it is neither. */
async function obtain(sought: Sought): Promise<OpenedAddition | null> {
  const { one, uid, isInFiles, draft, signal, runJob } = sought;
  if (isInFiles) {
    // Work that was kept by earlier versions does not have the field.
    const interpolateMissing = (one.interpolateMissing ?? null) !== null;
    return runJob('readAdded', { uid, interpolateMissing }, 'scan', signal);
  }
  const mr = sampleMrOf(uid);
  if (mr) return runJob('scanSampleMr', mr, 'scan', signal);
  const name = sampleOfLater(uid);
  const operated = draft.later?.operated;
  return name && operated ? runJob('scanSampleLater', { name, operated }, 'verify', signal) : null;
}

function askFor({ id, source, seriesUid }: AddedScan): void {
  // A sample's scan that was not waited for is offered again in the list.
  if (seriesUid && (sampleMrOf(seriesUid) || sampleOfLater(seriesUid))) return;
  // Where a file could not be read the reason stands there already.
  if (sessionStore.getState().alerts.some(({ step }) => step === 'scan')) return;
  const folder = source?.kind === 'files' ? source.folder : '';
  raise('scan', {
    code: 'added-wanted',
    ...phrase('added-wanted', { scan: id, folder }),
    ...(seriesUid ? { where: `series ${seriesUid}` } : {}),
  });
}
