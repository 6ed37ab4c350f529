import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import styles from '../parts/panels.module.css';
import type { Trajectory } from '../../../geometry/path/trajectory';

interface ProfilePlotProps {
  readonly trajectory: Trajectory;
  readonly colour: string;
  readonly name: string;
  readonly boneWords: string;
  readonly targetWords: string;
}

const HEIGHT = 96;
const INK = '#c7ced6';
const DIM = '#9aa3af';
const TARGET = '#56b4e9';

/**
 * HU along the path, from outside the skin on the left to beyond the tip, with the bone and the
 * target marked.
 */
export function ProfilePlot({ trajectory, colour, name, boneWords, targetWords }: ProfilePlotProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = host.current;
    if (!box) return undefined;
    const { startMm, stepMm, hu } = trajectory.profile;
    const places = Array.from(hu, (_, n) => startMm + n * stepMm);
    const plot = new uPlot(
      {
        width: Math.max(40, box.clientWidth),
        height: HEIGHT,
        cursor: { y: false, points: { show: false } },
        legend: { show: false },
        axes: [{ show: false }, { show: false }],
        padding: [8, 0, 16, 0],
        scales: { x: { time: false } },
        series: [{}, { stroke: INK, width: 1.25, points: { show: false } }],
        hooks: { draw: [drawn => drawMarks(drawn, trajectory, colour, boneWords, targetWords)] },
      },
      [places, Array.from(hu)],
      box,
    );
    const watch = new ResizeObserver(() =>
      plot.setSize({ width: Math.max(40, box.clientWidth), height: HEIGHT }),
    );
    watch.observe(box);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [trajectory, colour, boneWords, targetWords]);
  return <div ref={host} className={styles.plot} role="img" aria-label={name} />;
}

function drawMarks(
  plot: uPlot,
  { lengthMm, boneThicknessMm, profile }: Trajectory,
  colour: string,
  boneWords: string,
  targetWords: string,
): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const at = (mm: number): number => plot.valToPos(mm, 'x', true);
  ctx.save();
  ctx.font = `${10 * ratio}px system-ui, sans-serif`;
  ctx.strokeStyle = colour;
  ctx.lineWidth = ratio;
  ctx.setLineDash([3 * ratio, 3 * ratio]);
  for (const mm of [0, boneThicknessMm]) {
    ctx.beginPath();
    ctx.moveTo(at(mm), bbox.top);
    ctx.lineTo(at(mm), bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.fillStyle = DIM;
  ctx.textBaseline = 'bottom';
  ctx.fillText(boneWords, at(boneThicknessMm) + 3 * ratio, bbox.top + bbox.height + 14 * ratio);
  const sample = Math.round((lengthMm - profile.startMm) / profile.stepMm);
  const y = plot.valToPos(profile.hu[sample] ?? 0, 'y', true);
  ctx.beginPath();
  ctx.arc(at(lengthMm), y, 4 * ratio, 0, 2 * Math.PI);
  ctx.fillStyle = TARGET;
  ctx.fill();
  ctx.fillStyle = DIM;
  ctx.fillText(targetWords, at(lengthMm) + 6 * ratio, y - 5 * ratio);
  ctx.restore();
}
