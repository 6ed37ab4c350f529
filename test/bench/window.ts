import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { startServer } from '../../main/serve/start-server';
import { createHands, type Hands } from '../browser/hands';
import { hasChromium, launchChromium } from '../browser/launch-on-server';

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const LIMITS = { frameMs: 16, taskMs: 50, previewMs: 1000, sampleMs: 12_000, droppedMs: 4000 };
const STEPS = 60;
/** What the browser calls the drawing of a frame. */
const FRAME = 'ProxyMain::BeginMainFrame';

interface CaseFile {
  readonly trajectories: readonly [
    { readonly targetLps: readonly number[]; readonly entryLps: readonly number[] },
  ];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Microseconds by the clock and of the thread's own. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * The built window in Chromium without a GPU, on a dropped CT of 512 x 512 x 300: time to the first image, the window
 * thread's work while slices are leafed through and the crosshair is dragged (the browser's own trace), its longest
 * tasks, and a preview of the guide after a change.
 */
export async function benchWindow(print: (line: string) => void): Promise<void> {
  if (!hasChromium) {
    print('window: SKIPPED, no /usr/bin/chromium');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bregma-bench-'));
  const sample = ['sample', 'write', 'mesocephalic', '--size', '512x512x300', '--spacing', '0.4,0.4,0.5'];
  spawnSync(process.execPath, [beside('../cli/bregma.mjs'), ...sample, '--out', folder], {
    stdio: 'inherit',
  });
  const server = await startServer(beside('../renderer'), 0);
  if (!server.ok) throw new Error(server.problem.message);
  const browser = await launchChromium();
  try {
    const open = async (): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      await page.goto(server.value.url);
      await page.getByRole('tab', { name: 'Scan' }).waitFor();
      return page;
    };
    const first = await open();
    await timeSample(first, print);
    await first.context().close();
    const page = await open();
    await timeDropped(page, join(folder, 'ct'), print);
    await timeHands(page, join(folder, 'case.json'), print);
  } finally {
    await browser.close();
    await server.value.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Until a slice is drawn: its canvas holds more than one grey. */
const firstImage = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[role=region][aria-label=Transverse] canvas');
    const context = canvas && canvas.width > 0 ? canvas.getContext('2d') : null;
    if (!canvas || !context) return false;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let low = 255;
    let high = 0;
    for (let n = 0; n < data.length; n += 64) {
      low = Math.min(low, data[n]!);
      high = Math.max(high, data[n]!);
    }
    return high - low > 60;
  });

async function timeSample(page: Page, print: (line: string) => void): Promise<void> {
  const start = performance.now();
  await page.getByRole('button', { name: 'Open a sample patient', exact: true }).click();
  await firstImage(page);
  say(print, 'sample opened to first image', performance.now() - start, LIMITS.sampleMs);
}

async function timeDropped(page: Page, folder: string, print: (line: string) => void): Promise<void> {
  const hands = createHands(page);
  const start = performance.now();
  await hands.drop(folder);
  await firstImage(page);
  say(print, 'dropped CT of 512 x 512 x 300 to first image', performance.now() - start, LIMITS.droppedMs);
  await hands.idle();
}

async function timeHands(page: Page, casePath: string, print: (line: string) => void): Promise<void> {
  const hands = createHands(page);
  const session = await page.context().newCDPSession(page);
  await hands.tab('Orientation').click();
  await page.getByText('Proposed from the shape of the skull.').waitFor();
  await hands.field('Your initials').click();
  await page.keyboard.type('BB');
  await hands.button('Confirm orientation').click();
  await hands.tab('Path').click();
  await hands.button('Add trajectory').click();
  const [path] = (JSON.parse(readFileSync(casePath, 'utf8')) as CaseFile).trajectories;
  for (const [n, axis] of ['X', 'Y', 'Z'].entries()) {
    await hands.type(`Target ${axis}`, String(path.targetLps[n]));
    await hands.type(`Entry ${axis}`, String(path.entryLps[n]));
  }
  await hands.idle();

  const [x, y] = await hands.middleOf(hands.region('Transverse'));
  await page.mouse.move(x, y);
  await traced(session, 'leafing through slices', print, async () => {
    for (let n = 0; n < STEPS; n++) {
      await page.mouse.wheel(0, n < STEPS / 2 ? 100 : -100);
      await page.waitForTimeout(16);
    }
  });
  await hands
    .button(/^Crosshair/)
    .click()
    .catch(() => undefined);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await traced(session, 'dragging the crosshair', print, async () => {
    for (let n = 0; n < STEPS; n++) {
      await page.mouse.move(x + 60 * Math.sin(n / 6), y + 40 * Math.cos(n / 6));
      await page.waitForTimeout(16);
    }
  });
  await page.mouse.up();
  await timePreview(page, hands, print);
}

