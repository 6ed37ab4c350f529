import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Group,
  Matrix4,
  Mesh,
  OrthographicCamera,
  Scene,
  Vector3,
  type ShaderMaterial,
  WebGLRenderer,
} from 'three';
import type { Vec3 } from '../../geometry/core/vector';
import type { CutPlane } from '../../geometry/surface/pick-surface';
import { createDrawingPace } from './drawing-pace';
import { createFigureModel, type FigureModel } from './figure-model';
import type { PackedMesh } from './pack-mesh';
import { depthOf, type Ball, type CameraPose, type PictureSize } from './orbit-camera';
import { disposeTree } from './dispose-tree';
import { createSurfaceMaterial, mostPlanes, planeAbout, type SurfaceLook } from './surface-material';

export interface StageMesh {
  readonly key: number;
  readonly packed: PackedMesh;
  readonly triangles: Uint32Array;
  readonly look: SurfaceLook;
  /** 0..1. */
  readonly opacity: number;
  readonly visible: boolean;
}

export interface StagePlane {
  readonly point: Vec3;
  readonly normal: Vec3;
  /** sRGB. */
  readonly colour: string;
}

/** What is drawn, as the card sees it. Every setter asks for one frame; frames are drawn only when asked for. */
export interface SceneStage {
  setSize(size: PictureSize, pixelRatio: number): void;
  /** `moving`: more is to come, so that a slow machine may draw coarser until it stops. */
  setPose(pose: CameraPose, moving: boolean): void;
  setMeshes(meshes: readonly StageMesh[]): void;
  setDaylight(key: number, bytes: Uint8Array): void;
  setCut(cut: CutPlane | null): void;
  setPlanes(planes: readonly StagePlane[]): void;
  /** Paths, plane frames, crosshair: replaces what was there and disposes of it. */
  setMarks(marks: Group): void;
  /** The figure's axes in LPS. */
  setFigureAxes(left: Vec3, dorsal: Vec3, rostral: Vec3): void;
  dispose(): void;
}

export interface SceneStageOptions {
  /** Side of the orientation figure's square in the lower left corner, CSS px. */
  readonly figurePx: number;
  readonly onLost: (lost: boolean) => void;
}

interface Drawn {
  readonly stageMesh: StageMesh;
  readonly geometry: BufferGeometry;
  readonly material: ShaderMaterial;
  /** Depth alone, drawn before what is translucent so that one layer of it is seen and not all. */
  readonly depth: ShaderMaterial;
  readonly group: Group;
}

/** Throws where WebGL 2 is missing. */
export function createSceneStage(canvas: HTMLCanvasElement, options: SceneStageOptions): SceneStage {
  // Smooth edges come from drawing finer than the screen while at rest (see drawing-pace.ts), not from multisampling.
  const renderer = new WebGLRenderer({
    canvas,
    antialias: false,
    alpha: true,
    powerPreference: 'high-performance',
  });
  renderer.autoClear = false;
  renderer.setClearColor(new Color(0), 0);
  const scene = new Scene();
  const camera = new OrthographicCamera();
  camera.matrixAutoUpdate = false;
  const drawn = new Map<number, Drawn>();
  const figure: FigureModel = createFigureModel();
  let marks = new Group();
  scene.add(marks);
  let pose: CameraPose | null = null;
  let size: PictureSize = { widthPx: 1, heightPx: 1 };
  let cut: CutPlane | null = null;
  let planes: readonly StagePlane[] = [];
  let lost = false;

  const draw = (scale: number): void => {
    if (!pose || lost) return;
    renderer.setPixelRatio(scale);
    renderer.setSize(size.widthPx, size.heightPx, false);
    renderer.setViewport(0, 0, size.widthPx, size.heightPx);
    renderer.clear();
    aimCamera(camera, pose, size, sceneBall(drawn, pose));
    renderer.render(scene, camera);
    const side = Math.min(options.figurePx, size.widthPx / 3, size.heightPx / 3);
    renderer.setViewport(0, 0, side, side);
    renderer.clearDepth();
    figure.draw(renderer, pose);
  };
  const pace = createDrawingPace(renderer.getContext() as WebGL2RenderingContext, draw);

  const onLost = (event: Event): void => {
    event.preventDefault();
    lost = true;
    options.onLost(true);
  };
  const onRestored = (): void => {
    lost = false;
    options.onLost(false);
    pace.ask(false);
  };
  canvas.addEventListener('webglcontextlost', onLost);
  canvas.addEventListener('webglcontextrestored', onRestored);

  const applyPlanes = (entry: Drawn): void => {
    const { center } = entry.stageMesh.packed;
    for (const material of [entry.material, entry.depth]) {
      const u = material.uniforms;
      u['isCut']!.value = cut !== null;
      u['openLight']!.value = cut ? 0.3 : 0;
      if (cut) planeAbout(center, cut.point, cut.normal, u['cut']!.value);
      for (let i = 0; i < mostPlanes; i++) {
        const plane = planes[i];
        u['planesShown']!.value.setComponent(i, plane ? 1 : 0);
        if (!plane) continue;
        planeAbout(center, plane.point, plane.normal, u['planes']!.value[i]);
        u['planeColours']!.value[i].set(plane.colour);
      }
    }
  };

  const remove = (entry: Drawn): void => {
    scene.remove(entry.group);
    entry.geometry.dispose();
    entry.material.dispose();
    entry.depth.dispose();
    drawn.delete(entry.stageMesh.key);
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
    setMeshes(meshes) {
      const wanted = new Map(meshes.map(m => [m.key, m]));
      for (const entry of [...drawn.values()]) {
        const next = wanted.get(entry.stageMesh.key);
        if (
          !next ||
          next.opacity !== entry.stageMesh.opacity ||
          next.look.colour !== entry.stageMesh.look.colour
        ) {
          const daylight = entry.geometry.getAttribute('daylight') as BufferAttribute;
          remove(entry);
          if (next) addDrawn(scene, drawn, next, daylight);
        } else {
          entry.group.visible = next.visible;
        }
      }
      for (const m of meshes) if (!drawn.has(m.key)) addDrawn(scene, drawn, m, null);
      for (const m of meshes) drawn.get(m.key)!.group.visible = m.visible && m.opacity > 0;
      drawn.forEach(applyPlanes);
      pace.ask(false);
    },
    setDaylight(key, bytes) {
      const entry = drawn.get(key);
      if (!entry) return;
      const attribute = entry.geometry.getAttribute('daylight') as BufferAttribute;
      (attribute.array as Uint8Array).set(bytes);
      attribute.needsUpdate = true;
      pace.ask(false);
    },
    setCut(next) {
      cut = next;
      drawn.forEach(applyPlanes);
      pace.ask(false);
    },
    setPlanes(next) {
      planes = next;
      drawn.forEach(applyPlanes);
      pace.ask(false);
    },
    setMarks(next) {
      scene.remove(marks);
      disposeTree(marks);
      marks = next;
      scene.add(marks);
      pace.ask(false);
    },
    setFigureAxes(left, dorsal, rostral) {
      figure.setAxes(left, dorsal, rostral);
      pace.ask(false);
    },
    dispose() {
      pace.dispose();
      canvas.removeEventListener('webglcontextlost', onLost);
      canvas.removeEventListener('webglcontextrestored', onRestored);
      for (const entry of [...drawn.values()]) remove(entry);
      disposeTree(marks);
      figure.dispose();
      renderer.dispose();
    },
  };
}

