import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHands } from '../browser/hands';
import { canOpenWindow, serveWindow, type ServedWindow } from '../browser/open-window';
import { runBregma } from '../support/run-bregma';

/** Steps that the manual shows; keys are the steps' own. */
const SHOWN = { orientation: 2, path: 4, guide: 5, check: 6 } as const;
/**
 * Where the manual has them: what was there before is replaced, so that no picture is older than
 * the window.
 */
const pictures = join(import.meta.dirname, '../../docs/pictures');

describe.skipIf(!canOpenWindow.isThere)(`the manual's pictures of the window${canOpenWindow.note}`, () => {
  let served: ServedWindow;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bregma-pictures-'));
    const patient = join(folder, 'patient');
    const wrote = runBregma('sample', 'write', 'mesocephalic', '--postop', 'needle', '--out', patient);
    if (wrote.status !== 0) throw new Error(wrote.stderr);
    renameSync(join(patient, 'ct-postop'), join(folder, 'ct-postop'));
    served = await serveWindow();
  }, 600_000);
  afterAll(async () => {
    await served?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('are taken anew', async () => {
    const page = await served.open({ deviceScaleFactor: 1 });
    const hands = createHands(page);
    const shoot = async (name: string): Promise<void> => {
      await page.mouse.move(80, 700);
      await hands.frames();
      // Drawn without a graphics card, 3D takes seconds to be sharp.
      await page.waitForTimeout(8000);
      await page.screenshot({ path: join(pictures, `window-${name}.png`) });
    };
    await hands.drop(join(folder, 'patient'));
    await hands.tab('Path').and(page.locator('[aria-selected=true]')).waitFor({ timeout: 120_000 });
    await hands.idle();
    await hands.tab('Guide').click();
    await hands.button('Generate guide').click();
    // Folded away where every check passed.
    await page
      .getByRole('list', { name: 'Checks', includeHidden: true })
      .waitFor({ state: 'attached', timeout: 240_000 });
    await page.getByRole('button', { name: /^Theme/ }).click();
    // The pad and its bore, from where the surgeon looks.
    await page.keyboard.press('f');
    for (const [name, key] of Object.entries(SHOWN)) {
      await page.keyboard.press(String(key));
      await shoot(name);
    }
    await page.keyboard.press('8');
    await hands.drop(join(folder, 'ct-postop'));
    const register = hands.button('Register and find the needle');
    await register.waitFor();
    await expect.poll(() => register.isEnabled(), { timeout: 120_000 }).toBe(true);
    await register.click();
    await page.getByRole('row', { name: /^Target / }).waitFor({ timeout: 120_000 });
    await shoot('verify');
    expect(served.complaints).toEqual([]);
  });
});
