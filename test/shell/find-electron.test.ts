import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { translate } from '../../geometry/messages/translate';
import { findElectron, hasScreen, type ElectronFinder } from '../../main/serve/find-electron';

describe("Electron's runtime", () => {
  let folder: string;
  let said: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bregma-electron-'));
    said = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const install = (): void => {
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/program'), '');
    writeFileSync(join(folder, 'path.txt'), 'program');
  };
  const find = (more: Partial<ElectronFinder> = {}) =>
    findElectron(
      {
        packageFolder: folder,
        environment: { DISPLAY: ':0' },
        platform: 'linux',
        reachable: () => Promise.reject(new Error('asked')),
        fetchRuntime: () => Promise.reject(new Error('fetched')),
        ...more,
      },
      told => void said.push(translate([told], 'en')),
    );

  it('is used where it is, and nothing is asked of the network', async () => {
    install();
    expect(await find()).toEqual({ ok: true, value: join(folder, 'dist/program') });
  });

  it('without a screen or a package nothing is tried', async () => {
    install();
    expect(await find({ environment: {} })).toMatchObject({ problem: { code: 'no-screen' } });
    expect(await find({ packageFolder: null })).toMatchObject({ problem: { code: 'no-package' } });
  });

  it('is not fetched from a place that does not answer', async () => {
    expect(await find({ reachable: () => Promise.resolve(false) })).toMatchObject({
      problem: { code: 'no-runtime' },
    });
    expect(said).toEqual([]);
  });

  it('is fetched once from where it can be had, a mirror where one is named', async () => {
    const asked: string[] = [];
    const reachable = (url: string): Promise<boolean> => Promise.resolve(asked.push(url) > 0);
    const fetchRuntime = (): Promise<boolean> => Promise.resolve(true).finally(install);
    const environment = { DISPLAY: ':0', ELECTRON_MIRROR: 'https://mirror.clinic/' };
    expect(await find({ reachable, fetchRuntime, environment })).toMatchObject({ ok: true });
    expect(asked).toEqual(['https://mirror.clinic/']);
    expect(said).toEqual(["Fetching Electron's runtime (about 120 MB, this once) ..."]);
  });

  it('is not believed in where fetching failed, or left nothing', async () => {
    const reachable = (): Promise<boolean> => Promise.resolve(true);
    for (const outcome of [true, false]) {
      const answer = await find({ reachable, fetchRuntime: () => Promise.resolve(outcome) });
      expect(answer).toMatchObject({ problem: { code: 'no-runtime' } });
    }
  });

  it('a screen has a name on Linux, and is taken for granted elsewhere', () => {
    expect(hasScreen('linux', {})).toBe(false);
    expect(hasScreen('linux', { DISPLAY: '' })).toBe(false);
    expect(hasScreen('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasScreen('win32', {})).toBe(true);
  });
});
