import { afterEach, describe, expect, it, vi } from 'vitest';
import { refuse, succeed } from '../../geometry/core/result';
import { messageOf, phrase } from '../../geometry/messages/phrase';
import type { Bridge } from '../../main/ipc/contract';
import { createBrowserPlatform } from '../../renderer/platform/browser';
import { createElectronPlatform } from '../../renderer/platform/electron';
import { savePicked, type ShowSavePicker } from '../../renderer/platform/save-picked';
import { openPrivateFiles } from '../../renderer/platform/text-store';
import { createFakeBrowser } from '../support/fake-private-files';

afterEach(() => void vi.unstubAllGlobals());

function fakeBridge(more: Partial<Bridge> = {}): Bridge {
  const none = (): Promise<never> => Promise.reject(new Error('not asked for'));
  return {
    openFiles: none,
    saveFile: none,
    showSaved: none,
    keepText: none,
    restoreText: none,
    recentCases: none,
    openCase: none,
    openRecent: none,
    onCommand: () => undefined,
    ...more,
  };
}

describe('the window in Electron', () => {
  it('reads what the program granted, in order, with the paths of a picked folder', async () => {
    const granted = Array.from({ length: 20 }, (_, n) => ({
      token: `t${n}`,
      path: `scan/${n}.dcm`,
      sizeBytes: 1,
    }));
    vi.stubGlobal('navigator', { userActivation: { isActive: false } });
    vi.stubGlobal('fetch', (url: string) =>
      Promise.resolve(new Response(url.replace('app://bregma/granted/t', ''))),
    );
    const platform = createElectronPlatform(
      fakeBridge({ openFiles: request => Promise.resolve(succeed(request.folder ? granted : null)) }),
    );
    const files = (await platform.openFolder())!;
    expect(files.map(({ path, file }) => [file.name, path])).toEqual(
      granted.map(({ path }) => [path.slice(5), path]),
    );
    expect(await files[13]!.file.text()).toBe('13');
    expect(await platform.openFiles()).toBeNull();
  });

  it('says which file can no longer be read', async () => {
    vi.stubGlobal('navigator', { userActivation: { isActive: false } });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 404 })));
    const files = [{ token: 't', path: 'scan/1.dcm', sizeBytes: 1 }];
    const platform = createElectronPlatform(fakeBridge({ openFiles: () => Promise.resolve(succeed(files)) }));
    await expect(platform.openFolder()).rejects.toThrow('scan/1.dcm');
  });

  it('opens a case and a recent one by the program, wherever it is asked from', async () => {
    vi.stubGlobal('navigator', { userActivation: { isActive: true } });
    vi.stubGlobal('fetch', (url: string) => Promise.resolve(new Response(url)));
    const granted = [
      { token: 'a', path: 'case.json', sizeBytes: 1 },
      { token: 'b', path: '../ct/1.dcm', sizeBytes: 1 },
    ];
    const asked: unknown[] = [];
    const platform = createElectronPlatform(
      fakeBridge({
        openCase: () => Promise.resolve(succeed(granted)),
        openRecent: request =>
          Promise.resolve(
            request.id === 'gone'
              ? refuse('case-gone', phrase('case-gone', { place: 'x/case.json' }), 'x/case.json')
              : succeed((asked.push(request), granted)),
          ),
      }),
    );
    const paths = (files: readonly { path: string }[] | null) => files?.map(({ path }) => path);
    expect(paths(await platform.openCase())).toEqual(['case.json', '../ct/1.dcm']);
    expect(paths(await platform.openRecent('1'))).toEqual(['case.json', '../ct/1.dcm']);
    expect(asked).toEqual([{ id: '1' }]);
    const refused = await platform.openRecent('gone').catch(messageOf);
    expect(refused).toEqual(phrase('case-gone', { place: 'x/case.json' }));
  });

  it('saves text as bytes, and tells why it could not', async () => {
    const saved: unknown[] = [];
    const platform = createElectronPlatform(
      fakeBridge({
        saveFile: request => Promise.resolve(succeed((saved.push(request), { where: '/x/a.txt' }))),
        keepText: () => Promise.resolve(refuse('not-kept', phrase('disk-full-for-work'))),
      }),
    );
    expect(await platform.save('a.txt', 'é')).toEqual({ where: '/x/a.txt' });
    expect(saved).toEqual([{ name: 'a.txt', bytes: new Uint8Array([0xc3, 0xa9]) }]);
    await expect(platform.autosave('draft', 'x')).rejects.toThrow('disk full');
  });
});

