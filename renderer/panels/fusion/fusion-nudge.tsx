import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Radians } from '../../../geometry/core/frames';
import type { Vec3 } from '../../../geometry/core/vector';
import {
  composeTransforms,
  IDENTITY,
  shiftBy,
  turnAbout,
  type RigidTransform,
} from '../../../geometry/fusion/rigid-transform';
import { nudgeOverlay } from '../../actions/move-overlay';
import { ActionButton } from '../../controls/action-button';
import { NumberInput } from '../../controls/number-input';
import { OnOff } from '../../controls/on-off';
import { sessionStore, setSession, useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

const AXES = [
  ['X', [1, 0, 0]],
  ['Y', [0, 1, 0]],
  ['Z', [0, 0, 1]],
] as const;
type Amounts = readonly [number, number, number];
const NONE: Amounts = [0, 0, 0];

/** Most of one move, mm and degrees. */
const MOST_MM = 200;
const MOST_DEG = 180;

/**
 * Turns about the crosshair, X first, then Y, then Z, then the shift: all along the patient axes.
 */
function motionOf(shiftMm: Amounts, turnDeg: Amounts, crosshair: Vec3): RigidTransform {
  const turned = AXES.reduce(
    (motion, [, axis], n) =>
      composeTransforms(turnAbout(crosshair, axis, ((turnDeg[n]! * Math.PI) / 180) as Radians), motion),
    IDENTITY,
  );
  return composeTransforms(shiftBy(shiftMm), turned);
}

/** Moves the scan by hand: on the slices, or by numbers along and about the patient axes. */
export function FusionNudge() {
  const { t } = useTranslation();
  const isOn = useSession(session => session.tool === 'nudge');
  const [shift, setShift] = useState<Amounts>(NONE);
  const [turn, setTurn] = useState<Amounts>(NONE);
  const isNothing = [...shift, ...turn].every(value => value === 0);
  const put = (amounts: Amounts, n: number, value: number): Amounts =>
    amounts.map((old, m) => (m === n ? value : old)) as unknown as Amounts;
  const move = (): void => {
    const { crosshair } = sessionStore.getState();
    if (!crosshair) return;
    nudgeOverlay(motionOf(shift, turn, crosshair), true);
    setShift(NONE);
    setTurn(NONE);
  };
  return (
    <Section title={t('fusion.hand')}>
      <OnOff value={isOn} onChange={on => setSession({ tool: on ? 'nudge' : 'crosshair' })}>
        {t('fusion.handOn')}
      </OnOff>
      {isOn && <p className={styles.small}>{t('fusion.handText')}</p>}
      <p className={styles.small}>{t('fusion.shift')}</p>
      <div className={styles.three}>
        {AXES.map(([axis], n) => (
          <NumberInput
            key={axis}
            name={t(`fusion.shift${axis}`)}
            caption={axis}
            value={shift[n]!}
            unit="mm"
            low={-MOST_MM}
            high={MOST_MM}
            onChange={value => setShift(put(shift, n, value))}
          />
        ))}
      </div>
      <p className={styles.small}>{t('fusion.turn')}</p>
      <div className={styles.three}>
        {AXES.map(([axis], n) => (
          <NumberInput
            key={axis}
            name={t(`fusion.turn${axis}`)}
            caption={axis}
            value={turn[n]!}
            unit="°"
            low={-MOST_DEG}
            high={MOST_DEG}
            onChange={value => setTurn(put(turn, n, value))}
          />
        ))}
      </div>
      <ActionButton wide disabled={isNothing} onPress={move}>
        {t('fusion.move')}
      </ActionButton>
    </Section>
  );
}
