import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkNames } from '../geometry/messages/check-names';

/** Every page of the project, and every source that may name one. */
function list(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(name => ending.test(name));
}
const pages = ['README.md', 'CONTRIBUTING.md', ...list('docs', /\.md$/)];
const sources = ['geometry', 'samples', 'main', 'renderer'].flatMap(room => list(room, /\.(ts|tsx)$/));
const known = [
  ...sources,
  ...list('test', /\.ts$/),
  ...list('docs', /\.md$/),
  ...readdirSync('.').filter(name => /\.(ts|js|mjs|md)$/.test(name)),
];
const read = (path: string): string => readFileSync(path, 'utf8');
const ROOMS = /^(geometry|samples|main|renderer|test|docs)\//;

/** The anchor that GitHub gives a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

describe('the papers', () => {
  it.each(pages)('%s links to what is there', page => {
    const broken = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link]) => link!)
      .filter(link => !/^(https?:|mailto:)/.test(link))
      .filter(link => {
        const [path, heading] = link.split('#') as [string, string?];
        const target = path === '' ? page : join(dirname(page), path);
        if (!existsSync(target)) return true;
        const headings = statSync(target).isFile() ? read(target).matchAll(/^#+ (.*)$/gm) : [];
        return heading !== undefined && ![...headings].some(([, words]) => anchor(words!) === heading);
      });
    expect(broken).toEqual([]);
  });

  it.each(pages)('%s names files that are there', page => {
    // History is told with the names of its day.
    if (page.includes('CHANGELOG')) return;
    const named = [...read(page).matchAll(/`([\w./-]+\.(?:ts|tsx|md|mjs|js))`/g)].map(([, name]) => name!);
    // A page on one room leaves that room's own name out.
    const isThere = (name: string): boolean =>
      ROOMS.test(name) ? existsSync(name) : known.some(path => path.endsWith(`/${name}`) || path === name);
    expect(named.filter(name => !isThere(name))).toEqual([]);
  });

  it('are where the sources say they are', () => {
    const broken = sources.flatMap(source =>
      [...read(source).matchAll(/(?<![\w/])([\w/-]+\.md)\b/g)]
        .map(([, name]) => name!)
        .filter(name => !existsSync(name))
        .map(name => `${source}: ${name}`),
    );
    expect(broken).toEqual([]);
  });

  it('are not alone: files that the sources name are there', () => {
    const broken = sources.flatMap(source =>
      [...read(source).matchAll(/(?<![\w./])((?:geometry|samples|main|renderer|test)\/[\w/.-]+\.tsx?)\b/g)]
        .map(([, name]) => name!)
        .filter(name => !existsSync(name))
        .map(name => `${source}: ${name}`),
    );
    expect(broken).toEqual([]);
  });

  it('the floors are drawn as lint has them', () => {
    const [list = ''] = read('eslint.config.js').match(/const floors = \[.*?\n\];/s) ?? [];
    const rooms = [...list.matchAll(/'([\w/-]+)'/g)].map(([, room]) => room!);
    const [drawn = ''] = read('docs/architecture.md').match(/```\n.*?```/s) ?? [];
    const steps = / panels\/<step> +([a-z ]+)/.exec(drawn)?.[1]?.split(' ') ?? [];
    const words = new Set([...drawn.split(/\s+/), ...steps.map(step => `panels/${step}`)]);
    expect(rooms.length).toBeGreaterThan(40);
    expect(rooms.filter(room => !words.has(room) && !words.has(room.replace(/^\w+\//, '')))).toEqual([]);
  });

  it('the manual says what every check asks', () => {
    const page = read('docs/manual/check.md');
    expect(Object.keys(checkNames).filter(id => !page.includes(`\`${id}\``))).toEqual([]);
  });
});
