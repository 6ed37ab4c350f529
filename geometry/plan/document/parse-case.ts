import type { Value } from '../../core/message';
import { refuse, succeed, type Result } from '../../core/result';
import { CASE_VERSION, caseSchema, type Case } from './case-schema';
import { describeIssues, fieldPath } from './describe-issue';
import { migrateDocument, type DocumentKind } from './migrate-document';
import { parseJson } from './parse-json';

export const caseKind: DocumentKind = {
  format: 'bregma-case',
  noun: 'case-file',
  currentVersion: CASE_VERSION,
  migrations: [], // version 1 is the first
};

/**
 * Reads a case: JSON text, or the object it holds. Older versions are migrated, defaults filled in.
 *
 * @param name the file as the reader knows it, for the sentence
 * @param called what else the sentence calls it, where it is no file
 * @returns the case, or one sentence that names the field at fault
 */
export function parseCase(input: unknown, name = 'case.json', called: Value = name): Result<Case> {
  const document = typeof input === 'string' ? parseJson(input, name) : succeed(input);
  if (!document.ok) return document;
  const current = migrateDocument(document.value, caseKind, name);
  if (!current.ok) return current;
  const parsed = caseSchema.safeParse(current.value);
  if (parsed.success) return succeed(parsed.data);
  const { issues } = parsed.error;
  return refuse(
    'bad-field',
    describeIssues(called, issues, current.value),
    issues[0] ? fieldPath(issues[0]) : name,
  );
}
