import type { MovingLook } from '../../geometry/fusion/draw-moving';
import type { RigidTransform } from '../../geometry/fusion/rigid-transform';
import type { CuttingPlane, PlaneCut } from '../../geometry/surface/query/slice-mesh';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { SliceGrid } from '../../geometry/volume/reslice-plane';
import type { Volume } from '../../geometry/volume/volume';

/** The pixels of a slice, and how many of them lie in the volume. */
export interface SlicePixels {
  readonly pixels: Int16Array<ArrayBuffer>;
  readonly inside: number;
}

/**
 * What a reslicing worker is called for. Volumes and meshes go once and are asked for by number
 * afterwards.
 */
export interface ResliceCalls {
  readonly volume: {
    readonly request: { readonly id: number; readonly volume: Volume };
    readonly reply: null;
  };
  readonly mesh: {
    readonly request: { readonly id: number; readonly mesh: TriangleMesh };
    readonly reply: null;
  };
  readonly forget: { readonly request: { readonly id: number }; readonly reply: null };
  readonly slice: {
    readonly request: { readonly id: number; readonly grid: SliceGrid };
    readonly reply: SlicePixels;
  };
  readonly moving: {
    readonly request: {
      readonly id: number;
      readonly fixedFromMoving: RigidTransform;
      readonly grid: SliceGrid;
      readonly look: MovingLook;
    };
    readonly reply: ImageBitmap;
  };
  readonly cut: {
    readonly request: { readonly id: number; readonly plane: CuttingPlane };
    readonly reply: PlaneCut;
  };
}
