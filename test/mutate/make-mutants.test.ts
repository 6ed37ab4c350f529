import { describe, expect, it } from 'vitest';
import { applyMutant, makeMutants } from './make-mutants';
import { markFunctions } from './mark-functions';
import { scoreOf, type Tried } from './report';

const becoming = (text: string, file = 'geometry/x.ts'): string[] =>
  makeMutants(file, text).map(({ becomes }) => becomes);

describe('makeMutants', () => {
  it.each<[string, string[]]>([
    ['const a = b < c;', ['const a = b <= c;']],
    ['const a = b >= c;', ['const a = b > c;']],
    ['const a = b !== c;', ['const a = b === c;']],
    ['const a = b - c;', ['const a = b + c;']],
    ['const a = b % c;', ['const a = b * c;']],
    ["const a = 'b' + c;", []],
    ['const a = b && !c;', ['const a = b || !c;', 'const a = b && c;']],
    ['const a = -b;', ['const a = b;']],
    ['const a = 0;', ['const a = 1;']],
    ['const a = 9;', ['const a = 10;']],
    ['const a = 0.5;', ['const a = 0.75;']],
    ['const a = 1e-9;', []],
    ['const a = b.toFixed(1);', []],
    ['const a = decimal(b, 1);', []],
    ['const a = Math.max(b, c);', ['const a = Math.min(b, c);']],
    ['const a = Math.abs(b);', ['const a = (b);']],
    ['const a = b.every(c);', ['const a = b.some(c);']],
    ['const a = b.max(c);', []],
    ["const a: 'x' | 2 = b;", []],
    ['type A = 2;', []],
    ['const a = b ? c : d;', ['const a = true ? c : d;', 'const a = false ? c : d;']],
    ['a(b);', [';']],
    ['a += b;', [';', 'a -= b;']],
    ['if (a) b();', ['if (true) b();', 'if (false) b();']],
    [
      'while (a) { b(); c(); }',
      ['while (false) { b(); c(); }', 'while (a) { ; c(); }', 'while (a) { b(); ; }'],
    ],
    ['for (;;) { a(); continue; }', ['for (;;) { ; continue; }', 'for (;;) { a(); ; }']],
    ['for (; a; b++, c += d) {}', ['for (; false; b++, c += d) {}']],
    ['for (; a < b; b++) {}', ['for (; false; b++) {}', 'for (; a <= b; b++) {}']],
    ['function a() { return b; }', ['function a() { return undefined as never; }']],
    ["assertThat(a < 2, 'at', 'words');", []],
  ])('of %s', (text, mutants) => {
    expect(becoming(text)).toEqual(mutants);
  });

  it('changes the last look before a file is written', () => {
    const text = "assertThat(a < b, 'at', 'words');";
    expect(becoming(text, 'geometry/plan/checks/assert-plan.ts')).toEqual([
      ';',
      "assertThat(a <= b, 'at', 'words');",
    ]);
  });

  it('knows the line, the function round it, and the text that it becomes', () => {
    const text = 'const limit = 3;\nfunction f(x) {\n  return () => x < limit;\n}\n';
    const [limit, , comparison] = makeMutants('geometry/x.ts', text);
    expect(limit).toMatchObject({ line: 1, within: null, was: 'const limit = 3;' });
    expect(comparison).toMatchObject({ line: 3, within: text.indexOf('() =>'), mutator: 'comparison' });
    expect(applyMutant(text, comparison!)).toBe(text.replace('<', '<='));
  });
});

it('marks every function, so that it is known which ran', () => {
  const text = 'const f = (x) => ({ y: x });\nfunction g() { return f(2).y; }\nconst h = () => 1;\n';
  const run = new Function(`${markFunctions('a.ts', text).replaceAll(' as any', '')} return g();`);
  const world = globalThis as { bregmaReached?: Set<string> };
  delete world.bregmaReached;
  expect(run()).toBe(2);
  expect([...world.bregmaReached!].sort()).toEqual([
    `a.ts@${text.indexOf('(x)')}`,
    `a.ts@${text.indexOf('function g')}`,
  ]);
  delete world.bregmaReached;
});

it('scores what can be noticed', () => {
  const tried = (outcome: Tried['outcome']): Tried => {
    const [mutant] = makeMutants('geometry/x.ts', 'const a = 1;');
    return { ...mutant!, outcome, by: '' };
  };
  const all = (['noticed', 'noticed', 'endless', 'survived', 'not reached', 'equivalent'] as const).map(
    tried,
  );
  expect(scoreOf(all)).toEqual({ all: 6, noticed: 3, missed: 2, equivalent: 1, percent: 60 });
  expect(scoreOf([]).percent).toBe(100);
});
