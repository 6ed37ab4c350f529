import type { Result } from '../../../geometry/core/result';
import type { JobKind } from './planner-protocol';

/**
 * Jobs whose reply is made for the window alone; the others' arrays stay in use here and are
 * copied.
 */
const HANDED_OVER: ReadonlySet<JobKind> = new Set([
  'thumbnail',
  'previewBone',
  'prepareBone',
  'outlineLesion',
  'findSoftParts',
  'previewGuide',
  'plan',
]);

/**
 * The buffers of a reply that can be handed over in place of copied; shared memory needs neither.
 */
export function listTransfers(kind: JobKind, result: Result<unknown>): Transferable[] {
  if (!result.ok || !HANDED_OVER.has(kind)) return [];
  const found = new Set<ArrayBuffer>();
  collect(result.value, found);
  return [...found];
}

function collect(value: unknown, found: Set<ArrayBuffer>): void {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) collect(item, found);
  }
}
