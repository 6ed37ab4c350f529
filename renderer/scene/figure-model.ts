import {
  BufferAttribute,
  BufferGeometry,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  OrthographicCamera,
  Scene,
  Vector3,
  type WebGLRenderer,
  Color,
} from 'three';
import { dot, normalize, cross, type Vec3 } from '../../geometry/core/vector';
import { disposeTree } from './dispose-tree';
import type { CameraPose } from './orbit-camera';
import { buildOrientationFigure, FIGURE_REACH, type FigurePart } from './orientation-figure';

export interface FigureModel {
  setAxes(left: Vec3, dorsal: Vec3, rostral: Vec3): void;
  /** Into the viewport as it is set. */
  draw(renderer: WebGLRenderer, pose: CameraPose): void;
  dispose(): void;
}

const colours: Record<FigurePart['part'], string> = {
  head: '#b9c3cf',
  ear: '#8c98a6',
  nose: '#2a2f37',
  eye: '#2a2f37',
};

/**
 * The orientation figure on the card. Shaded face by face by a light over the animal's brow, the
 * same on both sides.
 */
export function createFigureModel(): FigureModel {
  const scene = new Scene();
  const camera = new OrthographicCamera(-FIGURE_REACH, FIGURE_REACH, FIGURE_REACH, -FIGURE_REACH, 0, 8);
  camera.matrixAutoUpdate = false;
  const turn = new Matrix4();
  const parts = buildOrientationFigure().map(({ mesh, part }) => {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', new BufferAttribute(mesh.positions, 3));
    geometry.setAttribute('color', new BufferAttribute(shadeFaces(mesh.positions, colours[part]), 3));
    const object = new Mesh(geometry, new MeshBasicMaterial({ vertexColors: true }));
    object.matrixAutoUpdate = false;
    scene.add(object);
    return object;
  });

  return {
    setAxes(left, dorsal, rostral) {
      turn.makeBasis(new Vector3(...left), new Vector3(...dorsal), new Vector3(...rostral));
      for (const part of parts) {
        part.matrix.copy(turn);
        part.matrixWorldNeedsUpdate = true;
      }
    },
    draw(renderer, pose) {
      camera.matrix.makeBasis(new Vector3(...pose.right), new Vector3(...pose.up), new Vector3(...pose.back));
      camera.matrix.setPosition(4 * pose.back[0], 4 * pose.back[1], 4 * pose.back[2]);
      camera.updateMatrixWorld(true);
      renderer.render(scene, camera);
    },
    dispose() {
      disposeTree(scene);
    },
  };
}

function shadeFaces(positions: Float32Array, colour: string): Float32Array {
  const base = new Color(colour);
  const light = normalize<Vec3>([0, 0.85, 0.5]);
  const shaded = new Float32Array(positions.length);
  for (let v = 0; v < positions.length; v += 9) {
    const at = (c: number): Vec3 => [positions[v + c]!, positions[v + c + 1]!, positions[v + c + 2]!];
    const [a, b, c] = [at(0), at(3), at(6)];
    const n = cross([b[0] - a[0], b[1] - a[1], b[2] - a[2]], [c[0] - a[0], c[1] - a[1], c[2] - a[2]]);
    const facing = dot(n, light) / Math.max(1e-12, Math.hypot(...n));
    const bright = 0.55 + 0.45 * facing;
    for (let corner = 0; corner < 9; corner += 3) {
      shaded[v + corner] = base.r * bright;
      shaded[v + corner + 1] = base.g * bright;
      shaded[v + corner + 2] = base.b * bright;
    }
  }
  return shaded;
}
