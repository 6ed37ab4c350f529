import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { turnAxes, type Turn } from '../../renderer/state/turn-axes';
import { away, createHands, type Hands, type P3 } from '../browser/hands';
import { canOpenWindow, serveWindow, type ServedWindow } from '../browser/open-window';
import { PLASTIC_AXES, PLASTIC_BALL, PLASTIC_VAULT } from '../support/plastic-skull';
import { runBregma } from '../support/run-bregma';
import { sharedFolder } from '../support/prerequisites';

const shared = sharedFolder('plastic-skull', 'S2030');

const BUTTONS: Readonly<Record<Turn, string>> = {
  flipDorsal: 'Flip dorsal and ventral',
  flipRostral: 'Flip rostral and caudal',
  roll: 'Roll a quarter turn',
  swap: 'Swap dorsal and rostral',
};

/**
 * As far apart as 25 degrees: a proposal is laid along the head itself, these axes along the scan.
 */
const SAME = 2 * Math.sin((12.5 * Math.PI) / 180);

/** The fewest presses from one pair of axes to another. */
function findTurns(from: { dorsal: P3; rostral: P3 }, to: { dorsal: P3; rostral: P3 }): Turn[] {
  let tried: { axes: typeof from; turns: Turn[] }[] = [{ axes: from, turns: [] }];
  for (let depth = 0; depth < 6; depth++) {
    const there = tried.find(
      ({ axes }) => away(axes.dorsal, to.dorsal) < SAME && away(axes.rostral, to.rostral) < SAME,
    );
    if (there) return there.turns;
    tried = tried.flatMap(({ axes, turns }) =>
      (Object.keys(BUTTONS) as Turn[]).map(turn => ({ axes: turnAxes(axes, turn), turns: [...turns, turn] })),
    );
  }
  throw new Error('no turns lead there');
}

describe.skipIf(!shared.isThere || !canOpenWindow.isThere)(
  `a real scanner's CT, planned in the window${shared.note}${canOpenWindow.note}`,
  () => {
    let served: ServedWindow;
    let page: Page;
    let hands: Hands;
    let folder: string;

    const download = async (name: string): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
      const [file] = await Promise.all([page.waitForEvent('download'), hands.button(name).click()]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-plastic-'));
      symlinkSync(shared.path, join(folder, 'S2030'));
      served = await serveWindow();
      page = await served.open();
      page.setDefaultTimeout(120_000);
      hands = createHands(page);
    });
    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    });

    it('is dropped, turned, aimed at, made and exported: the bytes of bregma plan', async () => {
      const dropped = performance.now();
      await hands.drop(shared.path);
      await hands.region('Transverse').waitFor();
      console.log(`first image ${((performance.now() - dropped) / 1000).toFixed(1)} s after the drop`);
      await page.getByText('512 × 512 × 140').waitFor();
      await hands.idle();

      await hands.tab('Orientation').click();
      const [dorsal, rostral] = await Promise.all(
        ['Dorsal', 'Rostral'].map(async name => {
          const said = await page
            .locator('dt', { hasText: name })
            .locator('xpath=following-sibling::dd[1]')
            .textContent();
          return said!.match(/-?\d\.\d\d/g)!.map(Number) as unknown as P3;
        }),
      );
      const turns = findTurns({ dorsal: dorsal!, rostral: rostral! }, PLASTIC_AXES);
      console.log(`dorsal ${dorsal}, rostral ${rostral}; turned by ${turns.join(', ') || 'nothing'}`);
      for (const turn of turns) await hands.button(BUTTONS[turn]).click();
      await hands.field('Your initials').click();
      await page.keyboard.type('EX');
      await hands.button('Confirm orientation').click();

      await hands.tab('Path').click();
      await hands.button('Add trajectory').click();
      await page.mouse.click(...(await hands.leafTo('Transverse', PLASTIC_BALL)));
      expect(away(await hands.readEnd('Target'), PLASTIC_BALL)).toBeLessThan(0.8);
      for (const [n, axis] of ['X', 'Y', 'Z'].entries()) {
        await hands.type(`Entry ${axis}`, PLASTIC_VAULT[n]!.toFixed(3));
      }
      await hands.idle();
      await hands.tab('Guide').click();
      await hands.idle();
      const asked = performance.now();
      await hands.button('Generate guide').click();
      const checks = page.getByRole('list', { name: 'Checks' });
      await checks.waitFor();
      console.log(`guide after ${((performance.now() - asked) / 1000).toFixed(1)} s`);
      await page.getByRole('button', { name: /^Show \d+ checks that passed$/ }).click();
      await expect.poll(() => checks.getByRole('listitem').count()).toBeGreaterThan(25);
      console.log(await checks.getByRole('img', { name: /Fail|Warning/ }).count(), 'findings');

      await hands.tab('Export').click();
      const guide = await download('Export STL');
      const made = await download('Export case');
      writeFileSync(join(folder, 'case.json'), made.bytes);
      const out = join(folder, 'plan');
      const planned = runBregma('plan', join(folder, 'case.json'), '--out', out);
      expect(planned.status, planned.stderr).toBeLessThan(2);
      expect(guide.bytes.equals(readFileSync(join(out, guide.name)))).toBe(true);
      expect(served.complaints).toEqual([]);
    });
  },
);
