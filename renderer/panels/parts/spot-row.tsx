import { Crosshair, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { patientPoint } from '../../../geometry/core/frames';
import { ActionButton } from '../../controls/action-button';
import { setSession } from '../../state/session-store';
import styles from './panels.module.css';

interface SpotRowProps {
  /** LPS mm. */
  readonly at: readonly [number, number, number];
  /** What it is. */
  readonly children: ReactNode;
  /** Accessible names of its two buttons. */
  readonly showName: string;
  readonly removeName: string;
  readonly onRemove: () => void;
}

/** A marked spot in a list: the crosshair goes there, or it is taken off. */
export function SpotRow({ at: [x, y, z], children, showName, removeName, onRemove }: SpotRowProps) {
  return (
    <li className={styles.landmark}>
      <span>{children}</span>
      <ActionButton
        kind="quiet"
        name={showName}
        onPress={() => setSession({ crosshair: patientPoint(x, y, z) })}
      >
        <Crosshair size={14} aria-hidden="true" />
      </ActionButton>
      <ActionButton kind="quiet" name={removeName} onPress={onRemove}>
        <Trash2 size={14} aria-hidden="true" />
      </ActionButton>
    </li>
  );
}
