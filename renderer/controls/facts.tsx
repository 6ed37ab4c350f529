import { Fragment } from 'react';
import styles from './controls.module.css';

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Colours the value, beside words or icons elsewhere that say the same. */
  readonly tone?: 'ok' | 'warn' | 'fail' | undefined;
}

/** Names with their values. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value, tone }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd className={tone ? styles[tone] : undefined}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
