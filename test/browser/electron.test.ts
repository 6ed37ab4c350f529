import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { _electron } from 'playwright-core';
import { expect, it } from 'vitest';
import { findElectron, thisMachine } from '../../main/serve/find-electron';
import { prerequisite } from '../support/prerequisites';

const root = join(import.meta.dirname, '../..');

/** Where it is there already: a test fetches nothing. */
const found = await findElectron({ ...thisMachine(), reachable: () => Promise.resolve(false) }, () => {});
const runtime = prerequisite('electron', found.ok, found.ok ? '' : found.problem.message);

it.skipIf(!runtime.isThere)(`opens the built window inside Electron${runtime.note}`, async () => {
  if (!found.ok) return;
  expect(existsSync(join(root, 'out/main/index.mjs'))).toBe(true);
  const home = mkdtempSync(join(tmpdir(), 'bregma-electron-'));
  const app = await _electron.launch({
    executablePath: found.value,
    args: [join(root, 'out/main/index.mjs'), `--user-data-dir=${home}`, ...sandbox()],
    env: { ...process.env, ELECTRON_DISABLE_SECURITY_WARNINGS: '' } as Record<string, string>,
  });
  try {
    const page = await app.firstWindow();
    const complaints: string[] = [];
    page.on('console', line => {
      if (line.type() === 'error') complaints.push(line.text());
    });
    await page.getByRole('tab', { name: 'Scan' }).waitFor();
    expect(new URL(page.url()).protocol).toBe('app:');
    // The bridge is all that the page has of its home.
    expect(
      await page.evaluate(() =>
        ['bregma', 'require', 'process'].map(name => typeof Reflect.get(globalThis, name)),
      ),
    ).toEqual(['object', 'undefined', 'undefined']);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(complaints).toEqual([]);
  } finally {
    await app.close();
    rmSync(home, { recursive: true, force: true });
  }
});

/** As root, as in a container, Chromium's sandbox does not start. */
const sandbox = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);
