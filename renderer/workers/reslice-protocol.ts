import type { MovingLook } from '../../geometry/fusion/draw-moving';
import type { RigidTransform } from '../../geometry/fusion/rigid-transform';
import type { CuttingPlane, PlaneCut } from '../../geometry/surface/query/slice-mesh';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { SliceGrid } from '../../geometry/volume/reslice-plane';
import type { Volume } from '../../geometry/volume/volume';

/** What the window sends a reslicing worker. Volumes and meshes go once and are asked for by number afterwards. */
export type ToReslicer =
  | { readonly kind: 'volume'; readonly id: number; readonly volume: Volume }
  | { readonly kind: 'mesh'; readonly id: number; readonly mesh: TriangleMesh }
  | { readonly kind: 'forget'; readonly id: number }
  | { readonly kind: 'slice'; readonly ticket: number; readonly id: number; readonly grid: SliceGrid }
  | {
      readonly kind: 'moving';
      readonly ticket: number;
      readonly id: number;
      readonly fixedFromMoving: RigidTransform;
      readonly grid: SliceGrid;
      readonly look: MovingLook;
    }
  | { readonly kind: 'cut'; readonly ticket: number; readonly id: number; readonly plane: CuttingPlane };

/** What comes back, one answer a ticket. Arrays and pictures are transferred. */
export type FromReslicer =
  | {
      readonly kind: 'slice';
      readonly ticket: number;
      readonly pixels: Int16Array<ArrayBuffer>;
      readonly inside: number;
    }
  | { readonly kind: 'moving'; readonly ticket: number; readonly picture: ImageBitmap }
  | { readonly kind: 'cut'; readonly ticket: number; readonly cut: PlaneCut }
  | { readonly kind: 'failed'; readonly ticket: number; readonly message: string };
