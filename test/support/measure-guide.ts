import { measureBore, type BoreFigures } from './measure-bore';
import { measureGap, type BoneDistance, type GapFigures } from './measure-gap';
import { measureLine, type LineFigures } from './measure-line';
import { measureTopology, type Topology } from './measure-topology';
import { readStl } from './read-stl';
import { unit, type P3 } from './vec';

/**
 * What of plan.json the examiner reads; written down here again so that the file, not the product's
 * types, is examined.
 */
export interface PlanFile {
  readonly case: {
    readonly tool?: { readonly diameterMm?: number };
    readonly trajectories: readonly { readonly id: string; readonly targetLps: P3 }[];
    readonly guide?: {
      readonly contactGapMm?: number;
      readonly sleeve?: { readonly boreClearanceMm?: number };
    };
  };
  readonly trajectories: readonly {
    readonly id: string;
    readonly entrySurfaceLps: P3;
    readonly directionLps: P3;
    readonly lengthMm: number;
    readonly boneThicknessMm: number | null;
    readonly sleeve: {
      readonly boreDiameterMm: number;
      readonly lowerLipLps: P3;
      readonly upperLipLps: P3;
      readonly depthStopMm: number;
    } | null;
  }[];
  readonly guide: {
    readonly insertionLps: P3;
    readonly contactAreaMm2?: number;
    readonly volumeMm3?: number;
    readonly triangles?: number;
    readonly sha256?: string;
  } | null;
  readonly checks: readonly { readonly id: string; readonly status: string; readonly message?: string }[];
}

/** What every exported guide must keep, mm. */
export const LIMITS = {
  axisToTargetMm: 0.02,
  diameterMm: 0.03,
  depthStopMm: 0.02,
  minimumGapMm: 0.02,
  meanGapMm: 0.1,
  lengthMm: 0.15,
  thicknessMm: 0.2,
} as const;

export interface GuideMeasures {
  readonly topology: Topology;
  readonly gap: GapFigures;
  readonly bores: readonly {
    readonly id: string;
    /** Null where nothing in the STL looks like the planned bore. */
    readonly bore: BoreFigures | null;
    readonly line: LineFigures | null;
    readonly lengthErrorMm: number;
    readonly thicknessErrorMm: number;
  }[];
  /** One sentence for each thing that is not as it should be; empty for a sound guide. */
  readonly faults: readonly string[];
}

export interface GuideMeasureOptions {
  /** Sample spacing on the guide's surface. Default 0.2. */
  readonly spacingMm?: number;
  /**
   * The truth has no single bone surface to hold lengths against (a phantom): skip length and
   * thickness. Default false.
   */
  readonly skipLine?: boolean;
}

/**
 * Measures an exported guide against its plan and the true bone; see LIMITS for what counts as a
 * fault.
 */
