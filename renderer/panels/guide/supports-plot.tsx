import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SupportOption } from '../../../geometry/plan/compare-supports';
import { takeSupport } from '../../actions/compare-supports';
import { number } from '../../language/format';
import { layOutAxis, layOutLogAxis, type PlotAxis } from './lay-out-axis';
import type { ToldSupport } from './support-words';
import styles from './supports-section.module.css';

interface SupportsPlotProps {
  readonly options: readonly SupportOption[];
  /** The same, in words. */
  readonly told: readonly ToldSupport[];
  /** Index of the option that the guide stands on; null: on none of them. */
  readonly present: number | null;
}

/** The picture and what is left free round the axes, px. */
const SIZE = { x: 292, y: 200 } as const;
const ROOM = { left: 34, right: 14, top: 30, bottom: 36 } as const;

/** By its logarithm: a pad may bare ten times what feet do, and feet lie close together. */
const across = ({ low, high }: PlotAxis, bareCm2: number): number =>
  ROOM.left + (Math.log(bareCm2 / low) / Math.log(high / low)) * (SIZE.x - ROOM.left - ROOM.right);
const down = ({ low, high }: PlotAxis, seatingMm: number): number =>
  SIZE.y - ROOM.bottom - ((seatingMm - low) / (high - low)) * (SIZE.y - ROOM.top - ROOM.bottom);

/**
 * Seating against bared bone, a button each: the guide then stands on it. What no other betters is
 * joined by a line.
 */
export function SupportsPlot({ options, told, present }: SupportsPlotProps) {
  const { t } = useTranslation();
  // What comes to rest nowhere has no place in the plot; the table says it.
  const shown = options.flatMap((option, n) =>
    Number.isFinite(option.seating95Mm)
      ? [{ n, option, bareCm2: option.bareMm2 / 100, words: told[n]! }]
      : [],
  );
  if (shown.length === 0) return null;
  const bare = layOutLogAxis(shown.map(({ bareCm2 }) => bareCm2));
  const seating = layOutAxis(shown.map(({ option }) => option.seating95Mm));
  const places = shown.map(point => ({
    ...point,
    x: across(bare, point.bareCm2),
    y: down(seating, point.option.seating95Mm),
  }));
  const front = places.filter(({ option }) => option.isOnFront).map(({ x, y }) => `${x},${y}`);
  return (
    <div className={styles.plot} role="group" aria-label={t('supports.title')}>
      <svg viewBox={`0 0 ${SIZE.x} ${SIZE.y}`} aria-hidden="true">
        <Axes bare={bare} seating={seating} />
        <polyline points={front.join(' ')} className={styles.front} />
      </svg>
      {places.map(({ n, option, words: { name, ...figures }, x, y }) => (
        <Button
          key={n}
          className={styles.point!}
          style={{ insetInlineStart: `${(100 * x) / SIZE.x}%`, insetBlockStart: `${(100 * y) / SIZE.y}%` }}
          aria-label={t('supports.point', { support: name, ...figures })}
          aria-pressed={n === present}
          data-kind={option.pad ? 'pad' : 'feet'}
          data-front={option.isOnFront}
          onPress={() => takeSupport(option)}
        >
          {option.pad ? option.pad.radiusMm : option.feet.length}
        </Button>
      ))}
    </div>
  );
}

interface AxesProps {
  readonly bare: PlotAxis;
  readonly seating: PlotAxis;
}

function Axes({ bare, seating }: AxesProps) {
  const { t, i18n } = useTranslation();
  const right = SIZE.x - ROOM.right;
  const foot = SIZE.y - ROOM.bottom;
  return (
    <g className={styles.axes}>
      {seating.ticks.map(tick => (
        <g key={tick}>
          <line x1={ROOM.left} x2={right} y1={down(seating, tick)} y2={down(seating, tick)} />
          <text x={ROOM.left - 5} y={down(seating, tick) + 4} textAnchor="end">
            {number(tick, seating.digits, i18n.language)}
          </text>
        </g>
      ))}
      {bare.ticks.map(tick => (
        <g key={tick}>
          <line x1={across(bare, tick)} x2={across(bare, tick)} y1={ROOM.top} y2={foot} />
          <text x={across(bare, tick)} y={foot + 19} textAnchor="middle">
            {number(tick, bare.digits, i18n.language)}
          </text>
        </g>
      ))}
      <text x={0} y={12}>
        {t('supports.seating')}
      </text>
      <text x={right} y={SIZE.y - 4} textAnchor="end">
        {t('supports.bareLog')}
      </text>
    </g>
  );
}
