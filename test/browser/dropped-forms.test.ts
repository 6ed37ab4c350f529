import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballSkull } from '../support/ball-skull';
import { makeEnhanced } from '../support/make-enhanced';
import { writeNifti } from '../support/write-volume';
import { writeSlice } from '../support/write-dicom';
import { createHands } from './hands';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

const { voxels, sizeVoxels, originLps } = ballSkull();
const [columns, rows, slices] = sizeVoxels;
const SPACING = 0.8;
const positionOf = (k: number): number[] => [originLps[0], originLps[1], originLps[2] + k * SPACING];
const pixelsOf = (k: number): Int16Array =>
  Int16Array.from(voxels.subarray(columns * rows * k, columns * rows * (k + 1)));
const pixelSpacing = [SPACING, SPACING] as const;

/** One head in the forms that clinics and colleagues hand over. */
const forms: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  'disc.zip': () =>
    zipSync({
      'READ ME.txt': new TextEncoder().encode('To view these images, start the viewer.'),
      ...Object.fromEntries(
        Array.from({ length: slices }, (_, k) => [
          `DICOM/${k}`,
          writeSlice({ columns, rows, pixels: pixelsOf(k), position: positionOf(k), pixelSpacing }),
        ]),
      ),
    }),
  'enhanced.dcm': async () => {
    const frames = Array.from({ length: slices }, (_, k) => ({
      position: positionOf(k),
      pixels: pixelsOf(k).map(hu => hu + 10),
    }));
    return new Uint8Array(await makeEnhanced(frames, { columns, rows }).read());
  },
  'head.nii': () =>
    writeNifti({
      size: sizeVoxels,
      steps: [
        [SPACING, 0, 0],
        [0, SPACING, 0],
        [0, 0, SPACING],
      ],
      origin: originLps,
      values: [...voxels],
    }),
};

describe.skipIf(!canOpenWindow.isThere)(
  `one head in several forms, dropped on the built window${canOpenWindow.note}`,
  { timeout: 120_000 },
  () => {
    let served: ServedWindow;
    let folder: string;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-forms-'));
      served = await serveWindow();
    });
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    it.each(Object.keys(forms))('%s shows its slices, bone where it is', async name => {
      const page = await served.open();
      const hands = createHands(page);
      writeFileSync(join(folder, name), await forms[name]!());
      await hands.drop(join(folder, name));
      await page.getByText(`${columns} × ${rows} × ${slices}`).or(page.getByRole('alert')).waitFor();
      expect(await page.getByRole('alert').allTextContents()).toEqual([]);
      await hands.idle();
      // The first view lies through the middle of the ball: brain there, and its wall on the way
      // out.
      const view = (await hands.region('Transverse').boundingBox())!;
      const [x, y] = await hands.middleOf(hands.region('Transverse'));
      expect((await hands.hover(x, y)).hu).toBeLessThan(100);
      let highest = -Infinity;
      for (let out = x; out < view.x + view.width - 4; out += 12) {
        highest = Math.max(highest, (await hands.hover(out, y)).hu ?? -Infinity);
      }
      expect(highest).toBeGreaterThan(900);
      expect(served.complaints).toEqual([]);
      await page.close();
    });
  },
);