describe('what a browser keeps', () => {
  it('lies in its private files, whole, in the order asked', async () => {
    const browser = createFakeBrowser();
    const texts = (await openPrivateFiles(browser.storage))!;
    await Promise.all([texts.write('draft', 'one'), texts.write('draft', 'two')]);
    expect(await texts.read('draft')).toBe('two');
    expect(await texts.read('other')).toBeNull();
    expect([...browser.files]).toEqual([['draft.json', 'two']]);
  });

  it('tells that nothing could be kept, and tries again at the next', async () => {
    const browser = createFakeBrowser();
    const texts = (await openPrivateFiles(browser.storage))!;
    browser.state.isFull = true;
    await expect(texts.write('draft', 'x')).rejects.toThrow("the browser's storage is full");
    browser.state.isFull = false;
    await texts.write('draft', 'y');
    expect(await texts.read('draft')).toBe('y');
  });

  it.each([
    ['no private file system', undefined],
    ['one that is refused', { getDirectory: () => Promise.reject(new Error('private window')) }],
  ])('with %s is nothing that is safe, and that is said', async (_case, storage) => {
    expect(await openPrivateFiles(storage)).toBeNull();
    vi.stubGlobal('navigator', { storage });
    vi.stubGlobal('localStorage', createFakeBrowser().localStorage);
    const platform = createBrowserPlatform();
    expect(await platform.autosave('settings', 'one')).toBe('until-closed');
    expect(await platform.restore('settings')).toBe('one');
    // It is the place of this session, not one that another left.
    expect(await platform.leftBehind('settings')).toBeNull();
  });
});

describe("a browser's save dialog", () => {
  const written: unknown[] = [];
  const file = (fail?: string): Awaited<ReturnType<ShowSavePicker>> => ({
    name: 'renamed.stl',
    createWritable: () =>
      Promise.resolve({
        write: (bytes: unknown) =>
          fail ? Promise.reject(new Error(fail)) : Promise.resolve(written.push(bytes)),
        close: () => Promise.resolve(written.push('closed')),
        abort: () => Promise.resolve(written.push('let go')),
      } as unknown as FileSystemWritableFileStream),
  });
  /** A dialog that ends so after some time. */
  const save = (outcome: Awaited<ReturnType<ShowSavePicker>> | Error, afterMs = 4) => {
    let ms = 0;
    const asked: unknown[] = [];
    const show: ShowSavePicker = options => {
      asked.push(options);
      ms += afterMs;
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
    };
    written.length = 0;
    return { asked, saved: savePicked(show, 'guide.stl', new Uint8Array([1, 2]), () => ms) };
  };
  const calledOff = new DOMException('The user aborted a request.', 'AbortError');

  it('writes where the user says and tells the name that they gave', async () => {
    const { asked, saved } = save(file());
    expect(await saved).toEqual({ where: 'renamed.stl' });
    expect(written).toEqual([new Uint8Array([1, 2]), 'closed']);
    expect(asked).toMatchObject([
      { suggestedName: 'guide.stl', types: [{ accept: { 'model/stl': ['.stl'] } }] },
    ]);
  });

  it('called off by a person writes nothing; one that was never seen leaves it to a download', async () => {
    expect(await save(calledOff, 2000).saved).toBeNull();
    expect(await save(calledOff, 4).saved).toBe('not-shown');
    expect(await save(new DOMException('no press', 'SecurityError'), 2000).saved).toBe('not-shown');
    expect(written).toEqual([]);
  });

  it('tells what the disk says and leaves no half file', async () => {
    await expect(save(file('disk full')).saved).rejects.toThrow('disk full');
    expect(written).toEqual(['let go']);
  });
});
