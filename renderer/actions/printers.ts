import type { Problem } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import { parsePrinter } from '../../geometry/plan/document/parse-printer';
import type { PrinterProfile } from '../../geometry/print/printer-profile';
import { platform } from '../platform/platform';
import { edit } from '../state/draft-store';
import { isShipped, printerOfCase } from '../state/printer-choice';
import { clearAlerts, raise, sessionStore, setSession } from '../state/session-store';

/** Under this key the home keeps the clinic's own printers, the last used first. */
const PRINTERS_KEY = 'printers';
/** So many are kept. */
const MOST_PRINTERS = 12;

/** Brings the kept printers into the window; what of them cannot be read is left out. */
export async function loadPrinters(): Promise<void> {
  const text = await platform.restore(PRINTERS_KEY).catch(() => null);
  setSession({ printers: readKept(text) });
}

function readKept(text: string | null): readonly PrinterProfile[] {
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    if (!Array.isArray(kept)) return [];
    return kept.flatMap(one => {
      const read = parsePrinter(one);
      return read.ok ? [read.value] : [];
    });
  } catch {
    return []; // of another version
  }
}

/**
 * The guide is printed on this one: in the case, to be undone, and among the clinic's own unless it
 * ships with Bregma.
 */
export async function choosePrinter(profile: PrinterProfile): Promise<void> {
  edit(draft => ({ printer: printerOfCase(profile, draft.printer) }));
  if (isShipped(profile)) return;
  const kept = sessionStore.getState().printers ?? [];
  const others = kept.filter(({ name, material }) => name !== profile.name || material !== profile.material);
  const printers = [profile, ...others].slice(0, MOST_PRINTERS);
  setSession({ printers });
  try {
    await platform.autosave(PRINTERS_KEY, JSON.stringify(printers));
  } catch (error) {
    raise('guide', {
      code: 'printer-not-kept',
      ...phrase('printer-not-kept', { printer: profile.name }),
      where: wordsOf(error),
    });
  }
}

/** Takes a printer's profile from a file. */
export async function openPrinter(): Promise<void> {
  const [given] = (await platform.openFiles()) ?? [];
  if (!given) return;
  const read = parsePrinter(await given.file.text(), given.file.name);
  if (!read.ok) {
    raise('guide', read.problem);
    return;
  }
  clearAlerts('guide');
  await choosePrinter(read.value);
}

/** Writes a printer's profile where the user says. */
export const savePrinter = (profile: PrinterProfile): Promise<void> =>
  saveFile('printer.json', `${JSON.stringify(profile, null, 2)}\n`);

/**
 * Writes a file of the printer's where the user says; what goes wrong is said at the Guide step.
 */
export async function saveFile(name: string, content: Uint8Array | string): Promise<void> {
  try {
    await platform.save(name, content);
  } catch (error) {
    const problem: Problem = {
      code: 'not-written',
      ...phrase('export-not-written', { file: name }),
      where: wordsOf(error),
    };
    raise('guide', problem);
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
