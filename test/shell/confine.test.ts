import { describe, expect, it } from 'vitest';
import { askBeforeClose, type ShowQuestion } from '../../main/window/ask-before-close';
import { buildMenu } from '../../main/window/build-menu';
import { confineContents, type ConfinableContents } from '../../main/window/confine-contents';
import { confineSession, mayLoad, type ConfinableSession } from '../../main/window/confine-session';
import { readDevServer } from '../../main/window/read-dev-server';
import { windowOptions } from '../../main/window/window-options';

const OWN = ['app://bregma'];

/** An event that says whether it was prevented. */
function makeEvent<More extends object>(more: More) {
  const event = { ...more, prevented: false, preventDefault: () => void (event.prevented = true) };
  return event;
}

function fakeSession() {
  const given: Partial<{
    request: Parameters<ConfinableSession['setPermissionRequestHandler']>[0];
    check: Parameters<ConfinableSession['setPermissionCheckHandler']>[0];
    device: () => boolean;
    download: Parameters<ConfinableSession['on']>[1];
    before: Parameters<ConfinableSession['webRequest']['onBeforeRequest']>[0];
  }> = {};
  const session: ConfinableSession = {
    setPermissionRequestHandler: handler => void (given.request = handler),
    setPermissionCheckHandler: handler => void (given.check = handler),
    setDevicePermissionHandler: handler => void (given.device = handler),
    on: (_event, listener) => void (given.download = listener),
    webRequest: { onBeforeRequest: listener => void (given.before = listener) },
  };
  confineSession(session, OWN);
  return given as Required<typeof given>;
}

describe('the session', () => {
  const asks = (permission: string, requestingUrl = 'app://bregma/', isMainFrame = true): boolean => {
    let answer: boolean | undefined;
    fakeSession().request(null, permission, granted => (answer = granted), { requestingUrl, isMainFrame });
    return answer!;
  };

  it.each([
    'media', 'geolocation', 'notifications', 'midi', 'midiSysex', 'pointerLock', 'fullscreen', 'openExternal', 'clipboard-read',
    'display-capture', 'fileSystem', 'hid', 'serial', 'usb', 'idle-detection', 'unknown', 'something-new', '',
  ])('%j is denied, asked for and looked up', permission => {
    expect(asks(permission)).toBe(false);
    expect(fakeSession().check(null, permission, 'app://bregma')).toBe(false);
  }); // prettier-ignore

  it('words may be put on the clipboard, by our own page alone', () => {
    const name = 'clipboard-sanitized-write';
    expect(asks(name)).toBe(true);
    expect(asks(name, 'app://bregma/', false)).toBe(false);
    expect(asks(name, 'https://evil.example/')).toBe(false);
    expect(fakeSession().check(null, name, 'app://bregma/')).toBe(true);
    expect(fakeSession().check(null, name, 'https://evil.example')).toBe(false);
  });

  it('no device, no download', () => {
    const event = makeEvent({});
    const given = fakeSession();
    given.download(event);
    expect(given.device()).toBe(false);
    expect(event.prevented).toBe(true);
  });

  it.each([
    ['app://bregma/index.html', true],
    ['blob:app://bregma/5-6', true],
    ['data:image/png;base64,AA', true],
    ['devtools://devtools/bundled/inspector.html', true],
    ['https://example.org/', false],
    ['http://127.0.0.1:5173/', false],
    ['http://localhost/', false],
    ['ws://127.0.0.1:5173/', false],
    ['wss://example.org/', false],
    ['ftp://example.org/', false],
    ['file:///etc/passwd', false],
    ['chrome://gpu', false],
    ['chrome-extension://x/y', false],
    ['javascript:alert(1)', false],
    ['apps://bregma', false],
    ['', false],
    ['no address', false],
  ])('a request for %j is let through: %s', (url, through) => {
    let cancel: boolean | undefined;
    fakeSession().before({ url }, reply => (cancel = reply.cancel));
    expect(cancel).toBe(!through);
  });

  it('the development server and its socket are let through where it is named', () => {
    const dev = [...OWN, 'http://127.0.0.1:5173'];
    expect(mayLoad('http://127.0.0.1:5173/@vite/client', dev)).toBe(true);
    expect(mayLoad('ws://127.0.0.1:5173/?token=x', dev)).toBe(true);
    expect(mayLoad('http://127.0.0.1:5173@evil.example/', dev)).toBe(false);
    expect(mayLoad('http://127.0.0.1:51730/', dev)).toBe(false);
  });
});

