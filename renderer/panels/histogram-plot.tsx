import { useMemo } from 'react';
import type { Histogram } from '../workers/planner/planner-protocol';
import styles from './panels.module.css';

interface HistogramPlotProps {
  readonly histogram: Histogram;
  readonly thresholdHu: number;
  readonly name: string;
}

const HEIGHT = 84;

/** How often each value occurs, on a logarithmic scale; what lies above the threshold is lit. */
export function HistogramPlot({ histogram, thresholdHu, name }: HistogramPlotProps) {
  const { counts, firstHu, binHu } = histogram;
  const outline = useMemo(() => {
    const most = Math.log1p(counts.reduce((high, count) => Math.max(high, count), 0)) || 1;
    const points = [...counts].map(
      (count, bin) => `L${bin} ${(HEIGHT - (HEIGHT - 6) * (Math.log1p(count) / most)).toFixed(1)}`,
    );
    return `M0 ${HEIGHT} ${points.join(' ')} L${counts.length} ${HEIGHT} Z`;
  }, [counts]);
  const place = Math.min(counts.length, Math.max(0, (thresholdHu - firstHu) / binHu));
  return (
    <svg
      className={styles.histogram}
      viewBox={`0 0 ${counts.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={name}
    >
      <defs>
        <clipPath id="above-threshold">
          <rect x={place} y={0} width={counts.length - place} height={HEIGHT} />
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
