import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { contract } from '../../main/ipc/contract';

const root = join(import.meta.dirname, '../..');
const built = join(root, 'out/preload/preload.cjs');

/** As the build makes it, for a checkout that has not been built. */
const bundled = (): string =>
  existsSync(built)
    ? readFileSync(built, 'utf8')
    : buildSync({
        absWorkingDir: root,
        entryPoints: ['main/preload.ts'],
        bundle: true,
        external: ['electron'],
        platform: 'node',
        format: 'cjs',
        write: false,
      }).outputFiles[0]!.text;

/** Runs the bundle as a sandboxed preload runs: `require` knows electron and nothing else. */
function load() {
  const asked: string[] = [];
  const sent: unknown[][] = [];
  const listeners = new Map<string, (event: unknown, ...given: unknown[]) => void>();
  const exposed: Record<string, unknown> = {};
  const electron = {
    ipcRenderer: {
      invoke: (...given: unknown[]) => Promise.resolve(void sent.push(given)),
      on: (channel: string, listener: () => void) => void listeners.set(channel, listener),
    },
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void (exposed[name] = value) },
  };
  runInNewContext(bundled(), {
    module: { exports: {} },
    exports: {},
    require: (name: string) => {
      asked.push(name);
      if (name !== 'electron') throw new Error(`a sandboxed preload has no ${name}`);
      return electron;
    },
  });
  return { asked, sent, listeners, exposed };
}

describe('the built preload', () => {
  it("requires nothing but 'electron'", () => {
    const text = bundled();
    expect([...text.matchAll(/\brequire\(\s*([^)]*)\)/g)].map(found => found[1])).toEqual(['"electron"']);
    expect(text).not.toMatch(/\bimport\s*\(|^\s*import\s/m);
    expect(text).not.toMatch(/\beval\(|new Function/);
    expect(load().asked).toEqual(['electron']);
  });

  it('puts one frozen object on the page, with the methods of the contract and no way to name a channel', () => {
    const { exposed, sent } = load();
    expect(Object.keys(exposed)).toEqual(['bregma']);
    const bridge = exposed['bregma'] as Record<string, (request: unknown) => unknown>;
    expect(Object.isFrozen(bridge)).toBe(true);
    expect(Object.keys(bridge).sort()).toEqual([...Object.keys(contract), 'onCommand'].sort());
    for (const name of Object.keys(contract)) bridge[name]!({ n: name });
    expect(sent).toEqual(Object.keys(contract).map(name => [`bregma:${name}`, { n: name }]));
  });

  it("gives the page a command's id, never the event, and nothing that is no id", () => {
    const { exposed, listeners } = load();
    const heard: unknown[][] = [];
    (exposed['bregma'] as { onCommand(run: (...given: unknown[]) => void): void }).onCommand((...given) => {
      heard.push(given);
    });
    const listener = listeners.get('bregma:command')!;
    listener({ sender: 'electron' }, 'undo', 'more');
    listener({ sender: 'electron' }, { id: 'undo' });
    listener({ sender: 'electron' });
    expect(heard).toEqual([['undo']]);
  });
});
