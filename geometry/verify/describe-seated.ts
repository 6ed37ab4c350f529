import { decimal, type Sentence } from '../core/message';
import { words } from '../messages/phrase';
import { isSeated, MOST_OPEN_MM, type SeatedBore, type SeatedCheck, type Zone } from './verify-seated';

const ZONE_WORDS = {
  rostral: 'zone-rostral',
  caudal: 'zone-caudal',
  left: 'zone-left',
  right: 'zone-right',
} as const satisfies Readonly<Record<Zone, string>>;

/** What a scan with the guide on says, a sentence a line, the verdict first. */
export function describeSeated(check: Omit<SeatedCheck, 'laid'>): Sentence[] {
  const { guide, bores, zones } = check;
  return [
    words(isSeated(check) ? 'seated-well' : 'seated-not'),
    words('guide-found-by', { points: guide.points, misfit: decimal(guide.misfitMm, 2) }),
    ...bores.map(boreWords),
    ...zones.map(({ zone, openMm }) =>
      words(Math.abs(openMm) <= MOST_OPEN_MM ? 'zone-rests' : 'zone-open', {
        zone: words(ZONE_WORDS[zone]),
        open: decimal(openMm, 2),
        most: MOST_OPEN_MM,
      }),
    ),
  ];
}

function boreWords(bore: SeatedBore): Sentence {
  const { predicted95Mm } = bore;
  const told = {
    path: bore.trajectory,
    by: words(bore.by === 'rod' ? 'by-the-rod' : 'by-the-guide'),
    entry: decimal(bore.entryMm, 2),
    target: decimal(bore.targetMm, 2),
    angle: decimal(bore.angleDeg, 2),
    raised: decimal(bore.raisedMm, 2),
  };
  return predicted95Mm === null
    ? words('bore-as-seated-unpredicted', told)
    : words('bore-as-seated', { ...told, predicted: decimal(predicted95Mm, 2) });
}
