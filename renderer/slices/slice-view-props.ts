import type { PatientPoint, PatientVector } from '../../geometry/core/frames';
import type { Vec3 } from '../../geometry/core/vector';
import type { RigidTransform } from '../../geometry/fusion/rigid-transform';
import type { PathLayer } from '../../geometry/path/list-layers';
import type { PlacedTool } from '../../geometry/path/place-tool';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import type { SignalWindow } from '../../geometry/volume/signal-window';
import type { Volume } from '../../geometry/volume/volume';
import type { Measurement } from './measure';
import type { SliceOverlay } from './slice-overlay';
import type { SlicePlane } from './slice-plane';

export interface WindowLevel {
  readonly centerHu: number;
  readonly widthHu: number;
}

/** A closed mesh whose cut with the plane is outlined. */
export interface SliceOutline {
  readonly id: string;
  /** A new object for a new surface; never changed in place. */
  readonly mesh: TriangleMesh;
  /** CSS colour. */
  readonly colour: string;
}

/** A straight path with its ends as handles. */
export interface SlicePath {
  readonly id: string;
  readonly targetLps: PatientPoint;
  readonly entryLps: PatientPoint;
  /** Where the line leaves the bone and where the sleeve's lips lie, once known. */
  readonly entrySurfaceLps?: PatientPoint;
  readonly lowerLipLps?: PatientPoint;
  readonly upperLipLps?: PatientPoint;
  readonly boreDiameterMm?: number;
  readonly outerDiameterMm?: number;
  readonly colour: string;
  readonly selected: boolean;
  /** Radius of the ball drawn at the target: the tool's, mm. */
  readonly targetRadiusMm?: number;
  /** Where the tool is predicted to come to 95 times in 100, once known. */
  readonly error?: PathError;
}

/** The needle in a path, as it lies once its stop rests on the sleeve; LPS mm. */
export interface SliceInstrument extends PlacedTool {
  readonly pathId: string;
  readonly diameterMm: number;
  /** Across the ring of the upper lip that the stop rests on; null until the sleeve is known. */
  readonly stopRingMm: number | null;
  /** From the axis to beyond all that is drawn round it, mm. */
  readonly halfWidthMm: number;
  /** Null until the path was measured. */
  readonly measured: {
    /** Where the line leaves the outer face of the bone. */
    readonly zeroLps: PatientPoint;
    /** Unit, inwards. */
    readonly directionLps: PatientVector;
    readonly layers: readonly PathLayer[];
  } | null;
}

/** The predicted error at a target, LPS mm. */
interface PathError {
  /** Of the ball about the target that holds 95 %. */
  readonly radiusMm: number;
  /** The ellipsoid that holds 95 %, by its middle and its half-axes from there. */
  readonly centreLps: Vec3;
  readonly halfAxesLps: readonly [Vec3, Vec3, Vec3];
}

/** Something made of balls of one size, and what it is called. */
export interface SliceBalls {
  readonly id: string;
  readonly words: string;
  /** xyz each, LPS mm. */
  readonly middlesLps: Float64Array;
  readonly ballRadiusMm: number;
}

/** A box in the patient frame, shown where the plane cuts it. */
export interface SliceBox {
  readonly id: string;
  /** Hatched: nothing was scanned there. Dashed: the edge of what counts. */
  readonly look: 'hatched' | 'dashed';
  readonly cornerLps: PatientPoint;
  /** From the corner to its three neighbours, LPS. */
  readonly edgesMm: readonly [Vec3, Vec3, Vec3];
}

/**
 * The same spot in two scans, where each end lies on the slice's own; the second may not be marked
 * yet.
 */
export interface SliceLandmark {
  readonly fixedLps: PatientPoint;
  readonly movedLps: PatientPoint | null;
}

export type SliceTool = 'crosshair' | 'target' | 'entry' | 'distance' | 'angle' | 'landmark' | 'nudge';

/** What the work at hand is about: views come near to it. */
export interface SliceFocus {
  /** Another key is other work: the view goes there. The same one leaves a hand's zoom alone. */
  readonly key: string;
  readonly pointsLps: readonly PatientPoint[];
}

