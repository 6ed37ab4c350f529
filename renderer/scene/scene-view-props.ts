import type { PatientPoint, PatientVector } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { SlicePath } from '../slices/slice-view-props';
import type { SlicePlane } from '../slices/slice-plane';

export interface SceneMesh {
  readonly id: string;
  /** A new object for a new surface; never changed in place. LPS mm. */
  readonly mesh: TriangleMesh;
  readonly kind: 'bone' | 'guide' | 'guide-preview' | 'lesion' | 'soft';
  /** 0..1; below 1 drawn translucent. */
  readonly opacity: number;
  readonly visible: boolean;
  /** How sure each vertex is, see paintUncertainty; null or missing for the kind's own colour. */
  readonly paint?: Uint8Array | null;
}

export type SceneDirection = 'dorsal' | 'ventral' | 'left' | 'right' | 'rostral' | 'caudal' | 'along-path';

/** The animal's axes in LPS, unit: proposed or confirmed at the orientation gate. */
export interface AnatomicalAxes {
  readonly dorsal: PatientVector;
  readonly rostral: PatientVector;
  /** dorsal x rostral: (left, dorsal, rostral) is right-handed. Derived, never typed in. */
  readonly left: PatientVector;
}

/** Everything the 3D viewport (region name "3D") shows and says; it owns its camera. */
export interface SceneViewProps {
  readonly meshes: readonly SceneMesh[];
  readonly paths: readonly SlicePath[];
  readonly planes: readonly {
    readonly id: string;
    readonly plane: SlicePlane;
    readonly colour: string;
    readonly visible: boolean;
  }[];
  /**
   * How the guide most readily moves on its seat, drawn as an arrow with its words; null for none.
   */
  readonly motion: {
    readonly kind: 'slide' | 'spin' | 'rock';
    /** A slide's direction, a turn's axis; LPS. */
    readonly directionLps: Vec3;
    readonly centreLps: Vec3;
    readonly words: string;
  } | null;
  /** Places marked on the bone, as small crosses. Default: none. */
  readonly spots?: readonly Vec3[];
  readonly crosshair: PatientPoint | null;
  readonly axes: AnatomicalAxes | null;
  /** False until the gate is confirmed: the orientation figure then shows "?" in place of Le/Rt. */
  readonly axesConfirmed: boolean;
  /** Clipping plane along the into direction of a plane; null for none. */
  readonly clip: { readonly point: PatientPoint; readonly normal: PatientVector } | null;
  /** A click on bone; `normal` is unit, outward. */
  readonly onPick: (point: PatientPoint, normal: PatientVector) => void;
  /**
   * An end of the selected path is dragged or nudged; `done` on release, so that a drag is one undo
   * step. Left out or null: the ends are not to be moved, and have no handles.
   */
  readonly onHandle?:
    ((pathId: string, end: 'target' | 'entry', point: PatientPoint, done: boolean) => void) | null;
  /** Look from here; a new object each time it is asked for (keys, "Show me"). */
  readonly look:
    | { readonly from: SceneDirection | 'first' }
    | { readonly at: PatientPoint; readonly from?: PatientVector }
    | null;
  readonly theme: 'dark' | 'light';
  readonly onMaximise?: () => void;
  /** What the last pick placed was the first click of a double click: it is not to stand. */
  readonly onTakeBack?: () => void;
}
