import { describe, expect, it } from 'vitest';
import type { Sentence } from '../../geometry/core/message';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { savedCase } from '../support/full-case';

/** Where anything stands in a document: groups and lists as well as what they hold. */
const leavesOf = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...leavesOf(inner, [...path, key])])
    : [];

/** The document with something else in one place. */
function placed(document: object, path: readonly string[], value: unknown): unknown {
  const copy: unknown = structuredClone(document);
  const holder = path.slice(0, -1).reduce((at, key) => (at as Record<string, unknown>)[key], copy);
  (holder as Record<string, unknown>)[path.at(-1)!] = value;
  return copy;
}

const codesIn = (sentences: readonly Sentence[]): string[] =>
  sentences.flatMap(({ code, values }) => [
    code,
    ...codesIn(
      Object.values(values)
        .flat()
        .filter((value): value is Sentence => typeof value === 'object' && 'code' in value),
    ),
  ]);

function messageOf(input: unknown): string {
  const read = parseCase(input);
  if (read.ok) throw new Error('the case was accepted');
  return read.problem.message;
}

/**
 * A number that is none of those a field may be was "Invalid input." in both languages, a UID or a
 * digest that is none an English phrase in a French sentence: words that no catalogue has.
 */
describe('a field that is refused', () => {
  it.each([
    [{ pins: { count: 1 } }, '"guide.pins.count" must be 0 or 2 or 3, but is 1.'],
    [{ pins: { count: '2' } }, '"guide.pins.count" must be 0 or 2 or 3, but is "2".'],
    [{ feet: { padRadiusMm: 9 } }, '"guide.feet.padRadiusMm" must be 0 or 8 or 10 or 12, but is 9.'],
  ])('names the numbers that a field may be: %j', (guide, words) => {
    expect(messageOf({ ...savedCase, guide })).toContain(words);
  });

  it('has no words of the library for whatever stands in a field', () => {
    const wrong = [null, true, 'x', '', '\u0007', -1e9, 1e9, 0.5, NaN, [], {}, ['x'], { x: 1 }];
    const unsaid = leavesOf(savedCase).flatMap(path =>
      wrong.flatMap(value => {
        const read = parseCase(placed(savedCase, path, value));
        const codes = read.ok ? [] : codesIn(read.problem.sentences);
        return codes.includes('field-refused') ? [`${path.join('.')} = ${JSON.stringify(value)}`] : [];
      }),
    );
    expect(unsaid).toEqual([]);
  });
});
