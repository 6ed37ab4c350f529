import { describe, expect, it } from 'vitest';
import type { Message } from '../../../geometry/core/message';
import { translate } from '../../../geometry/messages/translate';
import { CASE_DEFAULTS, caseGuide, caseTool, plannedScan } from '../../../geometry/plan/document/case-schema';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import { FUSION_DEFAULTS } from '../../../geometry/plan/document/scan-schema';
import { savedCase } from '../../support/full-case';
import { illFilled } from '../../support/ill-filled';

const least = {
  format: 'bregma-case',
  version: 1,
  scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
  trajectories: [{ id: 'T1', targetLps: [1, 2, 3], entryLps: [4, 5, 60] }],
};
const text = JSON.stringify(least);
const trajectory = least.trajectories[0]!;

const fusion = {
  fixedFromMoving: { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translationMm: [0, 0, 0] },
  method: 'by-hand',
};
const withFusion = (given: object): object => ({
  ...least,
  scans: [...least.scans, { id: 'mr', role: 'mr', path: 'mr', fusion: given }],
});

function refusal(input: unknown): Message & { where: string | undefined } {
  const result = parseCase(input);
  if (result.ok) throw new Error('the case was accepted');
  const { message, sentences, where } = result.problem;
  return { message, sentences, where };
}

