import { assumeUsualPose } from '../../geometry/anatomy/guess-orientation';
import type { Case } from '../../geometry/plan/document/case-schema';
import { caseOfDraft, wholeTrajectories } from '../state/draft';
import { draftStore } from '../state/draft-store';
import { findGuide } from '../state/kept-guides';
import { boneKey, caseKey, lesionKey, pathsKey } from '../state/result-keys';
import { clearAlerts, sessionStore, setSession, type LoadedScan } from '../state/session-store';
import { followAdded, forgetSought } from './follow-added';
import { followSignatures } from './follow-signatures';
import { followLater } from './verify-scan';
import { readSeries } from './open-scan';
import { planner, runJob } from './run-job';
import type { Step } from '../state/steps';

/** After the last change of the bone's options, and of the guide's, before they are computed anew, ms. */
const BONE_PAUSE_MS = 200;
const PREVIEW_PAUSE_MS = 40;
/** After a preview, before its error is predicted, ms. */
const FORECAST_PAUSE_MS = 250;

/** Steps on which a preview of the guide is shown. */
const PREVIEW_STEPS: ReadonlySet<Step> = new Set<Step>(['path', 'guide']);

/** What each lane is working on or has failed at, so that nothing is started twice. */
const busy = { scan: '', bone: '', lesion: '', paths: '', preview: '', orientation: '' };
const FOLLOWED = [
  'scan',
  'files',
  'proposal',
  'bone',
  'measured',
  'preview',
  'final',
  'step',
  'added',
] as const;
/** The scan that they are about: the same one opened again is worked on again. */
let busyWith: LoadedScan | null = null;
let boneTimer: ReturnType<typeof setTimeout> | undefined;
let previewTimer: ReturnType<typeof setTimeout> | undefined;

/** Keeps what is shown up with what is decided: call once; it follows both stores from then on. */
export function keepUp(): () => void {
  const stop = [
    draftStore.subscribe(follow),
    // Not at every move of the pointer.
    sessionStore.subscribe((now, before) => {
      if (FOLLOWED.some(field => now[field] !== before[field])) follow();
      // An end that is being marked on a later scan is none of the plan's, and the other way round.
      if (now.step !== before.step && (now.step === 'verify' || before.step === 'verify')) {
        setSession({ tool: 'crosshair' });
      }
    }),
  ];
  follow();
  return () => stop.forEach(end => end());
}

/** Surfaces the bone again after it was cancelled or refused. */
export function retryBone(): void {
  busy.bone = '';
  follow();
}

function follow(): void {
  const { scan } = sessionStore.getState();
  if (scan !== busyWith) {
    busyWith = scan;
    Object.assign(busy, { bone: '', lesion: '', paths: '', preview: '', orientation: '' });
    forgetSought();
  }
  followScan();
  followSignatures();
  followOrientation();
  followBone();
  followLesion();
  followPaths();
  followFinal();
  followPreview();
  followAdded();
  followLater();
}

/** Undo may bring another series of the same files back. */
function followScan(): void {
  const { seriesUid } = draftStore.getState();
  const { scan, files } = sessionStore.getState();
  if (!scan || !seriesUid || scan.series.uid === seriesUid || busy.scan === seriesUid) return;
  if (!files?.series.some(s => s.uid === seriesUid)) return;
  busy.scan = seriesUid;
  void readSeries(seriesUid).finally(() => (busy.scan = ''));
}

function followOrientation(): void {
  const { scan, proposal } = sessionStore.getState();
  const uid = scan?.series.uid ?? '';
  if (!scan || proposal || busy.orientation === uid) return;
  busy.orientation = uid;
  void planner
    .run('proposeOrientation', { thresholdHu: draftStore.getState().bone.thresholdHu })
    .then(outcome => {
      if (sessionStore.getState().scan !== scan) return;
      // A job that broke off must not be asked for again and again.
      setSession({
        proposal: outcome?.ok ? outcome.value : { ...assumeUsualPose('no-bone'), markers: [], table: null },
      });
    })
    .finally(() => (busy.orientation = ''));
}

function followBone(): void {
  const draft = draftStore.getState();
  const { scan, bone } = sessionStore.getState();
  if (!scan || scan.series.uid !== draft.seriesUid) return;
  const key = boneKey(draft);
  if (bone?.key === key || busy.bone === key) return;
  busy.bone = key;
  clearTimeout(boneTimer);
  boneTimer = setTimeout(
    () => {
      // The gate needs a skull to look at: the first time a quick surface comes before the refined one.
      if (!bone) previewThreshold(draft.bone.thresholdHu);
      void runJob('prepareBone', { bone: draft.bone }, 'bone').then(made => {
        if (!made || sessionStore.getState().scan !== scan || boneKey(draftStore.getState()) !== key) return;
        setSession({ bone: { value: made, key }, bonePreview: null });
      });
    },
    bone ? BONE_PAUSE_MS : 0,
  );
}

