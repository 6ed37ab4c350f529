import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSlice } from '../support/write-dicom';
import { away, createHands, type Hands, type P3 } from './hands';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

/** A scan of a ball of bone in air, its middle one bright voxel. */
interface Grid {
  readonly name: string;
  readonly first: P3;
  /** Directions of a row and of a column, unit and square to one another. */
  readonly row: P3;
  readonly column: P3;
  readonly spacingMm: P3;
  readonly voxel: P3;
}

const size = [60, 52, 44] as const;
const BRIGHT_HU = 3000;
const BONE_HU = 600;
const RADIUS_MM = 9;
const cross = (a: P3, b: P3): P3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** Row and column of a grid turned by `yaw` about z, then tilted by `pitch` about its own rows. */
function turned(yaw: number, pitch: number): Pick<Grid, 'row' | 'column'> {
  const [c, s] = [Math.cos(yaw), Math.sin(yaw)];
  const [d, e] = [Math.cos(pitch), Math.sin(pitch)];
  return { row: [c, s, 0], column: [-s * d, c * d, e] };
}

const grids: readonly Grid[] = [
  {
    name: 'upright, anisotropic, far from zero',
    first: [-337.25, 212.5, 910.75],
    row: [1, 0, 0],
    column: [0, 1, 0],
    spacingMm: [0.6, 0.9, 1.3],
    voxel: [37, 19, 12],
  },
  {
    name: 'rotated and anisotropic',
    first: [14.5, -61.125, -210.5],
    ...turned(0.31, -0.19),
    spacingMm: [0.5, 0.7, 1],
    voxel: [25, 29, 24],
  },
  {
    name: 'acquired sagittally, slices towards the right',
    first: [25.5, -20.25, 30.75],
    row: [0, 1, 0],
    column: [0, 0, -1],
    spacingMm: [0.8, 0.8, 1.1],
    voxel: [29, 30, 20],
  },
];

const placeOf = ({ first, row, column, spacingMm }: Grid, [i, j, k]: P3): P3 => {
  const across = cross(row, column);
  return [0, 1, 2].map(
    n =>
      first[n]! + i * spacingMm[0] * row[n]! + j * spacingMm[1] * column[n]! + k * spacingMm[2] * across[n]!,
  ) as unknown as P3;
};

function writeGrid(grid: Grid, folder: string, n: number): void {
  mkdirSync(folder);
  const [columns, rows, slices] = size;
  for (let k = 0; k < slices; k++) {
    const pixels = Int16Array.from({ length: columns * rows }, (_, at) => {
      const voxel: P3 = [at % columns, Math.floor(at / columns), k];
      const outMm = away(placeOf(grid, voxel), placeOf(grid, grid.voxel)) - RADIUS_MM;
      if (away(voxel, grid.voxel) === 0) return BRIGHT_HU;
      // An edge a voxel wide, as a scanner's.
      return Math.round(BONE_HU - 1600 * Math.min(1, Math.max(0, outMm + 0.5)));
    });
    const bytes = writeSlice({
      columns,
      rows,
      pixels,
      position: placeOf(grid, [0, 0, k]),
      orientation: [...grid.row, ...grid.column],
      pixelSpacing: [grid.spacingMm[1], grid.spacingMm[0]],
      seriesUid: `1.2.3.20${n}`,
    });
    writeFileSync(join(folder, String(k)), bytes);
  }
}

