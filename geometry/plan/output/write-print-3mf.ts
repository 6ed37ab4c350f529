import { write3mf } from '../../surface/mesh/write-3mf';
import type { TriangleMesh } from '../../surface/mesh/mesh';
import { shortHash } from '../document/plan-id';
import type { Plan } from '../document/plan-schema';
import { needleStopOf, type NeedleStop } from './needle-stop';

/**
 * The guide as it lies on the bed, as a 3MF: the very mesh of guide-print.stl, in millimetres, with
 * what STL has no place for. Slicers show the object's name and keep the metadata.
 *
 * @param printMesh mm, on the bed, with what a measured printer does made up for
 */
export function writePrint3mf(plan: Plan, printMesh: TriangleMesh): Uint8Array {
  const { case: planCase, guide, trajectories, status } = plan;
  const { printer } = planCase;
  const stops = trajectories.flatMap(({ id, sleeve }) =>
    sleeve ? [`${id} ${stopOf(needleStopOf(sleeve, planCase.tool))} mm`] : [],
  );
  const failed = status === 'fail' ? 'FAILED, do not use: ' : '';
  const name = `${failed}guide ${planCase.patient.id} ${shortHash(plan.id)}`;
  return write3mf(
    [{ name, mesh: printMesh, metadata: { part: 'guide', 'needle-stops': stops.join('; ') } }],
    {
      title: name,
      metadata: {
        case: planCase.patient.id,
        plan: plan.id,
        status,
        'guide-sha256': guide?.sha256 ?? '',
        printer: printer ? `${printer.profile.name}, ${printer.profile.material}` : '',
        lot: printer?.lot ?? '',
        compensated: guide?.compensation
          ? 'yes: leave the slicer at 100 % and its own compensation off'
          : 'no',
      },
    },
  );
}

const stopOf = ({ needleMm, digits }: NeedleStop): string => needleMm.toFixed(digits);
