import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError, Group, Input, Label, TextField } from 'react-aria-components';
import type { NumberUnit } from '../../geometry/core/parse-number';
import { entered } from '../language/format';
import styles from './controls.module.css';
import { readTyped, refusedWords, stepFrom, withUnit, type TypedRefusal } from './read-typed';

interface NumberInputProps {
  /** Accessible name. */
  readonly name: string;
  /** What is written in a box's corner; default: the name. */
  readonly caption?: string;
  /** Null shows an empty field. */
  readonly value: number | null;
  readonly unit: NumberUnit;
  readonly onChange: (value: number) => void;
  /**
   * For a number that may be missing: the field was emptied. Without it an empty field is refused.
   */
  readonly onClear?: (() => void) | undefined;
  readonly low: number;
  readonly high: number;
  /**
   * Why the limits are what they are, where they come from other fields: a sentence behind the
   * refusal.
   */
  readonly because?: string | undefined;
  /** Steps of the arrow keys: alone, with Shift, with Alt. */
  readonly steps?: readonly [plain: number, shift: number, alt: number];
  /** Least digits behind the point. */
  readonly leastDigits?: number;
  /** 'box' has its caption inside; 'row' stands beside its label. */
  readonly layout?: 'box' | 'row';
  readonly disabled?: boolean;
  /** What it says when hovered: limits. */
  readonly hint?: string;
}

/**
 * What stands in a field while its number is not the value: being typed, or refused and to be
 * mended.
 */
interface Typed {
  readonly text: string;
  readonly refusal: TypedRefusal | null;
}

/**
 * A number with its unit: typed with point or comma, nudged with the arrow keys, taken on Enter or
 * on leaving. What is not one number, or lies outside the limits, is refused in place: its text
 * stays to be mended, the value stays as it was, and Escape brings the value's text back. Nothing
 * is clamped or rounded.
 */
export function NumberInput({
  name,
  caption = name,
  value,
  unit,
  onChange,
  onClear,
  low,
  high,
  because,
  steps = [0.1, 1, 0.01],
  leastDigits = 2,
  layout = 'box',
  disabled = false,
  hint,
}: NumberInputProps) {
  const { t, i18n } = useTranslation();
  const [typed, setTyped] = useState<Typed | null>(null);
  const [stoppedAt, setStoppedAt] = useState<number | null>(null);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    // Set from elsewhere (undone, dragged, taken): what was typed before is about another value.
    setSeen(value);
    setTyped(null);
  }
  const language = i18n.language;
  const shown = value === null ? '' : entered(value, leastDigits, language);
  const unitWords = unit === 'HU' ? t('units.hu') : unit;
  const reading = { unit, low, high, commaIsDecimal: language === 'fr' };

  const take = (next: number): void => {
    setTyped(null);
    setStoppedAt(null);
    if (next !== value) onChange(next);
  };
  /**
   * The number typed, or the value where nothing is; null where it was refused, with words at the
   * field.
   */
  const settle = (): number | null => {
    if (!typed || typed.text === shown) {
      setTyped(null);
      return value;
    }
    const read = readTyped(typed.text, reading);
    if (read.ok) {
      take(read.value);
      return read.value;
    }
    if (read.refusal.code === 'empty' && (onClear || value === null)) {
      setTyped(null);
      if (value !== null) onClear?.();
      return null;
    }
    setTyped({ text: typed.text, refusal: read.refusal });
    return null;
  };
  const onKey = (event: KeyboardEvent): void => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (event.key === 'Enter') settle();
    else if (event.key === 'Escape' && typed) {
      event.stopPropagation();
      setTyped(null);
    } else if (direction !== 0) {
      event.preventDefault();
      event.stopPropagation();
      const from = settle();
      if (from === null) return;
      const next = stepFrom(from, direction * steps[event.altKey ? 2 : event.shiftKey ? 1 : 0]);
      const kept = Math.min(high, Math.max(low, next));
      take(kept);
      if (kept !== next) setStoppedAt(kept);
    }
  };

  const refusal = typed?.refusal ?? null;
  const isStopped = stoppedAt !== null && stoppedAt === value && !typed;
  // Three boxes side by side leave a number of four decimals no room for its unit: that stands over
  // it.
  const isCaptioned = layout === 'box' && caption !== '';
  return (
    <TextField
      className={layout === 'row' ? styles.row! : styles.field!}
      value={typed?.text ?? shown}
      onChange={text => setTyped({ text, refusal: null })}
      onBlur={settle}
      isDisabled={disabled}
      isInvalid={refusal !== null}
      validationBehavior="aria"
      // A row's label names it already; with both, its name is said twice.
      {...(layout === 'row' ? {} : { 'aria-label': name })}
    >
      {layout === 'row' && <Label className={styles.rowLabel!}>{name}</Label>}
      <Group className={styles.box!}>
        {isCaptioned && (
          <span className={styles.captionLine} aria-hidden="true">
            <span className={styles.caption}>{caption}</span>
            <span className={styles.caption}>{unitWords}</span>
          </span>
        )}
        <span className={styles.value} onKeyDownCapture={onKey} title={hint}>
          <Input className={styles.input!} inputMode="decimal" autoComplete="off" spellCheck={false} />
          {!isCaptioned && (
            <span className={styles.unit} aria-hidden="true">
              {unitWords}
            </span>
          )}
        </span>
      </Group>
      <span className={styles.refusal} aria-live="assertive">
        {refusal && (
          <FieldError>
            {refusedWords(refusal, { ...reading, unitWords, because }, t, language)}{' '}
            {value !== null && t('number.stays', { value: withUnit(shown, unitWords) })}
          </FieldError>
        )}
        {isStopped &&
          t(value === high ? 'number.most' : 'number.least', { value: withUnit(shown, unitWords) })}
      </span>
    </TextField>
  );
}
