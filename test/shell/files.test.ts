import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileGrants } from '../../main/ipc/file-grants';
import { contract } from '../../main/ipc/contract';
import { keepText, restoreText } from '../../main/ipc/keep-text';
import { openCase, openRecent } from '../../main/ipc/open-case';
import { openFiles } from '../../main/ipc/open-files';
import { recentCases } from '../../main/ipc/recent-cases';
import { saveFile, showSaved } from '../../main/ipc/save-file';
import { createTextStore, type TextStore } from '../../main/ipc/text-store';

let folder: string;
let texts: TextStore;
const bytes = new TextEncoder().encode('{}');
const tokenOf = (told: object | false | undefined): string =>
  told && 'token' in told ? String(told.token) : '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bregma-shell-'));
  texts = createTextStore(join(folder, 'kept'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('kept texts', () => {
  it('come back as they were, and replace each other in order', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => texts.write('draft', `draft ${n} é`)));
    expect(await texts.read('draft')).toBe('draft 19 é');
    expect(readdirSync(join(folder, 'kept'))).toEqual(['draft.txt']);
  });

  it('nothing kept is null; a key that is a path is a fault', async () => {
    expect(await texts.read('draft')).toBeNull();
    await expect(texts.read('../draft')).rejects.toThrow('this is no key');
    await expect(texts.write('/etc/passwd', 'x')).rejects.toThrow('this is no key');
  });

  it('a write that fails is told in words, and the next one is tried', async () => {
    writeFileSync(join(folder, 'kept'), 'a file in the way');
    expect(await keepText(texts)({ key: 'draft', text: 'x' })).toMatchObject({
      problem: { code: 'not-kept' },
    });
    rmSync(join(folder, 'kept'));
    expect(await keepText(texts)({ key: 'draft', text: 'y' })).toEqual({ ok: true, value: null });
    expect(await restoreText(texts)({ key: 'draft' })).toEqual({ ok: true, value: 'y' });
  });

  it("the window's keys do not reach the program's own", async () => {
    await texts.write('recent-cases', '[]');
    expect(await restoreText(texts)({ key: 'recent-cases' })).toEqual({ ok: true, value: null });
  });
});

describe('the open dialog', () => {
  const pick = (filePaths: string[], asked: unknown[] = []) =>
    openFiles(
      options => {
        asked.push(options);
        return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
      },
      grants,
      texts,
    );
  let grants = createFileGrants();
  beforeEach(() => {
    grants = createFileGrants();
    mkdirSync(join(folder, 'scan/deep'), { recursive: true });
    writeFileSync(join(folder, 'scan/1.dcm'), 'one');
    writeFileSync(join(folder, 'scan/deep/2.dcm'), 'two!');
  });

  it('grants every file below a folder, named from the folder on', async () => {
    const answer = await pick([join(folder, 'scan')])({ folder: true });
    expect(contract.openFiles.reply.parse(answer.ok && answer.value)).toMatchObject([
      { path: 'scan/1.dcm', sizeBytes: 3 },
      { path: 'scan/deep/2.dcm', sizeBytes: 4 },
    ]);
    const [first] = (answer.ok && answer.value) || [];
    expect(grants.pathOf(tokenOf(first))).toBe(join(folder, 'scan/1.dcm'));
    expect(JSON.stringify(answer)).not.toContain(folder);
  });

  it('remembers its folder; what was granted before lapses', async () => {
    const asked: unknown[] = [];
    const before = await pick([join(folder, 'scan/1.dcm')], asked)({ folder: false });
    await pick([join(folder, 'scan/deep/2.dcm')], asked)({ folder: false });
    expect(asked).toEqual([
      { properties: ['openFile', 'multiSelections'] },
      { properties: ['openFile', 'multiSelections'], defaultPath: join(folder, 'scan') },
    ]);
    expect(grants.pathOf(tokenOf(before.ok && before.value?.[0]))).toBeNull();
  });

  it('a change of mind changes nothing', async () => {
    const token = grants.grant('/kept');
    expect(await pick([])({ folder: true })).toEqual({ ok: true, value: null });
    expect(grants.pathOf(token)).toBe('/kept');
  });

  it('an empty folder is refused in words', async () => {
    mkdirSync(join(folder, 'empty'));
    expect(await pick([join(folder, 'empty')])({ folder: true })).toMatchObject({
      problem: { code: 'empty-folder' },
    });
  });
});

