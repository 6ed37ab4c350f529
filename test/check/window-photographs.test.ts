import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHands } from '../browser/hands';
import { canOpenWindow, serveWindow, type ServedWindow } from '../browser/open-window';
import { photographSteps } from '../browser/photograph-steps';
import { runBregma } from '../support/run-bregma';

/**
 * Pictures for a person to look at; what the steps say and do is tested in
 * test/browser/journey.test.ts.
 */
describe.skipIf(!canOpenWindow.isThere)(`the window with a planned sample${canOpenWindow.note}`, () => {
  let served: ServedWindow;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bregma-photographs-'));
    const wrote = runBregma('sample', 'write', 'cat', '--spacing', '1,1,1', '--out', join(folder, 'cat'));
    if (wrote.status !== 0) throw new Error(wrote.stderr);
    served = await serveWindow();
  });
  afterAll(async () => {
    await served?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('is photographed, every step at four sizes, dark and light, in both languages', async () => {
    const page = await served.open();
    const hands = createHands(page);
    await hands.drop(join(folder, 'cat'));
    await hands.tab('Path').and(page.locator('[aria-selected=true]')).waitFor({ timeout: 60_000 });
    await hands.idle();
    await hands.tab('Guide').click();
    await hands.button('Generate guide').click();
    await page.getByRole('list', { name: 'Checks' }).waitFor({ timeout: 120_000 });
    const { files, overflows } = await photographSteps(page, hands);
    expect(files.length).toBeGreaterThanOrEqual(96);
    for (const picture of files) expect(existsSync(picture)).toBe(true);
    expect(overflows).toEqual([]);
    expect(served.complaints).toEqual([]);
  });
});
