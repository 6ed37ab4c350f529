import { extractBone } from '../../geometry/anatomy/extract-bone';
import { seededRandom } from '../../geometry/core/random';
import { vertexNormals } from '../../geometry/surface/mesh/vertex-normals';
import type { Volume } from '../../geometry/volume/volume';
import { simulateCt } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import type { Head } from '../../samples/head/head';
import { patientToHead, type HeadPose } from '../../samples/head/pose';
import { randomPatient } from '../../samples/patients';
import { calvariaHalves, randomPose } from './draw-trial';
import { inner, minus, unit, walk, type P3 } from './vec';

/** One vertex of a refined surface, held against the true bone. */
export interface SurfaceSample {
  /** Positive outside the true bone, mm: as refined, and as the threshold had it. */
  readonly errorMm: number;
  readonly thresholdErrorMm: number;
  readonly uncertaintyMm: number;
  readonly isRefined: boolean;
  /** On the outer face of the brain-case, where guides stand. */
  readonly isOuter: boolean;
  /** Of the wall under it, mm; 8 for all that is thicker. */
  readonly wallMm: number;
  /** Air within 4 mm before or behind the wall: nose, sinus, throat. */
  readonly hasAir: boolean;
  /** Sum of the principal curvatures, 1/mm: positive on ridges, negative in grooves. */
  readonly bend: number;
}

export interface SurfaceTrial {
  readonly name: string;
  readonly samples: readonly SurfaceSample[];
}

/**
 * How much of the head is scanned, as a share of what a trial usually has rostrally and caudally.
 */
export interface TrialSize {
  readonly length: number;
  readonly vertices: number;
}

const MARGIN_MM = 3;
const THICKEST_MM = 8;
const AIR_HU = -500;

/**
 * Scans a random head (left half of brain-case, orbit and frontal sinus, with the skin), at 0.3 to
 * 0.6 mm with a blur of 0.6 to 1 mm, surfaces the bone and compares vertices drawn at random with
 * the true bone.
 */
export async function trySurface(
  seed: number,
  { length, vertices }: TrialSize = { length: 1, vertices: 2500 },
): Promise<SurfaceTrial> {
  const random = seededRandom(seed);
  const head = buildHead(randomPatient(seed));
  const halves = calvariaHalves(head);
  const [, , c] = halves;
  const voxel = random.between(0.3, 0.6);
  const slice = random.between(Math.max(0.3, voxel), 0.6);
  const blur = Math.max(random.between(0.6, 1), 1.3 * voxel);
  const axial = Math.max(blur * random.between(0.9, 1.1), 1.3 * slice);
  const { volume, pose } = simulateCt(head, {
    spacingMm: [voxel, voxel, slice],
    blurFwhmMm: [blur, blur, axial],
    noiseHu: random.between(10, 35),
    seed,
    pose: randomPose(random),
    region: {
      min: [-3, -4, -0.9 * c * length],
      max: [head.bounds.max[0], head.bounds.max[1], (c + 14) * length],
    },
  });
  const [refined, threshold] = [
    await extractBone(volume),
    await extractBone(volume, { surface: 'threshold' }),
  ];
  if (!refined.ok || !threshold.ok) throw new Error('a simulated head has no bone');
  const { mesh, uncertaintyMm, isRefined } = refined.value;
  if (!uncertaintyMm || !isRefined) throw new Error('a simulated head was not refined');
  const normals = vertexNormals(mesh);
  const pick = seededRandom(seed + 77);
  const at = (p: Float32Array, v: number): P3 => [p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!];
  const samples: SurfaceSample[] = [];
  for (let tries = 0; tries < 6 * vertices && samples.length < vertices; tries++) {
    const v = pick.whole(0, isRefined.length - 1);
    const lps = at(mesh.positions, v);
    const p = patientToHead(pose, lps) as P3;
    // Where the volume ends there is no surface to measure, and beyond the median plane the other
    // half.
    if (p[0] < 0 || edgeDistance(volume, lps) < MARGIN_MM) continue;
    const out = directionToHead(pose, lps, at(normals, v));
    const thresholdErrorMm = head.boneDistance(
      patientToHead(pose, at(threshold.value.mesh.positions, v)) as P3,
    );
    samples.push({
      errorMm: head.boneDistance(p),
      thresholdErrorMm,
      uncertaintyMm: uncertaintyMm[v]!,
      isRefined: isRefined[v] === 1,
      ...describePlace(head, halves, p, out),
    });
  }
  const mm = (x: number): string => x.toFixed(2);
  return {
    name: `${seed} ${head.parameters.species}, voxels ${mm(voxel)} x ${mm(slice)} mm, blur ${mm(blur)} mm`,
    samples,
  };
}

function edgeDistance({ originLps, axes, spacingMm, sizeVoxels }: Volume, lps: P3): number {
  const from = minus(lps, [originLps[0], originLps[1], originLps[2]]);
  return Math.min(
    ...axes.map((axis, n) => {
      const along = inner(from, [axis[0], axis[1], axis[2]]);
      return Math.min(along, (sizeVoxels[n]! - 1) * spacingMm[n]! - along);
    }),
  );
}

const directionToHead = (pose: HeadPose, lps: P3, direction: P3): P3 =>
  unit(minus(patientToHead(pose, walk(lps, direction, 1)) as P3, patientToHead(pose, lps) as P3));

function describePlace(
  head: Head,
  halves: P3,
  p: P3,
  out: P3,
): Pick<SurfaceSample, 'isOuter' | 'wallMm' | 'hasAir' | 'bend'> {
  const foot = head.nearestBone(p) as P3;
  let wallMm = 0.1;
  while (wallMm < THICKEST_MM && head.bone.at(...walk(foot, out, -wallMm)) < 0) wallMm += 0.1;
  const airBehind = wallMm < 4 && head.huAt(walk(foot, out, -wallMm - 0.4)) < AIR_HU;
  const step = 0.5;
  let bend = 0;
  for (const axis of [0, 1, 2]) {
    for (const sign of [1, -1]) {
      const beside = [0, 1, 2].map(a => (a === axis ? sign : 0)) as unknown as P3;
      bend += head.boneDistance(walk(foot, beside, step)) / (step * step);
    }
  }
  return {
    isOuter: isOnOuterFace(head, halves, p, out),
    wallMm,
    hasAir: airBehind || head.huAt(walk(foot, out, 0.4)) < AIR_HU,
    bend,
  };
}

/**
 * As `examineBone` has it: sides and top of the brain-case with nothing but free space further out.
 */
function isOnOuterFace(head: Head, [a, b, c]: P3, p: P3, out: P3): boolean {
  const scaled: P3 = [p[0] / a, p[1] / b, p[2] / c];
  const far = Math.hypot(...scaled);
  if (far > 1.5 || far < 0.7 || Math.abs(scaled[2]) > 0.75) return false;
  if (Math.atan2(scaled[1], Math.abs(scaled[0])) < -0.1) return false;
  const away = unit([p[0], p[1], 0]);
  if (inner(out, away) < 0.3) return false;
  for (let s = 1; s < 30; s += 0.4) if (head.bone.at(...walk(p, away, s)) < 0) return false;
  return true;
}
