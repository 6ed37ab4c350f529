import { readFileSync } from 'node:fs';

export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  /** SPDX, as the package says it. */
  readonly license: string;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Of the packages that development needs, those whose code is in the built window or its shell. */
const BUNDLED = [
  ...['cornerstone-core', 'i18next', 'lucide-react', 'marked', 'react', 'react-aria-components'],
  ...['react-dom', 'react-i18next', 'three', 'uplot', 'zundo', 'zustand', 'electron'],
];

/**
 * What ships with Bregma that others made: its dependencies, what the window is built with, and
 * what those need in turn, by name. In the project's own folder.
 */
export function listThirdParties(): readonly ThirdParty[] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const found = new Map<string, ThirdParty>();
  const visit = (name: string, within: string): void => {
    const path = placeOf(name, within, lock.packages);
    // An optional dependency of another system is not there.
    if (path === null || found.has(path)) return;
    const { version = '', license = '', dependencies = {} } = lock.packages[path]!;
    found.set(path, { name, version, license });
    // What fetches Electron's own runtime does not ship with it.
    if (name === 'electron') return;
    for (const needed of Object.keys(dependencies)) visit(needed, path);
  };
  for (const name of [...Object.keys(lock.packages['']!.dependencies ?? {}), ...BUNDLED]) visit(name, '');
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** Where a package that another needs is installed: within it, or in a folder round it. */
function placeOf(name: string, within: string, packages: Readonly<Record<string, Locked>>): string | null {
  for (let at = within; ; at = at.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const path = at ? `${at}/node_modules/${name}` : `node_modules/${name}`;
    if (packages[path]) return path;
    if (!at) return null;
  }
}
