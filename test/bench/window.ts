import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { startServer } from '../../main/serve/start-server';
import { createHands, type Hands } from '../browser/hands';
import { launchChromium } from '../browser/launch-on-server';
import { program } from '../support/prerequisites';
import { traceThread, type ThreadTask } from './trace-thread';

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const LIMITS = { frameMs: 16, taskMs: 50, previewMs: 1000, sampleMs: 12_000, droppedMs: 4000 };
const STEPS = 60;

interface CaseFile {
  readonly trajectories: readonly [
    { readonly targetLps: readonly number[]; readonly entryLps: readonly number[] },
  ];
}

/**
 * The built window in Chromium without a GPU, on a dropped CT of 512 x 512 x 300: time to the first
 * image, a preview of the guide after a change, and by the browser's own trace the window thread's
 * work while slices are leafed through and the crosshair is dragged, and its longest tasks then and
 * while the scan is opened, surfaced, planned and exported. BREGMA_BENCH_SAMPLE names a folder of
 * `bregma sample write` to take in place of writing one.
 */
export async function benchWindow(print: (line: string) => void): Promise<void> {
  if (!program('chromium').isThere) {
    print('window: SKIPPED, no /usr/bin/chromium');
    return;
  }
  const given = process.env.BREGMA_BENCH_SAMPLE;
  const folder = given ?? writeSample();
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
    if (!given) rmSync(folder, { recursive: true, force: true });
  }
}

function writeSample(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bregma-bench-'));
  const sample = ['sample', 'write', 'mesocephalic', '--size', '512x512x300', '--spacing', '0.4,0.4,0.5'];
  spawnSync(process.execPath, [beside('../cli/bregma.mjs'), ...sample, '--out', folder], {
    stdio: 'inherit',
  });
  return folder;
}

/** Until the 3D view has prepared what it shows. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => document.querySelector('[role=region][aria-label="3D"]')?.getAttribute('aria-busy') === 'false',
  );

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
  const session = await page.context().newCDPSession(page);
  await tracedTasks(session, 'opening the dropped CT', print, async () => {
    const start = performance.now();
    await hands.drop(folder);
    await firstImage(page);
    say(print, 'dropped CT of 512 x 512 x 300 to first image', performance.now() - start, LIMITS.droppedMs);
  });
  await tracedTasks(session, 'surfacing its bone', print, async () => {
    await hands.idle();
    await settled(page);
  });
}

async function timeHands(page: Page, casePath: string, print: (line: string) => void): Promise<void> {
  const hands = createHands(page);
  const session = await page.context().newCDPSession(page);
  await hands.tab('Orientation').click();
  await page
    .getByText(/^(All signs agree|Likely|Unsure)\b/)
    .first()
    .waitFor();
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
  await timeFiles(page, hands, session, print);
}

/** The guide made and its files exported, by the window thread's tasks. */
async function timeFiles(
  page: Page,
  hands: Hands,
  session: CDPSession,
  print: (line: string) => void,
): Promise<void> {
  await tracedTasks(session, 'generating the guide', print, async () => {
    await hands.button('Generate guide').click();
    await page.getByRole('list', { name: 'Checks' }).waitFor({ timeout: 120_000 });
    await hands.idle();
    await settled(page);
  });
  await hands.tab('Export').click();
  await tracedTasks(session, 'exporting its files', print, async () => {
    for (const name of ['Export STL', 'Print as STL', 'Export case', 'Report', 'Plan', 'Skull']) {
      const saved = page.waitForEvent('download');
      await hands.button(name).click();
      await saved;
    }
    await page.waitForTimeout(300);
  });
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

/**
 * Runs something under the browser's trace; says the window thread's work per frame and its long
 * tasks.
 */
async function traced(
  session: CDPSession,
  what: string,
  print: (line: string) => void,
  work: () => Promise<void>,
): Promise<void> {
  const { framesMs, tasks } = await traceThread(session, work);
  print(`window: ${what}: ${framesMs.length} frames`);
  say(
    print,
    `${what}, window thread's work a frame, median`,
    framesMs[framesMs.length >> 1] ?? NaN,
    LIMITS.frameMs,
  );
  say(print, `${what}, 95th percentile`, framesMs[Math.floor(0.95 * framesMs.length)] ?? NaN, LIMITS.frameMs);
  sayTasks(print, what, tasks);
}

/** Runs something under the trace; says the window thread's long tasks alone, and what they did. */
async function tracedTasks(
  session: CDPSession,
  what: string,
  print: (line: string) => void,
  work: () => Promise<void>,
): Promise<void> {
  sayTasks(print, what, (await traceThread(session, work)).tasks);
}

function sayTasks(print: (line: string) => void, what: string, tasks: readonly ThreadTask[]): void {
  say(print, `${what}, longest task`, tasks[0]?.ms ?? 0, LIMITS.taskMs);
  for (const task of tasks) {
    if (task.ms > LIMITS.taskMs) print(`window:   ${task.ms.toFixed(0)} ms: ${task.what}`);
  }
}

function say(print: (line: string) => void, what: string, ms: number, limitMs: number): void {
  const number = ms < 100 ? ms.toFixed(1) : ms.toFixed(0);
  print(`window: ${what}: ${number} ms (to be under ${limitMs})${ms > limitMs ? ' OVER' : ''}`);
}
