import type { Problem } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import type { Case } from '../../geometry/plan/document/case-schema';
import { writePrintSheet } from '../../geometry/plan/output/write-print-sheet';
import { benchFileName, type BenchFiles } from '../../geometry/plan/make-bench-files';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { writeReport } from '../../geometry/plan/output/write-report';
import { guideFileName, type GuideFile } from '../../geometry/plan/output/guide-file-name';
import { platform } from '../platform/platform';
import type { PlannedGuide } from '../workers/planner/planner-protocol';
import { requireId } from '../state/case-id';
import { currentGuide, isOutOfDate } from '../state/current-guide';
import { caseDocument, caseOfDraft, type Draft } from '../state/draft';
import { draftStore } from '../state/draft-store';
import { clearAlerts, raise, sessionStore, setSession, type WrittenFile } from '../state/session-store';
import { runJob } from './run-job';
import type { FileContent } from '../platform/platform-types';

/** The guide, byte for byte what the command line writes. */
export async function exportGuide(file: GuideFile = 'patient'): Promise<void> {
  const current = guideMayLeave();
  if (!current) return;
  const { plan, guide } = current;
  const name = guideFileName(plan.status, file);
  if (file === 'print') await write(name, guide.printStl, plan.guide?.printSha256);
  else if (file === 'package') await write(name, guide.print3mf);
  else await write(name, guide.stl, plan.guide?.sha256);
}

/**
 * The case as `bregma plan` reads it: the one that the guide was made from, and marked as that, as
 * long as the guide is of this day. While there is a guide that is not, the case is a file by
 * another name: it must not lie beside that guide as its own.
 */
export async function exportCase(): Promise<void> {
  const draft = draftStore.getState();
  const session = sessionStore.getState();
  const current = currentGuide(draft, session);
  if (current.ok) {
    const { plan } = current.value;
    const plannedAs = { plan: plan.id, guideSha256: plan.guide?.sha256 ?? null };
    const bench = draft.bench?.plan === plan.id ? draft.bench : null;
    await write('case.json', toJson({ ...withOwnPaths(plan.case, draft), plannedAs, bench }));
    return;
  }
  const named = requireId(draft);
  if (!named.ok) {
    raise('export', named.problem);
    return;
  }
  const made = caseOfDraft(draft);
  if (!made.ok) raise('export', made.problem);
  else await write(isOutOfDate(draft, session) ? CHANGED_CASE : 'case.json', toJson(made.value));
}

/** A plan names no folder: the case that is saved beside its scans says where they lie. */
function withOwnPaths(planned: Case, draft: Draft): Case {
  const paths = new Map(caseDocument(draft).scans.map(({ id, path }) => [id, path]));
  return {
    ...planned,
    scans: planned.scans.map(scan => ({ ...scan, path: paths.get(scan.id) ?? scan.path })),
  };
}

/** A case beside whose guide something was changed since. */
const CHANGED_CASE = 'case-changed.json';

export async function exportReport(): Promise<void> {
  const current = mayLeave();
  const { language } = sessionStore.getState();
  if (current) await write('report.txt', writeReport(current.plan, language));
}

/** What goes to the printer with the guide on the bed. */
export async function exportPrintSheet(): Promise<void> {
  const current = mayLeave();
  if (!current) return;
  const { language } = sessionStore.getState();
  const name = guideFileName(current.plan.status, 'print');
  await write('print-sheet.txt', writePrintSheet(current.plan, name, language));
}

export async function exportPlan(): Promise<void> {
  const current = mayLeave();
  if (current) await write('plan.json', toJson(current.plan));
}

export async function exportSkull(): Promise<void> {
  const current = mayLeave();
  if (!current) return;
  const { plan } = current;
  const mark = { id: plan.id, guideSha256: plan.guide?.sha256 ?? null };
  const made = await runJob('skullStl', { case: plan.case, mark }, 'export');
  if (made && stillMayLeave(plan)) await write('skull.stl', made.file, made.sha256);
}

/** The phantom on which guide and needle are tried before the animal, or the bare patch. */
export async function exportBench(file: keyof BenchFiles): Promise<void> {
  const current = guideMayLeave();
  if (!current) return;
  const { plan, guide } = current;
  const made = await runJob('bench', { plan, guide: guide.mesh }, 'export');
  if (made && stillMayLeave(plan)) await write(benchFileName(plan.status, file), made[file]);
}

/** The plan and guide of what is decided now; null where there are none, and words say why. */
function mayLeave(): PlannedGuide | null {
  const current = currentGuide(draftStore.getState(), sessionStore.getState());
  if (current.ok) return current.value;
  raise('export', current.problem);
  return null;
}

/** The same where a guide could be made of it. */
function guideMayLeave(): (PlannedGuide & { readonly guide: NonNullable<PlannedGuide['guide']> }) | null {
  const current = mayLeave();
  if (!current) return null;
  const { guide } = current;
  if (guide) return { ...current, guide };
  raise('export', nothing);
  return null;
}

/**
 * Whether what a job has made of a plan may leave now that it is done: something may have been
 * decided anew meanwhile. Words say so.
 */
function stillMayLeave({ id }: Plan): boolean {
  const now = mayLeave();
  if (now && now.plan.id !== id) raise('export', { code: 'out-of-date', ...phrase('guide-out-of-date') });
  return now?.plan.id === id;
}

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** `sha256` where it is known: that of a large file takes the window's thread too long. */
async function write(name: string, content: FileContent, sha256?: string): Promise<void> {
  let saved: { readonly where: string } | null;
  try {
    saved = await platform.save(name, content);
  } catch (error) {
    raise('export', {
      code: 'not-written',
      ...phrase('export-not-written', { file: name }),
      where: error instanceof Error ? error.message : String(error),
    });
    return;
  }
  if (!saved) return;
  clearAlerts('export');
  const file: WrittenFile = {
    name,
    where: saved.where,
    bytes: content instanceof Blob ? content.size : bytesOf(content).length,
    sha256: sha256 ?? (await digest(content)),
  };
  const { exported, final } = sessionStore.getState();
  const others = (exported?.files ?? []).filter(other => other.name !== name);
  setSession({ exported: { key: final?.key ?? '', files: [...others, file] } });
}

const bytesOf = (content: Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** SHA-256 by the browser. */
async function digest(content: FileContent): Promise<string> {
  const bytes = content instanceof Blob ? await content.arrayBuffer() : new Uint8Array(bytesOf(content));
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

const nothing: Problem = { code: 'no-guide', ...phrase('no-guide-to-export') };
