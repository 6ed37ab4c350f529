import { FlipHorizontal2, FlipVertical2, RotateCw, Shuffle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../controls/action-button';
import { edit, useDraft } from '../../state/draft-store';
import {
  recordTurn,
  TURN_RECORDS,
  turnAxes,
  turnFinely,
  type FineTurn,
  type Turn,
  type TurnRecord,
  type TwoAxes,
} from '../../state/turn-axes';
import { useAxes } from '../../state/use-axes';
import { FineTurns } from '../parts/fine-turns';
import { Section } from '../parts/section';

const TURNS = [
  { turn: 'flipDorsal', Icon: FlipVertical2 },
  { turn: 'flipRostral', Icon: FlipHorizontal2 },
  { turn: 'roll', Icon: RotateCw },
  { turn: 'swap', Icon: Shuffle },
] as const;

/** Turns the animal's axes, by quarter turns and by degrees; each turn is written down. */
export function TurnSection() {
  const { t } = useTranslation();
  const { axes } = useAxes();
  const turned = useDraft(draft => draft.turned);
  const turns = turned?.turns ?? [];
  const earlier = turned?.earlier ?? [];
  const take = (next: TwoAxes, record: TurnRecord): void =>
    edit(() => ({ turned: { ...next, turns: recordTurn(turns, record), earlier } }));
  const turn = (way: Turn): void => take(turnAxes(axes, way), TURN_RECORDS[way]);
  const turnBy = (about: FineTurn, angleDeg: number): void =>
    take(turnFinely(axes, about, angleDeg), { about, angleDeg });
  return (
    <Section title={t('orientation.turn')}>
      {TURNS.map(({ turn: way, Icon }) => (
        <ActionButton key={way} wide onPress={() => turn(way)}>
          <Icon size={15} aria-hidden="true" />
          {t(`orientation.${way}`)}
        </ActionButton>
      ))}
      <FineTurns turns={turns} onTurn={turnBy} />
    </Section>
  );
}
