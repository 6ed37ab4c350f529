import { useMemo } from 'react';
import type { Histogram } from '../../workers/planner/planner-protocol';
import { useTranslation } from 'react-i18next';
import { whole } from '../../language/format';
import styles from '../parts/panels.module.css';

interface HistogramPlotProps {
  readonly histogram: Histogram;
  readonly thresholdHu: number;
  /**
   * What the plot reaches from edge to edge: that of the slider above it, so that one value has one
   * place.
   */
  readonly lowHu: number;
  readonly highHu: number;
  /** Usual thresholds, marked at the foot. */
  readonly presetsHu: readonly number[];
  readonly name: string;
}

const HEIGHT = 84;
/** A preset's mark is so high. */
const MARK = 8;
/** The axis has so many numbers at the most. */
const MOST_TICKS = 5;
const TICK_STEPS = [100, 200, 500, 1000, 2000];

/** How often each value occurs, on a logarithmic scale; what lies above the threshold is lit. */
export function HistogramPlot(props: HistogramPlotProps) {
  const { histogram, thresholdHu, lowHu, highHu, presetsHu, name } = props;
  const { t, i18n } = useTranslation();
  const width = highHu - lowHu;
  const outline = useMemo(() => {
    const { counts, firstHu, binHu } = histogram;
    const bins = [...counts]
      .map((count, bin) => ({ count, at: firstHu + binHu * (bin + 0.5) - lowHu }))
      .filter(({ at }) => at >= 0 && at <= width);
    const most = Math.log1p(bins.reduce((high, { count }) => Math.max(high, count), 0)) || 1;
    const points = bins.map(
      ({ count, at }) => `L${at} ${(HEIGHT - (HEIGHT - 6) * (Math.log1p(count) / most)).toFixed(1)}`,
    );
    return `M0 ${HEIGHT} ${points.join(' ')} L${width} ${HEIGHT} Z`;
  }, [histogram, lowHu, width]);
  const place = thresholdHu - lowHu;
  return (
    <figure className={styles.levels}>
      <svg
        className={styles.histogram}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={name}
      >
        <defs>
          <clipPath id="above-threshold">
            <rect x={place} y={0} width={width - place} height={HEIGHT} />
          </clipPath>
        </defs>
        <path d={outline} fill="#4a525d" />
        <path d={outline} fill="#f2d9a0" clipPath="url(#above-threshold)" />
        <line
          x1={place}
          x2={place}
          y1={0}
          y2={HEIGHT}
          stroke="#56b4e9"
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
        />
        {presetsHu.map(hu => (
          <line
            key={hu}
            x1={hu - lowHu}
            x2={hu - lowHu}
            y1={HEIGHT - MARK}
            y2={HEIGHT}
            stroke="#e7eaee"
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <div className={styles.axis} aria-hidden="true">
        {ticksBetween(lowHu, highHu).map((hu, n) => (
          <span key={hu} style={{ left: `${(100 * (hu - lowHu)) / width}%` }}>
            {whole(hu, i18n.language)}
            {n === 0 && ` ${t('units.hu')}`}
          </span>
        ))}
      </div>
    </figure>
  );
}

/** Round numbers within an axis, off its ends, as close as they can be told apart. */
function ticksBetween(low: number, high: number): number[] {
  const step = TICK_STEPS.find(size => (high - low) / size < MOST_TICKS) ?? 5000;
  const aside = (high - low) / 20;
  const first = Math.ceil((low + aside) / step);
  return Array.from({ length: Math.floor((high - aside) / step) - first + 1 }, (_, n) => (first + n) * step);
}
