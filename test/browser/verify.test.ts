import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scale, type Vec3 } from '../../geometry/core/vector';
import { shiftBy, type RigidTransform } from '../../geometry/fusion/rigid-transform';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { readStl } from '../../geometry/surface/mesh/read-stl';
import { readRecord } from '../../geometry/verify/read-record';
import { laterCtOptions } from '../../samples/ct/scan-later';
import { simulateCt, type CtOptions } from '../../samples/ct/simulate-ct';
import { operate, type SurgeryOptions } from '../../samples/ct/surgery';
import { writeCtSeries } from '../../samples/dicom/write-ct-series';
import { buildHead } from '../../samples/head/build-head';
import type { Head } from '../../samples/head/head';
import { headDirectionToPatient, headToPatient, type HeadPose } from '../../samples/head/pose';
import { samplePatient } from '../../samples/patients';
import { sampleCtOptions, sampleFiles } from '../../samples/write-sample';
import { aroundPath } from '../support/operated-head';
import { cachedCt } from '../support/simulated-scans';
import { wearGuide } from '../support/worn-guide';
import { findViolations } from './find-violations';
import { away, createHands, type Hands, type P3 } from './hands';
import { canOpenWindow, serveWindow, type ServedWindow } from './open-window';
import type { PostoperativeScan } from '../../renderer/state/postoperative-scan';

const surgery: SurgeryOptions = { kind: 'needle', missMm: [0.8, -0.4, 0.5], leanDeg: 1.5 };
const missMm = Math.hypot(0.8, 0.4, 0.5);

