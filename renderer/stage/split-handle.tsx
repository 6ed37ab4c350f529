import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import styles from './stage.module.css';

interface SplitHandleProps {
  readonly frame: RefObject<HTMLDivElement | null>;
  /** 0 between the columns, 1 between the rows. */
  readonly axis: 0 | 1;
  readonly share: number;
  readonly name: string;
  readonly onChange: (share: number) => void;
}

const LEAST = 0.2;
const KEY_STEP = 0.02;

/** The line between two columns or rows of views, to be dragged or moved with the arrow keys. */
export function SplitHandle({ frame, axis, share, name, onChange }: SplitHandleProps) {
  const set = (value: number) => onChange(Math.min(1 - LEAST, Math.max(LEAST, value)));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !frame.current) return;
    const box = frame.current.getBoundingClientRect();
    set(axis === 0 ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height);
  };
  const nudge = (event: KeyboardEvent) => {
    const back = axis === 0 ? 'ArrowLeft' : 'ArrowUp';
    const on = axis === 0 ? 'ArrowRight' : 'ArrowDown';
    if (event.key !== back && event.key !== on) return;
    event.preventDefault();
    set(share + (event.key === on ? KEY_STEP : -KEY_STEP));
  };
  return (
    <div
      role="separator"
      aria-label={name}
      aria-orientation={axis === 0 ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(100 * share)}
      aria-valuemin={100 * LEAST}
      aria-valuemax={100 * (1 - LEAST)}
      tabIndex={0}
      className={`${styles.split} ${axis === 0 ? styles.columns : styles.rows}`}
      style={axis === 0 ? { left: `${100 * share}%` } : { top: `${100 * share}%` }}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => set(0.5)}
      onKeyDown={nudge}
    />
  );
}
