import { seededUid } from '../../../samples/dicom/seeded-uid';
import { sampleNames, type SampleName } from '../../../samples/patients';

/**
 * Voxels of the sample as the window opens it, mm. `bregma sample write` simulates 0.45 x 0.45 x 0.5 mm, which takes too
 * long for somebody who only wants to look: time goes with the number of nodes, two a voxel along each axis. At 1 mm,
 * the coarsest that planning takes without a warning, on two cores, the first image is there in under 12 s.
 */
export const SAMPLE_SPACING_MM = 1;

export const sampleCaseId = (name: SampleName): string => `SAMPLE-${name.toUpperCase()}`;

/** The series UID of a sample patient as the window opens it. */
export const sampleSeriesUid = (name: SampleName): string =>
  seededUid('series', sampleCaseId(name), 1, SAMPLE_SPACING_MM);

/** The sample patient whose scan this is; null for any other series. */
export const sampleOfSeries = (uid: string | null): SampleName | null =>
  sampleNames.find(name => sampleSeriesUid(name) === uid) ?? null;
