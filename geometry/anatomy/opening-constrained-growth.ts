import { transformDistance3d } from '../volume/transform-distance-3d';
import { borderCells, floodThroughFaces } from './flood-through-faces';

/** A grid of cells: layout i + ni * (j + nj * k). */
export interface CellGrid {
  readonly size: readonly [number, number, number];
  readonly spacingMm: readonly [number, number, number];
}

/** What the region is and how it hangs together. */
export interface GrownRegion {
  /** 1 in the region: joined through faces, without holes. */
  readonly inside: Uint8Array;
  readonly cells: number;
}

/**
 * Grows a region from a seed through candidates that it is joined to by ways wider than twice
 * `neckMm`: what leaves it by a thinner one (a vessel, a sheet of dura) is cut off a neck's
 * half-width outside it. Holes that the candidates enclose (a dead core, a clot) belong to it.
 *
 * An opening by a ball: cells deeper than `neckMm`, the component of them at the seed, and what of
 * the candidates lies within `neckMm` of that component.
 *
 * @param candidates 1 where a cell may belong
 * @param seed index of the cell to begin at; the nearest deep cell within `reachMm` of it is taken
 * @returns null where nothing that wide lies within reach of the seed
 */
export function openingConstrainedGrowth(
  candidates: Uint8Array,
  grid: CellGrid,
  seed: number,
  neckMm: number,
  reachMm: number,
): GrownRegion | null {
  const { size, spacingMm } = grid;
  // From a cell's centre to the next centre outside: the border between them lies half a cell
  // nearer.
  const halfMm = Math.cbrt(spacingMm[0] * spacingMm[1] * spacingMm[2]) / 2;
  const least2 = (neckMm + halfMm) ** 2;

  const outside = new Uint8Array(candidates.length);
  floodThroughFaces(borderCells(size), size, n => candidates[n] === 0, outside);
  const depth2 = transformDistance3d(outside, size, spacingMm);
  const start = nearestDeep(depth2, least2, grid, seed, reachMm);
  if (start < 0) return null;

  const core = new Uint8Array(candidates.length);
  floodThroughFaces([start], size, n => depth2[n]! >= least2, core);
  const away2 = transformDistance3d(core, size, spacingMm);
  const inside = new Uint8Array(candidates.length);
  const cells = floodThroughFaces([start], size, n => outside[n] === 0 && away2[n]! <= least2, inside);
  return { inside, cells };
}

function nearestDeep(
  depth2: Float32Array,
  least2: number,
  { size, spacingMm }: CellGrid,
  seed: number,
  reachMm: number,
): number {
  const [ni, nj, nk] = size;
  const at = [seed % ni, Math.floor(seed / ni) % nj, Math.floor(seed / (ni * nj))] as const;
  const reach = spacingMm.map(s => Math.ceil(reachMm / s)) as [number, number, number];
  let best = -1;
  let best2 = reachMm * reachMm;
  for (let k = Math.max(0, at[2] - reach[2]); k <= Math.min(nk - 1, at[2] + reach[2]); k++) {
    for (let j = Math.max(0, at[1] - reach[1]); j <= Math.min(nj - 1, at[1] + reach[1]); j++) {
      for (let i = Math.max(0, at[0] - reach[0]); i <= Math.min(ni - 1, at[0] + reach[0]); i++) {
        const n = i + ni * (j + nj * k);
        if (!(depth2[n]! >= least2)) continue;
        const d2 =
          ((i - at[0]) * spacingMm[0]) ** 2 +
          ((j - at[1]) * spacingMm[1]) ** 2 +
          ((k - at[2]) * spacingMm[2]) ** 2;
        if (d2 > best2 || (d2 === best2 && best >= 0)) continue;
        best = n;
        best2 = d2;
      }
    }
  }
  return best;
}
