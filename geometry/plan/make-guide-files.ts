import { assertThat } from '../core/result';
import { angleBetween, subtract } from '../core/vector';
import type { GuideDesign } from '../guide/guide-design';
import { compensateBores } from '../print/compensate-bores';
import { compensateScale } from '../print/compensate-scale';
import { planCompensation, type Compensation } from '../print/plan-compensation';
import { inspectMesh } from '../surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { writeStl } from '../surface/mesh/write-stl';
import type { Trajectory } from '../path/trajectory';
import { assertPlan, type OutgoingSleeve } from './checks/assert-plan';
import { orientCase } from './checks/check-scan';
import { caseGuide, type Case } from './document/case-schema';
import { hashBytes } from './document/hash-bytes';
import { shortHash } from './document/plan-id';
import type { Plan } from './document/plan-schema';
import { layOnBed } from './output/lay-on-bed';
import { headerWords } from './output/write-skull';

/** The guide as it leaves. */
export interface GuideFiles {
  /** LPS mm; nominal, whatever the printer. */
  readonly mesh: TriangleMesh;
  /**
   * Laid on the printer's bed, contact face up, mm, with what a measured printer does made up for.
   */
  readonly printMesh: TriangleMesh;
  /** How each sleeve gives way under a hand that leans on the needle; LPS. */
  readonly bends: GuideDesign['bends'];
  readonly stl: Uint8Array;
  readonly printStl: Uint8Array;
}

/** What the print file of this guide makes up for; null without a measured printer. */
export function compensationOf(
  { printer }: Case,
  { sleeves, insertionLps }: Pick<GuideDesign, 'sleeves' | 'insertionLps'>,
): Compensation | null {
  if (!printer) return null;
  // A bore leans alike whichever end is up.
  const lean = (angle: number): number => (Math.min(angle, Math.PI - angle) * 180) / Math.PI;
  return planCompensation(
    printer.profile,
    sleeves.map(({ trajectory, boreDiameterMm, lowerLipLps, upperLipLps }) => ({
      trajectory,
      diameterMm: boreDiameterMm,
      tiltDeg: lean(angleBetween(subtract(upperLipLps, lowerLipLps), insertionLps)),
    })),
  );
}

/**
 * The guide's meshes and their bytes, after a last look at what is nominal; the print file alone is
 * compensated, once.
 */
export function makeGuideFiles(
  planCase: Case,
  design: GuideDesign,
  trajectories: readonly Trajectory[],
  { status, id, compensation }: Pick<Plan, 'status' | 'id'> & { readonly compensation: Compensation | null },
): GuideFiles {
  const { mesh, insertionLps, sleeves } = design;
  const label = headerWords(caseGuide(planCase).label);
  assertPlan(mesh, insertionLps, outgoingSleeves(trajectories, design), status !== 'fail');
  const { rostralLps } = orientCase(planCase);
  const printMesh = compensation
    ? compensateScale(
        layOnBed(compensateBores(mesh, sleeves, compensation.bores), insertionLps, rostralLps),
        compensation,
      )
    : layOnBed(mesh, insertionLps, rostralLps);
  if (compensation && status !== 'fail') {
    const seen = inspectMesh(printMesh);
    assertThat(seen.manifold && seen.volumeMm3 > 0, 'makeGuideFiles', 'the compensated guide is open', seen);
  }
  // 80 characters are all there is: the label comes last, and is whole in the guide where nothing
  // FAILED.
  const failed = status === 'fail' ? 'FAILED DO NOT USE ' : '';
  const stl = writeStl(mesh, `${failed}Bregma guide ${shortHash(id)} SPACE=LPS mm ${label}`);
  const drawn = compensation ? 'COMPENSATED do not scale ' : '';
  const bed = `${failed}Bregma bed ${shortHash(id)} guide ${shortHash(hashBytes(stl))} mm ${drawn}${label}`;
  return { mesh, printMesh, bends: design.bends, stl, printStl: writeStl(printMesh, bed) };
}

function outgoingSleeves(trajectories: readonly Trajectory[], design: GuideDesign): OutgoingSleeve[] {
  return design.sleeves.map(sleeve => ({
    ...trajectories.find(t => t.id === sleeve.trajectory)!,
    ...sleeve,
  }));
}
