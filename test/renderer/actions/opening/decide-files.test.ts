import { describe, expect, it } from 'vitest';
import { decideOpening } from '../../../../renderer/actions/opening/decide-opening';
import type { Given, OpeningState } from '../../../../renderer/actions/opening/opening';
import type { InspectedFiles } from '../../../../renderer/workers/planner/planner-protocol';
import {
  ct,
  mr,
  gap,
  junk,
  doubtful,
  files,
  oneCt,
  tied,
  lacking,
  useless,
  empty,
  agreed,
  draft,
  beside,
  nothing,
  open,
  waiting,
  verifying,
  awaitedFile,
  awaitedWork,
  given,
  inShort,
  NEW,
} from '../../../support/openings';

describe('what is done with files', () => {
  it.each<[string, Given, OpeningState, string]>([
    ['nothing open, one CT', given(oneCt('9')), nothing, `read files 9 as ${NEW}; empty; scan`],
    ['a case open, one CT', given(oneCt('9')), open(), `read files 9 as ${NEW}; instead; new; scan`],
    ['nothing open, a choice', given(tied), nothing, `list; ${NEW}; says nothing`],
    ['nothing open, a slice lacking', given(lacking), nothing, `list; ${NEW}; says nothing`],
    ['nothing open, no CT', given(useless), nothing, `list; ${NEW}; no-ct`],
    ['a case open, a choice', given(tied), open(), 'refuse at scan: choice-waits'],
    ['a case open, a slice lacking', given(lacking), open(), 'refuse at scan: choice-waits'],
    ['a case open, no CT', given(useless), open(), 'refuse at scan: no-ct'],
    ['a case open, nothing to say', given(empty), open(), 'nothing'],
    ['a case open, an MR', given(files([mr('5')])), open(), 'lay beside folder; adds 5'],
    ['a case open, its CT and an MR', given(oneCt('1', mr('5'))), open(), 'lay beside folder; adds 5'],
    ['a case open, two MRs', given(files([mr('5'), mr('6')])), open(), 'lay beside folder; adds none'],
    [
      'a case open, an MR that it has',
      given(files([mr('5')])),
      open({ draft: draft('Rex', '1', { added: [beside('5')] }) }),
      'lay beside folder; adds none',
    ],
    [
      'an open case, a CT and an MR',
      given(oneCt('9', mr('5'))),
      open(),
      `read files 9 as ${NEW}; instead; new; scan`,
    ],
    [
      'nothing open, an MR',
      given(files([mr('5')], { doubt: doubtful('no-ct') })),
      nothing,
      `list; ${NEW}; no-ct`,
    ],
  ])('%s', (_, what, state, expected) => {
    expect(inShort(decideOpening(what, state))).toBe(expected);
  });

  it('lays beside the CT a second one that the case knows, and opens one that it does not', () => {
    const known = { ...beside('2'), role: 'ct' } as const;
    const state = open({ draft: draft('Rex', '1', { added: [known] }) });
    const decide = (found: InspectedFiles): string => inShort(decideOpening(given(found), state));
    expect(decide(files([ct('2')], { preselected: '2' }))).toBe('lay beside folder; adds none');
    expect(decide(files([ct('1'), ct('2')], { preselected: '1' }))).toBe('lay beside folder; adds none');
    expect(decide(oneCt('3'))).toBe(`read files 3 as ${NEW}; instead; new; scan`);
  });
});

