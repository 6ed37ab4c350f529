import { frameAlong, guidePoint, toPatient, type LocalFrame, type PatientVector } from '../core/frames';
import { along, cross, dot, length } from '../core/vector';
import { createCubicSampler } from '../volume/sample-volume';
import { patientToVoxel, type Volume } from '../volume/volume';
import { fitLayers, type LayerFit, type Prior } from './fit-layers';
import type { PathLine } from './trajectory';

export interface WallOptions {
  /** Density of thick cortex in this scan, HU, where it was measured. */
  readonly corticalHu?: number | null;
  /** Width of the scan's edge blur, mm FWHM, where it was measured. */
  readonly blurMm?: number | null;
}

/**
 * Where a line passes from outside into a wall of bone and out again; positions along it from
 * `atLps`, mm.
 */
export interface WallEdges {
  readonly outerMm: number;
  readonly innerMm: number;
  /**
   * By how much the wall's thickness along the line changes across it, mm a mm; 0 where its faces
   * run alike.
   */
  readonly wedge: number;
}

/** The faces alone. */
type Faces = Omit<WallEdges, 'wedge'>;

/**
 * Lines of the bundle lie on rings of this radius about the axis, mm: well within a drill's own
 * footprint.
 */
const ringsMm = [0, 0.4, 0.8];
const STEP_MM = 0.1;
/** Soft tissue taken in on either side, mm. */
const OUTSIDE_MM = 2.6;
/** Walls thicker than this show each table by itself; each end is then fitted alone, mm. */
const JOINT_MM = 4.5;
/** Part of a thick wall that is taken in with its end, mm. */
const INSIDE_MM = 3;
/**
 * Diploe is wider than this, mm, and darker than both tables by this, HU; what is not is the blur's
 * own shape.
 */
const LEAST_DIPLOE_MM = 0.32;
const LEAST_CONTRAST_HU = 100;
/** What a sandwich has to explain better than a slab, in the cost of the fit. */
const LEAST_GAIN = 4;
/** A fitted face further than this from where it was expected is another edge, mm. */
const ASTRAY_MM = 1.2;
/** Where no bone stands out, the layer of cortex is fitted this thin, mm. */
const LEAST_WALL_MM = 0.1;
/** What the profile departs from flat layers, HU, noise included. */
const MODEL_NOISE_HU = 15;
/** Compact bone of a skull: 1200 to 1700 HU in published scans. */
const cortexPrior: Prior = { mean: 1400, sd: 180 };
/**
 * Edge blur of clinical protocols, standard deviation (0.6 to 1.2 mm FWHM), to which the voxel adds
 * its own width.
 */
const blurPrior: Prior = { mean: 0.38, sd: 0.08 };
const fwhmPerSd = Math.sqrt(8 * Math.log(2));

/** Where a wall is expected along a line (surface crossings), mm. */
export interface WallSpan {
  readonly fromMm: number;
  readonly toMm: number;
}

/**
 * Both faces of a wall of bone along a line, to a fraction of a voxel. HU is averaged over a bundle
 * of 19 parallel lines, each shifted so that the outer face lies at one depth for all (the wall is
 * taken for flat over 1.6 mm: on a curve of 20 mm radius the two faces shift alike, by 0.01 mm).
 * Layers of constant HU under one blur are then fitted: soft - bone - soft, and soft - table -
 * diploe - table - soft where that explains the profile better; under a thin scalp with the air
 * outside of it as one more.
 *
 * The line starts at the outer surface crossing; `normalLps` outward. Null where no
 * bone stands out or the fit runs away.
 */
