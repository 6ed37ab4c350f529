import { useMemo } from 'react';
import type { Histogram } from '../../workers/planner/planner-protocol';
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
  readonly name: string;
}

const HEIGHT = 84;

/** How often each value occurs, on a logarithmic scale; what lies above the threshold is lit. */
export function HistogramPlot({ histogram, thresholdHu, lowHu, highHu, name }: HistogramPlotProps) {
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
    </svg>
  );
}
