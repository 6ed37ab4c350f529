import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBregma } from '../support/run-bregma';
import { replacing, writeSlice } from '../support/write-dicom';
import { expectEntryDragged, expectSides, expectToScale } from './expect-to-scale';
import { away, createHands, type Hands, type P3 } from './hands';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';
import { findViolations } from './find-violations';

interface CaseFile {
  readonly orientation: { readonly dorsal: P3; readonly rostral: P3 };
  readonly trajectories: readonly [{ readonly targetLps: P3; readonly entryLps: P3 }];
}
interface PlanFile {
  readonly status: string;
  readonly checks: readonly { readonly id: string; readonly status: string }[];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.skipIf(!canOpenWindow.isThere)(
  `a biopsy planned in the built window, from the first drop to the STL${canOpenWindow.note}`,
  () => {
    let served: ServedWindow;
    let page: Page;
    let hands: Hands;
    let folder: string;
    let sample: CaseFile;
    let atStart: Record<string, unknown>;
    let edits = 0;
    let stl: Buffer;

    const inFolder = (name: string): string => join(folder, name);
    const download = async (name: string): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
      const [file] = await Promise.all([page.waitForEvent('download'), hands.button(name).click()]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const undoAll = async (): Promise<number> => {
      let steps = 0;
      for (; await hands.button('Undo').isEnabled(); steps++) {
        await page.keyboard.press('Control+Z');
        await hands.frames();
      }
      return steps;
    };

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'bregma-journey-'));
      const wrote = runBregma('sample', 'write', 'cat', '--spacing', '1,1,1', '--out', inFolder('cat'));
      if (wrote.status !== 0) throw new Error(wrote.stderr);
      sample = JSON.parse(readFileSync(inFolder('cat/case.json'), 'utf8')) as CaseFile;
      // What a scanner sends: the head, and a short series of another reconstruction in the same
      // folder.
      cpSync(inFolder('cat/ct'), inFolder('scan/head'), { recursive: true });
      mkdirSync(inFolder('scan/short'));
      for (let k = 0; k < 12; k++) {
        const slice = { columns: 64, rows: 64, pixelSpacing: [1.5, 1.5], position: [-48, -48, 5 * k] };
        const pixels = Int16Array.from({ length: 64 * 64 }, (_, n) =>
          Math.hypot((n % 64) - 32, (n >> 6) - 32) < 20 ? 600 : -1000,
        );
        const replace = replacing({ tag: 0x0008103e, vr: 'LO', value: 'Scout' });
        writeFileSync(inFolder(`scan/short/${k}`), writeSlice({ ...slice, pixels, replace }));
      }
      writeFileSync(inFolder('notes.txt'), 'Rex, 4 years\n');
      writeFileSync(inFolder('empty.dcm'), '');
      served = await serveWindow();
      page = await served.open();
      hands = createHands(page);
    });

    afterAll(async () => {
      await served?.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    });

    it('says in a sentence that a text and an empty file are no scan', async () => {
      await hands.drop(inFolder('notes.txt'), inFolder('empty.dcm'));
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').getByRole('paragraph').textContent()).toMatch(
        /^None of the 2 files is a CT slice .+\.$/,
      );
      await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();
      expect(await page.getByRole('alert').count()).toBe(0);
      await hands.button('Open a sample patient').waitFor();
    });

    it('shows nothing that axe calls serious or critical before a scan is open, nor in its dialogs', async () => {
      for (const theme of ['light', 'dark']) {
        await page.getByRole('button', { name: /^Theme/ }).click();
        expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
        expect(await findViolations(page), theme).toEqual([]);
        for (const open of ['Control+K', '?']) {
          await page.keyboard.press(open);
          await page.getByRole('dialog').waitFor();
          expect(await findViolations(page), `${open}, ${theme}`).toEqual([]);
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
        }
      }
      await hands.button('Take the two-minute tour').click();
      expect(await findViolations(page), 'tour').toEqual([]);
      await hands.button('Skip the tour').click();
    });

    it('lists the series of a dropped folder, leaves the choice to a person, and reads the one picked', async () => {
      await hands.drop(inFolder('scan'));
      const head = page.getByRole('button', { name: /^Head, simulated.*122 slices/ });
      await head.waitFor();
      await page.getByRole('button', { name: /^Scout.*12 slices/ }).waitFor();
      // Two studies: the fuller one may be another animal's.
      expect(await page.getByText(/^2 series can be planned on and none is plainly the one/).count()).toBe(1);
      expect(await page.getByRole('alert').count()).toBe(0);
      await head.click();
      await hands.region('Transverse').waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(await page.getByText('93 × 108 × 122', { exact: true }).textContent()).toBeTruthy();
      await hands.idle();
      for (const name of ['Transverse', 'Dorsal', 'Sagittal', '3D']) {
        expect(await hands.region(name).isVisible(), name).toBe(true);
      }
    });

    it('comes back from another series by Undo', async () => {
      await page.getByRole('button', { name: /^Scout/ }).click();
      await page.getByText('64 × 64 × 12').waitFor();
      await hands.button('Undo').click();
      await page.getByText('93 × 108 × 122', { exact: true }).waitFor();
      await hands.idle();
      expect(await hands.button('Undo').isDisabled()).toBe(true);
    });

    it('holds the path back until the orientation is confirmed with initials', async () => {
      atStart = await hands.savedDraft();
      await hands.tab('Path').click();
      expect(await page.getByText('Waits for Orientation').last().isVisible()).toBe(true);
      expect(await hands.button('Add trajectory').count()).toBe(0);
      await hands.button('Go to Orientation').click();
      const confirm = hands.button('Confirm orientation');
      expect(await confirm.isDisabled()).toBe(true);
      await page.getByText('All signs agree', { exact: true }).waitFor();
      // Lies on its belly, and its files say HFS.
      const warning = page.getByText(/lay on its back \(HFS\)\. The anatomy shows it on its belly/);
      expect(await warning.textContent()).toContain(
        'left and right, and dorsal and ventral would be swapped',
      );
      await hands.type('Pitch, nose up and down, degrees', '-3');
      await hands.type('Pitch, nose up and down, degrees', '0.5');
      edits += 2;
      await hands.button('Flip dorsal and ventral').click();
      await hands.button('Flip dorsal and ventral').click();
      edits += 2;
      await hands.field('Your initials').click();
      await page.keyboard.type('MV');
      await confirm.click();
      edits++;
      await page.getByText(/^✓ Confirmed by MV/).waitFor();
      const orientation = (await hands.savedDraft())['orientation'] as CaseFile['orientation'] & object;
      const { dorsal, rostral } = orientation;
      expect(orientation).toMatchObject({
        declared: { patientPosition: 'HFS', anatomicalOrientation: null },
        proposed: { certainty: 'certain' },
        turns: [
          { about: 'left', angleDeg: 0.5 },
          { about: 'rostral', angleDeg: 180 },
          { about: 'rostral', angleDeg: 180 },
        ],
        earlier: [],
      });
      // Proposed from the skull: within 8 degrees of the truth.
      const near = 2 * Math.sin((8 * Math.PI) / 360);
      expect(away(dorsal, sample.orientation.dorsal)).toBeLessThan(near);
      expect(away(rostral, sample.orientation.rostral)).toBeLessThan(near);
      for (const letter of ['Rt', 'Le', 'D', 'V']) {
        await hands.region('Transverse').getByText(letter, { exact: true }).waitFor();
      }
      await hands.button('Continue to Bone').click();
    });

    it('finds the bone anew at a typed threshold', async () => {
      await hands.type('Bone threshold', '240');
      edits++;
      await hands.idle();
      await page.getByText(/other pieces? left out/).waitFor();
      await hands.button('Continue to Path').click();
    });

    it('puts the target where a slice is clicked, with an entry over it', async () => {
      await hands.button('Add trajectory').click();
      edits++;
      const [lesion] = sample.trajectories.map(t => t.targetLps);
      const at = await hands.leafTo('Transverse', lesion!);
      const under = (await hands.hover(...at)).lps;
      await page.mouse.click(...at);
      edits++;
      await hands.frames();
      const target = await hands.readEnd('Target');
      expect(away(target, under)).toBeLessThan(0.02);
      // To a slice and a pixel.
      expect(away(target, lesion!)).toBeLessThan(0.8);
      // Looked for by the planner, and within the limits.
      await hands.idle();
      expect(away(await hands.readEnd('Entry'), target)).toBeGreaterThan(5);
      await hands.region('Along path').waitFor();
      await hands.button('Three planes (V)').click();
    });

    it('drags the entry, nudges it by arrow keys and takes a typed number', async () => {
      const handle = hands.region('Transverse').getByRole('button', { name: /^Entry of T1/ });
      const [x, y] = await hands.middleOf(handle);
      const before = await hands.readEnd('Entry');
      const from = (await hands.hover(x + 60, y)).lps;
      const to = (await hands.hover(x + 60 - 24, y + 6)).lps;
      await hands.drag([x, y], [x - 24, y + 6]);
      edits++;
      const dragged = await hands.readEnd('Entry');
      expect(away(dragged, before.map((v, n) => v + to[n]! - from[n]!) as unknown as P3)).toBeLessThan(0.03);

      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Shift+ArrowUp');
      await page.keyboard.press('Alt+ArrowLeft');
      edits += 3;
      // Both ends of the move are read from fields, to a hundredth of a millimetre an axis.
      const nudged = away(await hands.readEnd('Entry'), dragged);
      expect(Math.abs(nudged - Math.hypot(0.09, 1))).toBeLessThan(0.02);

      const [{ entryLps, targetLps }] = sample.trajectories;
      for (const [n, axis] of ['X', 'Y', 'Z'].entries()) {
        await hands.type(`Entry ${axis}`, String(entryLps[n]));
        await hands.type(`Target ${axis}`, String(targetLps[n]));
        edits += 2;
      }
      expect(await hands.readEnd('Entry')).toEqual(entryLps);
      expect(await hands.readEnd('Target')).toEqual(targetLps);
      await hands.idle();
      // Measured anew for where it lies now; until then no number is shown.
      await expect.poll(() => page.getByText(/^\d+\.\d mm$/).count()).toBeGreaterThan(2);
    });

    it('comes near to the path on the steps that are about it, and goes back by a key or a button', async () => {
      const view = hands.region('Transverse');
      const tools = page.getByRole('toolbar', { name: 'Tools of Transverse' });
      const scale = async (): Promise<number> => (await hands.readView('Transverse')).mmPerPx;
      const { width, height } = (await view.boundingBox())!;
      await hands.tab('Bone').click();
      const whole = await scale();
      await hands.tab('Path').click();
      const near = await scale();
      expect(near).toBeLessThan(whole);
      expect(near * Math.min(width, height)).toBeGreaterThan(59);
      expect(near * Math.min(width, height)).toBeLessThan(75);
      await view.focus();
      await page.keyboard.press('f');
      expect(await scale()).toBeCloseTo(whole, 5);
      await tools.getByRole('button', { name: 'To the path' }).click();
      expect(await scale()).toBeCloseTo(near, 5);
      await tools.getByRole('button', { name: 'Whole head' }).click();
      expect(await scale()).toBeCloseTo(whole, 5);
      // A hand's own zoom stays from step to step, as long as they are about the same path.
      await view.focus();
      await page.keyboard.press('z');
      await page.keyboard.press('+');
      const own = await scale();
      await hands.tab('Guide').click();
      expect(await scale()).toBeCloseTo(own, 5);
      await hands.tab('Path').click();
      await hands.idle();
    });

    it('shows the path lengthwise, across and from the probe, with the needle to scale', async () => {
      await page.getByRole('radio', { name: 'Path views' }).click();
      await hands.idle();
      await expectToScale(page, hands);
      await expectEntryDragged(page, hands);
      await page.getByRole('radio', { name: 'Slices' }).click();
      await expectSides(page, hands);
    });

    it('keeps everything when wrong files are dropped on the work', async () => {
      const before = await hands.savedDraft();
      await hands.drop(inFolder('notes.txt'), inFolder('empty.dcm'));
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').textContent()).toContain('None of the 2 files is a CT slice');
      await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();
      await hands.region('Transverse').waitFor();
      expect(await hands.savedDraft()).toEqual(before);
    });

    it('looks for a better seat, takes back what was found, and moves the pad by hand', async () => {
      await hands.tab('Guide').click();
      // A new case leaves the support to the program.
      const support = page.getByRole('radiogroup', { name: 'Support' });
      await support.getByRole('radio', { name: 'Automatic', checked: true }).waitFor();
      await support.getByRole('radio', { name: 'Pad', exact: true }).click();
      await hands.type('Footprint radius', '13');
      await hands.type('Thickness', '3.5');
      edits += 3;
      await hands.idle();
      const planned = await hands.savedDraft();
      await hands.button('Make it seat better').click();
      const said = page.getByText(/^(Pad .*: seating .* → .* mm\. Undo|No pad beside this one)/);
      await said.waitFor({ timeout: 120_000 });
      if (/^Pad/.test((await said.textContent())!)) {
        expect(await hands.savedDraft()).not.toEqual(planned);
        await hands.button('Undo').click();
      }
      await hands.idle();
      expect(await hands.savedDraft()).toEqual(planned);
      await hands.type('Moved to rostral', '1');
      await hands.button('Keep off the crosshair').click();
      const kept = page.getByRole('list', { name: 'Kept off' }).getByRole('listitem');
      expect(await kept.count()).toBe(1);
      const { keepOffLps } = (await hands.savedDraft())['guide'] as { keepOffLps: P3[] };
      expect(away(keepOffLps[0]!, (await hands.readCursor()).lps)).toBeLessThan(0.01);
      await hands.button('Remove place 1').click();
      expect(await kept.count()).toBe(0);
      edits += 3;
      await hands.idle();
    });

    it('gives a guide up on Cancel, and makes it when asked again', async () => {
      await hands.button('Generate guide').click();
      await page.getByRole('progressbar').waitFor();
      await page.waitForTimeout(400);
      await hands.button('Cancel').click();
      await page.getByRole('progressbar').waitFor({ state: 'detached' });
      expect(await hands.tab('Guide').getAttribute('aria-selected')).toBe('true');
      expect(await page.getByRole('alert').count()).toBe(0);
      await hands.tab('Check').click();
      expect(await page.getByText('Waits for Guide').last().isVisible()).toBe(true);
      await hands.tab('Guide').click();
      await hands.button('Generate guide').click();
      await page.getByRole('list', { name: 'Checks' }).waitFor({ timeout: 60_000 });
    });

    it('lists every check with its status and words, and flies where it was found', async () => {
      const items = page.getByRole('list', { name: 'Checks' }).getByRole('listitem');
      const failing = await items.locator('[class*=checkValue]').allTextContents();
      expect(failing.length).toBeGreaterThan(0);
      for (const word of failing) expect(['Warning', 'Fail']).toContain(word);
      await page.getByRole('button', { name: /^Show \d+ checks that passed$/ }).click();
      // Rows are added frame by frame: all are there once a further frame adds none.
      const settled = async (): Promise<boolean> => {
        const before = await items.count();
        await hands.frames();
        return before > 25 && (await items.count()) === before;
      };
      await expect.poll(settled).toBe(true);
      const words = await items.locator('[class*=checkValue]').allTextContents();
      expect(words).toHaveLength(await items.count());
      for (const word of words) expect(['Pass', 'Warning', 'Fail']).toContain(word);
      expect(await page.getByText('Passed, with warnings to read.').isVisible()).toBe(true);
      const before = await hands.readCursor();
      await page.getByRole('button', { name: /^Show me: Thinnest wall/ }).click();
      await hands.frames();
      expect(away((await hands.readCursor()).lps, before.lps)).toBeGreaterThan(1);
      await hands.button('Continue to Export').click();
    });

    it('exports the STL that bregma plan makes of the exported case, byte for byte', async () => {
      const guide = await download('Export STL');
      const made = await download('Export case');
      stl = guide.bytes;
      expect([guide.name, made.name]).toEqual(['guide.stl', 'case.json']);
      await page.getByText(sha256(guide.bytes), { exact: true }).waitFor();
      await page.getByText(sha256(made.bytes), { exact: true }).waitFor();
      await hands.button('Read the report').click();
      const report = page.getByRole('dialog').locator('pre');
      expect(await report.textContent()).toContain('BREGMA PLAN: all checks passed, with warnings.');
      expect(await report.evaluate(pre => pre.scrollWidth - pre.clientWidth)).toBe(0);
      await page.keyboard.press('Escape');
      // Beside the folder that was dropped, as the case says.
      writeFileSync(inFolder('case.json'), made.bytes);
      const planned = runBregma('plan', inFolder('case.json'), '--out', inFolder('plan'));
      expect(planned.status, planned.stderr).toBe(0);
      expect(guide.bytes.equals(readFileSync(inFolder('plan/guide.stl')))).toBe(true);
      const { checks } = JSON.parse(readFileSync(inFolder('plan/plan.json'), 'utf8')) as PlanFile;
      await hands.tab('Check').click();
      await page.getByRole('button', { name: /^Show \d+ checks that passed$/ }).click();
      // Rows are added frame by frame.
      const shown = (): Promise<(string | undefined)[]> =>
        page
          .getByRole('list', { name: 'Checks' })
          .getByRole('listitem')
          .evaluateAll(list => list.map(item => item.dataset['check']).sort());
      await expect.poll(shown).toEqual(checks.map(check => check.id).sort());
    });

    it('shows nothing that axe calls serious or critical on any step, dark and light', async () => {
      for (const theme of ['light', 'dark']) {
        await page.getByRole('button', { name: /^Theme/ }).click();
        expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe(theme);
        for (const step of ['Scan', 'Orientation', 'Bone', 'Path', 'Guide', 'Check', 'Export']) {
          await hands.tab(step).click();
          await hands.frames();
          expect(await findViolations(page), `${step}, ${theme}`).toEqual([]);
        }
      }
    });

    it('undoes the whole session to its start, one step an act, and does it all again', async () => {
      const atEnd = await hands.savedDraft();
      const steps = await undoAll();
      expect(steps).toBe(edits);
      expect(await hands.button('Undo').isDisabled()).toBe(true);
      expect(await hands.savedDraft()).toEqual(atStart);
      // What is undone is told, and shown on its step.
      await page.getByText(/^Undone: /).waitFor();
      for (let n = 0; n < steps; n++) {
        await page.keyboard.press('Control+Shift+Z');
        await hands.frames();
      }
      expect(await hands.button('Redo').isDisabled()).toBe(true);
      expect(await hands.savedDraft()).toEqual(atEnd);
      await page.getByText(/^Done again: /).waitFor();
    });

    it('goes on where it was after a reload, to the same guide', async () => {
      await hands.tab('Path').click();
      const before = await hands.savedDraft();
      await page.reload();
      await hands.region('Transverse').waitFor();
      expect(await hands.tab('Path').getAttribute('aria-selected')).toBe('true');
      expect(await hands.readEnd('Target')).toEqual(sample.trajectories[0].targetLps);
      expect(await hands.savedDraft()).toEqual(before);
      await hands.idle();
      await hands.tab('Guide').click();
      await hands.button('Generate guide').click();
      await page.getByRole('list', { name: 'Checks' }).waitFor({ timeout: 60_000 });
      await hands.tab('Export').click();
      const again = await download('Export STL');
      expect(again.bytes.equals(stl)).toBe(true);
    });

    it('said nothing on the console', () => {
      expect(served.complaints).toEqual([]);
    });
  },
);
