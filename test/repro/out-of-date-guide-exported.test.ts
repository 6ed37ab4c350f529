import i18next from 'i18next';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { caseSchema, type Case } from '../../geometry/plan/document/case-schema';
import { listCommands } from '../../renderer/commands/commands';
import { currentGuide } from '../../renderer/state/current-guide';
import { caseOfDraft, draftOfCase } from '../../renderer/state/draft';
import { beginDraft, draftStore, edit, undo } from '../../renderer/state/draft-store';
import { runCommand } from '../../renderer/commands/use-command-keys';
import { caseKey } from '../../renderer/state/result-keys';
import { sessionStore, setSession } from '../../renderer/state/session-store';
import {
  exportBench,
  exportCase,
  exportPlan,
  exportPrintSheet,
  exportReport,
  exportSkull,
  exportGuide,
} from '../../renderer/actions/export-files';
import type { PlannedGuide } from '../../renderer/workers/planner/planner-protocol';
import { fullCase } from '../support/full-case';
import { smallPlan } from '../support/small-plan';
import { anyIndex, changed, leaves, otherValues, schemaLeaves } from '../support/leaves';

/** What happens in the window while a job is at work. */
const job = vi.hoisted(() => ({ meanwhile: (): void => undefined }));
const saved = vi.hoisted(() => [] as { name: string; content: unknown }[]);
vi.mock('../../renderer/platform/platform', () => ({
  platform: {
    save: (name: string, content: unknown) => {
      saved.push({ name, content });
      return Promise.resolve({ where: name });
    },
  },
}));
vi.mock('../../renderer/actions/run-job', () => ({
  planner: { run: () => Promise.resolve(null), cancel: () => undefined },
  runJob: () => {
    job.meanwhile();
    const made = { file: new Blob(['skull']), sha256: 'c'.repeat(64) };
    return Promise.resolve({ ...made, bench: Uint8Array.of(4), 'try-in': Uint8Array.of(5) });
  },
}));

function read(document: unknown): Case {
  const parsed = parseCase(document);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
}

/** Opens the case, with a guide that was made from exactly that. */
function generate(): void {
  saved.length = 0;
  job.meanwhile = () => undefined;
  beginDraft(draftOfCase(read(fullCase)));
  const made = caseOfDraft(draftStore.getState());
  if (!made.ok) throw new Error(made.problem.message);
  const value = {
    plan: {
      ...smallPlan,
      id: 'a'.repeat(64),
      case: made.value,
      guide: { ...smallPlan.guide, sha256: 'b'.repeat(64) },
    },
    guide: { stl: Uint8Array.of(1), printStl: Uint8Array.of(2), print3mf: Uint8Array.of(3) },
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
    ['guide.stl', () => exportGuide()],
    ['guide-print.stl', () => exportGuide('print')],
    ['guide-print.3mf', () => exportGuide('package')],
    ['report.txt', exportReport],
    ['plan.json', exportPlan],
    ['skull.stl', exportSkull],
    ['print-sheet.txt', exportPrintSheet],
    ['bench.stl', () => exportBench('bench')],
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

  it.each([
    ['skull', exportSkull],
    ['bench phantom', () => exportBench('bench')],
  ])('does not leave as the %s that was being made when it fell out of date', async (_, run) => {
    job.meanwhile = moveTarget;
    await run();
    expect(saved).toEqual([]);
    expect(sessionStore.getState().alerts).toMatchObject([{ problem: { code: 'out-of-date' } }]);
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

/**
 * What no guide is made from: the kind of file, where a scan lies, and what follows from other
 * fields.
 */
const NOT_OF_THE_GUIDE = [
  'format',
  'version',
  'scans.0.path',
  'scans.1.path',
  // The schema has one value, or refuses any, in this place.
  'printer.profile.format',
  'printer.profile.version',
  'scans.0.role',
  'scans.0.fusion',
  // The window plans on the scan that it calls ct, whatever the file calls it.
  'scans.0.id',
  // Counted from the landmarks.
  'scans.1.fusion.residualMm',
];

describe('the key of a guide', () => {
  const key = (document: unknown): string => caseKey(draftOfCase(read(document)));
  const tried = leaves(fullCase).filter(([at]) => !NOT_OF_THE_GUIDE.includes(at.join('.')));

  it('is tried on every field that the schema has', () => {
    const held = new Set(leaves(fullCase).map(([at]) => anyIndex(at)));
    // Which plan a case was saved beside follows from the guide; the key is of what the guide
    // follows from.
    const lacking = schemaLeaves(caseSchema)
      .map(anyIndex)
      .filter(name => !held.has(name));
    expect(lacking).toEqual([
      ...['plannedAs.plan', 'plannedAs.guideSha256'],
      // What came of trying the guide follows from it too.
      ...[
        'plan',
        'trials.*.trajectory',
        'trials.*.passed',
        'trials.*.offsetMm',
        'trials.*.photo',
        'trials.*.at',
      ].map(field => `bench.${field}`),
    ]);
  });

  it.each(tried.map(([at, value]) => [at.join('.'), at, value] as const))('sees %s', (_, at, value) => {
    const other = otherValues(value)
      .map(one => changed(fullCase, at, one))
      .find(document => parseCase(document).ok);
    expect(other).toBeDefined();
    expect(key(other)).not.toBe(key(fullCase));
  });

  it('lets a guide out again once the draft is back where it was', () => {
    expect(currentGuide(draftStore.getState(), sessionStore.getState()).ok).toBe(true);
    moveTarget();
    expect(currentGuide(draftStore.getState(), sessionStore.getState()).ok).toBe(false);
    undo();
    expect(currentGuide(draftStore.getState(), sessionStore.getState()).ok).toBe(true);
  });
});
