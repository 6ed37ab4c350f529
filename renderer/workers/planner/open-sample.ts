import { patientPoint } from '../../../geometry/core/frames';
import { within } from '../../../geometry/core/progress';
import { succeed, type Result } from '../../../geometry/core/result';
import { yieldToEvents } from '../../../geometry/core/yield-to-events';
import type { Volume } from '../../../geometry/volume/volume';
import { simulateCt } from '../../../samples/ct/simulate-ct';
import { seededUid } from '../../../samples/dicom/seeded-uid';
import { buildHead } from '../../../samples/head/build-head';
import { headPose } from '../../../samples/head/pose';
import { samplePatient, type SampleName } from '../../../samples/patients';
import { countHistogram } from './count-histogram';
import type { OpenedSample } from './planner-protocol';
import { adoptVolume, type JobContext } from './planner-state';
import { shrinkSlice } from './shrink-slice';

/**
 * Voxels of the sample as the window opens it, and how finely the anatomy under them is sampled, mm. `bregma sample
 * write` simulates 0.45 x 0.45 x 0.5 mm over nodes of 0.23 mm, which takes too long for somebody who only wants to look.
 * Nodes of 0.45 mm are an eighth as many, still finer than the scanner's own blur (0.9 mm), and the scan stays under the
 * 1 mm that planning asks for.
 */
const SPACING_MM = 0.9;
const NODE_MM = 0.9;

/** Simulates the CT of a sample patient in the pose in which it is written, and opens it. */
export async function openSample(
  { name }: { readonly name: SampleName },
  { state, onProgress, signal }: JobContext,
): Promise<Result<OpenedSample>> {
  const patient = samplePatient(name);
  onProgress({ doing: 'Building the sample patient', fraction: 0 });
  await yieldToEvents(signal);
  const head = buildHead(patient);
  const ct = simulateCt(
    head,
    {
      spacingMm: [SPACING_MM, SPACING_MM, SPACING_MM],
      nodeMm: NODE_MM,
      pose: headPose([0.07, -0.04, 0.05], [4.5, -12.25, 31.5]),
    },
    within(onProgress, 0.05, 0.97),
    signal,
  );
  const volume = shareVolume(ct.volume);
  adoptVolume(state, volume);
  const id = `SAMPLE-${name.toUpperCase()}`;
  const [ni, nj, nk] = volume.sizeVoxels;
  return succeed({
    volume,
    thumbnail: shrinkSlice(middleSlice(volume), ni, nj),
    histogram: countHistogram(volume.voxels),
    series: {
      uid: seededUid('series', id, 1, SPACING_MM),
      modality: 'CT',
      description: `Simulated CT, ${SPACING_MM} mm`,
      slices: nk,
      sizeVoxels: [ni, nj, nk],
      spacingMm: volume.spacingMm,
      tiltDeg: 0,
      uniform: true,
      species: patient.species,
      breed: patient.breed,
      usable: true,
      problems: [],
    },
    patient: { id, species: patient.species, breed: patient.breed, weightKg: patient.weightKg },
    guide: patient.species === 'feline' ? { footprintRadiusMm: 13, thicknessMm: 3.5 } : {},
    lesionLps: patientPoint(...ct.truth.lesion.centreLps),
  });
}

function middleSlice({ sizeVoxels: [ni, nj, nk], voxels }: Volume): Int16Array {
  const from = ni * nj * (nk >> 1);
  return Int16Array.from(voxels.subarray(from, from + ni * nj));
}

/** The same voxels in shared memory, where there is any, so that every worker sees them without a copy. */
function shareVolume(volume: Volume): Volume {
  if (typeof SharedArrayBuffer === 'undefined') return volume;
  const voxels = new Int16Array(new SharedArrayBuffer(volume.voxels.byteLength));
  voxels.set(volume.voxels);
  return { ...volume, voxels };
}
