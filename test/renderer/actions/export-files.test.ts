import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import {
  exportBench,
  exportCase,
  exportGuide,
  exportPlan,
  exportReport,
  exportSkull,
} from '../../../renderer/actions/export-files';
import { caseOfDraft, draftOfCase, type Draft } from '../../../renderer/state/draft';
import { beginDraft, draftStore, edit } from '../../../renderer/state/draft-store';
import { caseKey } from '../../../renderer/state/result-keys';
import { sessionStore, setSession, type Session } from '../../../renderer/state/session-store';
import { fullCase } from '../../support/full-case';
import { smallPlan } from '../../support/small-plan';

/** What the system's dialog does with a file, and what a job makes. */
const world = vi.hoisted(() => ({
  saved: [] as { name: string; content: unknown }[],
  save: (name: string): { where: string } | null => ({ where: `/out/${name}` }),
  made: null as unknown,
}));
vi.mock('../../../renderer/platform/platform', () => ({
  platform: {
    save: async (name: string, content: unknown) => {
      const done = world.save(name);
      if (done) world.saved.push({ name, content });
      return done;
    },
  },
}));
vi.mock('../../../renderer/actions/run-job', () => ({
  planner: { run: () => Promise.resolve(null), cancel: () => undefined },
  runJob: () => Promise.resolve(world.made),
}));

const GUIDE = { stl: Uint8Array.of(1, 2), printStl: Uint8Array.of(3), print3mf: Uint8Array.of(4, 5, 6) };
const HASHES = { sha256: 'b'.repeat(64), printSha256: 'd'.repeat(64) };
const hash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** A case with a guide that was made from exactly that; or without a mesh. */
function generate(guide: object | null = GUIDE): void {
  const parsed = parseCase(fullCase);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  beginDraft(draftOfCase(parsed.value));
  const made = caseOfDraft(draftStore.getState());
  if (!made.ok) throw new Error(made.problem.message);
  // A plan names no folder of its own.
  const scans = made.value.scans.map(scan => ({ ...scan, path: 'elsewhere' }));
  const plan = {
    ...smallPlan,
    ...{ id: 'a'.repeat(64), case: { ...made.value, scans }, guide: { ...smallPlan.guide, ...HASHES } },
  };
  const final = { value: { plan, guide }, key: caseKey(draftStore.getState()) };
  setSession({ final: final as unknown as Session['final'], alerts: [], exported: null });
}
const alerts = (): string[] => sessionStore.getState().alerts.map(({ problem }) => problem.code);
const written = () => sessionStore.getState().exported?.files ?? [];

beforeEach(() => {
  world.saved.length = 0;
  world.save = name => ({ where: `/out/${name}` });
  world.made = {
    file: new Blob(['skull']),
    sha256: 'c'.repeat(64),
    bench: Uint8Array.of(7),
    'try-in': Uint8Array.of(8),
  };
  generate();
});

describe('what leaves the window', () => {
  it('is the guide in the form that is asked for, known by its own hash', async () => {
    await exportGuide();
    await exportGuide('print');
    await exportGuide('package');
    expect(world.saved.map(({ content }) => content)).toEqual([GUIDE.stl, GUIDE.printStl, GUIDE.print3mf]);
    expect(written()).toMatchObject([
      { bytes: 2, sha256: HASHES.sha256 },
      { bytes: 1, sha256: HASHES.printSha256 },
      { bytes: 3, sha256: hash(GUIDE.print3mf) },
    ]);
    expect(written().map(({ name, where }) => [name, where])).toEqual(
      world.saved.map(({ name }) => [name, `/out/${name}`]),
    );
  });

  it('is written down under the key of its guide, each name once, the newest last', async () => {
    await exportReport();
    await exportPlan();
    await exportReport();
    expect(written().map(({ name }) => name)).toEqual(['plan.json', 'report.txt']);
    expect(sessionStore.getState().exported!.key).toBe(sessionStore.getState().final!.key);
    const report = world.saved[0]!.content as string;
    expect(written()[1]).toMatchObject({ bytes: Buffer.byteLength(report), sha256: hash(report) });
  });

  it('is JSON that a person can read', async () => {
    await exportPlan();
    const { plan } = sessionStore.getState().final!.value;
    expect(world.saved).toEqual([{ name: 'plan.json', content: `${JSON.stringify(plan, null, 2)}\n` }]);
  });

  it('is the skull as a job makes it, and nothing where that makes none', async () => {
    await exportSkull();
    expect(written()).toMatchObject([{ name: 'skull.stl', bytes: 5, sha256: 'c'.repeat(64) }]);
    await exportBench('bench');
    expect(world.saved[1]!.content).toEqual(Uint8Array.of(7));
    expect(written()[1]!.sha256).toBe(hash(Uint8Array.of(7)));
    world.made = null;
    await exportSkull();
    await exportBench('bench');
    expect(world.saved).toHaveLength(2);
    expect(alerts()).toEqual([]);
  });

  it('is known by a hash of its own where it came as a large file without', async () => {
    world.made = { file: new Blob(['skull']) };
    await exportSkull();
    expect(written()[0]!.sha256).toBe(hash('skull'));
  });

  it('has no alert left once it was written, and keeps what was said where it was not', async () => {
    world.save = () => {
      throw new Error('no space');
    };
    await exportPlan();
    expect(alerts()).toEqual(['not-written']);
    expect(sessionStore.getState().alerts[0]!.problem.where).toBe('no space');
    expect(sessionStore.getState().exported).toBeNull();
    world.save = () => null;
    await exportPlan();
    expect(alerts()).toEqual(['not-written']);
    expect(sessionStore.getState().exported).toBeNull();
    world.save = name => ({ where: name });
    await exportPlan();
    expect(alerts()).toEqual([]);
    expect(written()).toHaveLength(1);
  });
});

