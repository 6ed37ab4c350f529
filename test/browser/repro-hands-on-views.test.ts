import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballCase, writeBallCase } from '../support/ball-case';
import { away, createHands, type Hands } from './hands';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';

/** Of the ball skull's slices. */
const SPACING_MM = 0.8;

describe.skipIf(!canOpenWindow.isThere)(`hands on the built window${canOpenWindow.note}`, () => {
  let served: ServedWindow;
  let page: Page;
  let hands: Hands;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bregma-hands-'));
    writeBallCase(join(folder, 'patient'), 'BALL-1');
    served = await serveWindow();
    page = await served.open();
    hands = createHands(page);
    await hands.drop(join(folder, 'patient'));
    await hands.field('Target X').waitFor({ timeout: 60_000 });
    await hands.idle();
    await page.keyboard.press('v');
    await hands.region('Transverse').locator('[data-shown]').waitFor();
  });
  afterAll(async () => {
    await served?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  it('the status bar tells the slice that is shown after a turn of the wheel, the pointer at rest', async () => {
    const [x, y] = await hands.middleOf(hands.region('Transverse'));
    const before = await hands.hover(x + 20, y + 10);
    for (const slices of [1, 2, 3]) {
      await page.mouse.wheel(0, 100);
      await expect
        .poll(async () => away((await hands.readCursor()).lps, before.lps))
        .toBeCloseTo(slices * SPACING_MM, 1);
    }
    const told = await hands.readCursor();
    expect(told.voxel![2]).not.toBe(before.voxel![2]);
    // The same as when the pointer is brought there anew.
    await page.mouse.move(80, 700);
    expect(await hands.hover(x + 20, y + 10)).toEqual(told);
    await page.mouse.wheel(0, -300);
    await hands.frames();
  });

  it('the document stays where it is while Tab walks through every control of a step', async () => {
    const scrolled = (): Promise<number[]> =>
      page.evaluate(() => {
        const top = document.querySelector('header')!.getBoundingClientRect().top;
        const boxes = document.querySelectorAll('html, body, #root, #root > *');
        return [top, ...[...boxes].flatMap(box => [box.scrollTop, box.scrollLeft])];
      });
    for (const step of ['Path', 'Guide']) {
      await hands.tab(step).click();
      const walked = new Set<string>();
      for (let n = 0; n < 70; n++) {
        await page.keyboard.press('Tab');
        expect(new Set(await scrolled()), `${step}, ${n}`).toEqual(new Set([0]));
        walked.add(await page.evaluate(() => document.activeElement!.outerHTML.slice(0, 300)));
      }
      expect(walked.size).toBeGreaterThan(30);
    }
  });

  it('a double click enlarges a view, and puts it back, and sets no point', async () => {
    await hands.tab('Path').click();
    await hands.button('Add trajectory').click();
    await page.getByText(/^Click the target/).waitFor();
    const { trajectories } = (await hands.savedDraft()) as { trajectories: unknown[] };
    expect(trajectories).toHaveLength(2);
    const [x, y] = await hands.middleOf(hands.region('Sagittal'));
    await page.mouse.dblclick(x, y);
    await expect.poll(() => hands.region('Transverse').isVisible()).toBe(false);
    await page.mouse.dblclick(...(await hands.middleOf(hands.region('Sagittal'))));
    await expect.poll(() => hands.region('Transverse').isVisible()).toBe(true);
    expect(((await hands.savedDraft()) as { trajectories: unknown[] }).trajectories).toEqual(trajectories);
    // The tool still waits for its click.
    await page.mouse.click(x, y);
    await expect.poll(() => hands.field('Target X').inputValue()).not.toBe('');
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
  });

  it('every view has a bar of what can be done with it, by hand and by keys, none of which changes the case', async () => {
    await hands.tab('Path').click();
    const before = await hands.savedDraft();
    const tools = (view: string) => page.getByRole('toolbar', { name: `Tools of ${view}` });
    const tool = (view: string, name: string | RegExp) => tools(view).getByRole('button', { name });
    const isSeen = (view: string): Promise<boolean> =>
      tools(view).evaluate(bar => getComputedStyle(bar).opacity === '1');
    await page.mouse.move(80, 700);
    expect(await isSeen('3D')).toBe(false);
    await hands.region('3D').hover();
    expect([await isSeen('3D'), await isSeen('Sagittal')]).toEqual([true, false]);
    await tool('3D', 'Look from left').click();
    // A look is flown to in a quarter of a second: the figure's letters say where it came.
    const sideOf = (letter: string): Promise<number> =>
      page.evaluate(name => {
        const figure = document.querySelector('[role=region][aria-label="3D"]')!;
        const [span] = [...figure.querySelectorAll('span')].filter(s => s.textContent === name);
        const box = span!.getBoundingClientRect();
        return Math.round(box.left + box.width / 2 - figure.getBoundingClientRect().left);
      }, letter);
    await expect.poll(async () => (await sideOf('Cd')) - (await sideOf('R'))).toBeGreaterThan(60);
    await page.mouse.move(80, 700);
    await page.keyboard.press('Shift+S');
    await expect.poll(async () => (await sideOf('R')) - (await sideOf('Cd'))).toBeGreaterThan(60);
    const cut = tool('3D', 'Cut open along the path');
    await page.keyboard.press('x');
    expect(await cut.getAttribute('aria-pressed')).toBe('true');
    await hands.region('3D').hover();
    await cut.click();
    expect(await cut.getAttribute('aria-pressed')).toBe('false');
    await page.keyboard.press('b');
    await tool('3D', /^Skull 15 % opaque/).waitFor();
    await page.keyboard.press('h');
    await tool('3D', /^Skull 35 % opaque/).waitFor();
    await page.mouse.move(80, 700);
    await hands.region('Sagittal').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await isSeen('Sagittal')).toBe(true);
    await tool('Sagittal', 'Measure a distance').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(await tool('Sagittal', 'Measure a distance').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('c');
    await tool('Sagittal', 'Maximise Sagittal').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => hands.region('Transverse').isVisible()).toBe(false);
    await page.keyboard.press('F3');
    await expect.poll(() => hands.region('Transverse').isVisible()).toBe(true);
    expect(await hands.savedDraft()).toEqual(before);
  });

  it('an end of the path is dragged in 3D, the entry along the bone; each drag is one step of undo', async () => {
    await hands.tab('Path').click();
    await page.getByRole('radio', { name: /T1/ }).or(page.getByText('T1').first()).first().click();
    await page.keyboard.press('d');
    await page.waitForTimeout(600);
    const handle = (name: string) => hands.region('3D').getByRole('button', { name, exact: true });
    for (const end of ['Entry', 'Target'] as const) {
      const before = await hands.readEnd(end);
      const [x, y] = await hands.middleOf(handle(`${end} of T1`));
      await hands.drag([x, y], [x + 14, y + 6]);
      await expect.poll(async () => away(await hands.readEnd(end), before)).toBeGreaterThan(1);
      await page.keyboard.press('Control+Z');
      await expect.poll(async () => away(await hands.readEnd(end), before)).toBeLessThan(0.001);
    }
    await handle('Target of T1').focus();
    const before = await hands.readEnd('Target');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => away(await hands.readEnd('Target'), before)).toBeCloseTo(1, 1);
    await page.keyboard.press('Control+Z');
  });

  it('Back goes to the step before, and stays in the case however fast and often it is pressed', async () => {
    const step = (): Promise<string | null> =>
      page.getByRole('tab', { selected: true }).getAttribute('data-key');
    for (const name of ['Scan', 'Bone', 'Path', 'Guide']) await hands.tab(name).click();
    await page.evaluate(() => history.back());
    await expect.poll(step).toBe('path');
    // Where the page cannot follow so fast the browser asks, and the person stays.
    page.on('dialog', dialog => void dialog.dismiss());
    for (const pauseMs of [50, 20, 5]) {
      await page.evaluate(async pause => {
        for (let n = 0; n < 30; n++) {
          history.back();
          await new Promise(done => setTimeout(done, pause));
        }
      }, pauseMs);
      await page.waitForTimeout(300);
      expect(page.url()).toBe(served.url);
      expect(await page.getByTestId('case').textContent()).toContain('BALL-1');
    }
    expect(await hands.region('Transverse').isVisible()).toBe(true);
  });

  it('a text that does not fit is refused whole, with how long it is, and nothing is cut off', async () => {
    await hands.tab('Guide').click();
    const label = hands.field('Label');
    await label.fill('Rex');
    await label.click();
    await page.evaluate(() => {
      document.execCommand('insertText', false, 'x'.repeat(60));
    });
    expect(await label.inputValue()).toBe('Rex');
    await page.getByText(/^That would be 63 characters, and at most 40 fit here/).waitFor();
    await label.fill('');
  });

  it('asks, by name, about another animal’s voxels under the same UIDs, and keeps the answer in the case', async () => {
    const { content } = (await hands.savedDraft()) as { content: string };
    cpSync(join(folder, 'patient', 'ct'), join(folder, 'other', 'ct'), { recursive: true });
    const slice = join(folder, 'other', 'ct', '40.dcm');
    const bytes = readFileSync(slice);
    // One voxel, by one unit: its pixels are the last thing in a file.
    bytes.writeInt16LE(bytes.readInt16LE(bytes.length - 2) + 1, bytes.length - 2);
    writeFileSync(slice, bytes);
    const theirs = ballCase('BALL-2');
    const scans = theirs.scans.map(scan => ({ ...scan, content }));
    writeFileSync(join(folder, 'other', 'case.json'), JSON.stringify({ ...theirs, scans }));
    await hands.drop(join(folder, 'other'));
    const question = page.getByRole('group', { name: 'This is not the scan that the case was made on' });
    await question.waitFor();
    expect(await question.textContent()).toContain(content.slice(0, 12));
    await hands.tab('Path').click();
    expect(await page.getByText('Waits for Scan').last().isVisible()).toBe(true);
    await hands.tab('Scan').click();
    const accept = question.getByRole('button', { name: 'Use this scan' });
    expect(await accept.isDisabled()).toBe(true);
    await question.getByRole('textbox', { name: 'Your initials' }).fill('CD');
    expect(await accept.isDisabled()).toBe(true);
    await question.getByRole('textbox', { name: 'Why it is used all the same' }).fill('exported again');
    await accept.click();
    await question.waitFor({ state: 'detached' });
    const after = (await hands.savedDraft()) as {
      content: string;
      orientation: unknown;
      answers: { question: string; content: string; instead: string; acceptedBy: string; reason: string }[];
    };
    expect(after.content).toMatch(/^[0-9a-f]{64}$/);
    expect(after.content).not.toBe(content);
    expect(after.answers).toMatchObject([
      {
        question: 'content',
        content: after.content,
        instead: content,
        acceptedBy: 'CD',
        reason: 'exported again',
      },
    ]);
    // Which way up another head lies nobody has looked at.
    expect(after.orientation).toBe(null);
    expect(served.complaints).toEqual([]);
  });
});
