import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface ConfigModule {
  getConfig(folder: string, file: string, given: null): Promise<Record<string, unknown>>;
  validateConfiguration(config: unknown, log: unknown): Promise<void>;
}

/**
 * What electron-builder itself reads and holds against its schema before it packages anything; no
 * runtime is needed.
 */
function builder(): { readonly config: ConfigModule; readonly log: unknown } {
  const own = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
  const { DebugLogger } = own('builder-util') as { DebugLogger: new (isOn: boolean) => unknown };
  return {
    config: own('app-builder-lib/out/util/config/config') as ConfigModule,
    log: new DebugLogger(false),
  };
}

it('electron-builder accepts the packaging as written', async () => {
  const { config, log } = builder();
  const written = await config.getConfig(root, 'electron-builder.yml', null);
  await config.validateConfiguration(written, log);
  expect(written['appId']).toBe('org.bregma.planner');
  expect(written['electronFuses']).toMatchObject({ runAsNode: false, onlyLoadAppFromAsar: true });
});

it('electron-builder refuses a misspelt field, so that its silence means something', async () => {
  const { config, log } = builder();
  const written = await config.getConfig(root, 'electron-builder.yml', null);
  await expect(config.validateConfiguration({ ...written, electronFuse: {} }, log)).rejects.toThrow(
    /unknown property 'electronFuse'/,
  );
});

it('Electron is pinned to one exact version, as the policy says', () => {
  const { devDependencies } = createRequire(import.meta.url)('../../package.json') as {
    devDependencies: Record<string, string>;
  };
  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
});