describe('a case', () => {
  const now = (): Date => new Date('2026-01-02T03:04:05Z');
  const grants = createFileGrants();
  /** The user's word for a folder outside the case's own. */
  const yes = (): Promise<boolean> => Promise.resolve(true);
  const write = (path: string, scan: string, more = {}): string => {
    mkdirSync(join(folder, 'K9/plans'), { recursive: true });
    mkdirSync(join(folder, 'K9/ct'), { recursive: true });
    writeFileSync(join(folder, 'K9/ct/1.dcm'), 'one');
    const text = {
      format: 'bregma-case',
      version: 1,
      scans: [{ id: 'ct', role: 'ct', path: scan }],
      trajectories: [{ id: 'T1', targetLps: [0, 0, 0], entryLps: [0, 0, 9] }],
      ...more,
    };
    writeFileSync(join(folder, 'K9', path), JSON.stringify(text));
    return join(folder, 'K9', path);
  };
  const pick = (where: string) =>
    openCase(() => Promise.resolve({ canceled: !where, filePaths: [where] }), grants, texts, now, yes)({});
  const paths = (answer: Awaited<ReturnType<typeof pick>>): string[] =>
    answer.ok ? (answer.value ?? []).map(({ path }) => path) : [answer.problem.code];
  const listed = async () => {
    const recent = await recentCases(texts)({});
    return (recent.ok && recent.value) || [];
  };

  it('is granted with the scan that it names, and is then among the recent ones', async () => {
    const answer = await pick(write('plans/rex.json', '..\\ct'));
    expect(paths(answer)).toEqual(['rex.json', '../ct/1.dcm']);
    expect(contract.openCase.reply.parse(answer.ok && answer.value)).toHaveLength(2);
    expect(grants.pathOf(tokenOf(answer.ok && answer.value?.[1]))).toBe(join(folder, 'K9/ct/1.dcm'));
    const [recent] = await listed();
    expect(recent).toMatchObject({ name: 'plans', at: '2026-01-02T03:04:05.000Z' });
    expect(paths(await openRecent(grants, texts, now, yes)({ id: recent!.id }))).toEqual([
      'rex.json',
      '../ct/1.dcm',
    ]);
    expect(await listed()).toHaveLength(1);
  });

  it('is granted alone where its scan is gone or it has a fault, which the window tells', async () => {
    expect(paths(await pick(write('case.json', 'nowhere')))).toEqual(['case.json']);
    expect(paths(await pick(write('case.json', 'ct', { owner: 'x' })))).toEqual(['case.json']);
    expect(paths(await pick(write('case.json', '.')))).toEqual(['case.json', 'ct/1.dcm']);
  });

  it('brings every scan that it names, each file once', async () => {
    mkdirSync(join(folder, 'K9/mr'), { recursive: true });
    writeFileSync(join(folder, 'K9/mr/1.dcm'), 'two');
    const scans = [
      { id: 'ct', role: 'ct', path: 'ct' },
      { id: 'mr', role: 'mr', path: 'mr' },
      { id: 'mr2', role: 'mr', path: './mr' },
    ];
    expect(paths(await pick(write('case.json', 'ct', { scans })))).toEqual([
      'case.json',
      'ct/1.dcm',
      'mr/1.dcm',
    ]);
  });

  it('is shown nothing of a folder above its own, whatever it names', async () => {
    for (const above of ['..', '../..', '../../../../../..', '..\\..', 'x/../..']) {
      expect(paths(await pick(write('plans/rex.json', above))), above).toEqual(['rex.json']);
    }
  });

  it('that is gone is said to be gone and leaves the list', async () => {
    const where = write('case.json', 'ct');
    await pick(where);
    rmSync(where);
    const [recent] = await listed();
    const answer = await openRecent(grants, texts, now, yes)({ id: recent!.id });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'case-gone' } });
    expect(await listed()).toEqual([]);
  });

  it('that is not on the list cannot be had, whatever its id', async () => {
    write('case.json', 'ct');
    const answer = await openRecent(grants, texts, now, yes)({ id: '0'.repeat(32) });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'not-recent' } });
  });
});

describe('the save dialog', () => {
  const now = (): Date => new Date('2026-01-02T03:04:05Z');
  const saveTo = (filePath: string, saved = new Set<string>(), asked: unknown[] = []) =>
    saveFile(
      options => {
        asked.push(options);
        return Promise.resolve({ canceled: filePath === '', filePath });
      },
      texts,
      saved,
      now,
    );

  it('writes where the user says, remembers the folder, and the case', async () => {
    const asked: unknown[] = [];
    mkdirSync(join(folder, 'K9 (2)!'));
    const where = join(folder, 'K9 (2)!', 'case.json');
    const save = saveTo(where, new Set(), asked);
    expect(await save({ name: 'case.json', bytes })).toEqual({ ok: true, value: { where } });
    expect(readFileSync(where, 'utf8')).toBe('{}');
    await save({ name: 'case.json', bytes });
    expect(asked[1]).toEqual({
      defaultPath: join(folder, 'K9 (2)!', 'case.json'),
      filters: [{ name: 'JSON', extensions: ['json'] }],
    });
    const recent = await recentCases(texts)({});
    expect(recent).toEqual({
      ok: true,
      value: [{ id: expect.any(String) as string, name: 'K9 (2)!', at: '2026-01-02T03:04:05.000Z' }],
    });
    expect(contract.recentCases.reply.parse(recent.ok && recent.value)).toHaveLength(1);
    expect(JSON.stringify(recent)).not.toContain(folder);
  });

  it('a guide is no recent case, and a damaged list begins anew', async () => {
    await saveTo(join(folder, 'guide.stl'))({ name: 'guide.stl', bytes });
    await texts.write('recent-cases', '{"not":"a list"');
    expect(await recentCases(texts)({})).toEqual({ ok: true, value: [] });
  });

  it('a change of mind writes nothing; a folder that is none is told in words', async () => {
    expect(await saveTo('')({ name: 'a.stl', bytes })).toEqual({ ok: true, value: null });
    writeFileSync(join(folder, 'file'), '');
    expect(await saveTo(join(folder, 'file', 'a.stl'))({ name: 'a.stl', bytes })).toMatchObject({
      problem: { code: 'cannot-write' },
    });
  });

  it('shows in its folder only what was saved', async () => {
    const saved = new Set<string>();
    const shown: string[] = [];
    const show = showSaved(path => void shown.push(path), saved);
    const where = join(folder, 'a.stl');
    expect((await show({ where })).ok).toBe(false);
    await saveTo(where, saved)({ name: 'a.stl', bytes });
    expect((await show({ where })).ok).toBe(true);
    expect((await show({ where: `${folder}/./a.stl` })).ok).toBe(false);
    expect((await show({ where: '/etc/passwd' })).ok).toBe(false);
    expect(shown).toEqual([where]);
  });
});
