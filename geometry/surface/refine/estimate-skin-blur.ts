import { createCubicSampler, createDerivativeSampler } from '../../volume/sample-volume';
import type { Volume } from '../../volume/volume';
import { createSlabFitter, emptyFit } from './fit-slab';
import { minimize } from './minimize';
import { readProfile, type ProfileLine } from './read-profile';

/** Blur by direction, one standard deviation, mm. */
export interface SkinBlur {
  readonly planeSigmaMm: number;
  readonly axialSigmaMm: number;
}

const AIR_HU = -1000;
const SKIN_HU = -500;
/** Rows looked along in each direction of the slices' plane. */
const ROWS = 24;
const PROFILE_SAMPLES = 17;
const LEAST_PROFILES = 60;

/**
 * The scanner's blur from where the patient (or a dry bone, or a phantom) meets the air outside: a
 * single clean step of 1000 HU or more between two level sides, which tells the blur whatever the
 * bone is like. Rows are followed inward from the volume's border to the first tissue; edges with
 * uneven sides (hair, folds, ears, foam) are left out. Null where fewer than sixty clean edges are
 * found.
 */
export function estimateSkinBlur(volume: Volume): SkinBlur | null {
  const unit = Math.cbrt(volume.spacingMm[0] * volume.spacingMm[1] * volume.spacingMm[2]);
  const stepMm = 0.5 * unit;
  const startMm = -0.5 * (PROFILE_SAMPLES - 1) * stepMm;
  const profiles: Float64Array[] = [];
  const cosines: number[] = [];
  const sample = createCubicSampler(volume);
  const derivatives = createDerivativeSampler(volume);
  const d = new Float64Array(9);
  const line: ProfileLine = { i: 0, j: 0, k: 0, di: 0, dj: 0, dk: 0 };
  const [si, sj, sk] = volume.spacingMm;
  const buffer = new Float64Array(PROFILE_SAMPLES);
  for (const [i, j, k] of skinPlaces(volume)) {
    derivatives(i, j, k, d);
    const u = -d[0]! / si;
    const v = -d[1]! / sj;
    const w = -d[2]! / sk;
    const steep = Math.sqrt(u * u + v * v + w * w);
    if (!(steep > 0)) continue;
    line.i = i;
    line.j = j;
    line.k = k;
    line.di = u / steep / si;
    line.dj = v / steep / sj;
    line.dk = w / steep / sk;
    readProfile(sample, line, startMm, stepMm, buffer);
    if (!isClean(buffer)) continue;
    // Air becomes zero, tissue about a thousand.
    profiles.push(buffer.map(hu => hu - AIR_HU));
    cosines.push(w / steep);
  }
  if (profiles.length < LEAST_PROFILES) return null;

  const fit = emptyFit();
  const fitSlab = createSlabFitter(fit);
  const cost = (at: readonly number[]): number => {
    const plane = unit * Math.exp(at[0]!);
    const axial = plane * Math.exp(at[1]!);
    let sum = 0;
    profiles.forEach((profile, n) => {
      const square = cosines[n]! ** 2;
      const sigma = Math.sqrt(plane * plane * (1 - square) + axial * axial * square);
      const level = 0.5 * (profile[0]! + profile[1]!);
      const prior = {
        corticalHu: level,
        corticalSpreadHu: 200,
        densityKnown: true,
        skinAllowed: false,
        noiseHu: 20,
      };
      fitSlab(profile, startMm / sigma, stepMm / sigma, PROFILE_SAMPLES, prior);
      sum += fit.misfit / (fit.misfit + 4);
    });
    return sum / profiles.length + 2e-3 * at[1]! * at[1]!;
  };
  const best = minimize(cost, [-0.2, 0], [0.2, 0.15], 45);
  const planeSigmaMm = unit * Math.exp(best[0]!);
  return { planeSigmaMm, axialSigmaMm: planeSigmaMm * Math.exp(best[1]!) };
}

/** Both ends of the profile are level (air outside) and the step between them is high. */
function isClean(profile: Float64Array): boolean {
  const last = profile.length - 1;
  const levelled = (from: number): boolean => {
    let low = Infinity;
    let high = -Infinity;
    for (let n = from; n < from + 4; n++) {
      low = Math.min(low, profile[n]!);
      high = Math.max(high, profile[n]!);
    }
    return high - low < 140;
  };
  return (
    levelled(0) && levelled(last - 3) && profile[last]! < AIR_HU + 100 && profile[0]! - profile[last]! > 800
  );
}

/** Where rows along i and j, from either border, first meet tissue: continuous voxel indices. */
function skinPlaces(volume: Volume): [number, number, number][] {
  const [ni, nj, nk] = volume.sizeVoxels;
  const { voxels } = volume;
  const places: [number, number, number][] = [];
  for (let c = 0; c < ROWS; c++) {
    const k = Math.floor(((c + 0.5) * nk) / ROWS);
    for (const along of [0, 1]) {
      const length = along === 0 ? ni : nj;
      const across = along === 0 ? nj : ni;
      const step = along === 0 ? 1 : ni;
      for (let b = 0; b < ROWS; b++) {
        const other = Math.floor(((b + 0.5) * across) / ROWS);
        const start = ni * nj * k + (along === 0 ? ni * other : other);
        for (const inward of [1, -1]) {
          const first = inward > 0 ? 0 : length - 1;
          if (voxels[start + first * step]! > SKIN_HU) continue;
          for (let n = 1; n < length; n++) {
            const here = voxels[start + (first + inward * n) * step]!;
            if (here <= SKIN_HU) continue;
            const before = voxels[start + (first + inward * (n - 1)) * step]!;
            const at = first + inward * (n - 1 + (SKIN_HU - before) / (here - before));
            places.push(along === 0 ? [at, other, k] : [other, at, k]);
            break;
          }
        }
      }
    }
  }
  return places;
}
