import {
  directionToLocal,
  frameAlong,
  patientPoint,
  toLocal,
  type LocalFrame,
  type PatientPoint,
  type PatientVector,
} from '../core/frames';
import { refuse, succeed, type Result } from '../core/result';
import { along, type Vec3 } from '../core/vector';
import { phrase } from '../messages/phrase';
import { components, cut, simplify, union } from '../solid/combine';
import { toMesh, toSolid } from '../solid/convert-mesh';
import type { SolidKernel } from '../solid/load-kernel';
import { cylinderBetween, prism } from '../solid/make-primitives';
import { withSolids, type Solid, type SolidScope } from '../solid/solid-scope';
import { inspectMesh } from '../surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { buildSurfaceIndex } from '../surface/query/build-surface-index';
import { findPipFault, type BenchPath } from './find-pip-fault';
import { patchBlock, samplePatch, shrinkPatch } from './sample-patch';
import { strokeText } from './stroke-text';

/** What a phantom is made of. */
export interface BenchInput {
  /** The bone that the guide was designed on, and the guide; LPS mm. */
  readonly bone: TriangleMesh;
  readonly guide: TriangleMesh;
  /** Unit, off the skull. */
  readonly insertionLps: PatientVector;
  readonly rostralLps: PatientVector;
  readonly paths: readonly BenchNeedle[];
  /** Hexadecimal; stands on the phantom. */
  readonly label: string;
}

/** A needle with its stop on, in its bore. */
export interface BenchNeedle {
  readonly trajectory: string;
  readonly upperLipLps: PatientPoint;
  /** Unit, down the bore. */
  readonly directionLps: PatientVector;
  /** Upper lip to tip, mm. */
  readonly needleStopMm: number;
  readonly toolDiameterMm: number;
}

/** Both parts stand upright, z along the insertion, in `frame`; mm. */
export interface BenchParts {
  readonly frame: LocalFrame;
  /** The patch on legs over a plate, a column with a pip at the tip of every needle. */
  readonly bench: TriangleMesh;
  /** The bare patch, to try the fit on. */
  readonly tryIn: TriangleMesh;
}

/** The patch reaches so far beyond the guide, and so far below its lowest point, mm. */
const MARGIN_MM = 2;
const UNDER_GUIDE_MM = 1;
/** Under the patch's lowest bone, mm. */
const PATCH_MM = 4;
/** The plate that all stands on, mm, and the least height of a column over it. */
const PLATE_MM = 3;
const LEAST_COLUMN_MM = 4;
/** Legs and columns, radius, mm. */
const LEG_MM = 3;
const COLUMN_MM = 2.5;
const LEGS = 6;
/**
 * The pip is 1 mm wide and flat; two steps lower by `STEP_MM` each stand round it, so that their
 * rims are rings of 0.5 and 1 mm about the point where the tip should be.
 */
const RINGS_MM = [0.5, 1, 2] as const;
const STEP_MM = 0.5;
/** From the pip's top to the column's end along the needle, mm. */
const PIP_MM = 3;
/** The needle's way through the patch is wider than the needle, all round, mm. */
const CLEAR_MM = 0.6;
/** Room round a column where it stands up into the patch, mm. */
const WELL_MM = 4.5;
const LETTER_MM = 5;
const STROKE_MM = 0.8;
/** What is merged at the end, by the first of these that leaves a sound mesh, mm. */
const TIDY_MM = [0.0005, 0.001, 0.002, 0.004] as const;

/**
 * The phantom on which depth, bore, stop and bend are tried together: the bone that the guide
 * stands on, and a pip where the tip of each needle comes to when it rests on its stop. Nominal.
 *
 * @returns refused where a column stands in another needle's way, so that no tip can touch its pip
 */
export function buildBench(kernel: SolidKernel, input: BenchInput): Result<BenchParts> {
  const { bone, guide, insertionLps, rostralLps } = input;
  const upright = frameAlong(patientPoint(0, 0, 0), insertionLps, rostralLps);
  const extent = extentIn(upright, guide);
  const middle = [0, 1, 2].map(a => (extent.low[a]! + extent.high[a]!) / 2);
  const frame: LocalFrame = {
    ...upright,
    origin: along(
      along(along(upright.origin, upright.x, middle[0]!), upright.y, middle[1]!),
      upright.z,
      middle[2]!,
    ),
  };
  const { low, high, radiusMm: guideMm } = extentIn(frame, guide);
  const radiusMm = guideMm + MARGIN_MM;
  const floorMm = low[2]! - UNDER_GUIDE_MM;
  const patch = samplePatch({ mesh: bone, index: buildSurfaceIndex(bone) }, frame, {
    halfMm: radiusMm + 1,
    fromMm: high[2]! + 1,
    floorMm,
  });
  const paths = input.paths.map((needle): BenchPath => {
    const up = directionToLocal(frame, needle.directionLps).map(v => -v) as unknown as Vec3;
    const lip: Vec3 = toLocal(frame, needle.upperLipLps);
    return { ...needle, up, lip, tip: along(lip, up, -needle.needleStopMm) };
  });
  const bottomMm = floorMm - PATCH_MM;
  const parts = withSolids(kernel, scope => {
    const fill = toSolid(scope, patchBlock(shrinkPatch(patch, floorMm), bottomMm));
    const own = toSolid(scope, meshInFrame(bone, frame));
    const within = cylinderBetween(scope, [0, 0, bottomMm], [0, 0, high[2]! + 1], radiusMm);
    const filled = scope.keep(scope.kernel.Manifold.intersection([union(scope, [own, fill]), within]));
    // What hangs together with the patch; a crumb of bone that touches nothing would float.
    const bare = components(scope, filled)[0]!;
    const ways = paths.map(({ tip, lip, up, toolDiameterMm }) =>
      cylinderBetween(scope, tip, along(lip, up, 60), toolDiameterMm / 2 + CLEAR_MM),
    );
    const open = cut(scope, bare, ways);
    const stand = standUnder(scope, open, paths, { radiusMm, bottomMm, label: input.label });
    const mesh = (solid: Solid): TriangleMesh => soundMesh(scope, solid);
    return { bench: mesh(stand), tryIn: mesh(open) };
  });
  const seen = inspectMesh(parts.bench);
  const blocked =
    findPipFault(parts.bench, paths) ??
    (seen.manifold && seen.shells === 1 ? null : (paths[0]?.trajectory ?? ''));
  return blocked === null
    ? succeed({ frame, ...parts })
    : refuse('bench-blocked', phrase('bench-blocked', { path: blocked }));
}