describe.skipIf(!canOpenWindow.isThere)(`a biopsy checked in the built window${canOpenWindow.note}`, () => {
  let served: ServedWindow;
  let page: Page;
  let hands: Hands;
  let folder: string;
  let tipLps: P3;
  let head: Head;
  let settings: CtOptions;
  let plannedPose: HeadPose;

  const at = (name: string): string => join(folder, name);
  /** A row of the table: error, prediction, whether inside. */
  const row = async (name: string): Promise<string[]> => {
    const cells = page.getByRole('row', { name: new RegExp(`^${name} `) }).getByRole('cell');
    return cells.allTextContents();
  };
  /** The patient with a guide on, as a series of its own in a folder. */
  const writeWorn = (name: string, guide: TriangleMesh, motion: RigidTransform): void => {
    const worn = wearGuide(head, plannedPose, guide, motion);
    const { volume } = simulateCt(worn, { ...laterCtOptions(settings), marginMm: 20 });
    const words = {
      patientId: 'SAMPLE-CLINIC',
      patientName: 'Sample^clinic',
      species: 'Feline',
      breed: 'cat',
      seed: 900,
    };
    for (const file of writeCtSeries(volume, words)) {
      mkdirSync(at(name), { recursive: true });
      writeFileSync(join(at(name), file.name), file.bytes);
    }
  };
  const targetMm = async (): Promise<number> => Number.parseFloat((await row('Target'))[0] ?? '');
  const readTip = async (): Promise<P3> =>
    (await Promise.all(
      ['X', 'Y', 'Z'].map(async axis => Number(await hands.field(`Tip ${axis}`).inputValue())),
    )) as unknown as P3;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bregma-verify-'));
    // Of a clinic, as far as the program can tell: samples never enter the record.
    const patient = { ...samplePatient('cat'), name: 'clinic' };
    head = buildHead(patient);
    // The brain-case about the path alone: what is not there is not simulated.
    settings = sampleCtOptions({
      region: aroundPath(head, 26),
      spacingMm: [0.9, 0.9, 0.9],
      nodeMm: 0.9,
      couch: false,
      tube: false,
    });
    const ct = cachedCt(head, settings);
    plannedPose = ct.pose;
    const done = operate(head, surgery);
    const later = { ct: cachedCt(head, laterCtOptions(settings, surgery)), surgery: done };
    tipLps = headToPatient(ct.pose, done.tip);
    for (const { path, bytes } of sampleFiles(patient, ct, settings, [], later)) {
      const file = path.startsWith('ct-postop') ? at(path) : at(`patient/${path}`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    served = await serveWindow();
    page = await served.open();
    hands = createHands(page);
  });
  afterAll(async () => {
    await served?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  it('waits for a guide, then takes the dropped scan and lays it on the plan', async () => {
    await hands.drop(at('patient'));
    await hands.tab('Path').and(page.locator('[aria-selected=true]')).waitFor();
    await hands.idle();
    await hands.tab('Verify').click();
    expect(await page.getByText('Waits for Guide').last().isVisible()).toBe(true);
    await hands.button('Go to Guide').click();
    await hands.button(/^Generate/).click();
    await hands.tab('Check').and(page.locator('[aria-selected=true]')).waitFor();
    await hands.tab('Verify').click();
    expect(await hands.button('Register and find the needle').count()).toBe(0);

    await hands.drop(at('ct-postop'));
    const register = hands.button('Register and find the needle');
    await register.waitFor();
    await expect.poll(() => register.isEnabled(), { timeout: 120_000 }).toBe(true);
    await register.click();
    await page.getByRole('table').waitFor();
    await hands.idle();
  });

  it('says by how much it was missed, beside what was predicted', async () => {
    expect(Math.abs((await targetMm()) - missMm)).toBeLessThan(0.35);
    expect(await row('Target')).toEqual([
      expect.stringMatching(/^1\.\d\d mm$/),
      expect.stringMatching(/^\d\.\d\d mm$/),
      expect.stringMatching(/^(inside|OUTSIDE)$/),
    ]);
    expect((await row('Angle'))[0]).toMatch(/^1\.[3-7]°$/);
    const found = await page.getByText(/^Found by the needle\./).textContent();
    expect(found).toMatch(/0\.\d\d mm left/);
    expect(found).not.toMatch(/right|caudal|dorsal/);
    expect(away(await readTip(), tipLps)).toBeLessThan(0.4);
    expect(await findViolations(page)).toEqual([]);
  });

  it('goes by a tip that is typed or clicked instead, and back by undo', async () => {
    const found = await targetMm();
    const [x] = await readTip();
    await hands.type('Tip X', String(x + 3));
    await expect.poll(targetMm).toBeGreaterThan(found + 0.5);
    await page.getByText(/^As marked by hand\./).waitFor();
    await page.keyboard.press('Control+Z');
    await page.getByText(/^Found by the needle\./).waitFor();
    expect(await targetMm()).toBe(found);

    await page.getByText('Click the entry on a slice').click();
    const [px, py] = await hands.middleOf(hands.region('Dorsal'));
    await page.mouse.click(px + 40, py + 30);
    await page.getByText(/^As marked by hand\./).waitFor();
    await hands.button('Back to what was found').click();
    await page.getByText(/^Found by the needle\./).waitFor();
  });

  it('adds it to the record once, and gives the record out as a file', async () => {
    await hands.button('Add to the record').click();
    await page.getByText('paths: 1, guides: 1').waitFor();
    await hands.button('Replace in the record').click();
    await page.getByText('From 10 operations on').waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), hands.button('Save as CSV').click()]);
    const read = readRecord(readFileSync(await file.path(), 'utf8'));
    if (!read.ok) throw new Error(read.problem.message);
    expect(read.value).toHaveLength(1);
    expect(read.value[0]).toMatchObject({ case: 'SAMPLE-CLINIC', trajectory: 'T1', way: 'needle' });
    expect(read.value[0]!.scanContent).toMatch(/^[0-9a-f]{64}$/);
    await hands.button('Take out of the record').click();
    await page.getByText('Empty. Each check').waitFor();
  });

  it('says before anything is drilled whether the guide sits, by a scan with it on', async () => {
    await hands.tab('Export').click();
    const [stl] = await Promise.all([page.waitForEvent('download'), hands.button('Export STL').click()]);
    const guide = readStl(readFileSync(await stl.path()));
    if (!guide.ok) throw new Error(guide.problem.message);
    // It sits half a millimetre higher than planned.
    const up = scale<Vec3>(headDirectionToPatient(plannedPose, [0, 1, 0]), 0.5);
    writeWorn('ct-lifted', guide.value, shiftBy(up));
    await hands.tab('Verify').click();
    await hands.button('Remove the later scan').click();
    await hands.drop(at('ct-lifted'));
    await page.getByText('Guide on, before drilling', { exact: true }).click();
    const register = hands.button('Register and find the guide');
    await expect.poll(() => register.isEnabled(), { timeout: 120_000 }).toBe(true);
    await register.click();
    await page.getByTestId('seated').waitFor();
    expect(await page.getByTestId('seated').textContent()).toMatch(/^NOT SEATED as planned: do not drill/);
    const screens = join(import.meta.dirname, '../output/screens');
    mkdirSync(screens, { recursive: true });
    for (const [width, height] of [
      [1920, 1080],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.getByTestId('seated').evaluate(part => part.parentElement!.scrollIntoView());
      await page.screenshot({ path: join(screens, `verify-lifted-${width}.png`) });
    }
    const [raised] = await row('Stop higher than planned');
    // The path leans from the way it was lifted.
    expect(Number.parseFloat(raised!)).toBeGreaterThan(0.25);
    expect(Number.parseFloat(raised!)).toBeLessThan(0.55);
    expect(await page.getByText('DOES NOT REST').count()).toBeGreaterThan(0);
    expect(await page.getByText(/^Off its planned seat: /).textContent()).toMatch(
      /(rostral|caudal|left|right)\s0\.\d\d\smm/,
    );
    expect((await row('Both, of predicted 95 %'))[0]).toMatch(/^0\.\d\d mm of \d\.\d\d mm$/);
    expect(await hands.button('Add to the record').count()).toBe(0);
    expect(await findViolations(page)).toEqual([]);
    // One scan taken away, one brought, said what it is of, and laid: back to the biopsy's.
    for (let n = 0; n < 4; n++) await page.keyboard.press('Control+Z');
    await hands.idle();
    await page.getByText(/^Found by the needle\./).waitFor();
  });

  it('judges by an opened plan.json, also after a change and a reload, and never plans again', async () => {
    const before = await row('Target');
    await hands.tab('Export').click();
    const [file] = await Promise.all([page.waitForEvent('download'), hands.button('Plan').click()]);
    copyFileSync(await file.path(), at('plan.json'));
    const { id } = JSON.parse(readFileSync(at('plan.json'), 'utf8')) as { readonly id: string };
    await hands.drop(at('plan.json'));
    const judge = page.getByTestId('judge');
    await judge.waitFor();
    expect(await judge.textContent()).toContain(`opened plan ${id.slice(0, 12)} of SAMPLE-CLINIC`);
    expect(await page.getByText(/differs from that plan/).count()).toBe(0);

    await hands.tab('Path').click();
    await hands.field('Target X').waitFor();
    const [x] = await hands.readEnd('Target');
    await hands.type('Target X', String(Math.round(x) + 2));
    await hands.idle();
    await hands.tab('Verify').click();
    await page
      .getByText(/differs from that plan in trajectories\[0\]\.targetLps\[0\]\. It is judged/)
      .waitFor();
    await page.keyboard.press('Control+S');
    await hands.idle();
    await page.reload();
    await judge.waitFor();
    await page.getByRole('table').waitFor();
    expect(await row('Target')).toEqual(before);
    expect(await page.getByText(/differs from that plan/).count()).toBe(1);
  });

  it('is kept with the work: the scan by its name, how it lies and how it was found', async () => {
    const { later } = (await hands.savedDraft()) as { later: PostoperativeScan | null };
    expect(later).toMatchObject({
      id: 'postop',
      source: { kind: 'files', folder: 'ct-postop' },
      marks: [],
    });
    expect(later?.laid?.quality).toBe('good');
    expect(served.complaints).toEqual([]);
  });
});
