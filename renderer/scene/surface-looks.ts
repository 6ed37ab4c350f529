import type { SceneMesh } from './scene-view-props';
import type { SurfaceLook } from './surface-material';

/** How each kind of surface looks, on a dark stage in both themes. */
export const surfaceLooks: Record<SceneMesh['kind'], SurfaceLook> = {
  bone: { colour: '#f1e5cf', cutColour: '#d2b08e', gloss: 0.16, wallColour: '#665d52', nesting: 1 },
  guide: { colour: '#56b4e9', cutColour: '#a5daf7', gloss: 0.3, nesting: 2 },
  'guide-preview': { colour: '#56b4e9', cutColour: '#a5daf7', gloss: 0.2, nesting: 2 },
  lesion: { colour: '#3d8fe0', cutColour: '#8fc4f5', gloss: 0.15 },
  soft: { colour: '#a583ee', cutColour: '#cdb9f7', gloss: 0.2 },
};
