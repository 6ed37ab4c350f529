import type { Vec3 } from '../../geometry/core/vector';
import { simulateCt, type SimulatedCt } from '../ct/simulate-ct';
import { buildHead } from '../head/build-head';
import type { Head } from '../head/head';
import type { HeadParameters } from '../head/parameters';
import { headPose } from '../head/pose';
import { randomPatient } from '../patients';
import { EXTREMES, extremePatient } from '../patients/extreme-patient';
import { drawFor, seedFor } from './draw-for';
import type { StudySettings } from './settings';

/** A patient of the study and its scan. */
export interface StudyPatient {
  readonly head: Head;
  readonly ct: SimulatedCt;
  readonly scanner: {
    readonly spacingMm: Vec3;
    readonly blurMm: number;
    readonly noiseHu: number;
  };
}

/** Up to a third of a right angle off straight, as in the checks of accuracy. */
const MOST_TURN_RAD = 0.35;
/** Scanned beyond the brain-case: across, below, above, behind and before it, mm. */
const AROUND_MM = { across: 6, below: 4, above: 12, along: 8 } as const;
/** A lesion's centre keeps this off bone, mm; one that does not is drawn again. */
const OFF_BONE_MM = 2;
const MOST_LESIONS = 20;

/**
 * Draws a head from cat to Dobermann with a lesion anywhere in its brain, and scans its calvaria.
 */
export function drawPatient(settings: StudySettings, patient: number): StudyPatient {
  const head = drawHead(settings, patient);
  const random = drawFor(settings.seed, patient, 'scanner');
  const pixel = random.between(...settings.pixelMm);
  const spacingMm: Vec3 = [pixel, pixel, random.between(...settings.sliceMm)];
  const blurMm = random.between(...settings.blurMm);
  const noiseHu = random.between(...settings.noiseHu);
  const turns = drawFor(settings.seed, patient, 'pose');
  const turn = (): number => turns.between(-MOST_TURN_RAD, MOST_TURN_RAD);
  const pose = headPose(
    [turn(), turn(), turn()],
    [turns.between(-60, 60), turns.between(-80, 40), turns.between(-400, 400)],
  );
  const ct = simulateCt(head, {
    spacingMm,
    blurFwhmMm: [blurMm, blurMm, blurMm],
    noiseHu,
    nodeMm: settings.nodeMm,
    seed: seedFor(settings.seed, patient, 'noise'),
    region: calvariaOf(head.parameters),
    marginMm: 0,
    pose,
  });
  return { head, ct, scanner: { spacingMm, blurMm, noiseHu } };
}

function drawHead(settings: StudySettings, patient: number): Head {
  const seed = seedFor(settings.seed, patient, 'head');
  const parameters =
    settings.heads === 'extreme'
      ? extremePatient(EXTREMES[patient % EXTREMES.length]!, seed)
      : randomPatient(seed);
  const random = drawFor(settings.seed, patient, 'lesion');
  const draw = (): Head =>
    buildHead({ ...parameters, lesion: { ...parameters.lesion, at: anywhereInBrain(random.between) } });
  let head = draw();
  for (let n = 1; n < MOST_LESIONS && head.boneDistance(head.target) < OFF_BONE_MM; n++) head = draw();
  return head;
}

/**
 * A place in the brain as shares of its half sizes: within an ellipsoid, off the great vessels of
 * the median plane.
 */
function anywhereInBrain(between: (low: number, high: number) => number): Vec3 {
  for (;;) {
    const at: Vec3 = [between(-0.65, 0.65), between(-0.35, 0.5), between(-0.5, 0.6)];
    const inside = (at[0] / 0.65) ** 2 + (at[1] / 0.5) ** 2 + (at[2] / 0.6) ** 2 <= 1;
    if (inside && Math.abs(at[0]) >= 0.12) return at;
  }
}

/** The part of the head that a plan needs: the brain-case with the skin over it; head frame, mm. */
function calvariaOf({ braincase, crest }: HeadParameters): { readonly min: Vec3; readonly max: Vec3 } {
  const half = Math.max(...braincase.map(([, , halfWidth]) => halfWidth));
  const low = Math.min(...braincase.map(([, y, , , down]) => y - down));
  const high = Math.max(...braincase.map(([, y, , up]) => y + up), ...crest.map(([, top]) => top));
  const along = braincase.map(([z]) => z);
  return {
    min: [-half - AROUND_MM.across, low - AROUND_MM.below, Math.min(...along) - AROUND_MM.along],
    max: [half + AROUND_MM.across, high + AROUND_MM.above, Math.max(...along) + AROUND_MM.along],
  };
}
