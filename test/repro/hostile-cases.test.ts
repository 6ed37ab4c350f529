import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { tryHostileCases, validCase } from '../support/try-hostile-cases';

describe('cases that somebody tampered with', () => {
  // 10,000 in test/check/hostile-cases.test.ts.
  it('120 of them (seed 41): none crashes, none is silent, no untrue signature is taken', () => {
    const { parsed, refused } = tryHostileCases(120, seededRandom(41));
    expect(refused).toBeGreaterThan(60);
    expect(parsed).toBeGreaterThan(6);
  });

  it('a list of a million is refused in words, and soon', () => {
    const [scan] = validCase.scans;
    const scans = Array.from({ length: 1_000_000 }, (_, n) => ({ ...scan, id: `s${n}` }));
    const result = parseCase({ ...validCase, scans });
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'bad-field', where: 'scans' },
    });
    expect(!result.ok && result.problem.message).toContain('has 1000000 entries; it must have at most 8');
  });

  it('a nesting of a hundred thousand is refused in words', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = JSON.stringify(validCase).replace('"bone":{', `"lesion":${deep},"bone":{`);
    const result = parseCase(text);
    expect(!result.ok && result.problem.message).toMatch(/^case\.json: .*\.$/);
  });

  it.each([
    ['format', { format: 'x'.repeat(100_000) }],
    ['version', { version: [Array(5000).fill('x')] }],
    ['a field of a long name', { ['x'.repeat(100_000)]: 1 }],
  ])('what it does not know is shown in short: %s', (_, change) => {
    const result = parseCase({ ...validCase, ...change });
    expect(!result.ok && result.problem.message).toMatch(/^case\.json.{10,250}\.$/u);
  });

  it.each([
    ['{"format":"bregma-case","version":1,"version":1}', 'version'],
    [JSON.stringify(validCase).replace('"dorsal":', '"dorsal":[0,1,0],"dorsal":'), 'orientation.dorsal'],
    [JSON.stringify(validCase).replace('"role":"mr"', '"role":"ct","ro\\u006ce":"mr"'), 'scans[1].role'],
  ])('a field that is given twice is refused: %#', (text, where) => {
    expect(parseCase(text)).toMatchObject({
      ok: false,
      problem: {
        code: 'repeated-field',
        where,
        message: `case.json gives "${where}" twice; leave only the one that is meant.`,
      },
    });
  });

  it('the same value or key in two places is no repeat', () => {
    expect(parseCase(JSON.stringify(validCase)).ok).toBe(true);
  });
});
