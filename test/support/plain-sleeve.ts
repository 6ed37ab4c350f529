import type { ErrorSources, GuidedPath } from '../../geometry/accuracy/predict-error';
import { patientPoint } from '../../geometry/core/frames';
import type { Sleeve, Tool } from '../../geometry/guide/parameters';

/**
 * A sleeve from 2 to 27 mm over bone that ends at z = 0, straight up, with its target 30 mm below.
 */
export const PLAIN_SLEEVE: Sleeve = {
  trajectory: 'T1',
  boreDiameterMm: 1.9,
  outerDiameterMm: 8,
  lowerLipLps: patientPoint(0, 0, 2),
  upperLipLps: patientPoint(0, 0, 27),
  guidedLengthMm: 25,
  depthStopMm: 57,
  needleStopMm: 63,
  dots: 0,
};
export const PLAIN_TARGET = [0, 0, -30] as const;
export const plainTool = (lengthMm: number): Tool => ({
  name: 'n',
  diameterMm: 1.8,
  lengthMm,
  windowMm: 8,
  tipMm: 2,
  collarMm: 4,
});

/** The path of that sleeve, its lower lip 1 mm over the bone. */
export const PLAIN_PATH: GuidedPath = {
  targetLps: PLAIN_TARGET,
  entryLps: [0, 0, 0],
  directionLps: [0, 0, -1],
  boreDiameterMm: 1.9,
  toolDiameterMm: 1.8,
  guidedLengthMm: 25,
  lipToTargetMm: 31,
};
/** Nothing is off. */
export const NO_ERROR: ErrorSources = {
  imagingMm: [0, 0, 0],
  voxelAxes: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  surfaceMm: 0,
  printer: null,
  printMm: 0,
  sterilisationMm: 0,
  bend: null,
  fusionMm: null,
};
