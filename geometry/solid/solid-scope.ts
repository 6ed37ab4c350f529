import type { Manifold } from 'manifold-3d';
import type { SolidKernel } from './load-kernel';

/**
 * An exact closed solid, owned by the scope that made it; mm, in whatever local frame the maker
 * says.
 */
export type Solid = Manifold;

/**
 * Owns every solid made in it and frees them together: WebAssembly memory is not garbage-collected,
 * and a chain of booleans leaks each intermediate otherwise.
 */
export class SolidScope {
  private readonly owned: Solid[] = [];

  constructor(readonly kernel: SolidKernel) {}

  keep(solid: Solid): Solid {
    this.owned.push(solid);
    return solid;
  }

  dispose(): void {
    for (const solid of this.owned.splice(0)) solid.delete();
  }
}

/**
 * Runs `work` with a scope and frees its solids afterwards, also when it throws. `work` must return
 * plain data.
 */
export function withSolids<T>(kernel: SolidKernel, work: (scope: SolidScope) => T): T {
  const scope = new SolidScope(kernel);
  try {
    return work(scope);
  } finally {
    scope.dispose();
  }
}