export function measureWall(
  volume: Volume,
  { originLps, direction: directionLps }: PathLine,
  normalLps: PatientVector,
  { fromMm, toMm }: WallSpan,
  options: WallOptions = {},
): WallEdges | null {
  const cosine = cosineOf(directionLps, normalLps);
  if (!(cosine > 0.2)) return null;
  const plane = frameAlong(originLps, normalLps);
  const lines = layLines(volume, plane, directionLps);
  const inner = fitInnerFace(lines, plane, directionLps, fromMm, toMm);
  const profile = average(lines, inner, fromMm, toMm, OUTSIDE_MM / cosine);
  const cortex: Prior = options.corticalHu
    ? { mean: options.corticalHu, sd: 120 }
    : { ...cortexPrior, mean: Math.max(cortexPrior.mean, peakOf(profile, fromMm, toMm)) };
  const voxelMm = Math.cbrt(volume.spacingMm[0] * volume.spacingMm[1] * volume.spacingMm[2]);
  const sdMm = options.blurMm
    ? options.blurMm / fwhmPerSd
    : Math.hypot(blurPrior.mean, voxelMm / Math.sqrt(12));
  const doubtMm = options.blurMm ? 0.04 : blurPrior.sd;
  // An oblique line passes a blurred edge over a longer way.
  const blurAt = (cos: number): Prior => ({ mean: sdMm / cos, sd: doubtMm / cos });
  const edges =
    (toMm - fromMm) * cosine <= JOINT_MM
      ? fitWhole(profile, fromMm, toMm, cortex, blurAt((cosine + inner.cosine) / 2))
      : fitEnds(profile, { fromMm, toMm }, cortex, blurAt, { outer: cosine, inner: inner.cosine });
  if (!edges) return null;
  const sane =
    edges.innerMm - edges.outerMm > LEAST_WALL_MM &&
    Math.abs(edges.outerMm - fromMm) < ASTRAY_MM / cosine &&
    Math.abs(edges.innerMm - toMm) < ASTRAY_MM / inner.cosine;
  return sane ? { ...edges, wedge: Math.hypot(...inner.slope) } : null;
}

/** Of a line's incidence on a face; rounding takes that of a line straight onto it over 1. */
const cosineOf = (directionLps: PatientVector, normalLps: PatientVector): number =>
  Math.min(1, -dot(directionLps, normalLps));

/**
 * One line of the bundle: HU at a position along it, mm from the outer face; and where it lies
 * across the axis.
 */
interface Line {
  readonly across: readonly [number, number];
  hu(atMm: number): number;
}

interface Profile {
  readonly atMm: Float64Array;
  readonly hu: Float64Array;
}

