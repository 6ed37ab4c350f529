import type { DataSet } from './data-set';
import { displayText, text } from './read-values';
import type { ScanIdentity } from '../source/scan-identity';

/** Whose scan a DICOM file says it is, and when it was made. */
export function readIdentity(data: DataSet): ScanIdentity {
  return {
    patientId: plainId(displayText(data, 'x00100020')),
    birthDate: date(text(data, 'x00100030')),
    sex: text(data, 'x00100040').toUpperCase().slice(0, 16) || null,
    studyUid: text(data, 'x0020000d') || null,
    studyDate:
      date(text(data, 'x00080020')) ?? date(text(data, 'x00080021')) ?? date(text(data, 'x00080022')),
  };
}

/**
 * One number is one, however it is padded: what cannot be seen and runs of spaces tell no two
 * animals apart.
 */
function plainId(words: string | null): string | null {
  const plain = words
    ?.replace(/\p{Default_Ignorable_Code_Point}+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return plain ? [...plain].slice(0, 64).join('') : null;
}

/**
 * DICOM's "20260102", or the "2026.01.02" of old files; null for what is no day of the calendar.
 */
function date(words: string): string | null {
  const [, year, month, day] = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(words) ?? [];
  if (year === undefined) return null;
  const written = `${year}-${month}-${day}`;
  const read = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(written) ? written : null;
}