/** Outlines the draft's lesion once the bone that walls the brain in is there. */
function followLesion(): void {
  const draft = draftStore.getState();
  const { scan, bone, lesion } = sessionStore.getState();
  if (!scan || !bone || bone.key !== boneKey(draft)) return;
  if (!draft.lesion) {
    busy.lesion = '';
    if (lesion) setSession({ lesion: null });
    return;
  }
  const key = lesionKey(draft);
  if (lesion?.key === key || busy.lesion === key) return;
  busy.lesion = key;
  void runJob('outlineLesion', { lesion: draft.lesion, bone: draft.bone }, 'path').then(value => {
    if (sessionStore.getState().scan !== scan || lesionKey(draftStore.getState()) !== key) return;
    // A refused outline leaves none on show: the last one is of another click.
    setSession({ lesion: value && { value, key } });
  });
}

let measuring = false;

/** One measuring at a time, the newest state next: a drag that overtook every one would never show a number. */
function followPaths(): void {
  const draft = draftStore.getState();
  const { scan, bone, measured } = sessionStore.getState();
  if (!bone || bone.key !== boneKey(draft) || measuring) return;
  const key = pathsKey(draft);
  if (measured?.key === key || busy.paths === key) return;
  if (wholeTrajectories(draft).length === 0) {
    if (measured) setSession({ measured: null });
    return;
  }
  const wanted = caseOfDraft(draft);
  if (!wanted.ok) return;
  busy.paths = key;
  measuring = true;
  void runJob('measure', { case: wanted.value }, 'path').then(value => {
    measuring = false;
    if (value && sessionStore.getState().scan === scan) setSession({ measured: { value, key } });
    else follow();
  });
}

/** Undo and redo may come back to what an earlier guide was made from, also past another series. */
function followFinal(): void {
  const draft = draftStore.getState();
  const { scan, final } = sessionStore.getState();
  const key = caseKey(draft);
  if (!scan || scan.series.uid !== draft.seriesUid || final?.key === key) return;
  const kept = findGuide(key);
  if (kept) setSession({ final: kept });
}

function followPreview(): void {
  const draft = draftStore.getState();
  const { scan, measured, preview, step, final } = sessionStore.getState();
  const key = caseKey(draft);
  if (busy.preview && busy.preview !== key) {
    busy.preview = '';
    clearTimeout(previewTimer);
    planner.cancel('previewGuide');
  }
  if (!PREVIEW_STEPS.has(step) || preview?.key === key || busy.preview === key || final?.key === key) return;
  if (!measured || measured.key !== pathsKey(draft)) return;
  if (measured.value.some(path => !path.trajectory)) {
    if (preview) setSession({ preview: null });
    return;
  }
  const wanted = caseOfDraft(draft);
  if (!wanted.ok) return;
  busy.preview = key;
  clearTimeout(previewTimer);
  previewTimer = setTimeout(() => {
    void runJob('previewGuide', { case: wanted.value }, 'guide').then(value => {
      if (!value || sessionStore.getState().scan !== scan) return;
      if (caseKey(draftStore.getState()) !== key) return;
      setSession({ preview: { value, key } });
      void forecastPreview(wanted.value, key);
    });
  }, PREVIEW_PAUSE_MS);
}

/** The predicted error follows its preview once the hands rest: neither this preview nor the next waits for it. */
async function forecastPreview(wanted: Case, key: string): Promise<void> {
  await new Promise(done => setTimeout(done, FORECAST_PAUSE_MS));
  if (caseKey(draftStore.getState()) !== key) return;
  const outcome = await planner.run('forecast', { case: wanted });
  const { preview } = sessionStore.getState();
  if (!outcome?.ok || preview?.key !== key) return;
  setSession({ preview: { value: { ...preview.value, forecast: outcome.value }, key } });
}

let looking = false;
let nextLook: number | null = null;

/** Shows the threshold's surface while it is being moved; the newest value wins. */
export function previewThreshold(thresholdHu: number): void {
  nextLook = thresholdHu;
  if (looking) return;
  looking = true;
  void (async () => {
    while (nextLook !== null) {
      const wanted = nextLook;
      nextLook = null;
      const { scan } = sessionStore.getState();
      const outcome = await planner.run('previewBone', {
        thresholdHu: wanted,
        crop: draftStore.getState().bone.crop,
      });
      // Of another scan that was opened meanwhile it is no bone.
      if (outcome?.ok && sessionStore.getState().scan === scan) {
        clearAlerts('bone');
        setSession({ bonePreview: outcome.value });
      }
    }
    looking = false;
  })();
}
