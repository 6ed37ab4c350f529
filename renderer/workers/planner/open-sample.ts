import { within } from '../../../geometry/core/progress';
import { succeed, type Result } from '../../../geometry/core/result';
import { NO_IDENTITY } from '../../../geometry/scan/source/scan-identity';
import { hashVolume } from '../../../geometry/volume/hash-volume';
import type { Volume } from '../../../geometry/volume/volume';
import { buildHead } from '../../../samples/head/build-head';
import { headToPatient } from '../../../samples/head/pose';
import { samplePatient, type SampleName } from '../../../samples/patients';
import { countHistogram } from './count-histogram';
import type { OpenedSample } from './planner-protocol';
import type { JobContext } from './planner-state';
import { samplePose } from './sample-frame';
import { SAMPLE_SPACING_MM, sampleCaseId, sampleSeriesUid } from './sample-series';
import { shrinkSlice } from './shrink-slice';
import { simulateSample } from './simulate-sample';

/** Simulates the CT of a sample patient in the pose in which it is written. */
export async function openSample(
  { name }: { readonly name: SampleName },
  { onProgress, signal }: JobContext,
): Promise<Result<OpenedSample>> {
  const patient = samplePatient(name);
  onProgress({ doing: 'Building the sample patient', fraction: 0 });
  const { head, volume } = await simulateSample(
    name,
    () => buildHead(patient),
    within(onProgress, 0.05, 0.98),
    signal,
  );
  const content = await hashVolume(volume, signal);
  const [ni, nj, nk] = volume.sizeVoxels;
  return succeed({
    volume,
    content,
    rescues: [],
    thumbnail: shrinkSlice(middleSlice(volume), ni, nj),
    histogram: countHistogram(volume.voxels),
    series: {
      uid: sampleSeriesUid(name),
      modality: 'CT',
      description: `Simulated CT, ${SAMPLE_SPACING_MM.toFixed(1)} mm`,
      slices: nk,
      sizeVoxels: [ni, nj, nk],
      spacingMm: volume.spacingMm,
      tiltDeg: 0,
      uniform: true,
      species: patient.species,
      breed: patient.breed,
      identity: { ...NO_IDENTITY, patientId: sampleCaseId(name) },
      declared: { patientPosition: 'HFS', anatomicalOrientation: null },
      usable: true,
      role: 'ct',
      format: 'DICOM',
      problems: [],
      rescues: [],
      offer: null,
    },
    patient: {
      id: sampleCaseId(name),
      species: patient.species,
      breed: patient.breed,
      weightKg: patient.weightKg,
    },
    guide: patient.species === 'feline' ? { footprintRadiusMm: 13, thicknessMm: 3.5 } : {},
    lesionLps: headToPatient(samplePose(), head.lesion.centre),
  });
}

function middleSlice({ sizeVoxels: [ni, nj, nk], voxels }: Volume): Int16Array {
  const from = ni * nj * (nk >> 1);
  return Int16Array.from(voxels.subarray(from, from + ni * nj));
}
