import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Certainty, CueName, OrientationReason } from '../../../geometry/anatomy/orientation-guess';
import { compareDeclared } from '../../../geometry/plan/checks/compare-declared';
import type { DeclaredPose } from '../../../geometry/scan/source/slice-header';
import { number } from '../../language/format';
import type { OrientationProposal } from '../../workers/planner/planner-protocol';
import { CheckMark } from '../parts/check-mark';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

const STATUS = { certain: 'pass', likely: 'warn', unsure: 'warn' } as const;
/** A reason by itself is judged as the whole is (see `guessOrientation`). */
const certaintyOf = (confidence: number): Certainty =>
  confidence >= 0.7 ? 'certain' : confidence >= 0.4 ? 'likely' : 'unsure';

interface ProposalSectionProps {
  readonly proposal: OrientationProposal;
  /** How the file says that the animal lay; null where it is not known. */
  readonly declared: DeclaredPose | null;
}

/** How far the proposed axes can be believed, and why. */
export function ProposalSection({ proposal, declared }: ProposalSectionProps) {
  const { t, i18n } = useTranslation();
  const { certainty, reasons } = proposal;
  const said = declared && compareDeclared(declared, proposal).declared;
  /** Nothing is ticked that the file says otherwise. */
  const isDenied = (reason: OrientationReason): boolean =>
    reason.id === 'table' && said !== null && said !== reason.lying;
  return (
    <Section title={t('orientation.proposal')}>
      <p className={styles.verdict}>
        <CheckMark status={STATUS[certainty]} />
        {t(`orientation.${certainty}`)}
      </p>
      {certainty === 'unsure' && <p className={styles.warn}>{t('orientation.unsureText')}</p>}
      <ul className={styles.reasons}>
        {reasons.map(reason => (
          <li key={reason.id} className={styles.reason}>
            <CheckMark status={isDenied(reason) ? 'warn' : STATUS[certaintyOf(reason.confidence)]} />
            <span className={styles.small}>
              {wordsOf(reason, t, i18n.language)}
              {isDenied(reason) && ` ${t('orientation.fileDenies', { on: t(`orientation.lying.${said!}`) })}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function wordsOf(reason: OrientationReason, t: TFunction, language: string): string {
  const list = (names: readonly CueName[]): string =>
    names.map(name => t(`orientation.cues.${name}`)).join(', ') || t('orientation.nothing');
  switch (reason.id) {
    case 'mirror':
      return t('orientation.reasonMirror', {
        similarity: number(reason.similarityPercent, 0, language),
        lead: number(reason.leadPercent, 0, language),
      });
    case 'long-axis':
      return t('orientation.reasonLongAxis', { ratio: number(reason.ratio, 1, language) });
    case 'table':
      return t(reason.confidence < 1 ? 'orientation.reasonOnEnd' : 'orientation.reasonTable', {
        lying: t(`orientation.lying.${reason.lying}`),
      });
    case 'rostral':
    case 'dorsal': {
      const key = reason.id === 'rostral' ? 'orientation.reasonRostral' : 'orientation.reasonDorsal';
      const said = t(key, { saying: list(reason.saying) });
      return reason.against.length > 0
        ? `${said} ${t('orientation.reasonAgainst', { against: list(reason.against) })}`
        : said;
    }
    case 'no-bone':
      return t('orientation.reasonNoBone');
    case 'no-brain-case':
      return t('orientation.reasonNoBrainCase');
    case 'no-mirror':
      return t('orientation.reasonNoMirror');
  }
}
