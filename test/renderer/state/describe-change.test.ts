import { expect, it } from 'vitest';
import { patientPoint } from '../../../geometry/core/frames';
import { describeChange } from '../../../renderer/state/describe-change';
import { EMPTY_DRAFT, type Draft } from '../../../renderer/state/draft';

const path = (id: string, target: number | null, entry: number | null): Draft['trajectories'][number] => ({
  id,
  targetLps: target === null ? null : patientPoint(target, 0, 0),
  entryLps: entry === null ? null : patientPoint(entry, -30, 0),
});
const work: Draft = { ...EMPTY_DRAFT, trajectories: [path('T1', 1, 2), path('T2', 3, 4)], selected: 'T1' };
const paths = (...trajectories: Draft['trajectories']): Partial<Draft> => ({ trajectories });
const { guide, bone } = work;

it.each<readonly [string, Partial<Draft>, string, string | null, string | null]>([
  ['a target', { ...paths(path('T1', 9, 2), path('T2', 3, 4)), selected: 'T2' }, 'target', 'path', 'T1'],
  ['an entry', paths(path('T1', 1, 2), path('T2', 3, 9)), 'entry', 'path', 'T2'],
  ['both ends', paths(path('T1', 8, 9), path('T2', 3, 4)), 'ends', 'path', 'T1'],
  ['a new path', paths(...work.trajectories, path('T3', null, null)), 'pathAdded', 'path', 'T3'],
  ['a removed path', paths(path('T1', 1, 2)), 'pathRemoved', 'path', 'T2'],
  ['two paths at once', paths(path('T1', 8, 2), path('T2', 8, 4)), 'paths', 'path', null],
  ['another path chosen', { selected: 'T2' }, 'choice', null, 'T2'],
  ['the threshold', { bone: { ...bone, thresholdHu: 300 } }, 'bone', 'bone', null],
  ['the feet', { guide: { ...guide, feet: { ...guide.feet, count: 5 } } }, 'feet', 'guide', null],
  ['the gap', { guide: { ...guide, contactGapMm: 0.2 } }, 'guide', 'guide', null],
  // What a scan is known by is learnt once it is read, after what was decided.
  [
    'a target, and what was learnt since',
    { content: 'c0', ...paths(path('T1', 9, 2), path('T2', 3, 4)) },
    'target',
    'path',
    'T1',
  ],
  ['what was learnt alone', { content: 'c0', patientId: 'K9' }, 'scan', 'scan', null],
  // A series brings another bone and other paths with it.
  ['another series', { seriesUid: '1.3', ...paths() }, 'series', 'scan', null],
  [
    'the axes turned',
    { turned: { dorsal: [0, 0, 1], rostral: [0, 1, 0], turns: [], earlier: [] } },
    'turn',
    'orientation',
    null,
  ],
])('says of a change what it was and where it is seen: %s', (_, change, what, step, id) => {
  expect(describeChange(work, { ...work, ...change })).toEqual({ what, step, path: id });
});

it('says nothing where nothing changed, nor where the same stands there anew', () => {
  expect(describeChange(work, work)).toBeNull();
  expect(
    describeChange(work, { ...work, guide: { ...guide }, trajectories: [...work.trajectories] }),
  ).toBeNull();
});
