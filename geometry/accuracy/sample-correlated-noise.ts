import type { Random } from '../core/random';

/** Waves that make up a field: the sum is Gaussian to within a per cent or two. */
const WAVES = 32;

/**
 * One draw of a smooth random height over space, mean 0 and standard deviation 1, alike at two
 * points d mm apart as exp(-d^2 / (2 patch^2)): an error of the surface is shared by its
 * neighbourhood, because what causes it (the scanner's blur, the density of the cortex, a layer of
 * the print) reaches over some millimetres. Were it independent from point to point, more points
 * would average it away, and a face sampled finely enough would seat without error.
 *
 * A sum of waves at random frequencies and with random amplitudes (Rahimi and Recht 2007), so that
 * it has a value, a slope and a curvature anywhere.
 */
export interface CorrelatedNoise {
  /** Writes height and gradient (per mm) at a point: out[0], out[1..3]. */
  at(x: number, y: number, z: number, out: Float64Array): void;
  /** The same, and the second derivatives xx, yy, zz, xy, yz, zx (per mm2): out[4..9]. */
  expandAt(x: number, y: number, z: number, out: Float64Array): void;
}

export function sampleCorrelatedNoise(patchMm: number, random: Random): CorrelatedNoise {
  const frequency = new Float64Array(3 * WAVES).map(() => random.normal() / patchMm);
  const amplitude = new Float64Array(2 * WAVES).map(() => random.normal() / Math.sqrt(WAVES));
  return {
    at(x, y, z, out) {
      out.fill(0, 0, 4);
      for (let n = 0, f = 0; n < WAVES; n++, f += 3) {
        const [fx, fy, fz] = [frequency[f]!, frequency[f + 1]!, frequency[f + 2]!];
        const angle = fx * x + fy * y + fz * z;
        const c = Math.cos(angle);
        const s = Math.sin(angle);
        const slope = amplitude[2 * n + 1]! * c - amplitude[2 * n]! * s;
        out[0]! += amplitude[2 * n]! * c + amplitude[2 * n + 1]! * s;
        out[1]! += slope * fx;
        out[2]! += slope * fy;
        out[3]! += slope * fz;
      }
    },
    expandAt(x, y, z, out) {
      out.fill(0, 0, 10);
      for (let n = 0, f = 0; n < WAVES; n++, f += 3) {
        const [fx, fy, fz] = [frequency[f]!, frequency[f + 1]!, frequency[f + 2]!];
        const angle = fx * x + fy * y + fz * z;
        const c = Math.cos(angle);
        const s = Math.sin(angle);
        const height = amplitude[2 * n]! * c + amplitude[2 * n + 1]! * s;
        const slope = amplitude[2 * n + 1]! * c - amplitude[2 * n]! * s;
        out[0]! += height;
        out[1]! += slope * fx;
        out[2]! += slope * fy;
        out[3]! += slope * fz;
        out[4]! -= height * fx * fx;
        out[5]! -= height * fy * fy;
        out[6]! -= height * fz * fz;
        out[7]! -= height * fx * fy;
        out[8]! -= height * fy * fz;
        out[9]! -= height * fz * fx;
      }
    },
  };
}
