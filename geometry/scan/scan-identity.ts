import type { DataSet } from './data-set';
import { displayText, text } from './read-values';

/**
 * Whose scan it is and when it was made, as the file says. Of the animal's name, which is mostly written with the
 * owner's ("Miller^Rex"), and of the owner (0010,2297) nothing is read. Null where the file does not say.
 */
export interface ScanIdentity {
  /** (0010,0020), the clinic's own number of the animal; at most 64 characters. */
  readonly patientId: string | null;
  /** (0010,0030), "2019-03-30". */
  readonly birthDate: string | null;
  /** (0010,0040): M, F or O. */
  readonly sex: string | null;
  /** (0020,000D). */
  readonly studyUid: string | null;
  /** (0008,0020), else that of the series (0008,0021) or of the acquisition (0008,0022): "2026-01-02". */
  readonly studyDate: string | null;
}

/** What a file of research software says: nothing. */
export const NO_IDENTITY: ScanIdentity = {
  patientId: null,
  birthDate: null,
  sex: null,
  studyUid: null,
  studyDate: null,
};

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

/** What the slices of a series say together: of each field what the first says that says anything. */
export function joinIdentities(all: readonly ScanIdentity[]): ScanIdentity {
  const first = (key: keyof ScanIdentity): string | null => all.find(one => one[key] !== null)?.[key] ?? null;
  return {
    patientId: first('patientId'),
    birthDate: first('birthDate'),
    sex: first('sex'),
    studyUid: first('studyUid'),
    studyDate: first('studyDate'),
  };
}

/** One number is one, however it is padded: what cannot be seen and runs of spaces tell no two animals apart. */
function plainId(words: string | null): string | null {
  const plain = words
    ?.replace(/\p{Default_Ignorable_Code_Point}+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return plain ? [...plain].slice(0, 64).join('') : null;
}

/** DICOM's "20260102", or the "2026.01.02" of old files; null for what is no day of the calendar. */
function date(words: string): string | null {
  const [, year, month, day] = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(words) ?? [];
  if (year === undefined) return null;
  const written = `${year}-${month}-${day}`;
  const read = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(written) ? written : null;
}