export function measureGuide(
  stl: Uint8Array,
  plan: PlanFile,
  boneDistance: BoneDistance,
  options: GuideMeasureOptions = {},
): GuideMeasures {
  const soup = readStl(stl);
  const faults: string[] = [];
  const fault = (bad: boolean, words: string): void => void (bad && faults.push(words));

  // (1) A solid that a printer can take.
  const topology = measureTopology(soup);
  fault(topology.openEdges > 0, `${topology.openEdges} open edges`);
  fault(topology.nonManifoldEdges > 0, `${topology.nonManifoldEdges} non-manifold edges`);
  fault(topology.degenerateTriangles > 0, `${topology.degenerateTriangles} degenerate triangles`);
  fault(topology.shells !== 1, `${topology.shells} shells`);
  fault(!(topology.volumeMm3 > 0), `volume ${topology.volumeMm3.toFixed(1)} mm3`);
  fault(topology.worstNormalDeg > 1, `a stated normal is ${topology.worstNormalDeg.toFixed(1)} degrees off`);
  const stated = plan.guide;
  if (!stated) throw new Error('plan.json states no guide');
  fault(
    stated.volumeMm3 !== undefined && Math.abs(stated.volumeMm3 - topology.volumeMm3) > 0.5,
    `plan says ${stated.volumeMm3?.toFixed(1)} mm3, the STL holds ${topology.volumeMm3.toFixed(1)}`,
  );
  fault(
    stated.triangles !== undefined && stated.triangles !== topology.triangles,
    `plan says ${stated.triangles} triangles, the STL has ${topology.triangles}`,
  );

  // (2) Clear of the true bone, seated and on the way off.
  const insertion = unit(stated.insertionLps);
  fault(
    Math.abs(Math.hypot(...stated.insertionLps) - 1) > 1e-6,
    'the insertion direction is not a unit vector',
  );
  const gap = measureGap(soup, boneDistance, { insertion, spacingMm: options.spacingMm ?? 0.2 });
  const where = (p: P3): string => `(${p.map(x => x.toFixed(2)).join(', ')})`;
  fault(
    !(gap.minimumMm >= LIMITS.minimumGapMm),
    `seated, ${mm(gap.minimumMm)} from true bone at ${where(gap.minimumAt)}`,
  );
  fault(
    !(gap.wayOffMinimumMm >= LIMITS.minimumGapMm),
    `on the way off, ${mm(gap.wayOffMinimumMm)} from true bone after ${gap.wayOffLiftMm.toFixed(2)} mm, from ${where(gap.wayOffAt)}`,
  );
  const asked = plan.case.guide?.contactGapMm ?? 0.15;
  fault(
    !(Math.abs(gap.contactMeanMm - asked) <= LIMITS.meanGapMm),
    `mean contact gap ${mm(gap.contactMeanMm)}, asked ${mm(asked)}`,
  );
  fault(!(gap.contactAreaMm2 > 1), `contact area ${gap.contactAreaMm2.toFixed(1)} mm2`);

  // (3) Each bore, and the figures that the surgeon reads.
  const bores = plan.trajectories.map(trajectory => {
    const wanted = plan.case.trajectories.find(t => t.id === trajectory.id);
    if (!wanted) throw new Error(`plan.json has a trajectory ${trajectory.id} that its case does not have`);
    const target = wanted.targetLps;
    const { sleeve } = trajectory;
    if (!sleeve) throw new Error(`plan.json states no sleeve for ${trajectory.id}`);
    const { depthStopMm } = sleeve;
    const { diameterMm: tool } = plan.case.tool ?? {};
    const clearance = plan.case.guide?.sleeve?.boreClearanceMm;
    const diameterMm =
      tool !== undefined && clearance !== undefined ? tool + clearance : sleeve.boreDiameterMm;
    const direction = unit(trajectory.directionLps);
    const bore = measureBore(soup, { target, direction, diameterMm, depthStopMm });
    const say = (words: string): string => `${trajectory.id}: ${words}`;
    if (bore) judgeBore(bore, diameterMm, depthStopMm, (bad, words) => fault(bad, say(words)));
    else fault(true, say('no wall of the planned bore found'));
    const line = options.skipLine ? null : measureLine(boneDistance, target, direction);
    const lengthErrorMm = line ? trajectory.lengthMm - line.lengthMm : NaN;
    const statedThicknessMm = trajectory.boneThicknessMm ?? NaN;
    const thicknessErrorMm = line ? statedThicknessMm - line.boneThicknessMm : NaN;
    if (!options.skipLine) {
      fault(!line, say('the planned line meets no true bone'));
      fault(
        !(Math.abs(lengthErrorMm) <= LIMITS.lengthMm),
        say(`length ${mm(trajectory.lengthMm)} is off by ${mm(lengthErrorMm)}`),
      );
      fault(
        !(Math.abs(thicknessErrorMm) <= LIMITS.thicknessMm),
        say(`bone thickness ${mm(statedThicknessMm)} is off by ${mm(thicknessErrorMm)}`),
      );
    }
    return { id: trajectory.id, bore, line, lengthErrorMm, thicknessErrorMm };
  });
  return { topology, gap, bores, faults };
}

/** Holds one fitted bore against its plan. */
function judgeBore(
  bore: BoreFigures,
  diameterMm: number,
  depthStopMm: number,
  fault: (bad: boolean, words: string) => void,
): void {
  fault(
    !(bore.axisToTargetMm <= LIMITS.axisToTargetMm),
    `bore axis misses the target by ${mm(bore.axisToTargetMm)}`,
  );
  fault(
    !(Math.abs(bore.diameterMm - diameterMm) <= LIMITS.diameterMm),
    `bore diameter ${mm(bore.diameterMm)}, planned ${mm(diameterMm)}`,
  );
  fault(
    !(diameterMm - bore.freeDiameterMm <= LIMITS.diameterMm),
    `a pin of ${mm(bore.freeDiameterMm)} is the thickest that passes to the target`,
  );
  fault(bore.coverage < 0.5, `the wall covers only ${(100 * bore.coverage).toFixed(0)} % of the circle`);
  fault(
    !(Math.abs(bore.depthStopMm - depthStopMm) <= LIMITS.depthStopMm),
    `upper lip ${mm(bore.depthStopMm)} from the target, plan says ${mm(depthStopMm)}`,
  );
  fault(
    !(Math.abs(bore.collarStopMm - depthStopMm) <= LIMITS.depthStopMm),
    `a stop collar rests ${mm(bore.collarStopMm)} from the target, plan says ${mm(depthStopMm)}`,
  );
}

const mm = (value: number): string => `${value.toFixed(4)} mm`;
