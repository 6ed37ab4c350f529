import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import type { Case } from '../../../geometry/plan/document/case-schema';
import { caseOfDraft, draftOfCase } from '../../../renderer/state/draft';
import { findCase } from '../../../renderer/actions/find-case';

const saved = {
  format: 'bregma-case',
  version: 1,
  patient: { id: 'K9-7', species: 'feline', breed: 'Siamese', weightKg: 4.2 },
  scans: [{ id: 'ct', role: 'ct', path: 'scans/ct', series: '1.2.3' }],
  orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
  bone: { thresholdHu: 300, surface: 'threshold' },
  tool: { name: 'core 2.1', diameterMm: 2.1, lengthMm: 150, windowMm: 6, tipMm: 1 },
  trajectories: [
    { id: 'T1', targetLps: [1.23456, 2, 3], entryLps: [4, 5, 60] },
    { id: 'left', targetLps: [-1, 2, 3], entryLps: [-4, 5, 60] },
  ],
  guide: {
    support: 'pad',
    contactGapMm: 0.2,
    thicknessMm: 3,
    footprintRadiusMm: 12,
    insertion: [0, -1, 0],
    sleeve: { boreClearanceMm: 0.2, wallMm: 2, lengthMm: 20, standoffMm: 2 },
    label: 'K9-7',
  },
};
const picked = (path: string, content: unknown = 'pixels') => ({
  path,
  file: new File([typeof content === 'string' ? content : JSON.stringify(content)], path),
});
const words = async (...files: Parameters<typeof findCase>[0][number][]): Promise<string> => {
  const found = await findCase(files);
  return found.ok ? JSON.stringify(found.value) : found.problem.message;
};
const scanOf = async (...files: Parameters<typeof findCase>[0][number][]): Promise<string[]> => {
  const found = await findCase(files);
  return found.ok && found.value ? found.value.scanFiles.map(file => file.path) : ['none'];
};

describe('a saved case', () => {
  it('becomes a draft and comes out again as it was, to the last digit', () => {
    const parsed = parseCase(saved);
    const planCase = (parsed.ok && parsed.value) as Case;
    expect(planCase).toMatchObject(saved);
    expect(caseOfDraft(draftOfCase(planCase))).toEqual({ ok: true, value: planCase });
  });
});

