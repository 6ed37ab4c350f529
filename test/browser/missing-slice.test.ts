import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballSkull } from '../support/ball-skull';
import { writeSlice } from '../support/write-dicom';
import { findViolations } from './find-violations';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

/** The slice that is not there; the middle one, so that the first views show it. */
const MISSING = 39;
const saved = {
  format: 'bregma-case',
  version: 1,
  patient: { id: 'BALL-GAP', species: 'feline', breed: 'round', weightKg: 4 },
  scans: [{ id: 'ct', role: 'ct', path: 'ct', series: '1.2.3.200' }],
  orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
  trajectories: [{ id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] }],
  guide: { footprintRadiusMm: 12, sleeve: { lengthMm: 15 } },
};

describe.skipIf(!canOpenWindow.isThere)(
  `a scan that lacks a slice, in the built window${canOpenWindow.note}`,
  { timeout: 120_000 },
  () => {
    let served: ServedWindow;
    let page: Page;
    let folder: string;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const question = () => page.getByRole('group', { name: 'A slice is missing. Fill it in?' });
    const picture = (name: string) =>
      page.screenshot({ path: join(import.meta.dirname, `../output/${name}.png`) });

    async function drop(path: string): Promise<void> {
      const session = await page.context().newCDPSession(page);
      const data = { items: [], files: [path], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
      await session.detach();
    }

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-gap-'));
      mkdirSync(join(import.meta.dirname, '../output'), { recursive: true });
      mkdirSync(join(folder, 'patient', 'ct'), { recursive: true });
      const { voxels, sizeVoxels, spacingMm, originLps } = ballSkull();
      const [columns, rows, slices] = sizeVoxels;
      for (let k = 0; k < slices; k++) {
        if (k === MISSING) continue;
        const pixels = voxels.slice(columns * rows * k, columns * rows * (k + 1)) as Int16Array;
        const position = [originLps[0], originLps[1], originLps[2] + k * spacingMm[2]];
        const bytes = writeSlice({
          columns,
          rows,
          pixels,
          position,
          pixelSpacing: [spacingMm[1], spacingMm[0]],
        });
        writeFileSync(join(folder, 'patient', 'ct', `${k}.dcm`), bytes);
      }
      writeFileSync(join(folder, 'patient', 'case.json'), JSON.stringify(saved));
      served = await serveWindow();
      page = await served.open();
    });
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    it('is asked about, and refused in words where that is declined', async () => {
      await drop(join(folder, 'patient'));
      await question().waitFor();
      expect(await question().textContent()).toContain('1.60 mm apart');
      expect(await button('Fill it in').isDisabled()).toBe(true);
      await picture('missing-slice-question');
      expect(await findViolations(page)).toEqual([]);
      await button('Leave it').click();
      expect(await page.getByRole('alert').textContent()).toMatch(
        /1 slice is missing: between .*38\.dcm and .*40\.dcm/,
      );
      expect(await page.getByTestId('rescue-badge').count()).toBe(0);
      await button('Ask again').click();
    });

    it('is filled in once somebody gives a name, hatched where it is cut, and kept in sight', async () => {
      await page.getByRole('textbox', { name: 'Your name or initials' }).fill('Dr. A. B.');
      await button('Fill it in').click();
      await page.getByTestId('rescue-badge').waitFor();
      expect(await page.getByTestId('rescue-badge').textContent()).toBe(
        'Rescued: 1 slice filled in over 1.60 mm, not scanned',
      );
      for (const name of ['Sagittal', 'Dorsal']) {
        const view = page.getByRole('region', { name, exact: true });
        await view.locator(`[data-box="filled-${MISSING}"]`).waitFor({ state: 'attached' });
        expect(await view.textContent()).toContain('hatched: filled in, not scanned');
      }
      expect(await page.getByRole('tabpanel').textContent()).toContain('Agreed to by Dr. A. B.');
      expect(await findViolations(page)).toEqual([]);
      await picture('missing-slice-filled');
    });

    it('is named in the report, with who agreed', async () => {
      await page.getByRole('tab', { name: /Guide/ }).click();
      await button('Generate guide').click();
      const checks = page.getByRole('list', { name: 'Checks' });
      await checks.waitFor({ timeout: 60_000 });
      expect(await checks.getByRole('listitem').filter({ hasText: 'slice filled in' }).count()).toBe(1);
      await page.getByRole('tab', { name: /Export/ }).click();
      await button('Read the report').click();
      const report = await page.locator('pre').textContent();
      expect(report).toMatch(/Scan, rescued +1 slice is missing between/);
      expect(report?.replace(/\s+/g, ' ')).toContain('Agreed to by Dr. A. B.');
      await page.keyboard.press('Escape');
    });

    it('has checks that look out of date once something is changed, and none that says Pass', async () => {
      await page.getByRole('tab', { name: /Guide/ }).click();
      const radius = page.getByRole('textbox', { name: 'Footprint radius', exact: true });
      await radius.fill('13');
      await radius.press('Enter');
      await page.getByRole('tab', { name: /Check/ }).click();
      await page.getByText(/^Out of date: these checks are of the guide before/).waitFor();
      const checks = page.getByRole('list', { name: 'Checks' });
      const words = await checks.locator('[class*=checkValue]').allTextContents();
      expect(words.length).toBeGreaterThan(0);
      expect(words.filter(word => !/^was: (Pass|Warning|Fail)$/.test(word))).toEqual([]);
      expect(await checks.getByRole('img', { name: /^(Pass|Warning|Fail)$/ }).count()).toBe(0);
      expect(await button('Continue to Export').count()).toBe(0);
      expect(await findViolations(page)).toEqual([]);
      await picture('checks-out-of-date');
      expect(served.complaints).toEqual([]);
    });
  },
);
