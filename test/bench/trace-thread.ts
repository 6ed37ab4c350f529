import type { CDPSession } from 'playwright-core';

/** What the browser calls the drawing of a frame. */
const FRAME = 'ProxyMain::BeginMainFrame';
/** Events that only wrap others and name nothing. */
const WRAPPERS =
  /^(RunTask|ThreadControllerImpl|ThreadPool|SimpleWatcher|SequenceManager|BlinkScheduler|Scheduler)/;
const CATEGORIES = [
  'toplevel',
  'cc',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  '__metadata',
];

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Microseconds by the clock and of the thread's own. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: { readonly functionName?: string; readonly url?: string; readonly type?: string };
  };
}

/** A task of the window's thread. */
export interface ThreadTask {
  /** Processor time, ms. */
  readonly ms: number;
  /**
   * What took most of it, as the browser calls it: "FunctionCall onmessage, FireAnimationFrame".
   */
  readonly what: string;
}

export interface ThreadTrace {
  /**
   * The work of each frame, every task from the one before's drawing up to its own, ms; shortest
   * first.
   */
  readonly framesMs: readonly number[];
  /** Longest first. */
  readonly tasks: readonly ThreadTask[];
}

/**
 * Runs something under the browser's own trace and gives what the window's thread did meanwhile.
 */
export async function traceThread(session: CDPSession, work: () => Promise<void>): Promise<ThreadTrace> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }): void => {
    for (const event of value) events.push(event as TraceEvent);
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { traceConfig: { includedCategories: CATEGORIES } });
  try {
    await work();
  } finally {
    const done = new Promise<void>(resolve => session.once('Tracing.tracingComplete', () => resolve()));
    await session.send('Tracing.end');
    await done;
    session.off('Tracing.dataCollected', collect);
  }
  const main = events.find(
    e => e.name === 'thread_name' && e.args?.name === 'CrRendererMain' && hasFrames(events, e.pid),
  );
  const ofMain = events
    .filter(e => e.ph === 'X' && e.pid === main?.pid && e.tid === main.tid)
    .sort((a, b) => a.ts - b.ts);
  const tasks = ofMain.filter(e => e.name === 'RunTask');
  return {
    framesMs: workOfFrames(
      tasks,
      ofMain.filter(e => e.name === FRAME).map(e => e.ts),
    ),
    tasks: tasks
      .map(task => ({ ms: ownMs(task), task }))
      .sort((a, b) => b.ms - a.ms)
      .map(({ ms, task }) => ({ ms, what: nameWork(task, ofMain) })),
  };
}

function workOfFrames(tasks: readonly TraceEvent[], draws: readonly number[]): number[] {
  const frames: number[] = [];
  let since = 0;
  let drawn = 0;
  for (const task of tasks) {
    since += ownMs(task);
    if (!(draws[drawn]! < endOf(task))) continue;
    while (draws[drawn]! < endOf(task)) drawn++;
    frames.push(since);
    since = 0;
  }
  return frames.sort((a, b) => a - b);
}

/**
 * The two longest events within a task that name something; only worth the search for the few that
 * are long.
 */
function nameWork(task: TraceEvent, ofMain: readonly TraceEvent[]): string {
  if (ownMs(task) < 10) return '';
  return ofMain
    .filter(e => e !== task && e.ts >= task.ts && endOf(e) <= endOf(task) && !WRAPPERS.test(e.name))
    .sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0))
    .slice(0, 3)
    .map(({ name, args, dur }) => {
      const { functionName, url, type } = args?.data ?? {};
      const where = url ? url.slice(url.lastIndexOf('/') + 1) : '';
      return `${[name, functionName, type, where].filter(Boolean).join(' ')} ${((dur ?? 0) / 1000).toFixed(0)}`;
    })
    .join(', ');
}

const endOf = ({ ts, dur }: TraceEvent): number => ts + (dur ?? 0);
/** Processor time of a task, ms. */
const ownMs = ({ dur, tdur }: TraceEvent): number => (tdur ?? dur ?? 0) / 1000;

const hasFrames = (events: readonly TraceEvent[], pid: number): boolean =>
  events.some(e => e.pid === pid && e.name === FRAME);
