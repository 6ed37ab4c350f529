import { describe, expect, it } from 'vitest';
import { decideOpening } from '../../../../renderer/actions/opening/decide-opening';
import type { Given, OpeningState } from '../../../../renderer/actions/opening/opening';
import type { SavedWork } from '../../../../renderer/actions/saved-work';
import { type Draft } from '../../../../renderer/state/draft';
import type { OpenedScan } from '../../../../renderer/workers/planner/planner-protocol';
import { sampleSeriesUid } from '../../../../renderer/workers/planner/sample-series';
import {
  ct,
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
  given,
  aCase,
  inShort,
  NEW,
} from '../../../support/openings';

const held = { id: 'w', hold: { letGo: () => undefined } };
const work = (of: Draft, kept: OpenedScan | null = null): Given => ({
  kind: 'work',
  work: { id: 'w', revision: 3, draft: of, series: ct('7'), step: 'guide' } as unknown as SavedWork,
  held,
  kept,
});
const series = (uid: string, by: Draft['interpolateMissing'] = null): Given => ({
  kind: 'series',
  uid,
  agreed: by,
});

describe('what is done with a case', () => {
  const tim = draft('Tim', '7');
  const cat = sampleSeriesUid('cat');
  const oriented = { orientation: { dorsal: [0, -1, 0] } as unknown as Draft['orientation'] };
  it.each<[string, Given, OpeningState, string]>([
    [
      'with its scan, nothing open',
      aCase(tim, oneCt('7')),
      nothing,
      'read files 7 as Tim; empty; orientation',
    ],
    [
      'with its scan, a case open',
      aCase(tim, oneCt('7')),
      open(),
      'read files 7 as Tim; instead; new; orientation',
    ],
    [
      'with its scan, a case waiting',
      aCase(tim, oneCt('7')),
      waiting,
      'read files 7 as Tim; instead; new; orientation',
    ],
    [
      'with its scan lacking a slice',
      aCase(tim, files([gap('7')], { doubt: doubtful('missing-slice') })),
      nothing,
      'list; Tim; says nothing',
    ],
    [
      'with its scan lacking a slice, a case open',
      aCase(tim, files([gap('7')], { doubt: doubtful('missing-slice') })),
      open(),
      'refuse at scan: choice-waits',
    ],
    [
      'with its scan lacking an agreed slice',
      aCase({ ...tim, interpolateMissing: agreed }, files([gap('7')])),
      nothing,
      'read files 7 as Tim; empty; orientation',
    ],
    ['naming no series, with a choice', aCase(draft('Tim', null), tied), nothing, 'list; Tim; says nothing'],
    [
      'naming no series, with a choice, a case open',
      aCase(draft('Tim', null), tied),
      open(),
      'refuse at scan: choice-waits',
    ],
    ['naming no series, with no CT', aCase(draft('Tim', null), useless), nothing, 'list; Tim; no-ct'],
    [
      'naming no series, with no series',
      aCase(draft('Tim', null), empty),
      nothing,
      'wait here; Tim; new; scan-wanted',
    ],
    ['with another scan, nothing open', aCase(tim, oneCt('9')), nothing, 'wait here; Tim; new; scan-wanted'],
    ['with another scan, a case open', aCase(tim, oneCt('9')), open(), 'wait beside; Tim; new; scan-wanted'],
    ['without its scan, nothing open', aCase(tim), nothing, 'wait here; Tim; new; scan-wanted'],
    ['without its scan, a case waiting', aCase(tim), waiting, 'wait here; Tim; new; scan-wanted'],
    ['without its scan, a case open', aCase(tim), open(), 'wait beside; Tim; new; scan-wanted'],
    ['of the scan that is open', aCase(draft('Tim', '1')), open(), 'edit; Tim; orientation; at 1,2,3'],
    [
      'with another scan, of the one that is open',
      aCase(draft('Tim', '1'), oneCt('9')),
      open(),
      'edit; Tim; orientation; at 1,2,3',
    ],
    ['of a sample', aCase(draft('Tim', cat)), open(), 'read sample cat as Tim; instead; new; orientation'],
    [
      'whose orientation is confirmed',
      aCase(draft('Tim', '1', oriented)),
      open(),
      'edit; Tim; path; at 1,2,3',
    ],
    [
      'that was carried out',
      aCase(draft('Tim', '1', { ...oriented, carriedOut: {} as Draft['carriedOut'] })),
      open(),
      'edit; Tim; verify; at 1,2,3',
    ],
  ])('%s', (_, what, state, expected) => {
    expect(inShort(decideOpening(what, state))).toBe(expected);
  });

  it('as an edit keeps the sample that is open, and with a plan the scan that it is to judge', () => {
    const later = { ...beside('9'), role: 'ct', laid: null, marks: [], operated: null } as const;
    const source = { kind: 'sample', name: 'cat' } as const;
    const state = open({ draft: draft('Rex', '1', { source, later }) });
    const edited = (of: Draft): Partial<Draft> => {
      const opening = decideOpening(aCase(of), state);
      return opening.kind === 'edit' ? opening.change : {};
    };
    expect(edited(draft('Tim', '1'))).toMatchObject({ source, later: null });
    expect(edited(draft('Tim', '1', { carriedOut: {} as Draft['carriedOut'] }))).toMatchObject({ later });
  });
});

