import { refuse, type Result } from '../../core/result';
import { phrase } from '../../messages/phrase';
import type { DocumentKind } from './migrate-document';
import { planId, shortHash } from './plan-id';
import { PLAN_VERSION, planSchema, type Plan } from './plan-schema';
import { openDocument, readFields } from './read-document';

const planKind: DocumentKind = {
  format: 'bregma-plan',
  noun: 'plan-file',
  currentVersion: PLAN_VERSION,
  migrations: [], // version 1 is the first
};

/**
 * Reads a plan that `plan` wrote: JSON text, or the object it holds. Older versions are migrated;
 * one from before plans had an id is given the one that its contents come to.
 *
 * @returns Problems: those of its JSON and its fields; `plan-changed` where its contents are not
 *   those of its id
 */
export function parsePlan(input: unknown, name = 'plan.json'): Result<Plan> {
  const document = openDocument(input, planKind, name);
  if (!document.ok) return document;
  const id = planId(document.value);
  const plan = readFields(planSchema, { ...document.value, id: document.value['id'] ?? id }, name);
  if (!plan.ok || plan.value.id === id) return plan;
  return refuse(
    'plan-changed',
    phrase('plan-changed', { document: name, id: shortHash(plan.value.id) }),
    'id',
  );
}
