import i18next from 'i18next';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parseCase } from '../../geometry/plan/parse-case';
import type { Case } from '../../geometry/plan/case-schema';
import { listCommands } from '../../renderer/app/commands';
import { currentGuide } from '../../renderer/app/current-guide';
import { caseOfDraft, draftOfCase } from '../../renderer/app/draft';
import { beginDraft, draftStore, edit, undo } from '../../renderer/app/draft-store';
import { runCommand } from '../../renderer/app/use-command-keys';
import { caseKey } from '../../renderer/app/result-keys';
import { sessionStore, setSession } from '../../renderer/app/session-store';
import {
  exportCase,
  exportPlan,
  exportReport,
  exportSkull,
  exportStl,
} from '../../renderer/app/actions/export-files';
import type { PlannedGuide } from '../../renderer/workers/planner/planner-protocol';

const saved = vi.hoisted(() => [] as { name: string; content: unknown }[]);
vi.mock('../../renderer/platform/platform', () => ({
  platform: {
    save: (name: string, content: unknown) => {
      saved.push({ name, content });
      return Promise.resolve({ where: name });
    },
  },
}));
vi.mock('../../renderer/app/actions/run-job', () => ({
  planner: { run: () => Promise.resolve(null), cancel: () => undefined },
  runJob: () => Promise.resolve({ file: new Blob(['skull']), sha256: 'c'.repeat(64) }),
}));

/** Every field holds something, so that each can be changed. */
const full = {
  format: 'bregma-case',
  version: 1,
  patient: { id: 'K9-0042', species: 'canine', breed: 'Dobermann', weightKg: 34.5 },
  scans: [
    {
      id: 'ct',
      role: 'ct',
      path: 'ct',
      series: '1.2.3',
      interpolateMissing: { agreedBy: 'CD', at: '2026-01-02T09:00:00Z' },
      content: 'c0'.repeat(32),
      patientId: 'K9-0042',
      answers: [
        {
          question: 'content',
          content: 'c0'.repeat(32),
          instead: 'b0'.repeat(32),
          acceptedBy: 'AB',
          reason: 'exported again',
          at: '2026-01-02T09:30:00Z',
        },
      ],
      fusion: null,
    },
    {
      id: 'mr',
      role: 'mr',
      path: 'mr',
      series: '1.2.4',
      interpolateMissing: null,
      content: 'd1'.repeat(32),
      patientId: 'K9-0042',
      answers: [
        {
          question: 'content',
          content: 'c0'.repeat(32),
          instead: 'b0'.repeat(32),
          acceptedBy: 'AB',
          reason: 'exported again',
          at: '2026-01-02T09:30:00Z',
        },
      ],
      fusion: {
        fixedFromMoving: { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translationMm: [1, 2, 3] },
        method: 'mutual-information',
        metric: 1.2,
        quality: 'good',
        residualMm: null,
        landmarks: [{ fixedLps: [1, 2, 3], movingLps: [4, 5, 6] }],
        nudges: 1,
        acceptedBy: 'AB',
        at: '2026-01-02T10:00:00Z',
        seal: 'f0'.repeat(32),
      },
    },
  ],
  orientation: {
    dorsal: [0, -1, 0],
    rostral: [0, 0, 1],
    confirmedBy: 'AB',
    at: '2026-01-02T10:00:00Z',
    seal: 'e2'.repeat(32),
    reason: 'seen on the table',
    declared: { patientPosition: 'HFS', anatomicalOrientation: 'BIPED' },
    proposed: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confidence: 0.9, certainty: 'certain' },
    turns: [{ about: 'left', angleDeg: 3 }],
    earlier: [
      {
        ...{ dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'CD', at: '2026-01-01T10:00:00Z' },
        ...{ seal: 'a1'.repeat(32), reason: 'at first sight' },
      },
    ],
    marker: { centreLps: [41, 0, 0], medianLps: [0, 0, 0], stuckOn: 'left' },
  },
  bone: { thresholdHu: 226, surface: 'refined', crop: { minLps: [-90, -90, -90], maxLps: [90, 90, 90] } },
  lesion: { seedLps: [2, -8, 3], lowerHu: 60, maxRadiusMm: 20 },
  tool: { name: 'side-cutting 1.8', diameterMm: 1.8, lengthMm: 200, windowMm: 8, tipMm: 2, collarMm: 4 },
  trajectories: [{ id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] }],
  guide: {
    support: 'skull',
    contactGapMm: 0.15,
    thicknessMm: 4,
    footprintRadiusMm: 16,
    footprintShiftMm: { rostral: -4, left: 2.5 },
    exposedRadiusMm: 24,
    keepOffLps: [[1, -20, 30]],
    insertion: [0, -1, 0],
    sleeve: { boreClearanceMm: 0.1, wallMm: 3, lengthMm: 25, standoffMm: 1 },
    label: 'K9-0042 T1',
  },
  accuracy: {
    imagingMm: 0.2,
    surfaceMm: 0.1,
    surfaceNoiseMm: 0.12,
    surfacePatchMm: 5,
    printMm: 0.3,
    sterilisationMm: 0.1,
    printFaceMm: 0.04,
    placementMm: 0.8,
    placementDeg: 1.5,
    fusionMm: 0.7,
    warnAboveMm: 1.5,
  },
};

