import { assertSolid } from './convert-mesh';
import type { Solid, SolidScope } from './solid-scope';

/** Exact union; throws on an empty result. */
export function union(scope: SolidScope, solids: readonly Solid[]): Solid {
  return assertSolid(scope.keep(scope.kernel.Manifold.union(solids)), 'union');
}

/** Exact difference: `body` less every cutter; throws where nothing is left. */
export function cut(scope: SolidScope, body: Solid, cutters: readonly Solid[]): Solid {
  if (cutters.length === 0) return body;
  return assertSolid(scope.keep(scope.kernel.Manifold.difference([body, ...cutters])), 'cut');
}

/**
 * Short edges and near-flat facets merged within `toleranceMm`, so that no triangle is lost when
 * the mesh is later rounded to Float32 far from the origin.
 */
export function simplify(scope: SolidScope, solid: Solid, toleranceMm: number): Solid {
  return assertSolid(scope.keep(solid.simplify(toleranceMm)), 'simplify');
}

/** The connected components, largest volume first. */
export function components(scope: SolidScope, solid: Solid): Solid[] {
  return solid
    .decompose()
    .map(piece => scope.keep(piece))
    .sort((a, b) => b.volume() - a.volume());
}
