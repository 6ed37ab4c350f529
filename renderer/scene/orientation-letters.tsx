import { useImperativeHandle, useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { sideOf } from '../../geometry/core/name-direction';
import { dot } from '../../geometry/core/vector';
import type { CameraPose } from './orbit-camera';
import { figureLetters, FIGURE_REACH } from './orientation-figure';
import type { AnatomicalAxes } from './scene-view-props';
import styles from './scene-view.module.css';

export interface OrientationLettersHandle {
  /** Puts the letters where the figure's axes point in this view. */
  place(pose: CameraPose, axes: AnatomicalAxes): void;
}

export interface OrientationLettersProps {
  /** False where no axes are proposed: all letters are "?". */
  readonly known: boolean;
  /**
   * False until the orientation gate is passed: the sides, which no figure can tell apart, are "?".
   */
  readonly confirmed: boolean;
  readonly ref?: Ref<OrientationLettersHandle>;
}

/**
 * The letters round the orientation figure. Placed by hand, not by React, because they move with
 * every frame.
 */
export function OrientationLetters({ known, confirmed, ref }: OrientationLettersProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);

  useImperativeHandle(ref, () => ({
    place(pose, axes) {
      const square = box.current;
      if (!square) return;
      const half = square.clientWidth / 2;
      figureLetters.forEach(({ at }, i) => {
        const [l, d, r] = at;
        const mix = (k: 0 | 1 | 2): number => l * axes.left[k] + d * axes.dorsal[k] + r * axes.rostral[k];
        const world = [mix(0), mix(1), mix(2)] as const;
        const letter = square.children[i] as HTMLElement;
        const x = half + (half / FIGURE_REACH) * dot(world, pose.right);
        const y = half - (half / FIGURE_REACH) * dot(world, pose.up);
        letter.style.transform = `translate(-50%, -50%) translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
        letter.style.opacity = dot(world, pose.back) < -0.7 ? '0.5' : '1';
      });
    },
  }));

  return (
    <div ref={box} className={styles['figure']} aria-hidden="true">
      {figureLetters.map(({ name }) => {
        const side = sideOf(name);
        const isTold = known && (confirmed || !side);
        return (
          <span key={name} data-side={(isTold && side) || undefined}>
            {isTold ? t(`sides.${name}`) : '?'}
          </span>
        );
      })}
    </div>
  );
}
