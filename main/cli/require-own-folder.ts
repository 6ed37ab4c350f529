import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CASE_DEFAULTS, plannedScan, type Case } from '../../geometry/plan/document/case-schema';
import type { Value } from '../../geometry/core/message';
import { phrase, words } from '../../geometry/messages/phrase';
import { refuseInput } from './exit';

/** What a plan, made or read, says of whose it is. */
interface Whose {
  /** Of the case. */
  readonly id: string;
  /**
   * What the planned scan says of the animal, and what it is known by; null where that is not
   * known.
   */
  readonly patientId: string | null;
  readonly content: string | null;
}

/** A plan's scans, as far as they say whose they are. */
type KnownScans = readonly {
  readonly id: string;
  readonly patientId?: string | null;
  readonly content?: string | null;
}[];

/** Whose a case is, and the scan that was read for it once there is one. */
export function whoseCase(planCase: Case, scans: KnownScans = []): Whose {
  const known = scans.find(({ id }) => id === plannedScan(planCase).id);
  return { id: planCase.patient.id, patientId: known?.patientId ?? null, content: known?.content ?? null };
}

/**
 * Refuses a folder that holds the plan of another animal: it would be replaced, and whoever comes
 * back for it would print the wrong guide. Two cases without an id are told apart by their scans.
 */
export async function requireOwnFolder(folder: string, own: Whose): Promise<void> {
  const text = await readFile(join(folder, 'plan.json'), 'utf8').catch(() => null);
  if (text === null) return;
  const there = whoseText(text);
  if (there && !isOther(there, own)) return;
  const said = there
    ? phrase('other-plan-there', { folder, other: nameOf(there), own: nameOf(own) })
    : phrase('unreadable-plan-there', { folder });
  refuseInput({
    code: 'other-plan-there',
    ...said,
    where: '--out',
  });
}

const isOther = (a: Whose, b: Whose): boolean => {
  const isSaid = (x: string | null, y: string | null): boolean => x !== null && y !== null;
  if (a.id !== b.id) return true;
  if (isSaid(a.patientId, b.patientId)) return a.patientId !== b.patientId;
  return a.id === CASE_DEFAULTS.patient.id && isSaid(a.content, b.content) && a.content !== b.content;
};

const nameOf = ({ id, patientId }: Whose): Value =>
  patientId === null || patientId === id ? id : words('id-of-patient', { id, patient: patientId });

/** Of whatever version wrote it; null where it is no plan. */
function whoseText(text: string): Whose | null {
  try {
    const {
      format,
      case: planCase,
      scans,
    } = JSON.parse(text) as {
      readonly format?: unknown;
      readonly case?: Case;
      readonly scans?: KnownScans;
    };
    return format === 'bregma-plan' && planCase ? whoseCase(planCase, scans) : null;
  } catch {
    return null;
  }
}
