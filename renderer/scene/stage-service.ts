import type { CallsOf } from '../../geometry/threads/remote-service';
import type { CameraPose, PictureSize } from './orbit-camera';
import { createSceneStage, type SceneStage } from './scene-stage';

/** The stage as the window's thread speaks to it: lives in renderer/scene/draw-scene.worker.ts. */
export interface StageService extends SceneStage {
  /** To be called first. False where WebGL 2 is missing; every later call then does nothing. */
  open(canvas: OffscreenCanvas, figurePx: number): boolean;
}

/**
 * What the stage tells unasked: each frame that was drawn, and the card's picture lost or there
 * again.
 */
export type StageEvent =
  | { readonly kind: 'drawn'; readonly pose: CameraPose; readonly size: PictureSize }
  | { readonly kind: 'lost'; readonly isLost: boolean };

/** The calls of the stage's worker; `watch` goes on for as long as it lives. */
export type StageCalls = CallsOf<StageService> & {
  readonly watch: { readonly request: null; readonly reply: never; readonly progress: StageEvent };
};

/**
 * Drawing stands in a worker of its own, because a frame can hold its thread: where the processor
 * draws in the card's stead, or the browser has to read the picture back, for as long as the frame
 * takes (0.2 to 1.2 s for 1.4 million triangles on two busy cores, measured as long tasks of the
 * window's thread before the stage moved out of it).
 */
export function createStageService(onEvent: (event: StageEvent) => void): StageService {
  let stage: SceneStage | null = null;
  return {
    open(canvas, figurePx) {
      try {
        stage = createSceneStage(canvas, {
          figurePx,
          onDrawn: (pose, size) => onEvent({ kind: 'drawn', pose, size }),
          onLost: isLost => onEvent({ kind: 'lost', isLost }),
        });
      } catch {
        // WebGLRenderer throws where no context is to be had.
        return false;
      }
      return true;
    },
    setSize: (...call) => stage?.setSize(...call),
    setPose: (...call) => stage?.setPose(...call),
    addMesh: (...call) => stage?.addMesh(...call),
    showMeshes: (...call) => stage?.showMeshes(...call),
    setAmbientOcclusion: (...call) => stage?.setAmbientOcclusion(...call),
    setPaint: (...call) => stage?.setPaint(...call),
    setCoarse: (...call) => stage?.setCoarse(...call),
    setCut: (...call) => stage?.setCut(...call),
    setPlanes: (...call) => stage?.setPlanes(...call),
    setMarks: (...call) => stage?.setMarks(...call),
    setFigureAxes: (...call) => stage?.setFigureAxes(...call),
    dispose: () => stage?.dispose(),
  };
}
