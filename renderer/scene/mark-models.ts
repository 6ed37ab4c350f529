import {
  BufferAttribute,
  CylinderGeometry,
  GreaterDepth,
  Group,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  Quaternion,
  SphereGeometry,
  Vector3,
  type BufferGeometry,
  type Object3D,
} from 'three';
import { LineMaterial } from 'three/examples/jsm/lines/LineMaterial.js';
import { LineSegments2 } from 'three/examples/jsm/lines/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/examples/jsm/lines/LineSegmentsGeometry.js';
import type { Vec3 } from '../../geometry/core/vector';
import type { PathShape } from './shape-path';
import { createSurfaceMaterial } from './surface-material';

/**
 * What hides behind bone is drawn again, this faintly, so that a target is seen through the skull.
 */
const GHOST_OPACITY = 0.42;

/** What a mark is, in plain data, LPS mm; colours sRGB. */
export type MarkSpec =
  | { readonly kind: 'path'; readonly shape: PathShape; readonly colour: string }
  | {
      readonly kind: 'lines';
      /** Line pieces, three numbers an end. */
      readonly ends: readonly number[];
      /** A place near them, which they are drawn about. */
      readonly center: Vec3;
      readonly colour: string;
      readonly widthPx: number;
      /** Seen through whatever is before it. */
      readonly onTop: boolean;
    };

export const createMark = (spec: MarkSpec): Object3D =>
  spec.kind === 'path' ? createPathModel(spec.shape, spec.colour) : createLines(spec);

/** Needle, sleeve, entry and target ball of one path. */
function createPathModel(shape: PathShape, colour: string): Group {
  const group = new Group();
  const paint = (geometry: BufferGeometry, at: Vec3, opacity: number, ghost: boolean): void => {
    const solid = new Mesh(
      dress(geometry),
      createSurfaceMaterial({ colour, cutColour: colour, gloss: 0.25 }, opacity),
    );
    solid.position.set(...at);
    if (opacity < 1) {
      solid.material.depthWrite = false;
      solid.renderOrder = 20;
    }
    group.add(solid);
    if (!ghost) return;
    const behind = new Mesh(
      geometry.clone(),
      new MeshBasicMaterial({
        color: colour,
        transparent: true,
        opacity: GHOST_OPACITY,
        depthFunc: GreaterDepth,
        depthWrite: false,
      }),
    );
    behind.position.copy(solid.position);
    // After translucent bone, which is before it too.
    behind.renderOrder = 15;
    group.add(behind);
  };
  const { needle, sleeve, target, targetRadiusMm, entry, error, faint } = shape;
  paint(rod(needle.from, needle.to, needle.radiusMm, 16), needle.from, faint ? 0.7 : 1, true);
  if (sleeve) {
    paint(rod(sleeve.from, sleeve.to, sleeve.radiusMm, 40), sleeve.from, 0.3, false);
  }
  paint(new SphereGeometry(targetRadiusMm, 32, 20), target, 0.55, true);
  if (error) paint(ellipsoid(error.halfAxesLps), error.centreLps, 0.28, true);
  if (entry) paint(new SphereGeometry(1.6 * needle.radiusMm, 20, 12), entry, 1, false);
  return group;
}

function createLines(spec: Extract<MarkSpec, { kind: 'lines' }>): LineSegments2 {
  const { ends, center, colour, widthPx, onTop } = spec;
  const geometry = new LineSegmentsGeometry();
  geometry.setPositions(ends.map((value, i) => value - center[i % 3]!));
  const material = new LineMaterial({
    color: colour,
    linewidth: widthPx,
    transparent: true,
    opacity: 0.9,
    depthTest: !onTop,
    depthWrite: false,
  });
  const lines = new LineSegments2(geometry, material);
  lines.position.set(...center);
  lines.frustumCulled = false;
  lines.renderOrder = onTop ? 30 : 1;
  return lines;
}

/** A closed rod about its own `from`. */
function rod(from: Vec3, to: Vec3, radiusMm: number, sides: number): BufferGeometry {
  const along = new Vector3(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
  const lengthMm = along.length();
  const geometry = new CylinderGeometry(radiusMm, radiusMm, lengthMm, sides, 1);
  geometry.translate(0, lengthMm / 2, 0);
  geometry.applyQuaternion(new Quaternion().setFromUnitVectors(new Vector3(0, 1, 0), along.normalize()));
  return geometry;
}

/**
 * A ball drawn out to the given half-axes (mm, square to one another); one that is flat keeps a
 * breath of thickness.
 */
function ellipsoid(halfAxes: readonly [Vec3, Vec3, Vec3]): BufferGeometry {
  const columns = halfAxes.map(axis => new Vector3(...axis));
  columns.forEach((column, k) => {
    if (column.length() > 1e-3) return;
    column.crossVectors(columns[(k + 1) % 3]!, columns[(k + 2) % 3]!).setLength(1e-3);
  });
  // Left-handed axes would turn the ball inside out.
  if (columns[0]!.dot(new Vector3().crossVectors(columns[1]!, columns[2]!)) < 0) columns[2]!.negate();
  const geometry = new SphereGeometry(1, 32, 20);
  geometry.applyMatrix4(new Matrix4().makeBasis(columns[0]!, columns[1]!, columns[2]!));
  return geometry;
}

/**
 * Gives a plain geometry what the surface material reads: packed normals without relief, and full
 * ambient occlusion.
 */
function dress(geometry: BufferGeometry): BufferGeometry {
  const normals = geometry.getAttribute('normal');
  const packed = new Float32Array(4 * normals.count);
  for (let v = 0; v < normals.count; v++) {
    packed.set([normals.getX(v), normals.getY(v), normals.getZ(v), 0], 4 * v);
  }
  geometry.setAttribute('packedNormal', new BufferAttribute(packed, 4));
  geometry.setAttribute(
    'ambientOcclusion',
    new BufferAttribute(new Uint8Array(normals.count).fill(255), 1, true),
  );
  return geometry;
}
