import { median } from '../../core/median';
import { createCubicSampler } from '../../volume/sample-volume';
import type { Volume } from '../../volume/volume';
import { sigmaAlong, type EdgeModel } from './edge-model';
import { createSlabFitter, emptyFit } from './fit-slab';
import type { TriangleMesh } from '../mesh/mesh';
import { readProfile, type ProfileLine } from './read-profile';
import { createSurfaceLines } from './surface-lines';

const PROFILES = 5000;
const profile = { start: -5.6, step: 0.7, count: 15 } as const;
/**
 * Only slabs that the profile shows outright: thinner ones tell thickness times density, misfits
 * tell neither.
 */
const THINNEST = 1;
const WORST_MISFIT = 1.5;
/**
 * Beyond this the profile does not tell a slab's thickness: one class, in which the teeth are few.
 */
const THICKEST = 4;
/** What is denser behind a thin slab than spongy bone is a tooth: enamel over dentine. */
const SPONGY_HU = 900;
/**
 * Walls are compared in classes of like thickness, of this share of all walls and at least so many.
 */
const CLASS_SHARE = 0.08;
const LEAST_IN_CLASS = 60;

/**
 * Density of compact bone, HU, under a known blur: each wall is fitted with a slab of its own
 * density. A wall that is compact throughout, or a table that stands clear of the diploe, shows the
 * density of compact bone; one with a thin spongy core that the blur hides shows less, never more.
 * Walls of like thickness are of a kind, so the answer is the highest median over the classes of
 * thickness. Null where too few walls are fitted well.
 */
export function estimateCorticalDensity(volume: Volume, mesh: TriangleMesh, model: EdgeModel): number | null {
  const vertices = mesh.positions.length / 3;
  const sample = createCubicSampler(volume);
  const lines = createSurfaceLines(volume, mesh);
  const line: ProfileLine = { i: 0, j: 0, k: 0, di: 0, dj: 0, dk: 0 };
  const fit = emptyFit();
  const fitSlab = createSlabFitter(fit);
  const samples = new Float64Array(profile.count);
  const prior = {
    corticalHu: model.corticalHu,
    corticalSpreadHu: 500,
    densityKnown: false,
    skinAllowed: !model.isBare,
    noiseHu: 20,
  };
  const walls: { readonly thickness: number; readonly hu: number }[] = [];
  const thick: number[] = [];
  const stride = Math.max(1, Math.floor(vertices / PROFILES));
  for (let v = stride >> 1; v < vertices; v += stride) {
    const sigma = sigmaAlong(model, lines.place(v, line));
    readProfile(sample, line, profile.start * sigma, profile.step * sigma, samples);
    fitSlab(samples, profile.start, profile.step, profile.count, prior);
    if (!fit.clean || fit.misfit > WORST_MISFIT || fit.thickness < THINNEST) continue;
    if (fit.thickness >= THICKEST) thick.push(fit.corticalHu);
    else if (fit.insideHu < SPONGY_HU) walls.push({ thickness: fit.thickness, hu: fit.corticalHu });
  }
  const inClass = Math.max(LEAST_IN_CLASS, Math.ceil(CLASS_SHARE * (walls.length + thick.length)));
  walls.sort((a, b) => a.thickness - b.thickness);
  const classes = thick.length >= inClass ? [thick] : [];
  for (let from = 0; from + inClass <= walls.length; from += inClass >> 1) {
    classes.push(walls.slice(from, from + inClass).map(w => w.hu));
  }
  if (classes.length === 0) return null;
  return Math.max(...classes.map(median));
}