/** How near a view is to come: the whole head, the work at hand, or as at first. */
export type ZoomGoal = 'whole' | 'work' | 'first';

/** Everything one 2D viewport shows and says; it owns zoom and pan, nothing else. */
export interface SliceViewProps {
  /**
   * Accessible name of the region: Transverse, Dorsal, Sagittal, Along path, Across path, Probe's
   * eye.
   */
  readonly name: string;
  /** Colour of the frame: a CSS custom property such as var(--transverse). */
  readonly accent: string;
  readonly volume: Volume;
  readonly plane: SlicePlane;
  /**
   * Letters at the edges (Le, Rt, D, V, R, Cd in the user's language); empty where none may be
   * shown yet.
   */
  readonly letters: {
    readonly left: string;
    readonly right: string;
    readonly top: string;
    readonly bottom: string;
  };
  /** Edges that lie on a side of the animal: their letters are badges. Default: none. */
  readonly sides?: Partial<Readonly<Record<'left' | 'right' | 'top' | 'bottom', 'left' | 'right' | null>>>;
  /** Null or left out: the whole scan is. */
  readonly focus?: SliceFocus | null;
  /** A new object each time it is asked for; default: never. */
  readonly zoomTo?: { readonly to: ZoomGoal } | null;
  readonly windowLevel: WindowLevel;
  readonly crosshair: PatientPoint;
  /**
   * Where the other planes cut this one, drawn as lines through the crosshair with a gap in the
   * middle.
   */
  readonly crossing: readonly { readonly plane: SlicePlane; readonly colour: string }[];
  readonly outlines: readonly SliceOutline[];
  /** Default: none. */
  readonly boxes?: readonly SliceBox[];
  /** Names over what is outlined, in its colour. Default: none. */
  readonly labels?: { readonly of: readonly SliceBalls[]; readonly colour: string };
  readonly paths: readonly SlicePath[];
  /** Of one of the paths, drawn to scale in a view that is of it. Default: none. */
  readonly instrument?: SliceInstrument | null;
  /** Whether the colours of its layers are explained here. Default: no. */
  readonly hasLegend?: boolean;
  /** A fused scan over the slice. */
  readonly overlay?: SliceOverlay | null;
  readonly landmarks?: readonly SliceLandmark[];
  readonly tool: SliceTool;
  /** Which scan is seen, or both. */
  readonly scanName?: string;
  /** Where the slice lies. */
  readonly caption?: string;
  /** What has to be known of this very slice; over the caption. */
  readonly note?: string;
  readonly onWindowLevel: (value: WindowLevel) => void;
  /** Called in its place where the overlay takes it. */
  readonly onOverlayWindow?: (value: SignalWindow) => void;
  /** Crosshair moved by click, drag or wheel; `done` on release. */
  readonly onCrosshair: (point: PatientPoint, done: boolean) => void;
  /** A handle dragged or nudged; `done` on release, so that a drag is one undo step. */
  readonly onHandle: (pathId: string, end: 'target' | 'entry', point: PatientPoint, done: boolean) => void;
  /** A click while the tool is 'target' or 'entry'. */
  readonly onPlace: (end: 'target' | 'entry', point: PatientPoint) => void;
  /** A click while the tool is 'landmark'. */
  readonly onLandmark?: (point: PatientPoint) => void;
  /**
   * While the tool is 'nudge': moves the overlay on from where it is; `done` on release, so that a
   * move is one undo step.
   */
  readonly onNudge?: (motion: RigidTransform, done: boolean) => void;
  /** Finished measurements, kept by the home; where it keeps none, each viewport has its own. */
  readonly measurements?: readonly Measurement[];
  /** One was finished or taken away. */
  readonly onMeasurements?: (measurements: readonly Measurement[]) => void;
  /** Pointer over the picture; null when it leaves. */
  readonly onHover: (point: PatientPoint | null) => void;
  /**
   * Where given, the wheel and Page keys move the plane along `into` by this through it, and not
   * the crosshair; mm.
   */
  readonly onScroll?: (mm: number) => void;
  readonly onMaximise?: () => void;
  /** What the last click placed was the first click of a double click: it is not to stand. */
  readonly onTakeBack?: () => void;
}
