import { useId, type ReactNode } from 'react';
import styles from './panels.module.css';

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A titled group of controls. */
export function Section({ title, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h3 id={id} className={styles.sectionTitle}>
        {title}
      </h3>
      {children}
    </section>
  );
}
