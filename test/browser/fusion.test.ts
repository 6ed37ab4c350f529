import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replacing, without, writeSlice } from '../support/write-dicom';
import { createHands, type Hands } from './hands';
import { findViolations } from './find-violations';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

const saved = {
  format: 'bregma-case',
  version: 1,
  patient: { id: 'BALL-2', species: 'canine', weightKg: 9 },
  scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
  orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
  trajectories: [{ id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] }],
};

/** A hollow skull with three lumps in it, mm about its middle: air 0, bone 1, brain 2, lump 3. */
function tissueAt(x: number, y: number, z: number): 0 | 1 | 2 | 3 {
  const r = Math.hypot(x, 0.9 * y, 0.8 * z);
  if (r > 24) return 0;
  if (r > 21) return 1;
  const isLump =
    Math.hypot(x - 9, y - 3, z) < 5 ||
    Math.hypot(x + 6, y + 8, z - 8) < 4 ||
    Math.hypot(x, y - 9, z + 10) < 3;
  return isLump ? 3 : 2;
}
const CT_HU = [-1000, 1300, 40, 220] as const;
const MR_SIGNAL = [4, 40, 600, 1000] as const;
/** Where the MR has the head, mm from where the CT has it. */
const MR_SHIFT = [6, -5, 4] as const;

/** Writes a cube of 64 voxels of 1 mm about a point as a series. */
function writeScan(
  folder: string,
  values: readonly number[],
  middle: readonly number[],
  isMr: boolean,
): void {
  mkdirSync(folder, { recursive: true });
  const n = 64;
  const mr = [
    ...replacing(
      { tag: 0x00080060, vr: 'CS', value: 'MR' },
      { tag: 0x0008103e, vr: 'LO', value: 'T1 post contrast' },
    ),
    ...without(0x00281052, 0x00281053),
  ] as const;
  for (let k = 0; k < n; k++) {
    const pixels = Int16Array.from({ length: n * n }, (_, p) => {
      const at = [(p % n) - 31.5, Math.floor(p / n) - 31.5, k - 31.5] as const;
      return values[tissueAt(...at)]!;
    });
    const slice = writeSlice({
      columns: n,
      rows: n,
      pixels,
      position: [middle[0]! - 31.5, middle[1]! - 31.5, middle[2]! - 31.5 + k],
      pixelSpacing: [1, 1],
      ...(isMr ? { seriesUid: '1.2.3.201', frameUid: '1.2.3.301', replace: new Map(mr) } : {}),
    });
    writeFileSync(join(folder, `${k}.dcm`), slice);
  }
}

interface SavedFusion {
  readonly fixedFromMoving: { readonly translationMm: readonly number[] };
  readonly method: string;
  readonly quality: string | null;
  readonly nudges: number;
  readonly acceptedBy: string | null;
  readonly landmarks: readonly unknown[];
  readonly residualMm: number;
}

