import { useTranslation } from 'react-i18next';
import type { Vec3 } from '../../../geometry/core/vector';
import { listed } from '../../language/format';
import { scanLetter } from '../../state/turn-axes';
import { useAxes } from '../../state/use-axes';
import styles from '../parts/panels.module.css';

/** Towards which side of the scan the animal's axes point. */
export function AxesList() {
  const { t, i18n } = useTranslation();
  const { axes } = useAxes();
  const toward = (direction: Vec3) => (
    <>
      {t('orientation.toward', { letter: scanLetter(direction) })}
      <span className={styles.small}>
        {listed(
          direction.map(v => v + 0),
          2,
          i18n.language,
        )}
      </span>
    </>
  );
  return (
    <dl className={styles.axes}>
      <dt className={styles.axisName}>{t('orientation.dorsal')}</dt>
      <dd>{toward(axes.dorsal)}</dd>
      <dt className={styles.axisName}>{t('orientation.rostral')}</dt>
      <dd>{toward(axes.rostral)}</dd>
      <dt className={styles.axisName}>{t('orientation.left')}</dt>
      <dd>
        {toward(axes.left)}
        <span className={styles.small}>{t('orientation.derived')}</span>
      </dd>
    </dl>
  );
}
