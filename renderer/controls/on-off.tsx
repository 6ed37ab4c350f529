import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components';
import styles from './controls.module.css';

interface OnOffProps {
  readonly children: ReactNode;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** A switch. */
export function OnOff({ children, value, onChange }: OnOffProps) {
  return (
    <Switch className={styles.switch!} isSelected={value} onChange={onChange}>
      <span className={styles.switchTrack} aria-hidden="true" />
      {children}
    </Switch>
  );
}
