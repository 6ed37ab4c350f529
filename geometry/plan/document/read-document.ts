import type { Value } from '../../core/message';
import { refuse, succeed, type Result } from '../../core/result';
import { describeIssues, fieldPath } from './describe-issue';
import { migrateDocument, type DocumentKind, type JsonObject } from './migrate-document';
import { parseJson } from './parse-json';
import type { z } from './zod';

/** A document as it came, brought to the current version: JSON text, or the object it holds. */
export function openDocument(input: unknown, kind: DocumentKind, name: string): Result<JsonObject> {
  const document = typeof input === 'string' ? parseJson(input, name) : succeed(input);
  return document.ok ? migrateDocument(document.value, kind, name) : document;
}

/**
 * The fields of a document by its schema, defaults filled in.
 *
 * @param called what the sentence calls the document, where it is no file; default: `name`
 * @returns Problem `bad-field` in one sentence that names the field at fault
 */
export function readFields<Schema extends z.ZodType>(
  schema: Schema,
  document: JsonObject,
  name: string,
  called: Value = name,
): Result<z.output<Schema>> {
  const parsed = schema.safeParse(document);
  if (parsed.success) return succeed(parsed.data);
  const { issues } = parsed.error;
  return refuse(
    'bad-field',
    describeIssues(called, issues, document),
    issues[0] ? fieldPath(issues[0]) : name,
  );
}
