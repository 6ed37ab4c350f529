import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of test data beside the project. */
const SHARED_DATA = resolve('../shared/data');
export const CHROMIUM_PATH = '/usr/bin/chromium';

/** Programs that tests compare with or act in. */
export const PROGRAMS = [
  ...['chromium', 'admesh', 'prusa-slicer', 'dcm2niix', 'gdcmconv'],
  ...['dcmdump', 'dcmconv', 'dcmcjpeg', 'dcmcjpls', 'dcmcrle', 'dcmdjpeg', 'dcmdjpls', 'dcmdrle'],
] as const;
/** Folders of the shared data that tests read. */
export const DATA_FOLDERS = [
  ...['broken', 'ct-syntaxes', 'dog-head', 'enhanced', 'field-scans', 'plastic-skull'],
] as const;

export type Program = (typeof PROGRAMS)[number];
type DataFolder = (typeof DATA_FOLDERS)[number];

/**
 * What a test needs and may not find; without it the test is skipped, and `note` in its name says
 * so.
 */
export interface Prerequisite {
  readonly isThere: boolean;
  readonly note: string;
}

/**
 * The names in BREGMA_REQUIRE, comma separated: programs and data folders whose absence is a
 * failure, not a skip.
 */
export const requiredNames = (text = process.env['BREGMA_REQUIRE']): readonly string[] =>
  (text ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');

/**
 * A prerequisite by its name in BREGMA_REQUIRE.
 * @param isThere whether it was found
 * @param absence says what is absent, as a clause
 * @throws where it is required and absent: the test file fails
 */
export function prerequisite(
  name: string,
  isThere: boolean,
  absence: string,
  required: readonly string[] = requiredNames(),
): Prerequisite {
  if (!isThere && required.includes(name)) throw new Error(`BREGMA_REQUIRE names ${name}, but ${absence}.`);
  return { isThere, note: isThere ? '' : ` (SKIPPED: ${absence})` };
}

/**
 * A folder (or file) of the shared data; `within` is below the folder that BREGMA_REQUIRE names.
 */
export function sharedFolder(name: DataFolder, within = ''): Prerequisite & { readonly path: string } {
  const path = resolve(SHARED_DATA, name, within);
  return { path, ...prerequisite(name, existsSync(path), `${path} is absent`) };
}

/** A program that can be started. */
export function program(name: Program): Prerequisite {
  const isThere =
    name === 'chromium'
      ? existsSync(CHROMIUM_PATH)
      : spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
  const where = name === 'chromium' ? CHROMIUM_PATH : name;
  return prerequisite(name, isThere, `${where} is not installed`);
}
