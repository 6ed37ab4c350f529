import { CircleCheck, History, OctagonX, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../../../geometry/core/check';
import styles from './panels.module.css';

const MARKS = {
  pass: { Icon: CircleCheck, tone: 'good' },
  warn: { Icon: TriangleAlert, tone: 'warn' },
  fail: { Icon: OctagonX, tone: 'bad' },
  outdated: { Icon: History, tone: 'note' },
} as const;

/**
 * A check's status by icon; the word is there for those who do not see it. `outdated`: of a guide
 * that is no longer.
 */
export function CheckMark({ status }: { readonly status: Check['status'] | 'outdated' }) {
  const { t } = useTranslation();
  const { Icon, tone } = MARKS[status];
  return (
    <Icon
      size={16}
      className={`${styles.checkIcon} ${styles[tone]}`}
      role="img"
      aria-label={t(`check.${status}`)}
    />
  );
}
