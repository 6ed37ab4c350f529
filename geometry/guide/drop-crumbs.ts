import { pieces, unite } from '../solid/combine';
import type { Solid, SolidScope } from '../solid/solid-scope';

/** A loose piece under this volume is a crumb that a cut left, not a part of the guide, mm3. */
const CRUMB_MM3 = 5;

/** Drops crumbs and says how many; pieces that are more than crumbs stay, so that the component check sees them. */
export function dropCrumbs(
  scope: SolidScope,
  solid: Solid,
): { readonly solid: Solid; readonly crumbs: number; readonly components: number } {
  const all = pieces(scope, solid);
  const kept = all.filter((piece, i) => i === 0 || piece.volume() >= CRUMB_MM3);
  return {
    solid: kept.length === all.length ? solid : kept.length === 1 ? kept[0]! : unite(scope, kept),
    crumbs: all.length - kept.length,
    components: kept.length,
  };
}