async function timePreview(page: Page, hands: Hands, print: (line: string) => void): Promise<void> {
  await hands.tab('Guide').click();
  await hands.idle();
  await page.waitForTimeout(1500);
  await hands.idle();
  const thickness = hands.field('Thickness');
  for (let n = 0; n < 3; n++) {
    await thickness.click();
    const start = performance.now();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('progressbar').waitFor({ state: 'attached' });
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    say(print, 'preview after a change', performance.now() - start, LIMITS.previewMs);
  }
}

/** Runs something under the browser's trace; says the window thread's work per frame and its long tasks. */
async function traced(
  session: CDPSession,
  what: string,
  print: (line: string) => void,
  work: () => Promise<void>,
): Promise<void> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }): void => void events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    traceConfig: {
      includedCategories: [
        'toplevel',
        'cc',
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        '__metadata',
      ],
    },
  });
  await work();
  const done = new Promise<void>(resolve => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await done;
  session.off('Tracing.dataCollected', collect);
  const main = events.find(
    e => e.name === 'thread_name' && e.args?.name === 'CrRendererMain' && hasFrames(events, e.pid),
  );
  const ofMain = events
    .filter(e => e.ph === 'X' && e.pid === main?.pid && e.tid === main.tid)
    .sort((a, b) => a.ts - b.ts);
  const tasks = ofMain.filter(e => e.name === 'RunTask');
  // A frame's work: every task from the one before's drawing up to its own.
  const frames: number[] = [];
  let since = 0;
  let drawn = 0;
  const draws = ofMain.filter(e => e.name === FRAME).map(e => e.ts);
  for (const task of tasks) {
    since += ownMs(task);
    if (!(draws[drawn]! < task.ts + (task.dur ?? 0))) continue;
    while (draws[drawn]! < task.ts + (task.dur ?? 0)) drawn++;
    frames.push(since);
    since = 0;
  }
  frames.sort((a, b) => a - b);
  const long = tasks
    .map(ownMs)
    .filter(ms => ms > LIMITS.taskMs)
    .sort((a, b) => b - a);
  print(`window: ${what}: ${frames.length} frames`);
  say(
    print,
    `${what}, window thread's work a frame, median`,
    frames[frames.length >> 1] ?? NaN,
    LIMITS.frameMs,
  );
  say(print, `${what}, 95th percentile`, frames[Math.floor(0.95 * frames.length)] ?? NaN, LIMITS.frameMs);
  say(print, `${what}, longest task`, Math.max(0, ...tasks.map(ownMs)), LIMITS.taskMs);
  if (long.length > 0)
    print(`window:   tasks over ${LIMITS.taskMs} ms: ${long.map(d => d.toFixed(0)).join(', ')}`);
}

/** Processor time of a task, ms. */
const ownMs = ({ dur, tdur }: TraceEvent): number => (tdur ?? dur ?? 0) / 1000;

const hasFrames = (events: readonly TraceEvent[], pid: number): boolean =>
  events.some(e => e.pid === pid && e.name === FRAME);

function say(print: (line: string) => void, what: string, ms: number, limitMs: number): void {
  const number = ms < 100 ? ms.toFixed(1) : ms.toFixed(0);
  print(`window: ${what}: ${number} ms (to be under ${limitMs})${ms > limitMs ? ' OVER' : ''}`);
}
