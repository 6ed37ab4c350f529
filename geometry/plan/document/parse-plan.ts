import { refuse, succeed, type Result } from '../../core/result';
import { phrase } from '../../messages/phrase';
import { describeIssues, fieldPath } from './describe-issue';
import { migrateDocument, type DocumentKind } from './migrate-document';
import { parseJson } from './parse-json';
import { planId, shortHash } from './plan-id';
import { PLAN_VERSION, planSchema, type Plan } from './plan-schema';

const planKind: DocumentKind = {
  format: 'bregma-plan',
  noun: 'plan-file',
  currentVersion: PLAN_VERSION,
  migrations: [], // version 1 is the first
};

/**
 * Reads a plan that `plan` wrote: JSON text, or the object it holds. Older versions are migrated; one from before plans
 * had an id is given the one that its contents come to.
 *
 * @returns Problems: those of its JSON and its fields; `plan-changed` where its contents are not those of its id
 */
export function parsePlan(input: unknown, name = 'plan.json'): Result<Plan> {
  const document = typeof input === 'string' ? parseJson(input, name) : succeed(input);
  if (!document.ok) return document;
  const current = migrateDocument(document.value, planKind, name);
  if (!current.ok) return current;
  const id = planId(current.value);
  const parsed = planSchema.safeParse({ ...current.value, id: current.value['id'] ?? id });
  if (parsed.success && parsed.data.id !== id) {
    return refuse(
      'plan-changed',
      phrase('plan-changed', { document: name, id: shortHash(parsed.data.id) }),
      'id',
    );
  }
  if (parsed.success) return succeed(parsed.data);
  const { issues } = parsed.error;
  return refuse(
    'bad-field',
    describeIssues(name, issues, current.value),
    issues[0] ? fieldPath(issues[0]) : name,
  );
}
