import { useTranslation } from 'react-i18next';
import type { PathLayer } from '../../geometry/path/list-layers';
import { LAYER_COLOURS } from './layer-colours';
import styles from './slice-view.module.css';

/** What the colours of the strip beside the needle stand for: of the layers that there are. */
export function LayerLegend({ layers }: { readonly layers: readonly PathLayer[] }) {
  const { t } = useTranslation();
  const kinds = [...new Set(layers.map(({ kind }) => kind))];
  return (
    <ul className={`${styles['text']} ${styles['legend']}`} aria-label={t('instrument.layers')}>
      {kinds.map(kind => (
        <li key={kind}>
          <span className={styles['swatch']} style={{ background: LAYER_COLOURS[kind] }} aria-hidden="true" />
          {t(`instrument.layer.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