describe('what is done with files while a case waits for its scan', () => {
  it.each<[string, Given, OpeningState, string]>([
    ['in its place, its scan', given(oneCt('7')), waiting, 'read files 7 as Tom; waiting; orientation'],
    [
      'in its place, its scan among others',
      given(files([ct('6'), ct('7')])),
      waiting,
      'read files 7 as Tom; waiting; orientation',
    ],
    [
      'in its place, its scan lacking a slice',
      given(files([gap('7')])),
      waiting,
      'list; goes on waiting; says nothing',
    ],
    [
      'in its place, another',
      given(oneCt('9')),
      waiting,
      `read files 9 as ${NEW}; instead; new; scan; other-scan`,
    ],
    ['in its place, a choice', given(tied), waiting, `list; ${NEW}; other-scan`],
    ['in its place, none', given(useless), waiting, 'refuse at scan: no-ct'],
    [
      'beside, its scan',
      given(oneCt('7')),
      open({ awaited: awaitedFile }),
      'read files 7 as Tim; instead; new; orientation',
    ],
    [
      'beside, kept work, its scan',
      given(oneCt('7')),
      open({ awaited: awaitedWork }),
      'read files 7 as Tim; instead; "w7"; orientation',
    ],
    [
      'beside, its scan lacking a slice',
      given(files([gap('7')], { doubt: doubtful('missing-slice') })),
      open({ awaited: awaitedFile }),
      'refuse at scan: choice-waits',
    ],
    [
      'beside, another',
      given(oneCt('9')),
      open({ awaited: awaitedFile }),
      `read files 9 as ${NEW}; instead; new; scan; other-scan`,
    ],
    ['beside, an MR', given(files([mr('5')])), open({ awaited: awaitedFile }), 'lay beside folder; adds 5'],
    [
      'beside on Verify, its scan',
      given(oneCt('7')),
      verifying({ awaited: awaitedFile }),
      'read files 7 as Tim; instead; new; orientation',
    ],
    ['beside on Verify, another', given(oneCt('9')), verifying({ awaited: awaitedFile }), 'measure after; 9'],
  ])('%s', (_, what, state, expected) => {
    expect(inShort(decideOpening(what, state))).toBe(expected);
  });

  it('takes what is plainly meant where it names no series, and what somebody agreed to', () => {
    const unnamed = { ...nothing, draft: draft('Tom', null) };
    expect(inShort(decideOpening(given(oneCt('9')), unnamed))).toBe(
      'read files 9 as Tom; waiting; orientation',
    );
    const consenting = { ...nothing, draft: draft('Tom', null, { interpolateMissing: agreed }) };
    expect(inShort(decideOpening(given(lacking), consenting))).toBe(
      'read files 8 as Tom; waiting; orientation',
    );
  });

  it('names the MR that the case left open, where only one can be meant', () => {
    const state = { ...nothing, draft: draft('Tom', '7', { added: [beside(null)] }) };
    const opening = decideOpening(given(oneCt('7', mr('5'))), state);
    expect(opening.kind === 'read' && opening.draft.added.map(one => one.seriesUid)).toEqual(['5']);
    const doubt = decideOpening(given(oneCt('7', mr('5'), mr('6'))), state);
    expect(doubt.kind === 'read' && doubt.draft.added.map(one => one.seriesUid)).toEqual([null]);
  });

  it('is none where it has no path yet, or is of a sample', () => {
    const pathless = { ...nothing, draft: draft('Tom', '7', { trajectories: [] }) };
    const sample = { ...nothing, draft: draft('Tom', '7', { source: { kind: 'sample', name: 'cat' } }) };
    for (const state of [pathless, sample])
      expect(inShort(decideOpening(given(oneCt('7')), state))).toBe(`read files 7 as ${NEW}; empty; scan`);
  });
});

describe('what is done with files that were asked for', () => {
  it.each<[string, Given, OpeningState, string]>([
    ['to be laid on the CT', given(oneCt('9'), 'beside'), open(), 'lay beside folder; adds 9'],
    ['to be laid on it, none', given(files([junk('9')]), 'beside'), open(), 'refuse at scan: nothing-to-add'],
    ['to be laid on one that was closed', given(oneCt('9'), 'beside'), nothing, 'nothing'],
    ['after the biopsy', given(oneCt('9'), 'after-biopsy'), open(), 'measure after; 9'],
    [
      'after the biopsy, the only other',
      given(files([ct('1'), ct('9')]), 'after-biopsy'),
      open(),
      'measure after; 9',
    ],
    [
      'after the biopsy, one of several',
      given(tied, 'after-biopsy'),
      open(),
      'refuse at verify: no-later-scan',
    ],
    [
      'after the biopsy, the planned',
      given(oneCt('1'), 'after-biopsy'),
      open(),
      'refuse at verify: no-later-scan',
    ],
    ['after the biopsy of a closed case', given(oneCt('9'), 'after-biopsy'), nothing, 'nothing'],
    ['on Verify, with a guide', given(oneCt('9')), verifying(), 'measure after; 9'],
    [
      'on Verify, without',
      given(oneCt('9')),
      verifying({ final: null }),
      `read files 9 as ${NEW}; instead; new; scan`,
    ],
    [
      'on Check, with a guide',
      given(oneCt('9')),
      verifying({ step: 'check' }),
      `read files 9 as ${NEW}; instead; new; scan`,
    ],
  ])('%s', (_, what, state, expected) => {
    expect(inShort(decideOpening(what, state))).toBe(expected);
  });

  it('keeps how the later scan was laid when its files come again', () => {
    const later = { ...beside('9'), role: 'ct', laid: null, marks: [], operated: null } as const;
    const state = open({ draft: draft('Rex', '1', { later }) });
    expect(inShort(decideOpening(given(oneCt('9'), 'after-biopsy'), state))).toBe(
      'measure after; the one that is known',
    );
  });
});
