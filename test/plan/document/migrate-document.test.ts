import { describe, expect, it } from 'vitest';
import { caseKind, parseCase } from '../../../geometry/plan/document/parse-case';
import { migrateDocument, type DocumentKind } from '../../../geometry/plan/document/migrate-document';

/**
 * A format with a past: version 1 had a radius in cm, version 2 a radius in mm, version 3 calls it
 * reach.
 */
const kind: DocumentKind = {
  format: 'fixture',
  noun: 'case-file',
  currentVersion: 3,
  migrations: [
    { from: 2, migrate: ({ radiusMm, ...rest }) => ({ ...rest, reachMm: radiusMm }) },
    { from: 1, migrate: ({ radiusCm, ...rest }) => ({ ...rest, radiusMm: 10 * Number(radiusCm) }) },
  ],
};

describe('migrateDocument', () => {
  it('takes an old document through every step, in order of version', () => {
    const old = { format: 'fixture', version: 1, name: 'a', radiusCm: 1.6 };
    expect(migrateDocument(old, kind, 'f.json')).toEqual({
      ok: true,
      value: { format: 'fixture', version: 3, name: 'a', reachMm: 16 },
    });
    expect(old).toEqual({ format: 'fixture', version: 1, name: 'a', radiusCm: 1.6 });
  });

  it('leaves a current document as it is', () => {
    const current = { format: 'fixture', version: 3, reachMm: 2 };
    expect(migrateDocument(current, kind, 'f.json')).toEqual({ ok: true, value: current });
  });

  it.each([
    [4, /newer Bregma; this one reads up to version 3/],
    [0, /too old/],
    [1.5, /whole number/],
    [undefined, /whole number/],
  ])('refuses version %s in words', (version, words) => {
    const result = migrateDocument({ format: 'fixture', version }, kind, 'f.json');
    expect(result).toMatchObject({
      ok: false,
      problem: { where: 'version', message: expect.stringMatching(words) as string },
    });
  });

  it('is what a case goes through: version 0 of a case has no step', () => {
    expect(caseKind.migrations).toEqual([]);
    const result = parseCase({ format: 'bregma-case', version: 0 });
    expect(result).toMatchObject({ ok: false, problem: { code: 'too-old' } });
  });
});