describe('what is done with kept work', () => {
  const tim = draft('Tim', '7');
  const kept = { content: 'c7' } as OpenedScan;
  const begun = JSON.stringify({ id: 'w', revision: 3, held });
  it.each<[string, Given, OpeningState, string]>([
    ['whose scan is kept', work(tim, kept), open(), `read kept 7 as Tim; instead; ${begun}; guide`],
    [
      'whose scan is kept, nothing open',
      work(tim, kept),
      nothing,
      `read kept 7 as Tim; instead; ${begun}; guide`,
    ],
    [
      'on a sample',
      work({ ...tim, source: { kind: 'sample', name: 'cat' } }),
      open(),
      `read sample cat as Tim; instead; ${begun}; guide`,
    ],
    ['whose scan is gone, nothing open', work(tim), nothing, 'wait here; Tim; w; scan-not-kept'],
    ['whose scan is gone, a case open', work(tim), open(), 'wait beside; Tim; w; scan-not-kept'],
  ])('%s', (_, what, state, expected) => {
    expect(inShort(decideOpening(what, state))).toBe(expected);
  });
});

describe('what is done with a sample, and with a series of the list', () => {
  const listed = files([ct('1'), ct('2'), gap('3'), junk('4')]);
  const chosen = { ...nothing, files: listed };
  const consenting = { ...chosen, draft: draft('Rex', null, { interpolateMissing: agreed }) };
  it.each<[string, Given, OpeningState, string]>([
    [
      'a sample',
      { kind: 'sample', name: 'cat' },
      nothing,
      `read sample cat, new as ${NEW}; instead; new; scan`,
    ],
    [
      'a sample, a case open',
      { kind: 'sample', name: 'cat' },
      open(),
      `read sample cat, new as ${NEW}; instead; new; scan`,
    ],
    ['the first series', series('2'), chosen, 'first-series 2; agreed by nobody'],
    ['the first series, on what was agreed', series('2'), consenting, 'first-series 2; agreed by AB'],
    ['another series', series('2'), open({ files: listed }), 'other-series 2; agreed by nobody'],
    ['the series that is open', series('1'), open({ files: listed }), 'nothing'],
    ['one that lacks a slice', series('3'), open({ files: listed }), 'nothing'],
    [
      'one that lacks a slice, agreed',
      series('3', agreed),
      open({ files: listed }),
      'other-series 3; agreed by AB',
    ],
    ['the first, lacking a slice, agreed', series('3', agreed), chosen, 'first-series 3; agreed by AB'],
    ['one that lacks nothing, agreed', series('2', agreed), chosen, 'nothing'],
    ['one that is no CT', series('4'), chosen, 'nothing'],
    ['one that is not listed', series('9'), chosen, 'nothing'],
    ['one without a list', series('1'), nothing, 'nothing'],
  ])('%s', (_, what, state, expected) => {
    expect(inShort(decideOpening(what, state))).toBe(expected);
  });
});

it('says in whole words which case stays open and which folder is wanted', () => {
  const said = (what: Given, state: OpeningState): string => {
    const opening = decideOpening(what, state);
    return opening.kind === 'wait'
      ? opening.notice.message
      : opening.kind === 'refuse'
        ? opening.problem.message
        : '';
  };
  expect(said(aCase(draft('Tim', '7')), open())).toMatch(
    /^The case Tim was not opened.*"ct".*\(Rex\) stays\.$/,
  );
  expect(said(aCase(draft('Tim', '7')), nothing)).toMatch(/^The case Tim is here, but its scan is not.*"ct"/);
  expect(said(work(draft('Tim', '7')), open())).toMatch(
    /^The work on Tim was not opened.*"ct".*\(Rex\) stays\.$/,
  );
  expect(said(work(draft('Tim', '7')), nothing)).toMatch(/^Your work on Tim is here.*"ct"/);
  expect(said(given(tied), open())).toMatch(/several CT series.*\(Rex\) stays/);
  expect(said(given(lacking), open())).toMatch(/lacks a slice.*\(Rex\) stays/);
});
