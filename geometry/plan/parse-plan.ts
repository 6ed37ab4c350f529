import { refuse, succeed, type Result } from '../core/result';
import { describeIssues, fieldPath } from './describe-issue';
import { migrateDocument, type DocumentKind } from './migrate-document';
import { parseJson } from './parse-json';
import { PLAN_VERSION, planSchema, type Plan } from './plan-schema';

export const planKind: DocumentKind = {
  format: 'bregma-plan',
  noun: 'plan file',
  currentVersion: PLAN_VERSION,
  migrations: [], // version 1 is the first
};

/** Reads a plan that `plan` wrote: JSON text, or the object it holds. Older versions are migrated. */
export function parsePlan(input: unknown, name = 'plan.json'): Result<Plan> {
  const document = typeof input === 'string' ? parseJson(input, name) : succeed(input);
  if (!document.ok) return document;
  const current = migrateDocument(document.value, planKind, name);
  if (!current.ok) return current;
  const parsed = planSchema.safeParse(current.value);
  if (parsed.success) return succeed(parsed.data);
  const { issues } = parsed.error;
  return refuse(
    'bad-field',
    describeIssues(name, issues, current.value),
    issues[0] ? fieldPath(issues[0]) : name,
  );
}
