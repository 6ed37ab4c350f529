import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScan } from '../../main/files/read-scan';
import { ballSkull } from '../support/ball-skull';
import { writeNifti } from '../support/write-volume';
import { createHands } from './hands';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

describe.skipIf(!canOpenWindow.isThere)(
  `the open scan saved as read, in the built window${canOpenWindow.note}`,
  { timeout: 120_000 },
  () => {
    let served: ServedWindow;
    let folder: string;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-volume-file-'));
      served = await serveWindow();
    });
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    it('is the volume that the scan was read as, from the button and from the palette', async () => {
      const { voxels, sizeVoxels, originLps } = ballSkull();
      const head = join(folder, 'head.nii');
      writeFileSync(
        head,
        writeNifti({
          size: sizeVoxels,
          steps: [
            [0.8, 0, 0],
            [0, 0.8, 0],
            [0, 0, 0.8],
          ],
          origin: originLps,
          values: [...voxels],
        }),
      );
      const page = await served.open();
      const hands = createHands(page);
      await hands.drop(head);
      await page.getByText(sizeVoxels.join(' × ')).waitFor();
      await hands.idle();
      // Without the browser's own save dialog, which nobody is here to answer, files are
      // downloaded.
      await page.evaluate(() => {
        (globalThis as { showSaveFilePicker?: unknown }).showSaveFilePicker = undefined;
      });
      const fromPalette = async (): Promise<void> => {
        await page.keyboard.press('Control+K');
        await page.keyboard.type('volume as read');
        await page.keyboard.press('Enter');
      };
      const fromButton = (): Promise<void> => hands.button('Save the volume as read…').click();
      for (const [n, ask] of [fromButton, fromPalette].entries()) {
        const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), ask()]);
        expect(file.suggestedFilename()).toBe('volume.nrrd');
        const saved = join(folder, `${n}.nrrd`);
        await file.saveAs(saved);
        const [theirs, ours] = [await readScan([saved]), await readScan([head])];
        if (!theirs.ok || !ours.ok) throw new Error('a volume cannot be read');
        expect(theirs.value.volume.sizeVoxels).toEqual(sizeVoxels);
        expect(Buffer.from(theirs.value.volume.voxels.buffer).equals(voxelsOf(ours.value.volume))).toBe(true);
        expect(theirs.value.volume.spacingMm).toEqual(ours.value.volume.spacingMm);
        expect(theirs.value.volume.originLps).toEqual(ours.value.volume.originLps);
      }
      if (process.env['BREGMA_PICTURES']) {
        await page.screenshot({ path: join(process.env['BREGMA_PICTURES'], 'volume-file.png') });
      }
    });
  },
);

const voxelsOf = ({ voxels }: { voxels: Int16Array<ArrayBufferLike> }): Buffer => Buffer.from(voxels.buffer);
