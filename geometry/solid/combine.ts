import { assertSolid } from './convert-mesh';
import type { Solid, SolidScope } from './solid-scope';

/** Exact union; throws on an empty result. */
export function unite(scope: SolidScope, solids: readonly Solid[]): Solid {
  return assertSolid(scope.keep(scope.kernel.Manifold.union(solids)), 'unite');
}

/** Exact difference: `body` less every cutter; throws where nothing is left. */
export function cut(scope: SolidScope, body: Solid, cutters: readonly Solid[]): Solid {
  if (cutters.length === 0) return body;
  return assertSolid(scope.keep(scope.kernel.Manifold.difference([body, ...cutters])), 'cut');
}

/**
 * Short edges and near-flat facets merged within `toleranceMm`, so that no triangle is lost when the mesh is later
 * rounded to Float32 far from the origin.
 */
export function tidy(scope: SolidScope, solid: Solid, toleranceMm: number): Solid {
  return assertSolid(scope.keep(solid.simplify(toleranceMm)), 'tidy');
}

/** The connected pieces, largest volume first. */
export function pieces(scope: SolidScope, solid: Solid): Solid[] {
  return solid
    .decompose()
    .map(piece => scope.keep(piece))
    .sort((a, b) => b.volume() - a.volume());
}
