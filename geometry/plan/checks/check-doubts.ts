import type { Check } from '../../core/check';
import { refuse, type Problem } from '../../core/result';
import { joined } from '../../messages/phrase';
import type { Repair } from '../../scan/source/repair';

const ids: Partial<Readonly<Record<Repair['code'], string>>> = {
  'slices-lost': 'scan-complete',
  'no-air': 'scan-values',
  'padding-kept': 'scan-padding',
  'bytes-behind': 'scan-bytes',
  'values-clamped': 'scan-clamped',
  'values-missing': 'scan-missing',
};

/** What reading the scan left in doubt, as warnings; no checks where there is no doubt. */
export function checkDoubts(rescues: readonly Repair[]): Check[] {
  return rescues.flatMap(({ code, amount, unit, message, sentences }) => {
    const id = ids[code];
    return id === undefined
      ? []
      : [{ id, status: 'warn', value: amount, limit: null, unit, message, sentences } as const];
  });
}

/** A problem with the bone, with the doubt about the scan's values that is the likelier cause. */
export function explainByValues(
  problem: Problem,
  rescues: readonly Repair[],
): { ok: false; problem: Problem } {
  const doubt = rescues.find(({ code }) => code === 'no-air');
  return refuse(problem.code, joined([problem, doubt ?? null]), problem.where);
}
