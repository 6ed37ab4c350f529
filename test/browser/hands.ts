import type { Locator, Page } from 'playwright-core';

export type P3 = readonly [number, number, number];
type ScreenPoint = readonly [number, number];

const minus = (a: P3, b: P3): P3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: P3, b: P3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: P3, b: P3): P3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const away = (a: P3, b: P3): number => Math.hypot(...minus(a, b));

/** What the status bar says. */
export interface CursorReading {
  readonly lps: P3;
  readonly voxel: P3 | null;
  readonly hu: number | null;
}

/** Place, voxel and value in the status bar, as they stand there just now. */
const readStatusBar = (page: Page): Promise<string> =>
  page.evaluate(() =>
    ['lps', 'voxel', 'hu']
      .map(what => document.querySelector(`[data-testid=cursor-${what}]`)?.textContent)
      .join('|'),
  );

const numbers = (text: string): number[] =>
  [...text.replace(/−/g, '-').matchAll(/-?\d+(?:\.\d+)?/g)].map(([found]) => Number(found));

/** A person at the window: mouse, keys and eyes. */
export function createHands(page: Page) {
  const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
  const button = (name: string | RegExp): Locator =>
    page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true });
  const frames = (): Promise<void> =>
    page.evaluate(
      () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );

  /** Reads the status bar once it has come to rest. */
  const readCursor = async (): Promise<CursorReading> => {
    let text = '';
    for (let next = await readStatusBar(page); next !== text; next = await readStatusBar(page)) {
      text = next;
      await frames();
    }
    const [lps, voxel, hu] = text.split('|');
    const triple = (found: number[]): P3 | null =>
      found.length === 3 ? (found as unknown as [number, number, number]) : null;
    const point = triple(numbers(lps!));
    if (!point) throw new Error(`the status bar says no place: ${text}`);
    return { lps: point, voxel: triple(numbers(voxel!)), hu: numbers(hu!.replace(/,/g, ''))[0] ?? null };
  };

  const hover = async (x: number, y: number): Promise<CursorReading> => {
    await page.mouse.move(x, y);
    await frames();
    return readCursor();
  };

  const middleOf = async (what: Locator): Promise<ScreenPoint> => {
    const box = (await what.boundingBox())!;
    return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
  };

  /** How a slice lies in the patient, as its pointer readings tell. */
  const readView = async (view: string) => {
    const [x, y] = await middleOf(region(view));
    const reach = 120;
    const zero = await hover(x, y);
    const [east, south] = [await hover(x + reach, y), await hover(x, y + reach)];
    const per = (far: CursorReading): P3 =>
      minus(far.lps, zero.lps).map(v => v / reach) as unknown as [number, number, number];
    const [right, down] = [per(east), per(south)];
    const across = cross(right, down);
    const mmPerPx = Math.hypot(...right);
    return { at: [x, y] as ScreenPoint, zero: zero.lps, right, down, across, mmPerPx };
  };

  return {
    region,
    button,
    field,
    frames,
    readCursor,
    readView,
    hover,
    middleOf,
    tab: (name: string): Locator => page.getByRole('tab', { name, exact: true }),

    /**
     * Leafs with the wheel until a slice holds the point (to half a slice); gives the point's place
     * on the screen.
     */
    async leafTo(view: string, lps: P3): Promise<ScreenPoint> {
      const before = await readView(view);
      const unit = (v: P3): P3 => v.map(c => c / Math.hypot(...v)) as unknown as [number, number, number];
      const into = unit(before.across);
      await page.mouse.move(...before.at);
      await page.mouse.wheel(0, 100);
      await page.waitForTimeout(300);
      const stepMm = dot(minus((await hover(...before.at)).lps, before.zero), into);
      const slices = Math.round(dot(minus(lps, before.zero), into) / stepMm) - 1;
      for (let n = 0; n < Math.abs(slices); n += 5) {
        await page.mouse.wheel(0, 100 * Math.sign(slices) * Math.min(5, Math.abs(slices) - n));
        await frames();
      }
      await page.waitForTimeout(300);
      const now = await hover(...before.at);
      const rest = minus(lps, now.lps);
      const px = (axis: P3): number => dot(rest, axis) / dot(axis, axis);
      return [Math.round(before.at[0] + px(before.right)), Math.round(before.at[1] + px(before.down))];
    },

    async drag(from: ScreenPoint, to: ScreenPoint): Promise<void> {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(...to, { steps: 5 });
      await page.mouse.up();
      await frames();
    },

    /** Types a number into a field and leaves it. */
    async type(name: string, value: string): Promise<void> {
      await field(name).click();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(value);
      await page.keyboard.press('Enter');
      await frames();
    },

    /** The three fields of one end, mm. */
    async readEnd(end: 'Target' | 'Entry'): Promise<P3> {
      const texts = await Promise.all(['X', 'Y', 'Z'].map(axis => field(`${end} ${axis}`).inputValue()));
      return texts.map(Number) as unknown as P3;
    },

    /** Drops files and folders of the disk on the window, as the desktop does. */
    async drop(...paths: string[]): Promise<void> {
      const session = await page.context().newCDPSession(page);
      const data = { items: [], files: paths, dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await session.send('Input.dispatchDragEvent', { type, x: 640, y: 300, data });
      }
      await session.detach();
    },

    /** Waits until the planner has nothing left to do. */
    async idle(): Promise<void> {
      for (let quiet = 0; quiet < 4; quiet++) {
        if ((await page.getByRole('progressbar').count()) > 0) quiet = -1;
        await page.waitForTimeout(150);
      }
    },

    /** What the window has kept of the work, saved now by Ctrl+S. */
    async savedDraft(): Promise<Record<string, unknown>> {
      await page.keyboard.press('Control+S');
      await page.waitForTimeout(300);
      const text = await page.evaluate(async () => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('kept');
        return (await (await folder.getFileHandle('draft.json')).getFile()).text();
      });
      return (JSON.parse(text) as { draft: Record<string, unknown> }).draft;
    },
  };
}

export type Hands = ReturnType<typeof createHands>;
