import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { translate } from '../../geometry/messages/translate';
import { englishIn, figuresIn } from '../support/english-in';
import { buildBregma, runBregma, runProgram, type Run } from '../support/run-bregma';
import { writeBallPatient } from '../support/write-ball-patient';

let work = '';
const at = (...names: string[]): string => join(work, ...names);
const french = (...words: string[]): Run => runBregma(...words, '--language', 'fr');
const read = (...names: string[]): string => readFileSync(at(...names), 'utf8');
/** A report on one line, as if none of its sentences were broken. */
const unbroken = (text: string): string => text.replace(/\s+/g, ' ');

let [inEnglish, inFrench]: Run[] = [];

beforeAll(() => {
  buildBregma();
  work = mkdtempSync(join(tmpdir(), 'bregma-language-'));
  writeBallPatient(at('patient'));
  // Warns, so that warnings are said too.
  const c = JSON.parse(read('patient', 'case.json')) as object;
  writeFileSync(at('patient', 'case.json'), JSON.stringify({ ...c, accuracy: { warnAboveMm: 0.5 } }));
  const plan = ['plan', at('patient', 'case.json'), '--frame', 'print', '--out'];
  inEnglish = runBregma(...plan, at('en'));
  inFrench = french(...plan, at('fr'));
});
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe('bregma plan --language fr', () => {
  it('says so in French, the figures as in English', () => {
    expect(inFrench).toMatchObject({ status: 0, stderr: '' });
    const [headline, stop, error, warning] = inFrench!.stdout.split('\n');
    expect(headline).toBe('Tous les contrôles sont bons, avec des avertissements.');
    expect(stop).toMatch(/^T1 : butée de l’aiguille \d+,\d mm = butée de profondeur \d+,\d \+ demi-fenêtre/);
    expect(error).toMatch(/^Erreur prévue \d,\d\d mm à la cible de T1, 95 fois sur 100\.$/);
    expect(warning).toMatch(/^ {2}AVERTISSEMENT {2}[A-ZÉ]/);
    const paths = new RegExp(work, 'g');
    expect(englishIn(inFrench!.stdout.replace(paths, ''))).toEqual([]);
    const bare = ({ stdout }: Run): string[] => figuresIn(stdout.replace(/^Wrote.*|^Écrit.*/m, ''));
    expect(bare(inFrench!)).toEqual(bare(inEnglish!));
  });

  it('writes a report in French, every sentence of it from the catalogue, the figures as in English', () => {
    const report = read('fr', 'report.txt');
    expect(report).toMatch(/^PLAN BREGMA : tous les contrôles sont bons, avec des avertissements\.\n/);
    expect(englishIn(report)).toEqual([]);
    const { checks } = JSON.parse(read('fr', 'plan.json')) as Plan;
    expect(checks.length).toBeGreaterThan(30);
    for (const { sentences, message } of checks) {
      expect(translate(sentences, 'en')).toBe(message);
      expect(unbroken(report)).toContain(unbroken(translate(sentences, 'fr')));
      expect(report).not.toContain(message);
    }
    expect(figuresIn(report)).toEqual(figuresIn(read('en', 'report.txt')));
  });

  it('writes the same plan and the same guide as in English', () => {
    const timeless = (text: string): object => ({ ...(JSON.parse(text) as Plan), timingsMs: {} });
    expect(timeless(read('fr', 'plan.json'))).toEqual(timeless(read('en', 'plan.json')));
    for (const name of ['guide.stl', 'guide-print.stl', 'skull.stl']) {
      expect(readFileSync(at('fr', name)).equals(readFileSync(at('en', name)))).toBe(true);
    }
  });
});

describe('any command in French', () => {
  const scan = (): string => at('patient', 'ct');
  it.each<readonly [string, () => string[], RegExp]>([
    ['inspect', () => ['inspect', scan()], /^ {3}modalité +coupes +voxels +espacement mm/],
    ['volume', () => ['volume', scan(), '--out', at('a.nrrd')], /^Série +1\.[\s\S]*\nVoxels +72 × 72 × 72/],
    ['sample list', () => ['sample', 'list'], /^mesocephalic +Beagle, 14 kg : crâne 174 × 96,8 mm/],
    ['printer', () => ['printer', 'mjf-pa12'], /\nPlateau +380 × 284 × 380 mm, publié : /],
  ])('%s prints French', (_, words, found) => {
    const { status, stdout } = french(...words());
    expect(status).toBe(0);
    expect(stdout).toMatch(found);
    expect(englishIn(stdout.replaceAll(work, ''))).toEqual([]);
  });

  it.each<readonly [string, () => string[], string]>([
    ['a file that is not there', () => ['plan', 'x.json', '--out', at('x')], 'x.json ne peut pas être lu'],
    [
      'a case with a fault',
      () => ['plan', at('patient', 'bad.json'), '--out', at('x')],
      '« tool » doit être un groupe',
    ],
    ['a scan that is not there', () => ['inspect', at('nowhere')], 'Il n’y a ni fichier ni dossier'],
    [
      'an option',
      () => ['sample', 'write', 'cat', '--out', at('x'), '--seed', 'x'],
      '--seed demande des nombres',
    ],
    ['an option read early', () => ['study', '--ablate', 'x'], '--ablate demande l’un de no-block-out'],
    [
      'a plan that is none',
      () => ['verify', at('patient', 'case.json'), '--postop', scan()],
      'case.json ne dit pas',
    ],
    ['a record', () => ['record', 'x.csv'], 'x.csv ne peut pas être lu : ce fichier n’existe pas.'],
    ['a fusion', () => ['fuse', '--fixed', scan(), '--moving', at('nowhere')], 'Il n’y a ni fichier'],
  ])('refuses %s in French', (_, words, found) => {
    writeFileSync(at('patient', 'bad.json'), read('patient', 'case.json').replace(/\}$/, ',"tool":1}'));
    const { status, stdout, stderr } = french(...words());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(found);
    expect(englishIn(stderr.replaceAll(work, ''))).toEqual([]);
  });
});

