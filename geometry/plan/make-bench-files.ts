import { patientPoint, patientVector } from '../core/frames';
import { succeed, type Result } from '../core/result';
import { buildBench } from '../print/build-bench';
import { compensateScale } from '../print/compensate-scale';
import type { SolidKernel } from '../solid/load-kernel';
import type { TriangleMesh } from '../surface/mesh/mesh';
import { writeStl } from '../surface/mesh/write-stl';
import { orientCase } from './checks/check-scan';
import { shortHash } from './document/plan-id';
import type { Plan } from './document/plan-schema';
import { headerWords } from './output/write-skull';

/** The phantom and the try-in as they leave: upright on the bed, binary STL. */
export interface BenchFiles {
  readonly bench: Uint8Array;
  readonly tryIn: Uint8Array;
}

/** What to call them: those of a FAILED plan say so. */
export const benchFileName = (status: Plan['status'], file: keyof BenchFiles): string =>
  `${file === 'bench' ? 'bench' : 'try-in'}${status === 'fail' ? '-FAILED' : ''}.stl`;

/** Digits of the plan's id that stand on the phantom. */
const LABEL_DIGITS = 6;

/**
 * The bench phantom and the try-in of a plan's guide. Printed on the guide's printer they are drawn
 * for its scale as the guide is: both come out true, and a scale that is wrong shows on neither.
 *
 * @param guide the plan's guide, and the bone that it was designed on; LPS mm
 * @returns null where the plan has no guide; refused where a pip cannot be reached
 */
export function makeBenchFiles(
  plan: Plan,
  { guide, bone }: { readonly guide: TriangleMesh; readonly bone: TriangleMesh },
  kernel: SolidKernel,
): Result<BenchFiles | null> {
  if (!plan.guide) return succeed(null);
  const toolDiameterMm = plan.case.tool.diameterMm;
  const built = buildBench(kernel, {
    bone,
    guide,
    insertionLps: patientVector(...plan.guide.insertionLps),
    rostralLps: orientCase(plan.case).rostralLps,
    paths: plan.trajectories.flatMap(({ id, directionLps, sleeve }) =>
      sleeve
        ? [
            {
              trajectory: id,
              upperLipLps: patientPoint(...sleeve.upperLipLps),
              directionLps: patientVector(...directionLps),
              needleStopMm: sleeve.needleStopMm,
              toolDiameterMm,
            },
          ]
        : [],
    ),
    label: plan.id.slice(0, LABEL_DIGITS),
  });
  if (!built.ok) return built;
  const { compensation } = plan.guide;
  const failed = plan.status === 'fail' ? 'FAILED DO NOT USE ' : '';
  const drawn = compensation ? 'COMPENSATED ' : '';
  const write = (name: string, part: TriangleMesh): Uint8Array => {
    const upright = standOnBed(part);
    return writeStl(
      compensation ? compensateScale(upright, compensation) : upright,
      `${failed}Bregma ${name} ${shortHash(plan.id)} mm ${drawn}${headerWords(plan.case.patient.id)}`,
    );
  };
  return succeed({ bench: write('bench', built.value.bench), tryIn: write('try-in', built.value.tryIn) });
}

/** Moved so that the lowest point lies at z = 0. */
function standOnBed({ positions, triangles }: TriangleMesh): TriangleMesh {
  let low = Infinity;
  for (let v = 2; v < positions.length; v += 3) low = Math.min(low, positions[v]!);
  return { positions: positions.map((value, at) => (at % 3 === 2 ? value - low : value)), triangles };
}
