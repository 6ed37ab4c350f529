import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { LayerLegend } from './layer-legend';
import { coversAll } from './slice-overlay';
import type { SliceViewProps } from './slice-view-props';
import styles from './slice-view.module.css';
import { overlayWords, windowWords } from './slice-words';

interface SliceTextsProps {
  readonly shown: SliceViewProps;
  /** Where the values under the pointer are written. */
  readonly probe: RefObject<HTMLSpanElement | null>;
}

/** The words round the slice: its name, its window, the letters of its edges, what it is of. */
export function SliceTexts({ shown: props, probe }: SliceTextsProps) {
  const { t } = useTranslation();
  const { windowLevel, letters, overlay = null, instrument = null } = props;
  const layers = (props.hasLegend && instrument?.measured?.layers) || [];
  return (
    <>
      <span
        className={`${styles['text']} ${styles['name']}`}
        style={{ color: props.accent }}
        aria-hidden="true"
      >
        {props.name}
      </span>
      <span className={`${styles['text']} ${styles['level']}`}>
        {!(overlay && coversAll(overlay)) && <span>{windowWords(t, windowLevel)}</span>}
        {overlay && <span>{overlayWords(t, overlay.name, overlay.window)}</span>}
        {overlay?.notice && <span className={styles['notice']}>{overlay.notice}</span>}
      </span>
      {layers.length > 0 && <LayerLegend layers={layers} />}
      {(['top', 'bottom', 'left', 'right'] as const).map(edge => (
        <span
          key={edge}
          data-side={props.sides?.[edge] ?? undefined}
          className={`${styles['text']} ${styles['letter']} ${styles[edge]}`}
        >
          {letters[edge]}
        </span>
      ))}
      <div className={`${styles['text']} ${styles['corner']}`}>
        <span ref={probe} aria-hidden="true" />
        {props.note && <span className={styles['note']}>{props.note}</span>}
        {props.scanName && (
          <span className={styles['scan']} title={props.scanName}>
            {props.scanName}
          </span>
        )}
        {props.caption && <span className={styles['place']}>{props.caption}</span>}
      </div>
    </>
  );
}
