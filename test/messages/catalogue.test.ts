import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../geometry/messages/catalogue';
import { PLACE } from '../../geometry/messages/translate';
import { listSources } from '../support/read-sources';

const entries = Object.entries<readonly [string, string]>(catalogue).map(([code, [english, french]]) => ({
  code,
  english,
  french,
}));
const places = (text: string): string[] => [...new Set([...text.matchAll(PLACE)].map(m => m[1]!))].sort();

/** Words that both languages write alike. */
const FRENCH_TOO = new Set([
  ...['Angle', 'Axes', 'Centre', 'Guide', 'Orientation', 'Patient', 'Plan', 'Volume', 'Voxels'],
  ...['animal', 'description', 'fusion', 'voxels'],
  ...['{size} voxels', 'guide {hash}', '{id} (patient {patient})', 'segmentation {mm} mm'],
]);

describe('the catalogue', () => {
  it('has the same values in both languages', () => {
    expect(entries.filter(({ english, french }) => places(english).join() !== places(french).join())).toEqual(
      [],
    );
  });

  it('says nothing in English for want of French, and nothing twice', () => {
    const same = entries.filter(
      ({ english, french }) =>
        english === french && !FRENCH_TOO.has(english) && /[a-z]{3}/.test(english.replace(PLACE, '')),
    );
    expect(same).toEqual([]);
    expect(new Set(entries.map(({ english }) => english)).size).toBe(entries.length);
  });

  it('leaves no brace open: a place that is no place would stand in the sentence', () => {
    const bare = entries.filter(({ english, french }) => /[{}]/.test((english + french).replace(PLACE, '')));
    expect(bare).toEqual([]);
  });

  it('holds each code once, in one room', () => {
    const written = listSources('geometry/messages')
      .map(file => readFileSync(file, 'utf8'))
      .filter(text => text.includes('Messages = {'))
      .flatMap(text => text.match(/^ {2}'?[\w-]+'?: \[/gm) ?? [])
      .map(line => line.replace(/[^\w-]/g, ''));
    expect(written.filter((code, n) => written.indexOf(code) !== n)).toEqual([]);
    expect(written.length).toBe(entries.length);
  });

  it('holds nothing that nobody says', () => {
    const sources = ['geometry', 'main', 'renderer', 'samples']
      .flatMap(listSources)
      .map(file => readFileSync(file, 'utf8'))
      .filter(text => !text.includes('Messages = {'))
      .join('\n');
    expect(entries.map(({ code }) => code).filter(code => !sources.includes(`'${code}'`))).toEqual([]);
  });
});