/** The lines start in the tangent plane of the outer face. */
function layLines(volume: Volume, plane: LocalFrame, directionLps: PatientVector): Line[] {
  const sample = createCubicSampler(volume);
  const lines: Line[] = [];
  for (const [ring, radius] of ringsMm.entries()) {
    const onRing = Math.max(1, 6 * ring);
    for (let a = 0; a < onRing; a++) {
      const angle = (2 * Math.PI * a) / onRing;
      const across = [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
      const start = toPatient(plane, guidePoint(across[0], across[1], 0));
      const [i, j, k] = patientToVoxel(volume, start);
      const [i1, j1, k1] = patientToVoxel(volume, along(start, directionLps, 1));
      lines.push({
        across,
        hu: t => sample(i + t * (i1 - i), j + t * (j1 - j), k + t * (k1 - k)),
      });
    }
  }
  return lines;
}

/**
 * How the inner face leans against the outer one: its depth along the lines changes by this much
 * per mm across.
 */
interface InnerFace {
  readonly slope: readonly [number, number];
  /** Cosine of the lines' incidence on it. */
  readonly cosine: number;
}

/**
 * A plane through the places where the lines come out of the bone, by a rough level that all of
 * them share.
 */
function fitInnerFace(
  lines: readonly Line[],
  plane: LocalFrame,
  directionLps: PatientVector,
  fromMm: number,
  toMm: number,
): InnerFace {
  const cosine = cosineOf(directionLps, plane.z);
  const axis = lines[0]!;
  let soft = 0;
  let peak = -Infinity;
  const reach = OUTSIDE_MM / cosine;
  for (let t = 0; t < 10; t++) soft += axis.hu(toMm + (0.5 + 0.05 * t) * reach) / 10;
  for (let t = Math.max(fromMm, toMm - 2); t < toMm; t += STEP_MM) peak = Math.max(peak, axis.hu(t));
  const level = (soft + peak) / 2;
  // Least squares on rings about the axis: the sums of x, y and xy vanish.
  let [sx, sy, xx, yy] = [0, 0, 0, 0];
  for (const { across, hu } of lines) {
    let t = toMm + 0.8 * reach;
    const stop = Math.max(fromMm, toMm - 0.8 * reach);
    while (t > stop && hu(t) < level) t -= STEP_MM;
    sx += across[0] * t;
    sy += across[1] * t;
    xx += across[0] ** 2;
    yy += across[1] ** 2;
  }
  const lean = Math.tan(Math.acos(cosine)) + 0.7;
  const limit = (v: number) => Math.max(-lean, Math.min(lean, v));
  const slope = [limit(sx / xx), limit(sy / yy)] as const;
  const tangents = [along(plane.x, directionLps, slope[0]), along(plane.y, directionLps, slope[1])] as const;
  const normal = cross(tangents[0], tangents[1]);
  return { slope, cosine: Math.max(0.2, Math.abs(dot(normal, directionLps)) / length(normal)) };
}

/**
 * Mean of the lines, each stretched so that both faces lie at one depth for all.
 */
function average(
  lines: readonly Line[],
  inner: InnerFace,
  fromMm: number,
  toMm: number,
  marginMm: number,
): Profile {
  const count = Math.max(2, Math.ceil((toMm - fromMm + 2 * marginMm) / STEP_MM) + 1);
  const atMm = Float64Array.from({ length: count }, (_, n) => fromMm - marginMm + n * STEP_MM);
  const hu = new Float64Array(count);
  for (const line of lines) {
    const shift = inner.slope[0] * line.across[0] + inner.slope[1] * line.across[1];
    for (let n = 0; n < count; n++) {
      const t = atMm[n]!;
      const part = Math.min(1, Math.max(0, (t - fromMm) / (toMm - fromMm)));
      hu[n] = hu[n]! + line.hu(t + part * shift) / lines.length;
    }
  }
  return { atMm, hu };
}

function cut({ atMm, hu }: Profile, fromMm: number, toMm: number): Profile {
  const first = Math.max(
    0,
    atMm.findIndex(s => s >= fromMm),
  );
  let end = atMm.length;
  while (end > first && atMm[end - 1]! > toMm) end--;
  return { atMm: atMm.subarray(first, end), hu: hu.subarray(first, end) };
}

function peakOf(profile: Profile, fromMm: number, toMm: number): number {
  return cut(profile, fromMm, toMm).hu.reduce((most, v) => Math.max(most, v), -Infinity);
}

function meanOf({ hu }: Profile): number {
  return hu.reduce((sum, v) => sum + v, 0) / Math.max(1, hu.length);
}

/**
 * Less than this outside of a face is no soft tissue alone: air shows through, HU (fat has -90).
 */
const AIR_SHOWS_HU = -150;
const airPrior: Prior = { mean: -1000, sd: 60 };
/** Skin, fat or muscle between air and bone; too thin to show a level of its own, HU. */
const thinSoftPrior: Prior = { mean: 30, sd: 60 };
/** Air's edge lies where half of the step from soft tissue is passed, HU. */
const SKIN_HU = -480;

/**
 * What lies outside of a face, for the fit: one level; and, where air shows within reach, also soft
 * tissue under air. Under a scalp of a millimetre or two the level of soft tissue is nowhere
 * reached, and a mean of skin and air for it puts the face up to 1 mm off.
 */
function outerLayers(
  profile: Profile,
  faceMm: number,
): { edgesMm: number[]; levelsHu: number[]; levels: (Prior | null)[]; widths: (Prior | null)[] }[] {
  const outside = cut(profile, -Infinity, faceMm - 1);
  const plain = { edgesMm: [], levelsHu: [meanOf(outside)], levels: [null], widths: [] };
  const near = cut(profile, -Infinity, faceMm);
  if (!near.hu.some(v => v < AIR_SHOWS_HU)) return [plain];
  let last = near.hu.length - 1;
  while (last > 0 && near.hu[last]! > SKIN_HU) last--;
  const skinMm = Math.min(near.atMm[last]!, faceMm - 0.3);
  const air = { levels: [airPrior, thinSoftPrior], widths: [null] };
  return [plain, { edgesMm: [skinMm], levelsHu: [airPrior.mean, thinSoftPrior.mean], ...air }];
}

/** A thin wall as one: a slab, or two tables with diploe between. */
function fitWhole(profile: Profile, fromMm: number, toMm: number, cortex: Prior, blur: Prior): Faces | null {
  const inside = meanOf(cut(profile, toMm + 1, Infinity));
  const width = Math.max(0.3, toMm - fromMm);
  const table = Math.min(1.2, 0.3 * width);
  const tablePrior = { mean: Math.min(1.3, width / 3), sd: 0.4 };
  const fits = outerLayers(profile, fromMm).map(outer => {
    const slab = fitLayers(
      profile.atMm,
      profile.hu,
      MODEL_NOISE_HU,
      {
        edgesMm: [...outer.edgesMm, fromMm, toMm],
        levelsHu: [...outer.levelsHu, cortex.mean, inside],
        blurMm: blur.mean,
      },
      { levels: [...outer.levels, cortex, null], widths: [...outer.widths, null], blur },
    );
    const sandwich = fitLayers(
      profile.atMm,
      profile.hu,
      MODEL_NOISE_HU,
      {
        edgesMm: [...outer.edgesMm, fromMm, fromMm + table, toMm - table, toMm],
        levelsHu: [...outer.levelsHu, cortex.mean, 700, cortex.mean, inside],
        blurMm: blur.mean,
      },
      {
        levels: [...outer.levels, cortex, { mean: 650, sd: 250 }, cortex, null],
        widths: [...outer.widths, tablePrior, null, tablePrior],
        blur,
      },
    );
    // Asking more of the four parameters more (a Bayesian information criterion) left tables of
    // 0.55 mm about 0.6 mm of diploe up to 0.37 mm too thick; asking nothing of their shape let
    // them imitate the ringing of a sharp edge and put a plain slab's face up to 0.17 mm off.
    const outerFace = outer.edgesMm.length;
    const better = sandwich.cost + LEAST_GAIN < slab.cost && holdsDiploe(sandwich, outerFace);
    return { fit: better ? sandwich : slab, outerFace };
  });
  const best = cheapest(fits);
  if (!best) return null;
  const { edgesMm } = best.fit;
  return { outerMm: edgesMm[best.outerFace]!, innerMm: edgesMm[edgesMm.length - 1]! };
}

interface FacedFit {
  readonly fit: LayerFit;
  /** Which of its edges is the bone's outer face. */
  readonly outerFace: number;
}

/** The fit that explains the profile best, of those whose edges keep their order. */
function cheapest(fits: readonly FacedFit[]): FacedFit | null {
  return fits
    .filter(({ fit }) => ascending(fit))
    .reduce<FacedFit | null>((best, next) => (best && best.fit.cost <= next.fit.cost ? best : next), null);
}

function holdsDiploe(sandwich: LayerFit, outerFace: number): boolean {
  const [, from, to] = sandwich.edgesMm.slice(outerFace);
  const [, outer, diploe, inner] = sandwich.levelsHu.slice(outerFace);
  return (
    ascending(sandwich) &&
    to! - from! > LEAST_DIPLOE_MM &&
    Math.min(outer!, inner!) > diploe! + LEAST_CONTRAST_HU
  );
}

/** A thick wall: each end by itself, soft tissue - table - what lies behind. */
function fitEnds(
  profile: Profile,
  { fromMm, toMm }: WallSpan,
  cortex: Prior,
  blurAt: (cosine: number) => Prior,
  cosines: { readonly outer: number; readonly inner: number },
): Faces | null {
  const near = cut(profile, -Infinity, fromMm + INSIDE_MM / cosines.outer);
  const outerMm = fitEnd(near, fromMm, cortex, blurAt(cosines.outer), cosines.outer);
  // The inner end is the outer end of the mirrored line.
  const mirrored: Profile = { atMm: profile.atMm.map(s => -s).reverse(), hu: profile.hu.slice().reverse() };
  const far = cut(mirrored, -Infinity, -toMm + INSIDE_MM / cosines.inner);
  const innerMm = fitEnd(far, -toMm, cortex, blurAt(cosines.inner), cosines.inner);
  return outerMm === null || innerMm === null ? null : { outerMm, innerMm: -innerMm };
}

function fitEnd(profile: Profile, atMm: number, cortex: Prior, blur: Prior, cosine: number): number | null {
  const deep = meanOf(cut(profile, atMm + 2 / cosine, Infinity));
  const fits = outerLayers(profile, atMm).map(outer => ({
    fit: fitLayers(
      profile.atMm,
      profile.hu,
      MODEL_NOISE_HU,
      {
        edgesMm: [...outer.edgesMm, atMm, atMm + 1.2 / cosine],
        levelsHu: [...outer.levelsHu, cortex.mean, deep],
        blurMm: blur.mean,
      },
      {
        levels: [...outer.levels, cortex, null],
        widths: [...outer.widths, { mean: 1.3 / cosine, sd: 0.8 / cosine }],
        blur,
      },
    ),
    outerFace: outer.edgesMm.length,
  }));
  const best = cheapest(fits);
  return best && best.fit.edgesMm[best.outerFace]!;
}

function ascending(fit: LayerFit): boolean {
  return fit.edgesMm.every((edge, n) => Number.isFinite(edge) && (n === 0 || edge > fit.edgesMm[n - 1]!));
}
