import { Color, Group, OrthographicCamera, Scene, Vector3, WebGLRenderer } from 'three';
import type { Vec3 } from '../../geometry/core/vector';
import type { CutPlane } from '../../geometry/surface/query/pick-surface';
import { disposeTree } from './dispose-tree';
import { createDrawingPace } from './drawing-pace';
import { createFigureModel } from './figure-model';
import { createMark, type MarkSpec } from './mark-models';
import type { CameraPose, PictureSize } from './orbit-camera';
import type { PackedMesh } from './pack-mesh';
import type { SurfaceLook } from './surface-material';
import { createSurfaceModel, WALL_LAYER, type StagePlane, type SurfaceModel } from './surface-model';

/**
 * What is drawn, as the card sees it. Every setter asks for one frame; frames are drawn only when
 * asked for.
 */
export interface SceneStage {
  setSize(size: PictureSize, pixelRatio: number): void;
  /** `moving`: more is to come, so that a slow machine may draw coarser until it stops. */
  setPose(pose: CameraPose, moving: boolean): void;
  /** A surface under a new key, hidden until shown. */
  addMesh(key: number, packed: PackedMesh, look: SurfaceLook): void;
  /** Opacities, 0 (hidden) to 1; meshes not among them are disposed of. */
  showMeshes(opacities: ReadonlyMap<number, number>): void;
  /** One byte a vertex; passed over where the mesh is gone. */
  setAmbientOcclusion(key: number, bytes: Uint8Array): void;
  /**
   * What paintUncertainty gives, or null for the surface's own colour; passed over where the mesh
   * is gone.
   */
  setPaint(key: number, bytes: Uint8Array | null): void;
  /** Fewer triangles over the same vertices, drawn while moving on a slow machine. */
  setCoarse(key: number, triangles: Uint32Array): void;
  setCut(cut: CutPlane | null): void;
  setPlanes(planes: readonly StagePlane[]): void;
  /** Paths, plane frames, crosshair: replaces what was there and disposes of it. */
  setMarks(marks: readonly MarkSpec[]): void;
  /** The figure's axes in LPS. */
  setFigureAxes(left: Vec3, dorsal: Vec3, rostral: Vec3): void;
  dispose(): void;
}

export interface SceneStageOptions {
  /** Side of the orientation figure's square in the lower left corner, CSS px. */
  readonly figurePx: number;
  /** After each frame: what goes with it on the page moves with it, however slow the machine. */
  readonly onDrawn: (pose: CameraPose, size: PictureSize) => void;
  readonly onLost: (lost: boolean) => void;
}

/** Marks may reach this far beyond the meshes, mm. */
const ROOM_MM = 100;

/** Throws where WebGL 2 is missing. */
export function createSceneStage(canvas: OffscreenCanvas, options: SceneStageOptions): SceneStage {
  const renderer = createRenderer(canvas);
  const scene = new Scene();
  const camera = new OrthographicCamera();
  camera.matrixAutoUpdate = false;
  const models = new Map<number, SurfaceModel>();
  const figure = createFigureModel();
  let marks = new Group();
  scene.add(marks);
  let pose: CameraPose | null = null;
  let size: PictureSize = { widthPx: 1, heightPx: 1 };
  let cut: CutPlane | null = null;
  let planes: readonly StagePlane[] = [];
  let lost = false;

  const draw = (scale: number, hasty: boolean, rough: boolean): void => {
    if (!pose || lost) return;
    models.forEach(model => {
      model.setHasty(hasty);
      model.setGrain(scale);
    });
    if (renderer.getPixelRatio() !== scale) renderer.setPixelRatio(scale);
    renderer.setSize(size.widthPx, size.heightPx, false);
    renderer.setViewport(0, 0, size.widthPx, size.heightPx);
    renderer.clear();
    aimCamera(camera, pose, size, reachOf(models, pose.pivot));
    // Of what is translucent the near side alone is turned on a slow machine.
    if (!rough && hasWalls(models)) drawWalls(renderer, scene, camera);
    renderer.render(scene, camera);
    const side = Math.min(options.figurePx, size.widthPx / 3);
    renderer.setViewport(0, 0, side, side);
    renderer.clearDepth();
    figure.draw(renderer, pose);
    options.onDrawn(pose, size);
  };
  const pace = createDrawingPace(renderer.getContext() as WebGL2RenderingContext, draw);

  const stopListening = listenToLoss(canvas, isLost => {
    lost = isLost;
    options.onLost(isLost);
    if (!isLost) pace.ask(false);
  });

  const remove = (key: number, model: SurfaceModel): void => {
    scene.remove(model.group);
    model.dispose();
    models.delete(key);
  };

  return {
    setSize(next, pixelRatio) {
      size = next;
      pace.setPicture(next.widthPx * next.heightPx, pixelRatio);
      pace.ask(false);
    },
    setPose(next, moving) {
      pose = next;
      pace.ask(moving);
    },
    addMesh(key, packed, look) {
      const model = createSurfaceModel(packed, look);
      model.setPlanes(cut, planes);
      model.setOpacity(0);
      models.set(key, model);
      scene.add(model.group);
    },
    showMeshes(opacities) {
      for (const [key, model] of [...models]) {
        const opacity = opacities.get(key);
        if (opacity === undefined) remove(key, model);
        else model.setOpacity(opacity);
      }
      pace.ask(false);
    },
    setAmbientOcclusion(key, bytes) {
      models.get(key)?.setAmbientOcclusion(bytes);
      pace.ask(false);
    },
    setPaint(key, bytes) {
      models.get(key)?.setPaint(bytes);
      pace.ask(false);
    },
    setCoarse(key, triangles) {
      models.get(key)?.setCoarse(triangles);
      pace.ask(false);
    },
    setCut(next) {
      cut = next;
      models.forEach(model => model.setPlanes(cut, planes));
      pace.ask(false);
    },
    setPlanes(next) {
      planes = next;
      models.forEach(model => model.setPlanes(cut, planes));
      pace.ask(false);
    },
    setMarks(next) {
      scene.remove(marks);
      disposeTree(marks);
      marks = new Group();
      for (const mark of next) marks.add(createMark(mark));
      scene.add(marks);
      pace.ask(false);
    },
    setFigureAxes(left, dorsal, rostral) {
      figure.setAxes(left, dorsal, rostral);
      pace.ask(false);
    },
    dispose() {
      pace.dispose();
      stopListening();
      for (const [key, model] of [...models]) remove(key, model);
      disposeTree(marks);
      figure.dispose();
      renderer.dispose();
    },
  };
}