describe.skipIf(!canOpenWindow.isThere)(
  `an MR beside the CT in the built window${canOpenWindow.note}`,
  { timeout: 120_000 },
  () => {
    let served: ServedWindow;
    let page: Page;
    let hands: Hands;
    let folder: string;

    const state = () => page.getByRole('status', { name: 'State' }).textContent();
    const press = async (keys: string): Promise<void> => {
      await hands.region('Transverse').focus();
      await page.keyboard.press(keys);
      await hands.frames();
    };
    async function exportFusion(): Promise<SavedFusion> {
      await hands.tab('Export').click();
      const [file] = await Promise.all([page.waitForEvent('download'), hands.button('Export case').click()]);
      const text = readFileSync(await file.path(), 'utf8');
      const { scans } = JSON.parse(text) as { scans: { id: string; fusion: SavedFusion }[] };
      expect(scans.map(({ id }) => id)).toEqual(['ct', 'mr']);
      await hands.tab('Scan').click();
      return scans[1]!.fusion;
    }

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-fusion-'));
      writeScan(join(folder, 'patient/ct'), CT_HU, [0, 0, 0], false);
      writeScan(join(folder, 'mri'), MR_SIGNAL, MR_SHIFT, true);
      writeFileSync(join(folder, 'patient/case.json'), JSON.stringify(saved));
      served = await serveWindow();
      page = await served.open();
      hands = createHands(page);
    });
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    it('is added by a drop, read, and seen as not registered', async () => {
      await hands.drop(join(folder, 'patient'));
      await hands.tab('Path').and(page.locator('[aria-selected=true]')).waitFor();
      await hands.drop(join(folder, 'mri'));
      await hands.button('Register').waitFor();
      expect(await state()).toContain('Not registered yet.');
      expect(await hands.region('Transverse').textContent()).toContain('Not registered');
      // Middle on middle: this phantom then lies as it should, and its brain is read beside the
      // CT's.
      await page.mouse.move(...(await hands.middleOf(hands.region('Transverse'))));
      await expect.poll(() => page.getByTestId('cursor-over').textContent()).toMatch(/^MR (600|1,000)$/);
    });

    it('is registered beside other work, and says so on every slice until somebody accepts it', async () => {
      await page.getByRole('radio', { name: 'As it lies' }).click();
      await hands.button('Register').click();
      await expect.poll(state, { timeout: 60_000 }).toMatch(/Registered|failed/);
      for (const view of ['Transverse', 'Sagittal', 'Dorsal']) {
        expect(await hands.region(view).textContent()).toMatch(/Not accepted|failed/);
      }
      const { method, fixedFromMoving } = await exportFusion();
      expect(method).toBe('mutual-information');
      fixedFromMoving.translationMm.forEach((mm, axis) =>
        expect(Math.abs(mm + MR_SHIFT[axis]!)).toBeLessThan(0.7),
      );
    });

    it('is laid by landmarks that were clicked on both in turn', async () => {
      await press('k');
      const [x, y] = await hands.middleOf(hands.region('Transverse'));
      for (const [dx, dy] of [
        [0, 0],
        [100, 20],
        [-40, 90],
      ] as const) {
        for (const scan of ['fixed', 'moving']) {
          // The same spot again at once would be a double click, which marks nothing.
          await page.waitForTimeout(600);
          await page.mouse.click(x + dx, y + dy);
          await page
            .getByText(scan === 'fixed' ? /Now click the same spot/ : /Click a spot on the CT/)
            .waitFor();
        }
      }
      expect(await page.getByRole('list', { name: 'Landmarks' }).getByRole('listitem').count()).toBe(3);
      await hands.button('Lay it by these landmarks').click();
      expect(await state()).toContain('Laid by landmarks.');
    });

    it('is moved by keys and by numbers, accepted, and loses that with the next move', async () => {
      const before = (await exportFusion()).fixedFromMoving.translationMm;
      await press('n');
      await press('Shift+ArrowRight');
      expect(await state()).toContain('Laid by hand.');
      await hands.type('Shift Z', '2.5');
      await hands.button('Move by these').click();
      await page.getByRole('textbox', { name: 'Your initials' }).fill('CD');
      await hands.button('Accept fusion').click();
      expect(await state()).toContain('Accepted by CD');
      expect(await hands.region('Dorsal').textContent()).not.toContain('Not accepted');
      const fusion = await exportFusion();
      expect(fusion).toMatchObject({ method: 'landmarks', quality: null, nudges: 2, acceptedBy: 'CD' });
      expect(fusion.landmarks.length).toBe(3);
      const moved = fusion.fixedFromMoving.translationMm.map((mm, axis) => mm - before[axis]!);
      expect(Math.abs(moved[0]!)).toBeCloseTo(1, 6);
      expect(moved[2]).toBeCloseTo(2.5, 6);
      expect(fusion.residualMm).toBeGreaterThan(2);

      await press('n');
      await press('ArrowDown');
      expect(await state()).toContain('The acceptance by CD was withdrawn');
      await page.keyboard.press('Control+z');
      await expect.poll(state).toContain('Accepted by CD');
      expect(await findViolations(page)).toEqual([]);
    });

    it('is there with its voxels after a reload', async () => {
      await page.keyboard.press('Control+s');
      await hands.idle();
      await page.reload();
      await hands.tab('Scan').click();
      await page.getByRole('button', { name: 'Fusion of T1 post contrast' }).click();
      expect(await state()).toContain('Accepted by CD');
      await page.getByTestId('cursor-over').waitFor();
      await press('Shift+O');
      await expect.poll(() => page.getByTestId('cursor-over').count()).toBe(0);
      expect(served.complaints).toEqual([]);
    });
  },
);
