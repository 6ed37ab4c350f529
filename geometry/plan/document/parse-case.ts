import type { Value } from '../../core/message';
import type { Result } from '../../core/result';
import { CASE_VERSION, caseSchema, type Case } from './case-schema';
import type { DocumentKind } from './migrate-document';
import { openDocument, readFields } from './read-document';

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
  const document = openDocument(input, caseKind, name);
  return document.ok ? readFields(caseSchema, document.value, name, called) : document;
}