describe('the page', () => {
  type Listener = (event: ReturnType<typeof makeEvent<{ url: string }>>) => void;
  const listeners = new Map<string, Listener>();
  let open: (() => { action: 'deny' }) | undefined;
  const contents: ConfinableContents = {
    getURL: () => 'app://bregma/',
    on: (event: string, listener: Listener) => void listeners.set(event, listener),
    setWindowOpenHandler: handler => void (open = handler),
  };
  confineContents(contents);
  const prevented = (name: string, url: string): boolean => {
    const event = makeEvent({ url });
    listeners.get(name)!(event);
    return event.prevented;
  };

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s: nowhere but to itself', name => {
    for (const url of [
      'https://evil.example/',
      'file:///etc/passwd',
      'app://bregma/other.html',
      'app://evil/',
      '',
    ]) {
      expect(prevented(name, url), url).toBe(true);
    }
    expect(prevented(name, 'app://bregma/')).toBe(false);
  });

  it('holds no other page and opens no window', () => {
    expect(prevented('will-attach-webview', 'app://bregma/')).toBe(true);
    expect(open!()).toEqual({ action: 'deny' });
  });

  it('is sandboxed, isolated and without Node', () => {
    expect(windowOptions('/preload.cjs').webPreferences).toMatchObject({
      preload: '/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
    });
  });
});

describe('closing with unsaved work', () => {
  const closes = (pressed: number): boolean => {
    let listener: ((event: { preventDefault(): void }) => void) | undefined;
    let asked: Parameters<ShowQuestion>[0] | undefined;
    askBeforeClose(
      { on: (_event, given) => void (listener = given) },
      options => {
        asked = options;
        return pressed;
      },
      () => 'en',
    );
    const event = makeEvent({});
    listener!(event);
    expect(asked).toMatchObject({ defaultId: 0, cancelId: 0 });
    return event.prevented;
  };
  it('stays, unless the user gives the work up', () => {
    expect(closes(0)).toBe(false);
    expect(closes(1)).toBe(true);
  });
});

describe('the development server', () => {
  it.each([
    ['http://127.0.0.1:5173/', false, 'http://127.0.0.1:5173'],
    ['http://localhost:5173/x', false, 'http://localhost:5173'],
    ['http://127.0.0.1:5173/', true, null],
    ['https://evil.example/', false, null],
    ['http://127.0.0.1.evil.example/', false, null],
    ['http://user@127.0.0.1/', false, null],
    ['file:///tmp/x.html', false, null],
    ['nonsense', false, null],
    [undefined, false, null],
  ])('%j, packaged %s: %j', (address, packaged, origin) => {
    expect(readDevServer(address, packaged)).toBe(origin);
  });
});

describe('the menu', () => {
  it('sends the commands of the palette and leaves their keys to the window', () => {
    const sent: string[] = [];
    const items = buildMenu(id => void sent.push(id), 'linux', true, 'en').flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu : [],
    );
    for (const item of items) {
      if (item.accelerator) expect(item.registerAccelerator, item.label).toBe(false);
      // The window's commands need nothing of what Electron gives a click.
      (item.click as (() => void) | undefined)?.();
    }
    expect(sent).toEqual([
      'open-folder', 'open-files', 'open-case', 'sample-mesocephalic', 'save', 'export-case', 'export-stl', 'close-case', 'undo',
      'redo', 'palette', 'theme', 'keys', 'tour',
    ]); // prettier-ignore
  });

  it('speaks the window’s language, each item of it', () => {
    const labels = (language: 'en' | 'fr'): (string | undefined)[] =>
      buildMenu(() => undefined, 'linux', true, language).flatMap(({ label, submenu }) => [
        label,
        ...(Array.isArray(submenu) ? submenu.filter(({ type }) => type !== 'separator') : []).map(
          item => item.label,
        ),
      ]);
    const [english, french] = [labels('en'), labels('fr')];
    expect(french.every(label => label !== undefined)).toBe(true);
    expect(french.filter((label, n) => label === english[n])).toEqual([]);
  });

  it('shows the tools to whoever runs the source, and to nobody else', () => {
    const rolesOf = (packaged: boolean): string =>
      JSON.stringify(buildMenu(() => undefined, 'darwin', packaged, 'fr'));
    expect(rolesOf(true)).not.toMatch(/toggleDevTools|reload/);
    expect(rolesOf(false)).toMatch(/toggleDevTools/);
  });
});
