import { BufferAttribute, BufferGeometry, Group, Mesh } from 'three';
import type { Vec3 } from '../../geometry/core/vector';
import type { CutPlane } from '../../geometry/surface/query/pick-surface';
import type { PackedMesh } from './pack-mesh';
import {
  createDepthMaterial,
  createSurfaceMaterial,
  createWallMaterial,
  MOST_PLANES,
  OPEN_OCCLUSION,
  planeAbout,
  type SurfaceLook,
} from './surface-material';

/** A slice plane to be drawn as a line on what it cuts. */
export interface StagePlane {
  readonly point: Vec3;
  readonly normal: Vec3;
  /** sRGB. */
  readonly colour: string;
}

/**
 * The layer of far inner walls: drawn before all else, on a depth of its own that begins at the
 * eye.
 */
export const WALL_LAYER = 1;

/** One surface on the card. */
export interface SurfaceModel {
  readonly group: Group;
  readonly packed: PackedMesh;
  /** Whether it has a far inner wall to be drawn just now. */
  showsWall(): boolean;
  /** 0 (hidden) to 1 (solid). */
  setOpacity(opacity: number): void;
  /** One byte a vertex. */
  setAmbientOcclusion(bytes: Uint8Array): void;
  /** Two bytes a vertex, see paintUncertainty; null for the surface's own colour. */
  setPaint(bytes: Uint8Array | null): void;
  /** Fewer triangles over the same vertices; takes the place of those before. */
  setCoarse(triangles: Uint32Array): void;
  /** Draws the coarse triangles, where it has them. */
  setHasty(hasty: boolean): void;
  /** Samples to a CSS px along a side, which lines are as wide as. */
  setGrain(grain: number): void;
  setPlanes(cut: CutPlane | null, planes: readonly StagePlane[]): void;
  dispose(): void;
}

/**
 * Ambient occlusion until it is baked: about the mean of a skull's outside, so that little changes
 * when it comes.
 */
const OCCLUSION_BEFORE = 225;

/** Nothing is copied: the packed arrays belong to the model from here on. */
export function createSurfaceModel(packed: PackedMesh, look: SurfaceLook): SurfaceModel {
  const whole = new BufferGeometry();
  const ambientOcclusion = new BufferAttribute(
    new Uint8Array(packed.positions.length / 3).fill(OCCLUSION_BEFORE),
    1,
    true,
  );
  whole.setAttribute('position', new BufferAttribute(packed.positions, 3));
  whole.setAttribute('packedNormal', new BufferAttribute(packed.normals, 4, true));
  whole.setAttribute('ambientOcclusion', ambientOcclusion);
  whole.setIndex(new BufferAttribute(packed.triangles, 1));
  let coarse: BufferGeometry | null = null;

  const material = createSurfaceMaterial(look);
  // Depth alone, drawn before what is translucent, so that one layer of it is seen and not all.
  const depth = createDepthMaterial();
  const { wallColour, nesting = 0 } = look;
  const wall = wallColour ? new Mesh(whole, createWallMaterial({ ...look, wallColour })) : null;
  wall?.layers.set(WALL_LAYER);
  const layers = [new Mesh(whole, depth), new Mesh(whole, material), ...(wall ? [wall] : [])] as const;
  const materials = layers.map(layer => layer.material);
  const group = new Group();
  group.position.set(...packed.center);
  group.add(...layers);
  for (const layer of layers) layer.frustumCulled = false;

  return {
    group,
    packed,
    showsWall: () => group.visible && wall !== null && wall.visible,
    setOpacity(opacity) {
      group.visible = opacity > 0;
      const clear = opacity < 1;
      layers[0].visible = clear;
      material.transparent = clear;
      material.depthWrite = !clear;
      material.uniforms['opacity']!.value = opacity;
      if (wall) wall.visible = clear;
      // After everything solid, so that what lies within a translucent thing is seen through it.
      layers[0].renderOrder = 8 + 2 * nesting;
      layers[1].renderOrder = clear ? 9 + 2 * nesting : 0;
    },
    setAmbientOcclusion(bytes) {
      ambientOcclusion.array.set(bytes);
      ambientOcclusion.needsUpdate = true;
    },
    setPaint(bytes) {
      material.uniforms['isPainted']!.value = bytes !== null;
      if (!bytes) return;
      // A copy: the card takes nothing out of shared memory.
      const paint = new BufferAttribute(new Uint8Array(bytes), 2, true);
      whole.setAttribute('paint', paint);
      coarse?.setAttribute('paint', paint);
    },
    setCoarse(next) {
      coarse?.dispose();
      coarse = new BufferGeometry();
      for (const name of Object.keys(whole.attributes)) coarse.setAttribute(name, whole.getAttribute(name));
      coarse.setIndex(new BufferAttribute(next, 1));
    },
    setHasty(hasty) {
      for (const layer of layers) layer.geometry = hasty && coarse ? coarse : whole;
    },
    setGrain(grain) {
      material.uniforms['grain']!.value = grain;
    },
    setPlanes(cut, planes) {
      material.uniforms['openLight']!.value = cut ? OPEN_OCCLUSION : 0;
      for (const { uniforms: u } of materials) {
        u['isCut']!.value = cut !== null;
        if (cut) planeAbout(packed.center, cut.point, cut.normal, u['cut']!.value);
      }
      for (const { uniforms: u } of materials) {
        if (!u['planesShown']) continue;
        for (let i = 0; i < MOST_PLANES; i++) {
          const plane = planes[i];
          u['planesShown'].value.setComponent(i, plane ? 1 : 0);
          if (!plane) continue;
          planeAbout(packed.center, plane.point, plane.normal, u['planes']!.value[i]);
          u['planeColours']!.value[i].set(plane.colour);
        }
      }
    },
    dispose() {
      coarse?.dispose();
      whole.dispose();
      for (const each of materials) each.dispose();
    },
  };
}
