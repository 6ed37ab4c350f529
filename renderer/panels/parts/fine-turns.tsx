import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../controls/number-input';
import { finelyTurnedDeg, MOST_FINE_DEG, type FineTurn, type TurnRecord } from '../../state/turn-axes';
import styles from './panels.module.css';

const TURNS = [
  { about: 'rostral', name: 'fineRoll' },
  { about: 'left', name: 'finePitch' },
  { about: 'dorsal', name: 'fineYaw' },
] as const;

interface FineTurnsProps {
  readonly turns: readonly TurnRecord[];
  readonly onTurn: (about: FineTurn, angleDeg: number) => void;
}

/**
 * Roll, pitch and yaw by small angles: typed, or by the arrow keys by half a degree, with Shift 5,
 * with Alt a tenth.
 */
export function FineTurns({ turns, onTurn }: FineTurnsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.three}>
      {TURNS.map(({ about, name }) => {
        const value = finelyTurnedDeg(turns, about);
        return (
          <NumberInput
            key={about}
            name={t(`orientation.${name}Name`)}
            caption={t(`orientation.${name}`)}
            value={value}
            unit="°"
            low={-MOST_FINE_DEG}
            high={MOST_FINE_DEG}
            steps={[0.5, 5, 0.1]}
            leastDigits={1}
            onChange={next => onTurn(about, next - value)}
            hint={t('orientation.fineHint')}
          />
        );
      })}
    </div>
  );
}