/** Tells when the card dropped the picture, and when it is there again. Returns what undoes it. */
function listenToLoss(canvas: OffscreenCanvas, tell: (isLost: boolean) => void): () => void {
  const onLost = (event: Event): void => {
    // Without it the picture would not come back.
    event.preventDefault();
    tell(true);
  };
  const onRestored = (): void => tell(false);
  canvas.addEventListener('webglcontextlost', onLost);
  canvas.addEventListener('webglcontextrestored', onRestored);
  return () => {
    canvas.removeEventListener('webglcontextlost', onLost);
    canvas.removeEventListener('webglcontextrestored', onRestored);
  };
}

function createRenderer(canvas: OffscreenCanvas): WebGLRenderer {
  // Smooth edges come from drawing finer than the screen while at rest (see drawing-pace.ts), not
  // from multisampling.
  const renderer = new WebGLRenderer({
    canvas,
    antialias: false,
    alpha: true,
    powerPreference: 'high-performance',
  });
  renderer.autoClear = false;
  renderer.setClearColor(new Color(0), 0);
  return renderer;
}

const hasWalls = (models: ReadonlyMap<number, SurfaceModel>): boolean =>
  [...models.values()].some(model => model.showsWall());

/**
 * The far inner walls of what is translucent, behind all else: the farthest there is, so that no
 * order of triangles shows.
 */
function drawWalls(renderer: WebGLRenderer, scene: Scene, camera: OrthographicCamera): void {
  const { depth } = renderer.state.buffers;
  depth.setClear(0);
  renderer.clearDepth();
  camera.layers.set(WALL_LAYER);
  renderer.render(scene, camera);
  camera.layers.set(0);
  depth.setClear(1);
  renderer.clearDepth();
}

/** How far from the pivot anything may be seen, mm: half the depth that is drawn. */
function reachOf(models: ReadonlyMap<number, SurfaceModel>, pivot: Vec3): number {
  let reachMm = ROOM_MM;
  for (const { packed } of models.values()) {
    const { center, radiusMm } = packed.ball;
    const apart = Math.hypot(center[0] - pivot[0], center[1] - pivot[1], center[2] - pivot[2]);
    reachMm = Math.max(reachMm, apart + radiusMm + ROOM_MM);
  }
  return reachMm;
}

/** A parallel camera `reachMm` before the pivot that sees as far behind it. */
function aimCamera(camera: OrthographicCamera, pose: CameraPose, size: PictureSize, reachMm: number): void {
  const high = pose.heightMm / 2;
  const wide = (high * size.widthPx) / size.heightPx;
  camera.left = -wide;
  camera.right = wide;
  camera.top = high;
  camera.bottom = -high;
  camera.near = 0;
  camera.far = 2 * reachMm;
  const { pivot, right, up, back } = pose;
  camera.matrix.makeBasis(new Vector3(...right), new Vector3(...up), new Vector3(...back));
  camera.matrix.setPosition(
    pivot[0] + reachMm * back[0],
    pivot[1] + reachMm * back[1],
    pivot[2] + reachMm * back[2],
  );
  camera.updateMatrixWorld(true);
  camera.updateProjectionMatrix();
}