describe.skipIf(!canOpenWindow.isThere)(`one bright voxel in the built window${canOpenWindow.note}`, () => {
  let served: ServedWindow;
  let page: Page;
  let hands: Hands;
  let folder: string;

  /**
   * Middle of what is lighter than bone on a slice, page px, and how much there is of it; no
   * coloured line counts.
   */
  const findLight = (view: string) =>
    hands.region(view).evaluate(region => {
      const canvas = region.querySelector('canvas')!;
      const box = canvas.getBoundingClientRect();
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
      let [light, x, y] = [0, 0, 0];
      for (let p = 0; p < width * height; p++) {
        const over = data[4 * p]! === data[4 * p + 2]! ? Math.max(0, data[4 * p]! - 150) : 0;
        light += over;
        x += over * ((p % width) + 0.5);
        y += over * (Math.floor(p / width) + 0.5);
      }
      return [
        box.left + (x / light) * (box.width / width),
        box.top + (y / light) * (box.height / height),
        light / 255,
      ] as const;
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bregma-voxel-'));
    served = await serveWindow();
    page = await served.open();
    hands = createHands(page);
  });
  afterAll(async () => {
    await served?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it.each(grids.map((grid, n) => [grid.name, grid, n] as const))(
    'is at its patient point in every view: %s',
    async (_name, grid, n) => {
      const truth = placeOf(grid, grid.voxel);
      writeGrid(grid, join(folder, `scan-${n}`), n);
      await hands.drop(join(folder, `scan-${n}`));
      await page.getByText(size.join(' × ')).waitFor();
      await hands.region('3D').waitFor();
      await hands.idle();

      await hands.tab('Orientation').click();
      await hands.field('Your initials').click();
      await page.keyboard.type('PX');
      await hands.button('Confirm orientation').click();
      const { orientation } = (await hands.savedDraft()) as {
        orientation: { dorsal: P3; rostral: P3 };
      };
      const { dorsal, rostral } = orientation;

      // 3D: the middle of the picture is on the ball straight between the voxel and whoever looks.
      for (const [from, direction] of [
        ['dorsal', dorsal],
        ['left', cross(dorsal, rostral)],
      ] as const) {
        await page.keyboard.press('Control+K');
        await page.keyboard.type(`Look from ${from}`);
        await page.keyboard.press('Enter');
        await page.waitForFunction(
          () =>
            document.querySelector('[role=region][aria-label="3D"]')?.getAttribute('aria-busy') === 'false',
        );
        await page.waitForTimeout(600);
        await page.mouse.click(...(await hands.middleOf(hands.region('3D'))));
        await page.mouse.move(80, 700);
        const expected = truth.map((v, axis) => v + RADIUS_MM * direction[axis]!) as unknown as P3;
        await expect
          .poll(async () => away((await hands.readCursor()).lps, expected), { message: from })
          .toBeLessThan(0.75 * Math.max(...grid.spacingMm));
      }

      // The bone preset: bone mid grey, the voxel white.
      await page.keyboard.press('w');
      await page.keyboard.press('w');
      await hands.tab('Path').click();
      await hands.button('Add trajectory').click();
      const entry = [truth[0] + 7, truth[1] - 12, truth[2] + 5];
      for (const [axis, letter] of ['X', 'Y', 'Z'].entries()) {
        await hands.type(`Target ${letter}`, truth[axis]!.toFixed(4));
      }
      await page.getByText('Click the entry on any slice').waitFor();
      for (const [axis, letter] of ['X', 'Y', 'Z'].entries()) {
        await hands.type(`Entry ${letter}`, entry[axis]!.toFixed(4));
      }
      // A typed end is placed: nothing waits for a click any more.
      expect(await page.getByText(/^Click the (target|entry)/).count()).toBe(0);
      const look = async (view: string): Promise<void> => {
        await page.mouse.move(80, 700);
        await page.waitForTimeout(300);
        const [x, y, light] = await findLight(view);
        expect(light, view).toBeGreaterThan(4);
        const [px, py] = [Math.round(x), Math.round(y)];
        const under = await hands.hover(px, py);
        const east = await hands.hover(px + 40, py);
        const mmPerPx = away(east.lps, under.lps) / 40;
        // Half a pixel each way for the pointer, which stands on whole pixels, and as much for the
        // picture.
        expect(away(under.lps, truth) / mmPerPx, view).toBeLessThan(1.2);
        expect([under.voxel, under.hu], view).toEqual([grid.voxel, BRIGHT_HU]);
      };
      await page.getByRole('radio', { name: 'Slices' }).click();
      for (const view of ['Transverse', 'Dorsal', 'Sagittal']) await look(view);
      await page.getByRole('radio', { name: 'Path views' }).click();
      for (const view of ['Along path', 'Across path', 'Probe’s eye']) {
        await hands.region(view).waitFor();
        await look(view);
      }
    },
  );
});
