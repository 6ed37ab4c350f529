import type { KeyboardEvent } from 'react';
import { Group, Input, Label, NumberField } from 'react-aria-components';
import styles from './controls.module.css';

interface NumberInputProps {
  /** Accessible name. */
  readonly name: string;
  /** What is written in a box's corner; default: the name. */
  readonly caption?: string;
  /** Null shows an empty field. */
  readonly value: number | null;
  readonly unit: string;
  readonly onChange: (value: number) => void;
  readonly low?: number;
  readonly high?: number;
  /** Steps of the arrow keys: alone, with Shift, with Alt. */
  readonly steps?: readonly [plain: number, shift: number, alt: number];
  /** Most digits behind the point. */
  readonly digits?: number;
  /** Least digits behind the point. */
  readonly leastDigits?: number;
  /** 'box' has its caption inside; 'row' stands beside its label. */
  readonly layout?: 'box' | 'row';
  readonly disabled?: boolean;
  /** What it says when hovered: limits. */
  readonly hint?: string;
}

/** A number with its unit: typed in the user's language, nudged with the arrow keys, taken on Enter or on leaving. */
export function NumberInput({
  name,
  caption = name,
  value,
  unit,
  onChange,
  low,
  high,
  steps = [0.1, 1, 0.01],
  digits = 4,
  leastDigits = 2,
  layout = 'box',
  disabled = false,
  hint,
}: NumberInputProps) {
  const take = (next: number): void => {
    if (!Number.isFinite(next) || next === value) return;
    onChange(next);
  };
  const nudge = (event: KeyboardEvent): void => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0 || value === null) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.altKey ? steps[2] : event.shiftKey ? steps[1] : steps[0];
    const moved = Math.round((value + direction * step) * 1e6) / 1e6;
    take(Math.min(high ?? Infinity, Math.max(low ?? -Infinity, moved)));
  };
  // Three boxes side by side leave a number of four decimals no room for its unit: that stands over it.
  const isCaptioned = layout === 'box' && caption !== '';
  return (
    <NumberField
      className={layout === 'row' ? styles.row! : styles.field!}
      value={value ?? NaN}
      onChange={take}
      isDisabled={disabled}
      isWheelDisabled
      commitBehavior="snap"
      formatOptions={{
        minimumFractionDigits: leastDigits,
        maximumFractionDigits: digits,
        useGrouping: false,
      }}
      // A row's label names it already; with both, its name is said twice.
      {...(layout === 'row' ? {} : { 'aria-label': name })}
      {...(low === undefined ? {} : { minValue: low })}
      {...(high === undefined ? {} : { maxValue: high })}
    >
      {layout === 'row' && <Label className={styles.rowLabel!}>{name}</Label>}
      <Group className={styles.box!}>
        {isCaptioned && (
          <span className={styles.captionLine} aria-hidden="true">
            <span className={styles.caption}>{caption}</span>
            <span className={styles.caption}>{unit}</span>
          </span>
        )}
        <span className={styles.value} onKeyDownCapture={nudge} title={hint}>
          <Input className={styles.input!} />
          {!isCaptioned && (
            <span className={styles.unit} aria-hidden="true">
              {unit}
            </span>
          )}
        </span>
      </Group>
    </NumberField>
  );
}
