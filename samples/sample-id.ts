import { sampleNames } from './patients';

/** The patient id that a sample bears in its case and in every scan of it. */
export const sampleId = (name: string): string => `SAMPLE-${name.toUpperCase()}`;

/**
 * Whether a patient id is that of a sample: what is measured on it says nothing of a clinic's
 * guides.
 */
export const isSampleId = (id: string | null | undefined): boolean =>
  sampleNames.some(name => sampleId(name) === id);