describe('the case among files', () => {
  it('is found by what it says of itself, beside its scan', async () => {
    const files = [
      picked('patient/rex.json', saved),
      picked('patient/scans/ct/1.dcm'),
      picked('patient/scans/mr/1.dcm'),
      picked('patient/plan.json', { format: 'bregma-plan' }),
    ];
    expect(await scanOf(...files)).toEqual(['patient/scans/ct/1.dcm']);
  });

  it('takes whatever else came along where its scan lies elsewhere', async () => {
    expect(await scanOf(picked('case.json', saved), picked('DICOM/1.dcm'))).toEqual(['DICOM/1.dcm']);
    expect(await scanOf(picked('case.json', saved))).toEqual([]);
  });

  it('finds a scan above the case, written with backward slashes', async () => {
    const above = { ...saved, scans: [{ ...saved.scans[0]!, path: '..\\ct' }] };
    const files = [picked('all/plans/case.json', above), picked('all/ct/1'), picked('all/ct2/1')];
    expect(await scanOf(...files)).toEqual(['all/ct/1']);
    expect(await scanOf(picked('case.json', above), picked('../ct/1'), picked('x'))).toEqual(['../ct/1']);
  });

  it('is none where there is none', async () => {
    expect(await words(picked('1.dcm'), picked('notes.json', '{}'))).toBe('null');
    expect(await words(picked('1.dcm'))).toBe('null');
  });

  it('is the one nearest to the top; of equals case.json; else the user is asked', async () => {
    const other = { ...saved, patient: { ...saved.patient, id: 'OLD' } };
    expect(await words(picked('p/old/case.json', other), picked('p/now.json', saved))).toContain('K9-7');
    expect(await words(picked('p/case-1.json', other), picked('p/case.json', saved))).toContain('K9-7');
    expect(await words(picked('p/a.json', other), picked('p/b.json', saved))).toMatch(
      /2 case files.*p\/a\.json, p\/b\.json/,
    );
  });

  it('may come with a plan that was carried out, where there is no case; one that is broken says so', async () => {
    const plan = { format: 'bregma-plan', version: 1 };
    expect(await words(picked('x/case.json', plan))).toContain('case.json is not a case file');
    expect(await words(picked('my plan.json', plan))).toMatch(/^my plan\.json.*bregmaVersion/s);
    expect(await words(picked('a.json', plan), picked('b.json', plan))).toMatch(
      /2 plan files.*a\.json, b\.json/,
    );
    expect(await words(picked('x/case.json', saved), picked('x/plan.json', plan))).toContain('"plan":null');
  });

  it('says what came along and was not opened', async () => {
    const leftAside = async (...files: Parameters<typeof findCase>[0][number][]): Promise<string[]> => {
      const found = await findCase(files);
      return found.ok && found.value ? found.value.leftAside.map(({ message }) => message) : ['none'];
    };
    const plan = { format: 'bregma-plan', version: 1 };
    const other = { ...saved, patient: { ...saved.patient, id: 'OLD' } };
    expect(await leftAside(picked('x/case.json', saved), picked('x/ct/1'))).toEqual([]);
    expect(await leftAside(picked('x/case.json', saved), picked('x/plan.json', plan))).toEqual([
      'x/plan.json was left aside: the case beside it was opened, and Verify judges by no plan. To verify a biopsy by a plan, open its plan.json without a case.',
    ]);
    expect(await leftAside(picked('p/old/case.json', other), picked('p/now.json', saved))).toEqual([
      'Of several case or plan files p/now.json was opened. Left aside: p/old/case.json. Open the one that is meant by itself.',
    ]);
  });

  it.each([
    ['an unknown field', { ...saved, owner: 'Smith' }, /"owner" is not a field that Bregma knows/],
    ['NaN', JSON.stringify(saved).replace('1.23456', 'NaN'), /NaN is not a number that JSON can hold/],
    ['a version to come', { ...saved, version: 9 }, /version 9, made by a newer Bregma/],
    ['nothing in it', '', /is empty/],
  ])('with %s is refused in the words of the parser', async (_what, content, sentence) => {
    expect(await words(picked('my case.json', content))).toMatch(sentence);
    expect(await words(picked('x/case.json', content), picked('x/ct/1.dcm'))).toMatch(sentence);
  });
});

describe('a case within a zip', () => {
  const bytes = (words: string) => new TextEncoder().encode(words);
  const zipped = (path: string, content: Record<string, string>) => ({
    path,
    file: new File(
      [zipSync(Object.fromEntries(Object.entries(content).map(([name, text]) => [name, bytes(text)])))],
      path,
    ),
  });

  it('is found with its scan in the same zip', async () => {
    const zip = zipped('k9.zip', { 'K9/case.json': JSON.stringify(saved), 'K9/scans/ct/1': 'pixels' });
    const found = await findCase([zip, picked('other/1')]);
    expect(found.ok && found.value?.case.patient.id).toBe('K9-7');
    expect(found.ok && found.value?.scanFiles).toEqual([zip]);
  });

  it('is looked for in no zip without one, nor in one that is damaged', async () => {
    expect(await findCase([zipped('ct.zip', { 'ct/1': 'pixels', 'a.json': '{}' })])).toEqual({
      ok: true,
      value: null,
    });
    expect(await findCase([picked('ct.zip', 'no zip')])).toEqual({ ok: true, value: null });
  });

  it('that is wrong is refused in words', async () => {
    expect(await words(zipped('k9.zip', { 'case.json': '{' }))).toContain('case.json');
  });
});
