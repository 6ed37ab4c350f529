import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canOpenWindow, serveWindow, type ServedWindow } from '../browser/open-window';
import { writeBallCase } from '../support/ball-case';
import { killInEdits } from '../support/kill-in-edits';

/** Kills of Chromium while a key is held, at 20 moments of a second's autosave. */
describe.skipIf(!canOpenWindow.isThere)(
  `kills of Chromium during steady edits${canOpenWindow.note}`,
  { timeout: 3_600_000 },
  () => {
    let served: ServedWindow;
    let folder: string;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-kills-'));
      writeBallCase(join(folder, 'patient'), 'BALL-1');
      served = await serveWindow();
    });
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });

    it('lose at most 2 s, twenty times', async () => {
      const lost: number[] = [];
      for (let n = 0; n < 20; n++) lost.push(await killInEdits(folder, served.url, 2200 + 170 * n));
      console.log(`lost, ms: ${lost.map(Math.round).join(', ')}`);
      expect(Math.max(...lost)).toBeLessThanOrEqual(2000);
    });
  },
);
