/**
 * Whose scan it is and when it was made, as the file says. Of the animal's name, which is mostly
 * written with the owner's ("Miller^Rex"), and of the owner (0010,2297) nothing is read. Null where
 * the file does not say.
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
  /**
   * (0008,0020), else that of the series (0008,0021) or of the acquisition (0008,0022):
   * "2026-01-02".
   */
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

/**
 * What the slices of a series say together: of each field what the first says that says anything.
 */
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
