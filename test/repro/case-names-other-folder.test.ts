import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Case } from '../../geometry/plan/document/case-schema';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { placesOutside } from '../../main/cli/warn-outside';
import { askForFolder } from '../../main/ipc/ask-for-folder';
import { createFileGrants } from '../../main/ipc/file-grants';
import { openCase } from '../../main/ipc/open-case';
import { createTextStore } from '../../main/ipc/text-store';

let home: string;
let language: 'en' | 'fr' = 'en';
const asked: { message: string; buttons: string[]; detail: string; defaultId: number; cancelId: number }[] =
  [];

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'bregma-home-')));
  asked.length = 0;
  for (const folder of ['.ssh', 'downloads/case/ct', 'downloads/casework']) {
    mkdirSync(join(home, folder), { recursive: true });
  }
  writeFileSync(join(home, '.ssh/id_ed25519'), 'secret');
  writeFileSync(join(home, 'downloads/casework/1.dcm'), 'one');
  writeFileSync(join(home, 'downloads/case/ct/1.dcm'), 'one');
});
afterEach(() => rmSync(home, { recursive: true }));

/**
 * What the window is granted of a case from elsewhere, in which a dialog of the system is answered
 * by `response`.
 */
async function open(paths: readonly string[], response = 0, times = 1): Promise<string[]> {
  const where = join(home, 'downloads/case/case.json');
  const scans = paths.map((path, n) => ({ id: `s${n}`, role: n === 0 ? 'ct' : 'mr', path }));
  const trajectories = [{ id: 'T1', targetLps: [0, 0, 0], entryLps: [0, 0, 9] }];
  writeFileSync(where, JSON.stringify({ format: 'bregma-case', version: 1, scans, trajectories }));
  const grants = createFileGrants();
  const handler = openCase(
    () => Promise.resolve({ canceled: false, filePaths: [where] }),
    grants,
    createTextStore(join(home, 'kept')),
    () => new Date('2026-01-02T03:04:05Z'),
    askForFolder(
      options => (asked.push(options), Promise.resolve({ response })),
      () => language,
    ),
  );
  let answer = await handler({});
  for (let n = 1; n < times; n++) answer = await handler({});
  if (!answer.ok || !answer.value) throw new Error('the case was not opened');
  return answer.value
    .flatMap(told => ('token' in told ? grants.pathOf(told.token)!.slice(home.length + 1) : []))
    .sort();
}
const alone = ['downloads/case/case.json'];

describe('a case from elsewhere', () => {
  it('has its own folder without a question', async () => {
    expect(await open(['ct'])).toEqual(['downloads/case/case.json', 'downloads/case/ct/1.dcm']);
    expect(asked).toEqual([]);
  });

  it.each(['../../.ssh', '..\\..\\.ssh', 'ct/../../../.ssh', '../../.ssh/id_ed25519', '../casework'])(
    'that names %s is granted nothing of it but by the word of the user',
    async path => {
      expect(await open([path])).toEqual(alone);
      expect(asked).toHaveLength(1);
      expect(asked[0]).toMatchObject({ defaultId: 0, cancelId: 0 });
      expect(asked[0]!.detail).toContain(
        join(home, path.includes('casework') ? 'downloads/casework' : '.ssh'),
      );
      expect(await open([path], 1)).toHaveLength(2);
    },
  );

  it('that names one by a link is asked about where it truly lies; by an absolute path it is no case', async () => {
    expect(await open(['/etc'], 1)).toEqual(alone);
    expect(asked).toEqual([]);
    symlinkSync(join(home, '.ssh'), join(home, 'downloads/case/mr'));
    expect(await open(['ct', 'mr'])).toEqual(['downloads/case/case.json', 'downloads/case/ct/1.dcm']);
    expect(asked.map(({ detail }) => detail.split('\n')[1])).toEqual([join(home, '.ssh')]);
  });

  it('is asked about in the language that the window speaks', async () => {
    language = 'fr';
    await open(['../casework']);
    language = 'en';
    expect(asked[0]!.message).toBe(
      'Le cas nomme un scanner hors de son propre dossier. Bregma peut-il le lire ?',
    );
    expect(asked[0]!.buttons).toEqual(['Annuler', 'Lire ce dossier']);
    expect(asked[0]!.detail).toContain(`Tout serait lu dans :\n${join(home, 'downloads/casework')}\n`);
  });

  it('never has a folder above its own, a network or a device path, and is not asked', async () => {
    symlinkSync(home, join(home, 'downloads/case/up'));
    const never = [
      '..',
      '../..',
      '/',
      'up',
      '../DICOMDIR',
      '\\\\server\\share',
      '\\\\?\\C:\\Users',
      '//server/x',
    ];
    for (const path of never) expect(await open([path], 1), path).toEqual(alone);
    expect(asked).toEqual([]);
  });

  it('is asked about a folder once in a session, and each time after a no', async () => {
    expect(await open(['../casework'], 1, 3)).toHaveLength(2);
    expect(asked).toHaveLength(1);
    await open(['../casework'], 0, 3);
    expect(asked).toHaveLength(4);
  });

  it('cannot hide the name of a folder behind line breaks', async () => {
    mkdirSync(join(home, 'downloads/a\n\n\u202Escan'));
    await open(['../a\n\n\u202Escan']);
    expect(asked[0]!.detail.split('\n')[1]).toBe(join(home, 'downloads/a\uFFFD\uFFFD\uFFFDscan'));
  });
});

describe('the command line', () => {
  it('says which places outside the folder of the case it reads, links followed', async () => {
    const folder = join(home, 'downloads/case');
    symlinkSync(join(home, '.ssh'), join(folder, 'mr'));
    const scan = (path: string) => ({ ...caseOfScans.scans[0]!, path });
    const placesOf = (...paths: string[]) =>
      placesOutside(folder, { ...caseOfScans, scans: paths.map(scan) });
    expect(await placesOf('ct', './ct', 'nowhere')).toEqual([]);
    expect(await placesOf('ct', '..\\casework', 'mr')).toEqual([
      join(home, 'downloads/casework'),
      join(home, '.ssh'),
    ]);
    expect(await placesOf('..')).toEqual([join(home, 'downloads')]);
  });
});

const caseOfScans = ((): Case => {
  const parsed = parseCase({
    ...{ format: 'bregma-case', version: 1, scans: [{ id: 'ct', role: 'ct', path: 'ct' }] },
    trajectories: [{ id: 'T1', targetLps: [0, 0, 0], entryLps: [0, 0, 9] }],
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
})();
