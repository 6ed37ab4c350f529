import { Group, Input, TextField } from 'react-aria-components';
import styles from './controls.module.css';

interface TextInputProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly most: number;
  readonly placeholder?: string;
}

/** One line of text with its name above. */
export function TextInput({ name, value, onChange, most, placeholder }: TextInputProps) {
  return (
    <TextField className={styles.field!} aria-label={name} value={value} onChange={onChange} maxLength={most}>
      <Group className={styles.box!}>
        <span className={styles.caption} aria-hidden="true">
          {name}
        </span>
        <Input className={styles.input!} {...(placeholder ? { placeholder } : {})} />
      </Group>
    </TextField>
  );
}
