import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import styles from './controls.module.css';

interface HintProps {
  /** The button that it is about. */
  readonly children: ReactNode;
  readonly words: string;
  /** Its key, as it is shown; null: none. */
  readonly keyName: string | null;
}

/** What a button does and its key, while the pointer or the focus rests on it. */
export function Hint({ children, words, keyName }: HintProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      {children}
      <Tooltip className={styles.hint!} placement="bottom" offset={4}>
        {words}
        {keyName && <kbd className={styles.hintKey}>{keyName}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
