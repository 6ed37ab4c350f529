import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './controls.module.css';

interface ActionButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'small';
  /** As wide as its place. */
  readonly wide?: boolean;
  readonly disabled?: boolean;
  /** Accessible name, where the content does not say it. */
  readonly name?: string;
  /** Id of the words that explain it. */
  readonly describedBy?: string;
  /** Whether what it opens is open; left out: it opens nothing. */
  readonly expanded?: boolean;
}

/** A button of the house. */
export function ActionButton({
  children,
  onPress,
  kind = 'plain',
  wide = false,
  disabled = false,
  name,
  describedBy,
  expanded,
}: ActionButtonProps) {
  const look = kind === 'plain' ? '' : styles[kind];
  return (
    <Button
      className={`${styles.button} ${look} ${wide ? styles.wide : ''}`}
      onPress={onPress}
      isDisabled={disabled}
      {...(name ? { 'aria-label': name } : {})}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
    >
      {children}
    </Button>
  );
}
