import { refuse, succeed, type Result } from '../../core/result';
import type { PrinterProfile } from '../../print/printer-profile';
import { describeIssues, fieldPath } from './describe-issue';
import { migrateDocument, type DocumentKind } from './migrate-document';
import { parseJson } from './parse-json';
import { PRINTER_VERSION, printerSchema, profileOf } from './printer-schema';

const printerKind: DocumentKind = {
  format: 'bregma-printer',
  noun: 'printer-profile',
  currentVersion: PRINTER_VERSION,
  migrations: [], // version 1 is the first
};

/**
 * Reads a printer's profile: JSON text, or the object it holds. Defaults are filled in: what it does not say is unknown.
 *
 * @param name the file as the reader knows it, for the sentence
 */
export function parsePrinter(input: unknown, name = 'printer.json'): Result<PrinterProfile> {
  const document = typeof input === 'string' ? parseJson(input, name) : succeed(input);
  if (!document.ok) return document;
  const current = migrateDocument(document.value, printerKind, name);
  if (!current.ok) return current;
  const parsed = printerSchema.safeParse(current.value);
  if (parsed.success) return succeed(profileOf(parsed.data));
  const { issues } = parsed.error;
  return refuse(
    'bad-field',
    describeIssues(name, issues, current.value),
    issues[0] ? fieldPath(issues[0]) : name,
  );
}
