import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './controls.module.css';

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly value: T;
  readonly options: readonly {
    readonly id: T;
    readonly label: string;
    /** Accessible name, where the label is a sign. */
    readonly name?: string;
  }[];
  readonly onChange: (value: T) => void;
  /** In rows of so many; default: all in one. */
  readonly columns?: number;
}

/** One of a few. */
export function Choice<T extends string>({
  name,
  value,
  options,
  onChange,
  columns = options.length,
}: ChoiceProps<T>) {
  return (
    <ToggleButtonGroup
      className={styles.choice!}
      style={
        columns < options.length ? { display: 'grid', gridTemplateColumns: `repeat(${columns}, 1fr)` } : {}
      }
      aria-label={name}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={keys => {
        const [chosen] = [...keys];
        const option = options.find(({ id }) => id === chosen);
        if (option) onChange(option.id);
      }}
    >
      {options.map(({ id, label, name: sign }) => (
        <ToggleButton key={id} id={id} className={styles.option!} {...(sign ? { 'aria-label': sign } : {})}>
          {label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