describe('help and refusals of usage', () => {
  const commands = [
    ...['', 'inspect', 'volume', 'fuse', 'plan', 'printer', 'coupon', 'verify', 'record', 'study', 'demo'],
    ...['bench', 'sample', 'sample list', 'sample write', 'sample picture'],
  ];
  it('are French for every command', () => {
    const helps = commands.map(command => french(...command.split(' ').filter(Boolean), '--help'));
    expect(helps.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
      helps.map(() => ({ status: 0, stderr: '' })),
    );
    for (const { stdout } of helps) {
      expect(stdout).toMatch(/^Utilisation : bregma /);
      expect(stdout).toContain('affiche l’aide de la commande');
      expect(englishIn(stdout)).toEqual([]);
      expect(stdout).not.toMatch(/^(Usage|Options|Commands|Arguments):|\((choices|default): /m);
    }
    expect(helps[4]!.stdout.replace(/\s+/g, ' ')).toContain(
      '(choix : "patient", "print", par défaut : "patient")',
    );
  });

  it.each<readonly [string, string[], string]>([
    ['a command that there is not', ['plna'], 'commande inconnue « plna »\n(Vouliez-vous dire plan ?)'],
    ['an option that there is not', ['bench', '--x'], 'option inconnue « --x »'],
    ['an option left out', ['plan', 'x'], 'l’option « --out <dir> » est obligatoire et manque'],
    ['no value for an option', ['plan', 'x', '--out'], 'l’option « --out <dir> » n’a pas sa valeur'],
    ['an argument left out', ['record'], 'il manque l’argument « file »'],
    [
      'a choice that there is not',
      ['plan', 'x', '--out', 'y', '--frame', 'z'],
      'l’option « --frame <frame> » ne prend pas « z ». Choix possibles : patient, print.',
    ],
    ['arguments too many', ['record', 'x', 'y'], 'trop d’arguments pour « record ». 1 attendu, 2 donnés.'],
    [
      'an option misspelt',
      ['sample', 'write', 'cat', '--out', 'x', '--nois', '1'],
      'option inconnue « --nois »\n(Vouliez-vous dire --noise ?)',
    ],
  ])('refuse %s', (_, words, found) => {
    const { status, stdout, stderr } = french(...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(`erreur : ${found}\n(bregma --help en dit plus)\n`);
  });

  it('take --language before the command too, and joined by "="', () => {
    const list = french('sample', 'list');
    expect(runBregma('--language', 'fr', 'sample', 'list')).toEqual(list);
    expect(runBregma('sample', '--language=fr', 'list')).toEqual(list);
    expect(runBregma('--language', 'de', 'sample', 'list').stderr).toContain(
      '--language needs one of en, fr',
    );
  });
});

it.each(['start', 'serve'])('npm run %s refuses in French', name => {
  const launch = (...words: string[]): Run => runProgram(`out/cli/${name}.mjs`, ...words);
  expect(launch('--language', 'fr', '--port', 'x')).toEqual({
    status: 2,
    stdout: '',
    stderr: `${name}: La seule option est --port N, avec N de 0 (un port libre) à 65535.\n`,
  });
  expect(launch('--port', 'x').stderr).toContain('The only option is --port N');
  expect(launch('--language', 'de').stderr).toBe(
    `${name}: --language needs one of en, fr; "de" is not that.\n`,
  );
});

it('refuses a language that it does not speak, with those that it does, and writes nothing', () => {
  const { status, stdout, stderr } = runBregma(
    ...['plan', at('patient', 'case.json'), '--out', at('de'), '--language', 'de'],
  );
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe('bregma: --language needs one of en, fr; "de" is not that.\n');
  expect(existsSync(at('de'))).toBe(false);
});
