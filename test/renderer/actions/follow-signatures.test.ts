import { describe, expect, it } from 'vitest';
import { IDENTITY } from '../../../geometry/fusion/rigid-transform';
import { sealFusion, sealOrientation } from '../../../geometry/plan/document/seal';
import { NO_IDENTITY } from '../../../geometry/scan/source/scan-identity';
import { newAdded } from '../../../renderer/state/case-scans';
import { withTrueSignatures } from '../../../renderer/actions/follow-signatures';
import { EMPTY_DRAFT, type Draft } from '../../../renderer/state/draft';
import { answered, isOtherScan, scanQuestions } from '../../../renderer/state/scan-questions';
import type { LoadedScan, Session } from '../../../renderer/state/session-store';
import type { AddedScan } from '../../../renderer/state/added-scan';

const A = 'aa'.repeat(32);
const B = 'bb'.repeat(32);
const M = 'dd'.repeat(32);
const axes = { dorsal: [0, -1, 0], rostral: [0, 0, 1] } as const;
const scanOf = (content: string, patientId = 'K9-0042'): LoadedScan =>
  ({ content, series: { uid: '1.2', identity: { ...NO_IDENTITY, patientId } } }) as unknown as LoadedScan;
const addition = (content: string, patientId = 'K9-0042'): Session['added'] =>
  ({ '1.9': { content, identity: { ...NO_IDENTITY, patientId } } }) as unknown as Session['added'];
const confirmed: Draft = {
  ...EMPTY_DRAFT,
  seriesUid: '1.2',
  content: A,
  orientation: {
    ...{ dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
    ...{ declared: null, proposed: null, turns: [], earlier: [], marker: null, reason: null },
    seal: sealOrientation(A, axes),
  },
};
const mr: AddedScan = {
  ...newAdded({ id: 'mr', role: 'mr', source: null, seriesUid: '1.9', description: '' }),
  content: M,
  fusion: {
    ...{ fixedFromMoving: IDENTITY, method: 'by-hand', metric: null, quality: null, nudges: 0 },
    ...{ acceptedBy: 'AB', at: '2026-01-02T10:00:00Z', seal: sealFusion(A, M, IDENTITY) },
  },
};

describe('a case on the voxels of another scan with the same UID', () => {
  it('is a question, and nothing is taken over before it is answered', () => {
    const session = { scan: scanOf(B), added: {} };
    expect(isOtherScan(confirmed, session.scan)).toBe(true);
    expect(scanQuestions(confirmed, session)).toEqual([{ id: 'ct', question: 'content', found: B, said: A }]);
    expect(withTrueSignatures(confirmed, session)).toBe(null);
  });

  it('keeps the answer in the case, and the orientation has to be confirmed anew', () => {
    const session = { scan: scanOf(B), added: {} };
    const [question] = scanQuestions(confirmed, session);
    const signed = { acceptedBy: 'CD', reason: 'exported again', at: '2026-01-03T10:00:00Z' };
    const after = { ...confirmed, ...answered(confirmed, session, question!, signed) };
    expect(after.content).toBe(B);
    expect(after.answers).toEqual([{ question: 'content', content: B, instead: A, ...signed }]);
    expect(scanQuestions(after, session)).toEqual([]);
    const change = withTrueSignatures(after, session);
    expect(change!.orientation).toBe(null);
    expect(change!.turned!.earlier).toMatchObject([{ confirmedBy: 'AB' }]);
  });
});

describe('a case from before there were seals, on another scan', () => {
  it('has its orientation confirmed anew too, once somebody has answered for the scan', () => {
    const session = { scan: scanOf(B), added: {} };
    const old = { ...confirmed, orientation: { ...confirmed.orientation!, seal: null } };
    const [question] = scanQuestions(old, session);
    const signed = { acceptedBy: 'CD', reason: 'exported again', at: '2026-01-03T10:00:00Z' };
    const after = answered(old, session, question!, signed);
    expect([after.content, after.orientation]).toEqual([B, null]);
    expect(after.turned).toMatchObject({ ...axes, earlier: [{ confirmedBy: 'AB' }] });
  });
});

describe('what is signed', () => {
  it('stays where axes and scan are those of its seal, and an old one without a seal stays too', () => {
    expect(withTrueSignatures(confirmed, { scan: scanOf(A), added: {} })).toBe(null);
    const old = { ...confirmed, orientation: { ...confirmed.orientation!, seal: null } };
    expect(withTrueSignatures(old, { scan: scanOf(A), added: {} })).toBe(null);
  });

  it('learns what the scan is known by as it is read', () => {
    expect(withTrueSignatures({ ...EMPTY_DRAFT, seriesUid: '1.2' }, { scan: scanOf(A), added: {} })).toEqual({
      content: A,
      patientId: 'K9-0042',
    });
  });

  it('lapses with other axes', () => {
    const turned = {
      ...confirmed,
      orientation: { ...confirmed.orientation!, dorsal: [0, 1, 0] as [number, number, number] },
    };
    expect(withTrueSignatures(turned, { scan: scanOf(A), added: {} })!.orientation).toBe(null);
  });

  it('of a fusion, lapses where the scan was moved by another hand, and stays where it was not', () => {
    const draft = { ...confirmed, added: [mr] };
    expect(withTrueSignatures(draft, { scan: scanOf(A), added: addition(M) })).toBe(null);
    const moved = {
      ...mr,
      fusion: { ...mr.fusion!, fixedFromMoving: { ...IDENTITY, translationMm: [5, 0, 0] as const } },
    };
    const change = withTrueSignatures({ ...draft, added: [moved] }, { scan: scanOf(A), added: addition(M) });
    expect(change!.added![0]).toMatchObject({
      fusion: { acceptedBy: null, seal: null },
      withdrawnFrom: 'AB',
    });
  });
});

describe('an MR of another patient', () => {
  it('is a question until somebody answers for this very MR', () => {
    const draft = { ...confirmed, added: [mr] };
    const session = { scan: scanOf(A), added: addition(M, 'K9-0077') };
    const [question] = scanQuestions(draft, session);
    expect(question).toEqual({ id: 'mr', question: 'patient', found: 'K9-0077', said: 'K9-0042' });
    const signed = { acceptedBy: 'CD', reason: 'renamed in the archive', at: '2026-01-03T10:00:00Z' };
    const after = { ...draft, ...answered(draft, session, question!, signed) };
    expect(scanQuestions(after, session)).toEqual([]);
    expect(scanQuestions(after, { scan: scanOf(A), added: addition(B, 'K9-0077') })).toHaveLength(2);
  });
});
