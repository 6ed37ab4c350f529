import { seededUid } from '../../../samples/dicom/seeded-uid';
import { sampleId } from '../../../samples/sample-id';
import { sequenceSignals, type MrSequence } from '../../../samples/mr/tissue-signal';
import { sampleNames, type SampleName } from '../../../samples/patients';

/**
 * Voxels of the sample as the window opens it, mm. `bregma sample write` simulates 0.45 x 0.45 x
 * 0.5 mm, which takes too long for somebody who only wants to look: time goes with the number of
 * nodes, two a voxel along each axis. At 1 mm, the coarsest that planning takes without a warning,
 * on two cores, the first image is there in under 12 s.
 */
export const SAMPLE_SPACING_MM = 1;

export const sampleCaseId = (name: SampleName): string => sampleId(name);

/** The series UID of a sample patient as the window opens it. */
export const sampleSeriesUid = (name: SampleName): string =>
  seededUid('series', sampleCaseId(name), 1, SAMPLE_SPACING_MM);

/** The sample patient whose scan this is; null for any other series. */
export const sampleOfSeries = (uid: string | null): SampleName | null =>
  sampleNames.find(name => sampleSeriesUid(name) === uid) ?? null;

/** The MR series of every sample patient, in the order in which they are offered. */
export const SAMPLE_SEQUENCES = Object.keys(sequenceSignals) as readonly MrSequence[];

/** The series UID of a sample patient's MR as the window simulates it. */
export const sampleMrUid = (name: SampleName, sequence: MrSequence): string =>
  seededUid('series', sampleCaseId(name), sequence, SAMPLE_SPACING_MM);

/** The series UID of a sample patient's CT after its operation. */
export const sampleLaterUid = (name: SampleName): string =>
  seededUid('series', sampleCaseId(name), 'postop', SAMPLE_SPACING_MM);

/** The sample patient whose CT after an operation a series is; null for any other. */
export const sampleOfLater = (uid: string): SampleName | null =>
  sampleNames.find(name => sampleLaterUid(name) === uid) ?? null;

/** The sample patient's MR that a series is; null for any other. */
export function sampleMrOf(uid: string): { readonly name: SampleName; readonly sequence: MrSequence } | null {
  for (const name of sampleNames) {
    const sequence = SAMPLE_SEQUENCES.find(one => sampleMrUid(name, one) === uid);
    if (sequence) return { name, sequence };
  }
  return null;
}
