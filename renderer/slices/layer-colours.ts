import type { PathLayerKind } from '../../geometry/path/list-layers';

/**
 * On the dark stage of both themes: hues that every kind of eye tells apart, and from dark to light
 * as well, for one that sees none.
 */
export const LAYER_COLOURS: Readonly<Record<PathLayerKind, string>> = {
  air: '#3a3f47',
  soft: '#cc79a7',
  bone: '#f5e6c4',
  between: '#7d8794',
  within: '#2f6fb3',
};
