import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError, Group, Input, TextField } from 'react-aria-components';
import styles from './controls.module.css';

interface TextInputProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /**
   * So many characters it holds. What would be longer, typed or pasted, is refused in place and the
   * text stays.
   */
  readonly most: number;
  readonly placeholder?: string;
}

/** One line of text with its name above. Nothing is cut off without a word. */
export function TextInput({ name, value, onChange, most, placeholder }: TextInputProps) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<number | null>(null);
  const take = (text: string): void => {
    const isTooLong = text.length > most;
    setRefused(isTooLong ? text.length : null);
    if (!isTooLong) onChange(text);
  };
  return (
    <TextField
      className={styles.field!}
      aria-label={name}
      value={value}
      onChange={take}
      onBlur={() => setRefused(null)}
      isInvalid={refused !== null}
      validationBehavior="aria"
    >
      <Group className={styles.box!}>
        <span className={styles.caption} aria-hidden="true">
          {name}
        </span>
        <Input className={styles.input!} {...(placeholder ? { placeholder } : {})} />
      </Group>
      <span className={styles.refusal} aria-live="assertive">
        {refused !== null && <FieldError>{t('text.tooLong', { count: refused, most })}</FieldError>}
      </span>
    </TextField>
  );
}
