import { succeed, type Result } from '../../core/result';
import type { PrinterProfile } from '../../print/printer-profile';
import type { DocumentKind } from './migrate-document';
import { PRINTER_VERSION, printerSchema, profileOf } from './printer-schema';
import { openDocument, readFields } from './read-document';

const printerKind: DocumentKind = {
  format: 'bregma-printer',
  noun: 'printer-profile',
  currentVersion: PRINTER_VERSION,
  migrations: [], // version 1 is the first
};

/**
 * Reads a printer's profile: JSON text, or the object it holds. Defaults are filled in: what it
 * does not say is unknown.
 *
 * @param name the file as the reader knows it, for the sentence
 */
export function parsePrinter(input: unknown, name = 'printer.json'): Result<PrinterProfile> {
  const document = openDocument(input, printerKind, name);
  if (!document.ok) return document;
  const profile = readFields(printerSchema, document.value, name);
  return profile.ok ? succeed(profileOf(profile.value)) : profile;
}