function addDrawn(
  scene: Scene,
  drawn: Map<number, Drawn>,
  stageMesh: StageMesh,
  daylight: BufferAttribute | null,
): void {
  const { packed, triangles, look, opacity } = stageMesh;
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(packed.positions, 3));
  geometry.setAttribute('packedNormal', new BufferAttribute(packed.normals, 4, true));
  const vertices = packed.positions.length / 3;
  geometry.setAttribute(
    'daylight',
    daylight ? daylight.clone() : new BufferAttribute(new Uint8Array(vertices).fill(215), 1, true),
  );
  geometry.setIndex(new BufferAttribute(triangles, 1));
  const material = createSurfaceMaterial(look, opacity);
  const depth = createSurfaceMaterial(look, 1);
  depth.colorWrite = false;
  const group = new Group();
  group.position.set(...packed.center);
  if (opacity < 1) {
    const first = new Mesh(geometry, depth);
    // After everything solid, so that what lies within a translucent thing is seen through it.
    first.renderOrder = 10;
    depth.transparent = true;
    const second = new Mesh(geometry, material);
    second.renderOrder = 11;
    material.depthWrite = false;
    group.add(first, second);
  } else {
    group.add(new Mesh(geometry, material));
  }
  for (const child of group.children) child.frustumCulled = false;
  scene.add(group);
  drawn.set(stageMesh.key, { stageMesh, geometry, material, depth, group });
}

/** A ball about everything that may be seen, for the near and far planes. */
function sceneBall(drawn: ReadonlyMap<number, Drawn>, pose: CameraPose): Ball {
  let radiusMm = 150;
  for (const { stageMesh } of drawn.values()) {
    const { center, radiusMm: r } = stageMesh.packed.ball;
    const p = pose.pivot;
    const reach = Math.hypot(center[0] - p[0], center[1] - p[1], center[2] - p[2]) + r;
    if (reach > radiusMm) radiusMm = reach;
  }
  return { center: pose.pivot, radiusMm: radiusMm + 100 };
}

function aimCamera(camera: OrthographicCamera, pose: CameraPose, size: PictureSize, ball: Ball): void {
  const high = pose.heightMm / 2;
  const wide = (high * size.widthPx) / size.heightPx;
  camera.left = -wide;
  camera.right = wide;
  camera.top = high;
  camera.bottom = -high;
  const before = depthOf(pose, ball.center) + ball.radiusMm;
  camera.near = 0;
  camera.far = 2 * ball.radiusMm;
  camera.matrix.copy(
    new Matrix4().makeBasis(new Vector3(...pose.right), new Vector3(...pose.up), new Vector3(...pose.back)),
  );
  camera.matrix.setPosition(
    pose.pivot[0] + before * pose.back[0],
    pose.pivot[1] + before * pose.back[1],
    pose.pivot[2] + before * pose.back[2],
  );
  camera.updateMatrixWorld(true);
  camera.updateProjectionMatrix();
}