describe('parseCase', () => {
  it('fills every default of the least case', () => {
    const result = parseCase(text);
    expect(result).toMatchObject({
      ok: true,
      value: {
        ...least,
        ...CASE_DEFAULTS,
        scans: [{ ...least.scans[0], series: null, interpolateMissing: null, fusion: null }],
      },
    });
  });

  it('keeps what the case says, and fills beside it', () => {
    const result = parseCase({ ...least, guide: { sleeve: { wallMm: 2 } }, tool: { diameterMm: 2.5 } });
    if (!result.ok) throw new Error(result.problem.message);
    expect(caseGuide(result.value).sleeve).toEqual({ ...CASE_DEFAULTS.guide.sleeve, wallMm: 2 });
    expect(caseTool(result.value)).toEqual({ ...CASE_DEFAULTS.tool, diameterMm: 2.5 });
  });

  it('labels a guide that has no label by patient and trajectories, and keeps one that has', () => {
    const label = (input: object): string => {
      const result = parseCase({ ...least, ...input });
      if (!result.ok) throw new Error(result.problem.message);
      return caseGuide(result.value).label;
    };
    expect(label({ patient: { id: 'K9-0042' } })).toBe('K9-0042 T1');
    expect(label({ guide: { label: 'left' } })).toBe('left');
  });

  it('reads the case of the design, every field given', () => {
    expect(parseCase(savedCase)).toEqual({ ok: true, value: savedCase });
  });

  it.each([
    [{ eye: '4,5' }, '"guide.clearOfMm.eye" must be a number, but is "4,5".'],
    [{ ear: -1 }, '"guide.clearOfMm.ear"'],
    [{ ear: 20.01 }, '"guide.clearOfMm.ear"'],
  ])('refuses room off an eye or an ear that is none: %j', (clearOfMm, words) => {
    expect(refusal({ ...least, guide: { clearOfMm } }).message).toContain(words);
  });

  it('takes a file that says nothing of its support for a pad without sights', () => {
    const said = parseCase(least);
    expect(said.ok && said.value.guide).toMatchObject({ support: 'pad', feet: { sights: 0 } });
  });

  it('reads the support of cases from before there were feet as a pad', () => {
    const older = parseCase({ ...least, guide: { support: 'skull' } });
    expect(older.ok && older.value.guide.support).toBe('pad');
  });

  it('plans on the first CT, wherever it stands, and leaves a fusion that says little unaccepted', () => {
    const result = parseCase({
      ...least,
      scans: [
        { id: 'mr', role: 'mr', path: 'mr', fusion },
        { id: 'before', role: 'ct', path: 'a' },
        { id: 'after', role: 'ct', path: 'b' },
      ],
    });
    if (!result.ok) throw new Error(result.problem.message);
    expect(plannedScan(result.value).id).toBe('before');
    expect(result.value.scans[0]!.fusion).toEqual({ ...fusion, ...FUSION_DEFAULTS });
  });

  it('skips a byte-order mark', () => {
    expect(parseCase(`\uFEFF${text}`).ok).toBe(true);
  });

  const refused: readonly (readonly [string, unknown, string | undefined, RegExp])[] = [
    ['an unknown field', { ...least, owner: 'x' }, 'owner', /"owner" is not a field/],
    [
      'an unknown field, deep',
      { ...least, guide: { sleeve: { wal: 3 } } },
      'guide.sleeve.wal',
      /"guide.sleeve.wal"/,
    ],
    ['a field that is missing', { ...least, scans: undefined }, 'scans', /"scans" is missing/],
    [
      'an MR alone',
      { ...least, scans: [{ id: 'mr', role: 'mr', path: 'mr' }] },
      'scans',
      /no scan of role "ct"/,
    ],
    [
      'a fusion of the planned scan with itself',
      { ...least, scans: [{ ...least.scans[0], fusion }] },
      'scans[0].fusion',
      /only the others are laid on it/,
    ],
    [
      'a fusion that mirrors',
      withFusion({
        ...fusion,
        fixedFromMoving: { ...fusion.fixedFromMoving, rotation: [-1, 0, 0, 0, 1, 0, 0, 0, 1] },
      }),
      'scans[1].fusion.fixedFromMoving.rotation',
      /is no rotation/,
    ],
    [
      'an acceptance without a date',
      withFusion({ ...fusion, acceptedBy: 'AB' }),
      'scans[1].fusion',
      /both who accepted it/,
    ],
    ['no scan', { ...least, scans: [] }, 'scans', /at least 1/],
    ['another format', { ...least, format: 'x' }, 'format', /not a case file/],
    ['a future version', { ...least, version: 2 }, 'version', /newer Bregma/],
    ['a version that is no number', { ...least, version: '1' }, 'version', /whole number/],
    ['a list', [], undefined, /not a case file/],
    ['an empty file', ' \n', undefined, /is empty/],
    ['text', 'patient: K9', undefined, /not valid JSON at line 1, column 1/],
    ['a cut-off file', text.slice(0, 40), undefined, /not valid JSON at line 1, column 4[01]/],
    ['NaN in the text', text.replace('2', 'NaN'), undefined, /NaN is not a number that JSON can hold/],
    [
      'NaN in the object',
      { ...least, trajectories: [{ ...trajectory, targetLps: [1, NaN, 3] }] },
      'trajectories[0].targetLps[1]',
      /must be a number \(mm\), but is NaN/,
    ],
    [
      'a number beyond all numbers',
      text.replace('[1,2,3]', '[1,1e999,3]'),
      'trajectories[0].targetLps[1]',
      /but is Infinity/,
    ],
    [
      'a wall too thick',
      { ...least, guide: { sleeve: { wallMm: 99 } } },
      'guide.sleeve.wallMm',
      /99 mm; it must be at most 8 mm/,
    ],
    [
      'a gap too small',
      { ...least, guide: { contactGapMm: 0 } },
      'guide.contactGapMm',
      /0 mm; it must be at least 0.05 mm/,
    ],
    [
      'a threshold too high',
      { ...least, bone: { thresholdHu: 9999 } },
      'bone.thresholdHu',
      /9999 HU; it must be at most 3000 HU/,
    ],
    [
      'a crop box inside out',
      { ...least, bone: { crop: { minLps: [0, 0, 0], maxLps: [9, 0.5, 9] } } },
      'bone.crop',
      /at least 1 mm below that of maxLps/,
    ],
    [
      'another surface',
      { ...least, bone: { surface: 'smooth' } },
      'bone.surface',
      /"refined" or "threshold"/,
    ],
    [
      'text for a number',
      { ...least, tool: { diameterMm: '1.8' } },
      'tool.diameterMm',
      /must be a number \(mm\), but is "1.8"/,
    ],
    [
      'an absolute path',
      { ...least, scans: [{ id: 'ct', role: 'ct', path: '/data/ct' }] },
      'scans[0].path',
      /relative/,
    ],
    [
      'a path with a drive',
      { ...least, scans: [{ id: 'ct', role: 'ct', path: 'C:\\ct' }] },
      'scans[0].path',
      /relative/,
    ],
    [
      'a repeated trajectory',
      { ...least, trajectories: [trajectory, trajectory] },
      'trajectories[1].id',
      /repeats the id "T1"/,
    ],
    [
      'a repeated scan',
      { ...least, scans: [...least.scans, ...least.scans] },
      'scans[1].id',
      /repeats the id "ct"/,
    ],
    [
      'an entry on the target',
      { ...least, trajectories: [{ ...trajectory, entryLps: trajectory.targetLps }] },
      'trajectories[0]',
      /less than 1 mm apart/,
    ],
    [
      'a point of two numbers',
      { ...least, trajectories: [{ ...trajectory, targetLps: [1, 2] }] },
      'trajectories[0].targetLps',
      /2 entries/,
    ],
    [
      'an insertion that is none',
      { ...least, guide: { insertion: [0, 0, 0] } },
      'guide.insertion',
      /is no direction: all three numbers are zero/,
    ],
    [
      'an insertion of two numbers',
      { ...least, guide: { insertion: [0, 1] } },
      'guide.insertion',
      /"auto" or a direction/,
    ],
    [
      'a pad moved off its entry',
      { ...least, guide: { footprintRadiusMm: 12, footprintShiftMm: { rostral: 5, left: -4 } } },
      'guide',
      /entry lies less than 6 mm inside/,
    ],
    [
      'an orientation askew',
      {
        ...least,
        orientation: {
          dorsal: [0, 1, 0],
          rostral: [0, 0.6, 0.8],
          confirmedBy: 'AB',
          at: '2026-01-02T10:00:00Z',
        },
      },
      'orientation',
      /not at right angles/,
    ],
  ];
  it.each(refused)('refuses %s in one sentence that says where', (_name, input, where, words) => {
    const problem = refusal(input);
    expect(problem.message).toMatch(words);
    expect(problem.message).toMatch(/^[^\n]*[.]$/);
    if (where !== undefined) expect(problem.where).toBe(where);
    expect(illFilled(problem.sentences)).toEqual([]);
    expect(translate(problem.sentences, 'fr')).not.toBe(problem.message);
  });

  it('says it in French with the file’s own names and numbers', () => {
    const said = (input: unknown): string => translate(refusal(input).sentences, 'fr');
    expect(said({ ...least, bone: { thresholdHu: 'x' } })).toBe(
      'case.json : « bone.thresholdHu » doit être un nombre (UH), mais est "x".',
    );
    expect(said({ ...least, tool: { diameterMm: -1.5, lengthMm: 0 } })).toBe(
      'case.json : « tool.diameterMm » est -1.5 mm ; il doit être d’au moins 0.5 mm (et 1 autre erreur).',
    );
    expect(said('[1]')).toBe(
      'case.json n’est pas un fichier de cas : il doit contenir un seul { } de champs.',
    );
  });

  it('counts the faults after the first', () => {
    expect(refusal({ ...least, patient: { id: 5 }, tool: { diameterMm: 0 } }).message).toMatch(
      /\(and 1 more fault\)/,
    );
  });
});
