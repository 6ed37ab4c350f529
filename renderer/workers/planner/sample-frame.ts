import { patientPoint, patientVector, type PatientPoint } from '../../../geometry/core/frames';
import type { Voxels, Volume } from '../../../geometry/volume/volume';
import { ctDefaults, simulateCt } from '../../../samples/ct/simulate-ct';
import type { Head } from '../../../samples/head/head';
import { headPose, headToPatient, patientToHead } from '../../../samples/head/pose';
import { SAMPLE_SPACING_MM } from './sample-series';

/**
 * The pose in which `bregma sample write` lays its patients: a few degrees off straight, as an
 * animal does.
 */
export const samplePose = () => headPose([0.07, -0.04, 0.05], [4.5, -12.25, 31.5]);

/** Where the sample's volume lies: along the patient axes, around the whole head. */
export type SampleFrame = Omit<Volume, 'voxels'>;

export function frameSample(head: Head): SampleFrame {
  const pose = samplePose();
  const { min, max } = head.bounds;
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map(n =>
    headToPatient(pose, [(n & 1 ? max : min)[0], (n & 2 ? max : min)[1], (n & 4 ? max : min)[2]]),
  );
  const edges = [0, 1, 2].map(axis => {
    const along = corners.map(corner => corner[axis]!);
    return [Math.min(...along), Math.max(...along)] as const;
  });
  const size = edges.map(([low, high]) =>
    Math.ceil((high - low + 2 * ctDefaults.marginMm) / SAMPLE_SPACING_MM),
  );
  const first = edges.map(([low, high], axis) => (low + high - SAMPLE_SPACING_MM * (size[axis]! - 1)) / 2);
  return {
    sizeVoxels: [size[0]!, size[1]!, size[2]!],
    originLps: patientPoint(first[0]!, first[1]!, first[2]!),
    spacingMm: [SAMPLE_SPACING_MM, SAMPLE_SPACING_MM, SAMPLE_SPACING_MM],
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  };
}

/**
 * Simulates slices [from, to) of the frame; the anatomy and its blur join without a seam, and each
 * part has noise of its own, the same every time.
 */
export function simulateSlices(head: Head, frame: SampleFrame, from: number, to: number): Voxels {
  const [ni, nj] = frame.sizeVoxels;
  const pose = samplePose();
  const middle: PatientPoint = patientPoint(
    frame.originLps[0] + (frame.spacingMm[0] * (ni - 1)) / 2,
    frame.originLps[1] + (frame.spacingMm[1] * (nj - 1)) / 2,
    frame.originLps[2] + (frame.spacingMm[2] * (from + to - 1)) / 2,
  );
  const point = patientToHead(pose, middle);
  const part = simulateCt(head, {
    spacingMm: frame.spacingMm,
    nodeMm: SAMPLE_SPACING_MM,
    sizeVoxels: [ni, nj, to - from],
    region: { min: point, max: point },
    pose,
    seed: 1 + from,
  });
  return part.volume.voxels;
}
