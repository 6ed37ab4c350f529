import { REACH_MM } from '../../../geometry/plan/document/case-fields';
import type { PatientBox } from '../../../geometry/volume/crop-volume';
import { NumberInput } from '../../controls/number-input';
import styles from './panels.module.css';

const AXES = ['X', 'Y', 'Z'] as const;
const REACH: PatientBox = {
  minLps: [-REACH_MM, -REACH_MM, -REACH_MM],
  maxLps: [REACH_MM, REACH_MM, REACH_MM],
};
type Axis = (typeof AXES)[number];

interface PointFieldsProps {
  /** LPS mm; null shows empty fields. */
  readonly point: readonly number[] | null;
  /** Accessible name of one axis's field. */
  readonly nameOf: (axis: Axis) => string;
  /**
   * Where the point may lie, and the sentence that says why. Default: wherever a head may lie in a
   * scanner.
   */
  readonly within?: PatientBox | undefined;
  readonly because?: string | undefined;
  readonly onChange: (axis: 0 | 1 | 2, value: number) => void;
}

/** A point in numbers, side by side. */
export function PointFields({ point, nameOf, within = REACH, because, onChange }: PointFieldsProps) {
  return (
    <div className={styles.three}>
      {AXES.map((axis, n) => (
        <NumberInput
          key={axis}
          name={nameOf(axis)}
          caption={axis}
          value={point ? point[n]! : null}
          unit="mm"
          low={within.minLps[n]!}
          high={within.maxLps[n]!}
          because={because}
          onChange={value => onChange(n as 0 | 1 | 2, value)}
        />
      ))}
    </div>
  );
}