/** The solid as a mesh, with as little merged as leaves no triangle without an area. */
function soundMesh(scope: SolidScope, solid: Solid): TriangleMesh {
  const meshes = TIDY_MM.map(toleranceMm => () => toMesh(simplify(scope, solid, toleranceMm)));
  for (const make of meshes) {
    const made = make();
    const { manifold, degenerateTriangles } = inspectMesh(made);
    if (manifold && degenerateTriangles === 0) return made;
  }
  return meshes[0]!();
}

/** A mesh (LPS mm) in a frame. */
function meshInFrame({ positions, triangles }: TriangleMesh, frame: LocalFrame): TriangleMesh {
  const moved = new Float32Array(positions.length);
  for (let v = 0; v < positions.length; v += 3) {
    moved.set(toLocal(frame, patientPoint(positions[v]!, positions[v + 1]!, positions[v + 2]!)), v);
  }
  return { positions: moved, triangles };
}

/** Corners of a mesh (LPS mm) in a frame, and how far it reaches from the frame's z axis. */
function extentIn(frame: LocalFrame, { positions }: TriangleMesh) {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  let radiusMm = 0;
  for (let v = 0; v < positions.length; v += 3) {
    const p = toLocal(frame, patientPoint(positions[v]!, positions[v + 1]!, positions[v + 2]!));
    p.forEach((value, axis) => {
      low[axis] = Math.min(low[axis]!, value);
      high[axis] = Math.max(high[axis]!, value);
    });
    radiusMm = Math.max(radiusMm, Math.hypot(p[0], p[1]));
  }
  return { low, high, radiusMm };
}

/** The patch on its legs, with plate, columns, pips and label. */
function standUnder(
  scope: SolidScope,
  patch: Solid,
  paths: readonly BenchPath[],
  {
    radiusMm,
    bottomMm,
    label,
  }: { readonly radiusMm: number; readonly bottomMm: number; readonly label: string },
): Solid {
  const feet = paths.map(({ tip, up }) => along(tip, up, -PIP_MM));
  const topMm = Math.min(bottomMm, ...feet.map(foot => foot[2])) - LEAST_COLUMN_MM;
  const wells = paths.map(({ tip, up }) =>
    cylinderBetween(scope, along(tip, up, 1), along(tip, up, -200), WELL_MM),
  );
  const legs = Array.from({ length: LEGS }, (_, n) => {
    const turn = (2 * Math.PI * (n + 0.5)) / LEGS;
    const reach = radiusMm - LEG_MM;
    return [reach * Math.cos(turn), reach * Math.sin(turn)] as const;
  })
    .filter(at => paths.every(path => wayFrom(at, path) > LEG_MM + WELL_MM))
    .map(([x, y]) => cylinderBetween(scope, [x, y, topMm - 1], [x, y, bottomMm + 1], LEG_MM));
  const discs = [{ x: 0, y: 0, r: radiusMm }, ...feet.map(([x, y]) => ({ x, y, r: COLUMN_MM + 2 }))].map(
    ({ x, y, r }) => cylinderBetween(scope, [x, y, topMm - PLATE_MM], [x, y, topMm], r),
  );
  const plate = scope.keep(scope.kernel.Manifold.hull(discs));
  const columns = paths.flatMap(({ tip, up }, n) => {
    const [x, y] = feet[n]!;
    return [
      cylinderBetween(scope, [x, y, topMm - 1], feet[n]!, COLUMN_MM),
      ...RINGS_MM.map((r, step) =>
        cylinderBetween(scope, along(tip, up, -PIP_MM - 0.5), along(tip, up, -step * STEP_MM), r),
      ),
    ];
  });
  return union(scope, [
    cut(scope, patch, wells),
    ...legs,
    plate,
    ...columns,
    ...letters(scope, label, topMm),
  ]);
}

/** How far a leg's axis passes from a needle's way, as seen from above, mm. */
function wayFrom([x, y]: readonly [number, number], { tip, lip }: BenchPath): number {
  const [dx, dy] = [lip[0] - tip[0], lip[1] - tip[1]];
  const size = dx * dx + dy * dy;
  const t = size === 0 ? 0 : Math.max(0, Math.min(1, ((x - tip[0]) * dx + (y - tip[1]) * dy) / size));
  return Math.hypot(x - tip[0] - t * dx, y - tip[1] - t * dy);
}

/** The label, raised on the plate's near edge. */
function letters(scope: SolidScope, label: string, topMm: number): Solid[] {
  const [width] = [label.length * 0.8 * LETTER_MM];
  return strokeText(label, -width / 2, -LETTER_MM / 2, LETTER_MM, STROKE_MM).map(polygon =>
    prism(scope, polygon, topMm - 1, topMm + 0.6),
  );
}
