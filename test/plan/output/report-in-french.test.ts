import { describe, expect, it } from 'vitest';
import { decimal } from '../../../geometry/core/message';
import { phrase, words } from '../../../geometry/messages/phrase';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import type { Plan } from '../../../geometry/plan/document/plan-schema';
import { writeReport } from '../../../geometry/plan/output/write-report';
import { englishIn, figuresIn } from '../../support/english-in';
import { smallPlan } from '../../support/small-plan';

/** A plan with everything that a report can tell. */
const fullPlan = (): Plan => {
  const at = '2026-01-02T10:00:00Z';
  const fusion = {
    fixedFromMoving: { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translationMm: [0, 0, 0] },
    ...{ method: 'landmarks', metric: 1.2346, quality: 'doubtful', residualMm: 0.5, nudges: 2 },
    ...{ acceptedBy: 'AB', at },
  };
  const parsed = parseCase({
    ...smallPlan.case,
    patient: { id: 'K9-0042', species: 'feline', breed: 'Persan', weightKg: 4.5 },
    orientation: {
      ...{ dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at, reason: 'bien vu' },
      proposed: { dorsal: [0, -1, 0], rostral: [0, 0, 1], certainty: 'likely', confidence: 0.83 },
      turns: [{ about: 'dorsal', angleDeg: 90 }],
      earlier: [{ dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'CD', at }],
      declared: { patientPosition: null, anatomicalOrientation: null },
      marker: { centreLps: [-41, 0, 0], medianLps: [0, 0, 0], stuckOn: 'left' },
    },
    scans: [
      { ...smallPlan.case.scans[0]!, interpolateMissing: { agreedBy: 'AB', at } },
      { id: 't1c', role: 'mr', path: 'mr', fusion },
      { id: 't2', role: 'mr', path: 't2' },
    ],
    bone: { crop: { minLps: [-30, -30, -30], maxLps: [30, 6, 30] } },
    guide: { label: 'K9-0042 T1' },
  });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const path = smallPlan.trajectories[0]!;
  return {
    ...smallPlan,
    case: parsed.value,
    lesion: {
      ...{ volumeMl: 0.53, longestMm: 11.4, centroidLps: [1.5, -2, 3] },
      ...{ lowerHu: 52, lesionHu: 71, brainHu: 34 },
    },
    rescues: [
      {
        ...{ code: 'slice-interpolated', amount: 1, unit: 'mm', slices: [7] },
        ...said(phrase('loose-parts', { volume: decimal(1.25, 1), parts: 1 })),
      },
    ],
    trajectories: [
      { ...path, sleeve: { ...path.sleeve!, dots: 1 } },
      { ...path, id: 'T2', sleeve: null, boneThicknessMm: null, surfaceUncertaintyMm: null },
    ],
    checks: [
      {
        ...{ id: 'printer-bed', status: 'fail', value: 33.19, limit: 145, sense: 'at-most' },
        ...{ nominal: null, unit: 'mm' },
        ...said(
          phrase('bed-too-small', {
            size: words('size-three', { x: 32, y: 33, z: 31 }),
            bed: words('size-three', { x: 10, y: 12, z: 14 }),
          }),
        ),
      },
      {
        ...{ id: 'bore-diameter', trajectory: 'T1', status: 'warn', value: 1.9, limit: 0.03 },
        ...{ sense: 'within', nominal: 1.9, unit: 'mm' },
        ...said(phrase('bore-diameter', { diameter: decimal(1.9, 3), planned: decimal(1.9, 3) })),
      },
      {
        ...{ id: 'obliquity', trajectory: 'T1', status: 'pass', value: -18.4, limit: 30 },
        ...{ sense: 'at-most', nominal: null, unit: 'deg' },
        ...said(phrase('angle-to-bone', { angle: decimal(18, 0) })),
      },
    ],
  } as Plan;
};
const said = ({ message, sentences }: ReturnType<typeof phrase>) => ({ message, sentences: [...sentences] });

describe('the report in French', () => {
  const [english, french] = [writeReport(fullPlan(), 'en'), writeReport(fullPlan(), 'fr')];

  it('is the table that the surgeon takes along', () => {
    for (const line of [
      'PLAN BREGMA : tous les contrôles sont bons, avec des avertissements.',
      'BUTÉE AIGUILLE T1         64,0 mm = butée de profondeur 58,0 + demi-fenêtre 4,0 + pointe morte 2,0',
      'Patient                   K9-0042, chat, Persan, 4,5 kg',
      '  Cible                        0,00     2,00     3,00',
      '  Entrée sur l’os            −12,35   100,50     8,00',
      '  De l’entrée à la cible  31,2 mm',
      '  Sur son assise          tend surtout à glisser vers R ou Cd (0,84 mm)',
      '  Surface de contact      7,9 cm², jeu 0,15 mm',
      '  ÉCHEC          Côté le plus juste pour l’imprimante',
      '  AVERTISSEMENT  Diamètre de l’alésage (T1)',
      '                 mesuré 1,90 mm, requis 1,90 ± 0,03 mm, marge 0,03 mm',
      '                 mesuré −18,4 degrés, requis 30,0 degrés au plus, marge 48,4 degrés',
    ]) {
      expect(french.split('\n')).toContain(line);
    }
  });

  it('has the figures of the English one, all of them', () => {
    expect(figuresIn(english).length).toBeGreaterThan(100);
    expect(figuresIn(french)).toEqual(figuresIn(english));
  });

  it('has no English in it', () => {
    expect(englishIn(french)).toEqual([]);
    expect(englishIn(english).length).toBeGreaterThan(60);
  });

  it('says FAILED first there too, and keeps to the page', () => {
    expect(writeReport({ ...fullPlan(), status: 'fail' }, 'fr')).toMatch(
      /^PLAN BREGMA : ÉCHEC\. NE PAS IMPRIMER, NE PAS UTILISER\.\n/,
    );
    for (const line of french.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('says in English what a plan of before has in English alone', () => {
    const old = { ...smallPlan, checks: smallPlan.checks.map(check => ({ ...check, sentences: [] })) };
    expect(writeReport(old, 'fr')).toContain('The guide is closed.');
  });
});
