/**
 * What a series can be read as: `ct`, a volume of Hounsfield units, which a guide is planned on;
 * `mr`, a volume of signal in no unit, which can be laid over a CT.
 */
export type SeriesRole = 'ct' | 'mr';
