import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSampleTo } from '../../main/cli/sample';
import { createHands, type Hands } from './hands';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

describe.skipIf(!canOpenWindow.isThere)(`a marker in the built window${canOpenWindow.note}`, () => {
  let served: ServedWindow;
  let page: Page;
  let hands: Hands;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bregma-marker-'));
    const coarse = { spacingMm: [1.2, 1.2, 1.2], nodeMm: 1.2 } as const;
    await writeSampleTo(join(folder, 'cat'), 'cat', { ...coarse, marker: { side: 'left' } });
    served = await serveWindow();
    page = await served.open();
    hands = createHands(page);
  });
  afterAll(async () => {
    await served?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('is shown with its side, and the orientation waits until the answer agrees', async () => {
    await hands.drop(join(folder, 'cat', 'ct'));
    await hands.region('3D').waitFor();
    await hands.idle();
    await hands.tab('Orientation').click();
    await page.getByText(/A marker lies on the left \(Le\), 3\d mm from the median plane/).waitFor();
    const confirm = hands.button('Confirm orientation');
    await hands.field('Your initials').click();
    await page.keyboard.type('PX');
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByRole('radio', { name: 'Right', exact: true }).click();
    await page.getByText(/It was stuck on the right, and these axes put it on the left/).waitFor();
    expect(await confirm.isDisabled()).toBe(true);
    await page.keyboard.press('Control+z');
    await page.getByText('Say first on which side the marker was stuck.').waitFor();
    await page.keyboard.press('Control+Shift+z');
    await page.getByText(/It was stuck on the right, and these axes put it on the left/).waitFor();
    await page.getByRole('radio', { name: 'Left', exact: true }).click();
    await confirm.click();
    const { orientation } = (await hands.savedDraft()) as { orientation: { marker: unknown } };
    expect(orientation.marker).toMatchObject({ stuckOn: 'left' });
  });
});