function read(document: unknown): Case {
  const parsed = parseCase(document);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

/** Opens the case, with a guide that was made from exactly that. */
function generate(): void {
  saved.length = 0;
  beginDraft(draftOfCase(read(full)));
  const made = caseOfDraft(draftStore.getState());
  if (!made.ok) throw new Error(made.problem.message);
  const value = {
    plan: { id: 'a'.repeat(64), status: 'pass', case: made.value, guide: { sha256: 'b'.repeat(64) } },
    report: 'the report',
    guide: { stl: Uint8Array.of(1), printStl: Uint8Array.of(2) },
  } as unknown as PlannedGuide;
  setSession({ final: { value, key: caseKey(draftStore.getState()) }, alerts: [], exported: null });
}

const moveTarget = (): void =>
  edit(d => ({
    trajectories: d.trajectories.map(t => ({ ...t, targetLps: [2, -7, 3] as unknown as typeof t.targetLps })),
  }));

const stlCommand = () => listCommands(i18next.t).find(({ id }) => id === 'export-stl')!;

beforeEach(generate);

describe('a guide that is out of date', () => {
  it.each([
    ['guide.stl', () => exportStl()],
    ['guide-print.stl', () => exportStl('print')],
    ['report.txt', exportReport],
    ['plan.json', exportPlan],
    ['skull.stl', exportSkull],
  ])('does not leave as %s, and words say why and what to do; after undo it does', async (name, run) => {
    moveTarget();
    await run();
    expect(saved).toEqual([]);
    expect(sessionStore.getState().alerts).toMatchObject([
      {
        step: 'export',
        problem: { code: 'out-of-date', message: expect.stringContaining('Generate it again') },
      },
    ]);
    undo();
    await run();
    expect(saved.map(file => file.name)).toEqual([name]);
  });

  it.each(['scan', 'path', 'check', 'verify'] as const)(
    'is refused by key and menu on step %s',
    async step => {
      setSession({ step });
      expect(stlCommand().enabled).toBe(true);
      moveTarget();
      expect(stlCommand().enabled).toBe(false);
      runCommand('export-stl');
      await Promise.resolve();
      expect(saved).toEqual([]);
      expect(sessionStore.getState().alerts).toMatchObject([{ problem: { code: 'out-of-date' } }]);
    },
  );

  it('has no case beside it that it was not made from', async () => {
    await exportCase();
    const own = read(saved[0]!.content);
    expect(saved[0]!.name).toBe('case.json');
    const { case: madeFrom } = sessionStore.getState().final!.value.plan;
    expect(own).toEqual({ ...madeFrom, plannedAs: { plan: 'a'.repeat(64), guideSha256: 'b'.repeat(64) } });
    moveTarget();
    await exportCase();
    expect(saved[1]!.name).toBe('case-changed.json');
    expect(read(saved[1]!.content)).toMatchObject({
      plannedAs: null,
      trajectories: [{ targetLps: [2, -7, 3] }],
    });
  });
});

/** Paths of every leaf of a document, and the value in its place; a rotation changes as a whole or is none. */
function leaves(
  value: unknown,
  at: readonly (string | number)[] = [],
): [readonly (string | number)[], unknown][] {
  if (typeof value !== 'object' || value === null || at.at(-1) === 'rotation') return [[at, value]];
  return Object.entries(value).flatMap(([key, part]) =>
    leaves(part, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

function changed(document: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = structuredClone(document) as Record<string | number, unknown>;
  copy[key] = changed(copy[key], rest, value);
  return copy;
}

/** Other values that may do in a leaf's place; the first that the schema takes is tried. */
const others = (value: unknown): readonly unknown[] =>
  typeof value === 'number'
    ? [value + 0.01, value + 1, value - 0.01]
    : [
        ...[
          'feline',
          'left',
          'right',
          'threshold',
          'landmarks',
          'doubtful',
          'likely',
          'dorsal',
          'mr',
          'ct',
          'patient',
        ],
        ...['2026-01-02T10:00:01Z', '1.2.9', 'other', 'f'.repeat(64), true, false, 0.5, 2],
        [0, -1, 0, 1, 0, 0, 0, 0, 1],
      ].filter(other => other !== value);

/** What no guide is made from: the kind of file, where a scan lies, and what follows from other fields. */
const NOT_OF_THE_GUIDE = [
  'format',
  'version',
  'scans.0.path',
  'scans.1.path',
  // The schema has one value, or refuses any, in this place.
  'guide.support',
  'scans.0.role',
  'scans.0.fusion',
  // The window plans on the scan that it calls ct, whatever the file calls it.
  'scans.0.id',
  // Counted from the landmarks; and nothing is filled in where nothing is planned on.
  'scans.1.fusion.residualMm',
  'scans.1.interpolateMissing',
];

describe('the key of a guide', () => {
  const key = (document: unknown): string => caseKey(draftOfCase(read(document)));
  const tried = leaves(full).filter(([at]) => !NOT_OF_THE_GUIDE.includes(at.join('.')));

  it('is tried on every field that the schema has', () => {
    const names = (value: unknown): string[] => leaves(value).map(([at]) => at.join('.'));
    // A field that this case left out would have come in by its default.
    expect(names(read(full)).filter(name => !names(full).includes(name))).toEqual(['plannedAs']);
  });

  it.each(tried.map(([at, value]) => [at.join('.'), at, value] as const))('sees %s', (_, at, value) => {
    const other = others(value)
      .map(one => changed(full, at, one))
      .find(document => parseCase(document).ok);
    expect(other).toBeDefined();
    expect(key(other)).not.toBe(key(full));
  });

  it('lets a guide out again once the draft is back where it was', () => {
    expect(currentGuide(draftStore.getState(), sessionStore.getState()).ok).toBe(true);
    moveTarget();
    expect(currentGuide(draftStore.getState(), sessionStore.getState()).ok).toBe(false);
    undo();
    expect(currentGuide(draftStore.getState(), sessionStore.getState()).ok).toBe(true);
  });
});
