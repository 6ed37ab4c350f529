import type { Problem } from '../../../geometry/core/result';
import { guideFileName } from '../../../geometry/plan/plan';
import { platform, type FileContent } from '../../platform/platform';
import { caseOfDraft } from '../draft';
import { draftStore } from '../draft-store';
import { clearAlerts, raise, sessionStore, setSession, type WrittenFile } from '../session-store';
import { runJob } from './run-job';

/** The guide in the patient frame, byte for byte what the command line writes. */
export async function exportStl(frame: 'patient' | 'print' = 'patient'): Promise<void> {
  const { final } = sessionStore.getState();
  if (!final?.value.guide) {
    raise('export', nothing('guide', 'Generate the guide first.'));
    return;
  }
  const { plan, guide } = final.value;
  const name = guideFileName(plan.status, frame);
  if (frame === 'print') await write(name, guide.printStl, plan.guide?.printSha256);
  else await write(name, guide.stl, plan.guide?.sha256);
}

/** The case as `bregma plan` reads it. */
export async function exportCase(): Promise<void> {
  const made = caseOfDraft(draftStore.getState());
  if (!made.ok) raise('export', made.problem);
  else await write('case.json', `${JSON.stringify(made.value, null, 2)}\n`);
}

export async function exportReport(): Promise<void> {
  const { final } = sessionStore.getState();
  if (final) await write('report.txt', final.value.report);
}

export async function exportPlan(): Promise<void> {
  const { final } = sessionStore.getState();
  if (final) await write('plan.json', `${JSON.stringify(final.value.plan, null, 2)}\n`);
}

export async function exportSkull(): Promise<void> {
  const { final } = sessionStore.getState();
  if (!final) return;
  const made = await runJob('skullStl', { case: final.value.plan.case }, 'export');
  if (made) await write('skull.stl', made.file, made.sha256);
}

/** `sha256` where it is known: that of a large file takes the window's thread too long. */
async function write(name: string, content: FileContent, sha256?: string): Promise<void> {
  let saved: { readonly where: string } | null;
  try {
    saved = await platform.save(name, content);
  } catch (error) {
    raise('export', {
      code: 'not-written',
      message: `${name} could not be written. Choose another folder or make room on the disk.`,
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

const nothing = (what: string, todo: string): Problem => ({
  code: `no-${what}`,
  message: `There is no ${what} to export. ${todo}`,
});
