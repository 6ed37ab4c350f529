import { describe, expect, it } from 'vitest';
import { hasId } from '../../renderer/state/case-id';
import { currentGuide } from '../../renderer/state/current-guide';
import { EMPTY_DRAFT, type Draft } from '../../renderer/state/draft';
import { caseKey } from '../../renderer/state/result-keys';
import type { Session } from '../../renderer/state/session-store';

const named = (id: string): Draft => ({ ...EMPTY_DRAFT, patient: { ...EMPTY_DRAFT.patient, id } });
/** A guide that was made from the draft as it stands. */
const madeFrom = (draft: Draft): Pick<Session, 'final'> => ({
  final: { key: caseKey(draft), value: {} } as unknown as Session['final'],
});

describe('a case without an id', () => {
  it('has none by default, nor by blanks and signs alone', () => {
    for (const id of [EMPTY_DRAFT.patient.id, ' ', '-', '\u200B', '…'])
      expect(hasId(named(id)), id).toBe(false);
    for (const id of ['K9-0042', '7', 'Élan']) expect(hasId(named(id)), id).toBe(true);
  });

  it('lets no guide out, however sound', () => {
    const refused = currentGuide(EMPTY_DRAFT, madeFrom(EMPTY_DRAFT));
    expect(refused.ok ? '' : refused.problem.code).toBe('no-id');
    const draft = named('K9-0042');
    expect(currentGuide(draft, madeFrom(draft)).ok).toBe(true);
  });
});
