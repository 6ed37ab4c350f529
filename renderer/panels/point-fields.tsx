import { NumberInput } from '../app/controls/number-input';
import styles from './panels.module.css';

const AXES = ['X', 'Y', 'Z'] as const;
export type Axis = (typeof AXES)[number];

interface PointFieldsProps {
  /** LPS mm; null shows empty fields. */
  readonly point: readonly number[] | null;
  /** Accessible name of one axis's field. */
  readonly nameOf: (axis: Axis) => string;
  readonly onChange: (axis: 0 | 1 | 2, value: number) => void;
}

/** A point in numbers, side by side. */
export function PointFields({ point, nameOf, onChange }: PointFieldsProps) {
  return (
    <div className={styles.three}>
      {AXES.map((axis, n) => (
        <NumberInput
          key={axis}
          name={nameOf(axis)}
          caption={axis}
          value={point ? point[n]! : null}
          unit="mm"
          onChange={value => onChange(n as 0 | 1 | 2, value)}
        />
      ))}
    </div>
  );
}
