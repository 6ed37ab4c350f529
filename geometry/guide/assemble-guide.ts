import { InvariantError } from '../core/result';
import { along } from '../core/vector';
import { toPatient, guidePoint, type LocalFrame } from '../core/frames';
import { dropLoose, type LooseParts } from './drop-loose';
import { cut, simplify, union } from '../solid/combine';
import { toMesh, toSolid } from '../solid/convert-mesh';
import type { SolidKernel } from '../solid/load-kernel';
import { ball, cylinderBetween, prismAlong, turnedSolid } from '../solid/make-primitives';
import { withSolids, type Solid, type SolidScope } from '../solid/solid-scope';
import { inspectMesh } from '../surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { weldVertices } from '../surface/mesh/weld-vertices';
import { AROUND_SEAT_MM, milledOver } from './level-lips';
import { DOT_RADIUS_MM, dotCentre, type Dots } from './place-dots';
import type { WindowsAndArrow } from './place-windows-and-arrow';
import type { Window } from './try-window';
import type { PlacedSleeve } from './placed-sleeve';

export interface AssembledGuide {
  /** Guide's local frame, mm. */
  readonly local: TriangleMesh;
  /** The same in the patient frame, LPS mm, as it is exported. */
  readonly patient: TriangleMesh;
  readonly volumeMm3: number;
  /** What joined no sleeve, and was left out. */
  readonly loose: LooseParts;
}

/** What a guide is joined of and cut by, in the guide's local frame, mm. */
export interface GuideParts {
  readonly body: TriangleMesh;
  readonly sleeves: readonly PlacedSleeve[];
  readonly windows: WindowsAndArrow['windows'];
  readonly dots: readonly Dots[];
  /** Marks that stand out and are joined on; default none. */
  readonly raised?: WindowsAndArrow['windows'];
}

/**
 * The facets of the sleeve and of its bore cut into the wall by less than this together, mm: no
 * wall is under what was asked.
 */
const WALL_ALLOWANCE_MM = 0.002;
/** Neighbours are milled to this far below a lip's plane, mm. */
const UNDER_LIP_MM = 0.02;
/** Chamfer round the sleeve's upper end, mm. */
const CHAMFER_MM = 0.5;
/** The room round the bore below its lower lip goes so far below the entry, mm. */
const RELIEF_DEPTH_MM = 4;
/** The body's facets flatter than this are merged before anything exact is joined to it, mm. */
const BODY_SIMPLIFY_MM = 0.004;
/**
 * At the end only what rounding to Float32 in the patient frame would collapse is merged, by the
 * first of these that leaves a sound mesh: the bore stays round, mm.
 */
const FINAL_SIMPLIFY_MM = [0.0004, 0.001, 0.002, 0.004];

/**
 * Joins the exact sleeves to the body and cuts bores, reliefs and windows, all as exact solids in
 * the local frame.
 * @param frame the guide's local frame in the patient's
 */
export function assembleGuide(
  kernel: SolidKernel,
  { body, sleeves, windows, dots, raised = [] }: GuideParts,
  frame: LocalFrame,
): AssembledGuide {
  return withSolids(kernel, scope => {
    const toPrism = ({ outline, fromMm, toMm, origin, axes: [x, y, z] }: Window): Solid =>
      prismAlong(scope, outline, fromMm, toMm, { origin, x, y, z });
    const parts = [simplify(scope, toSolid(scope, body), BODY_SIMPLIFY_MM), ...raised.map(toPrism)];
    const cutters = windows.map(toPrism);
    for (const s of sleeves) {
      const r = s.outerRadiusMm + WALL_ALLOWANCE_MM;
      const whole = turnedSolid(
        scope,
        [
          [0, s.clearMm],
          [r, s.clearMm],
          [r, s.upperLipMm - CHAMFER_MM],
          [r - CHAMFER_MM, s.upperLipMm],
          [0, s.upperLipMm],
        ],
        s.entry,
        s.up,
      );
      // What stands over a neighbour's lip comes off this sleeve alone: a cut level with that lip
      // would leave edges that touch.
      const overs = sleeves.filter(other => other !== s).flatMap(other => overLip(scope, other, sleeves));
      parts.push(overs.length > 0 ? cut(scope, whole, overs) : whole);
      // The bore goes on to the target: a pad that straddles a crest may lie across the line a
      // second time.
      const target = along(s.entry, s.up, -s.targetDepthMm);
      cutters.push(cylinderBetween(scope, target, along(s.entry, s.up, s.upperLipMm + 5), s.boreRadiusMm));
      const below = along(s.entry, s.up, -RELIEF_DEPTH_MM);
      cutters.push(cylinderBetween(scope, below, along(s.entry, s.up, s.lowerLipMm), s.reliefRadiusMm));
    }
    for (const all of dots) {
      for (const turn of all.turns) parts.push(ball(scope, dotCentre(all, turn), DOT_RADIUS_MM));
    }
    const joined = union(scope, parts);
    const whole = cut(scope, joined, cutters);
    const { solid, loose } = dropLoose(scope, whole, sleeves);
    for (const toleranceMm of FINAL_SIMPLIFY_MM) {
      const final = simplify(scope, solid, toleranceMm);
      const local = toMesh(final);
      const patient = meshToPatient(local, frame);
      const seen = inspectMesh(patient);
      const last = toleranceMm === FINAL_SIMPLIFY_MM.at(-1);
      if (!last && !(seen.manifold && seen.degenerateTriangles === 0)) continue;
      return { local, patient, volumeMm3: final.volume(), loose };
    }
    throw new InvariantError('assembleGuide', 'no tolerance was tried');
  });
}

/**
 * The room over a sleeve's lip that its neighbours must leave free; none where nothing of them
 * stands there.
 */
function overLip(scope: SolidScope, s: PlacedSleeve, sleeves: readonly PlacedSleeve[]): Solid[] {
  const milledMm = milledOver(s, sleeves);
  if (milledMm === 0) return [];
  const from = along(s.entry, s.up, s.upperLipMm - UNDER_LIP_MM);
  const to = along(s.entry, s.up, s.upperLipMm + milledMm);
  return [cylinderBetween(scope, from, to, s.seatRadiusMm + AROUND_SEAT_MM)];
}

/**
 * The mesh moved from the guide's local frame to the patient's (LPS mm); vertices that rounding
 * puts in one place become one, and the triangles that this flattens go.
 */
function meshToPatient({ positions, triangles }: TriangleMesh, frame: LocalFrame): TriangleMesh {
  const moved = new Float32Array(positions.length);
  for (let v = 0; v < positions.length; v += 3) {
    moved.set(toPatient(frame, guidePoint(positions[v]!, positions[v + 1]!, positions[v + 2]!)), v);
  }
  const { representative, distinct } = weldVertices(moved);
  if (distinct === moved.length / 3) return { positions: moved, triangles };
  const index = new Uint32Array(representative.length);
  const kept = new Float32Array(3 * distinct);
  let count = 0;
  representative.forEach((first, v) => {
    if (first !== v) return;
    kept.set(moved.subarray(3 * v, 3 * v + 3), 3 * count);
    index[v] = count++;
  });
  const whole: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map(n => index[representative[triangles[t + n]!]!]!) as [
      number,
      number,
      number,
    ];
    if (a !== b && b !== c && c !== a) whole.push(a, b, c);
  }
  return { positions: kept, triangles: Uint32Array.from(whole) };
}
