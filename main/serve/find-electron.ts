import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Sentence } from '../../geometry/core/message';
import { refuse, succeed, type Result } from '../../geometry/core/result';
import { phrase, words } from '../../geometry/messages/phrase';

/** What finding Electron's runtime asks of the machine; given, so that every turn can be tested. */
export interface ElectronFinder {
  /** The folder of the package `electron`; null where it is not installed. */
  readonly packageFolder: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /**
   * Whether the place that the runtime is fetched from answers. Must come back in a few seconds.
   */
  reachable(url: string): Promise<boolean>;
  /**
   * Fetches the runtime into the package's folder; false where it could not. Must end by itself.
   */
  fetchRuntime(packageFolder: string): Promise<boolean>;
}

const RUNTIME_HOME = 'https://github.com/electron/electron/releases/';

/**
 * The path of Electron's runtime, fetched once where it is not there and can be had.
 *
 * @param tell told before the long wait of fetching
 * @returns Problems, each saying why there is none: `no-screen`, `no-package`, `no-runtime`
 */
export async function findElectron(
  finder: ElectronFinder,
  tell: (told: Sentence) => void,
): Promise<Result<string>> {
  const { packageFolder, environment, platform } = finder;
  if (!hasScreen(platform, environment)) return refuse('no-screen', phrase('no-screen'));
  if (packageFolder === null) return refuse('no-package', phrase('no-electron-package'));
  const there = runtimeIn(packageFolder, environment);
  if (there) return succeed(there);
  const home = environment['ELECTRON_MIRROR'] ?? environment['npm_config_electron_mirror'] ?? RUNTIME_HOME;
  if (!(await finder.reachable(home))) {
    return refuse('no-runtime', phrase('no-electron-home', { home }));
  }
  tell(words('fetching-electron'));
  const fetched = (await finder.fetchRuntime(packageFolder)) ? runtimeIn(packageFolder, environment) : null;
  return fetched ? succeed(fetched) : refuse('no-runtime', phrase('electron-not-fetched'));
}

/** Whether a window can be opened: on Linux a display server has to be named. */
export function hasScreen(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return platform !== 'linux' || !!(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/** As the package itself looks for it: `path.txt` names the program below `dist`. */
function runtimeIn(
  packageFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const dist = environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(packageFolder, 'dist');
  const named = join(packageFolder, 'path.txt');
  const program = join(dist, existsSync(named) ? readFileSync(named, 'utf8').trim() : 'electron');
  return existsSync(program) ? program : null;
}

const ANSWER_MS = 4_000;
const FETCH_MS = 180_000;

/** This machine. */
export function thisMachine(): ElectronFinder {
  return {
    packageFolder: findPackage(),
    environment: process.env,
    platform: process.platform,
    reachable,
    fetchRuntime,
  };
}

function findPackage(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

function reachable(url: string): Promise<boolean> {
  return new Promise(resolve => {
    try {
      const signal = AbortSignal.timeout(ANSWER_MS); // names that never resolve count too
      const asked = request(url, { method: 'HEAD', signal }, reply => {
        reply.resume();
        resolve((reply.statusCode ?? 500) < 500);
      });
      asked.on('error', () => resolve(false));
      asked.end();
    } catch {
      resolve(false); // a mirror that is no https address
    }
  });
}

function fetchRuntime(packageFolder: string): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: 'ignore',
      timeout: FETCH_MS,
    });
    child.on('error', () => resolve(false));
    child.on('exit', status => resolve(status === 0));
  });
}
