import type { Problem } from '../../../geometry/core/result';
import { guideFileName } from '../../../geometry/plan/plan';
import { platform } from '../../platform/platform';
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
  const { stl, printStl } = final.value.guide;
  await write(guideFileName(final.value.plan.status, frame), frame === 'print' ? printStl : stl);
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
  const bytes = await runJob('skullStl', { case: final.value.plan.case }, 'export');
  if (bytes) await write('skull.stl', bytes);
}

async function write(name: string, content: Uint8Array | string): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
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
    bytes: bytes.length,
    sha256: await digest(bytes),
  };
  const { exported, final } = sessionStore.getState();
  const others = (exported?.files ?? []).filter(other => other.name !== name);
  setSession({ exported: { key: final?.key ?? '', files: [...others, file] } });
}

/** SHA-256 by the browser, off the window's thread. */
async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

const nothing = (what: string, todo: string): Problem => ({
  code: `no-${what}`,
  message: `There is no ${what} to export. ${todo}`,
});
