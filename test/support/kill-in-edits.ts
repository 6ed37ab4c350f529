import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createHands } from '../browser/hands';
import { spawnChromium } from '../browser/spawn-chromium';

const FIELD = 'Target X';

/**
 * Opens a case in a Chromium with a profile of its own, holds an arrow key in the target's X, kills
 * the browser after `afterMs` of it, and starts it again on the same profile.
 *
 * @param folder holds `patient`, the case with its scan; the profile is made beside it
 * @returns how much of the typing before the kill is gone, ms; Infinity where nothing of it came
 *   back
 */
export async function killInEdits(folder: string, url: string, afterMs: number): Promise<number> {
  const profile = join(folder, 'profile');
  rmSync(profile, { recursive: true, force: true });
  const made: { readonly at: number; readonly value: number }[] = [];
  const first = await spawnChromium(profile, url);
  try {
    const hands = createHands(first.page);
    await hands.drop(join(folder, 'patient'));
    await hands.field(FIELD).waitFor({ timeout: 90_000 });
    await hands.field(FIELD).focus();
    const began = performance.now();
    while (performance.now() - began < afterMs) {
      await first.page.keyboard.press('ArrowUp');
      const value = Number((await hands.field(FIELD).inputValue()).replace('−', '-'));
      if (value !== made.at(-1)?.value) made.push({ at: performance.now(), value });
      await new Promise(done => setTimeout(done, 30));
    }
  } finally {
    await first.kill();
  }
  const killed = performance.now();
  const again = await spawnChromium(profile, url);
  try {
    const hands = createHands(again.page);
    await hands.field(FIELD).waitFor({ timeout: 90_000 });
    const found = Number((await hands.field(FIELD).inputValue()).replace('−', '-'));
    const isThere = made.some(({ value }) => value === found);
    const lost = made.find(({ value }) => value > found);
    return !isThere ? Infinity : lost ? killed - lost.at : 0;
  } finally {
    await again.kill();
  }
}
