import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Vec3 } from '../../../geometry/core/vector';
import { compareDeclared, type DeclaredComparison } from '../../../geometry/plan/checks/compare-declared';
import type { SeriesSummary } from '../../../geometry/scan/scan-inventory';
import { Facts } from '../../controls/facts';
import { day } from '../../language/format';
import { CheckMark } from './check-mark';
import styles from './panels.module.css';
import { Section } from './section';

interface DeclaredNoteProps {
  readonly series: SeriesSummary;
  /** As they are shown: proposed, turned or confirmed. */
  readonly axes: { readonly dorsal: Vec3; readonly rostral: Vec3 };
  /** Where the scan shows the table, LPS; null where it does not. */
  readonly tableLps: Vec3 | null;
}

/** What the file says of the animal and how it lay, beside what its anatomy shows. */
export function DeclaredNote({ series, axes, tableLps }: DeclaredNoteProps) {
  const { t } = useTranslation();
  const comparison = compareDeclared(series.declared, axes, tableLps);
  const agrees = comparison.verdict === 'agrees';
  return (
    <Section title={t('orientation.fileSays')}>
      <Facts facts={declaredFacts(series, t)} />
      <div className={styles.reason} role="status">
        <CheckMark status={agrees ? 'pass' : 'warn'} />
        <span className={agrees ? styles.small : `${styles.small} ${styles.warn}`}>
          {sentenceOf(comparison, series.declared.patientPosition, t)}
        </span>
      </div>
    </Section>
  );
}

/** Whose scan it is and of when, as the file has it. */
export function identityFacts({ identity }: SeriesSummary, t: TFunction, language: string) {
  const { patientId = null, studyDate = null } = identity ?? {};
  return [
    { name: t('scan.fileId'), value: patientId ?? t('orientation.unsaid') },
    { name: t('scan.studyDate'), value: studyDate ? day(studyDate, language) : t('orientation.unsaid') },
  ];
}

/** Species, breed, position and kind of orientation as the file has them. */
export function declaredFacts({ species, breed, declared }: SeriesSummary, t: TFunction) {
  const { patientPosition, anatomicalOrientation } = declared;
  return [
    {
      name: t('orientation.fileAnimal'),
      value:
        [species, breed].filter(words => words !== null && words !== '').join(', ') ||
        t('orientation.unsaid'),
    },
    { name: t('orientation.filePosition'), value: patientPosition ?? t('orientation.unsaid') },
    { name: t('orientation.fileKind'), value: anatomicalOrientation ?? t('orientation.asHuman') },
  ];
}

function sentenceOf(
  { verdict, swapped, declared, shown }: DeclaredComparison,
  position: string | null,
  t: TFunction,
): string {
  const file = declared
    ? t('orientation.fileLying', { on: t(`orientation.lying.${declared}`), position })
    : position === null
      ? t('orientation.fileSilent')
      : t('orientation.fileOther', { position });
  if (verdict === 'agrees') return `${file} ${t('orientation.lettersAgree')}`;
  const anatomy =
    shown && shown !== declared
      ? ` ${t('orientation.anatomyLying', { on: t(`orientation.lying.${shown}`) })}`
      : '';
  const effect =
    verdict === 'turned'
      ? t('orientation.lettersTurned')
      : t('orientation.lettersSwapped', {
          pairs: swapped.map(pair => t(`orientation.pairs.${pair}`)).join(t('orientation.andBoth')),
        });
  return `${file}${anatomy} ${effect}`;
}