describe('what does not leave', () => {
  it.each([
    ['a guide', () => exportGuide()],
    ['a phantom', () => exportBench('bench')],
  ])('%s of a plan without one, and words say so', async (_, run) => {
    generate(null);
    await run();
    expect(world.saved).toEqual([]);
    expect(alerts()).toEqual(['no-guide']);
    await exportReport();
    expect(world.saved).toHaveLength(1);
  });

  it('is all that hangs on a plan, before there is one', async () => {
    setSession({ final: null });
    for (const run of [exportGuide, exportReport, exportPlan, exportSkull]) await run();
    expect(world.saved).toEqual([]);
    expect(new Set(alerts())).toEqual(new Set(['no-guide']));
  });

  it('is a skull of another plan than the one that was asked for', async () => {
    const { final } = sessionStore.getState();
    const other = {
      ...final!,
      value: { ...final!.value, plan: { ...final!.value.plan, id: 'e'.repeat(64) } },
    };
    world.made = Promise.resolve().then(() => {
      setSession({ final: other });
      return { file: new Blob(['skull']), sha256: 'c'.repeat(64) };
    });
    await exportSkull();
    expect(world.saved).toEqual([]);
    expect(alerts()).toEqual(['out-of-date']);
  });
});

describe('the case', () => {
  const content = (): Record<string, unknown> => JSON.parse(world.saved.at(-1)!.content as string);

  it('is the one of the guide, marked as that, and says where its scans lie', async () => {
    await exportCase();
    expect(world.saved[0]!.name).toBe('case.json');
    expect(content()).toMatchObject({
      plannedAs: { plan: 'a'.repeat(64), guideSha256: HASHES.sha256 },
      bench: null,
    });
    const scans = content().scans as { id: string; path: string }[];
    expect(scans.map(({ path }) => path)).toEqual(['ct', 'mr']);
    const { plan } = sessionStore.getState().final!.value;
    edit(() => ({ bench: { plan: plan.id } as unknown as Draft['bench'] }));
    await exportCase();
    expect(content().bench).toEqual({ plan: plan.id });
    edit(() => ({ bench: { plan: 'f'.repeat(64) } as unknown as Draft['bench'] }));
    await exportCase();
    expect(content().bench).toBeNull();
  });

  it('without a guide is that of the draft; one without an id does not leave', async () => {
    setSession({ final: null });
    await exportCase();
    expect(world.saved[0]!.name).toBe('case.json');
    expect(content().plannedAs).toBeNull();
    edit(d => ({ patient: { ...d.patient, id: '-' } }));
    await exportCase();
    expect(world.saved).toHaveLength(1);
    expect(alerts()).toEqual(['no-id']);
  });

  it('that cannot be made of the draft does not leave, and words say why', async () => {
    setSession({ final: null });
    edit(() => ({ trajectories: [] }));
    await exportCase();
    expect(world.saved).toEqual([]);
    expect(alerts()).toHaveLength(1);
  });
});
