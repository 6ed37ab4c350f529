import { Crosshair } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SOFT_KINDS } from '../../../geometry/anatomy/find-soft-parts';
import { patientPoint, type PatientPoint } from '../../../geometry/core/frames';
import { ActionButton } from '../../controls/action-button';
import { OnOff } from '../../controls/on-off';
import { number } from '../../language/format';
import { useDraft } from '../../state/draft-store';
import { setSession, useSession } from '../../state/session-store';
import { SOFT_COLOUR, useSoftParts } from '../../state/use-soft-parts';
import type { ShownSoftParts } from '../../workers/planner/planner-protocol';
import { Section } from './section';
import styles from './panels.module.css';
import own from './soft-parts-section.module.css';

type Part = ShownSoftParts['found'][number];

/** Which eyes and ear canals the scan shows, with the colour that they have in the views. */
export function SoftPartsSection() {
  const { t } = useTranslation();
  const parts = useSoftParts();
  const isConfirmed = useDraft(draft => draft.orientation !== null);
  const isShown = useSession(session => session.showSoftParts);
  const why = !isConfirmed ? 'unconfirmed' : !parts ? 'seeking' : !parts.isSought ? 'notSought' : null;
  return (
    <Section title={t('soft.title')}>
      <OnOff value={isShown} onChange={showSoftParts => setSession({ showSoftParts })}>
        {t('soft.show')}
      </OnOff>
      {why ? (
        <p className={styles.small}>{t(`soft.${why}`)}</p>
      ) : (
        <ul className={own.parts} aria-label={t('soft.title')}>
          {parts &&
            SOFT_KINDS.flatMap(kind => parts.found.filter(part => part.kind === kind)).map(part => (
              <FoundRow key={`${part.kind}-${part.side}`} part={part} />
            ))}
          {parts?.missing.map(({ kind, side }) => (
            <li key={`${kind}-${side}`} className={own.part}>
              <span className={own.none} aria-hidden="true" />
              <span>{t(`soft.${kind}.${side}`)}</span>
              <span className={own.missing}>{t('soft.missing')}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function FoundRow({ part }: { readonly part: Part }) {
  const { t, i18n } = useTranslation();
  const { kind, side, ballRadiusMm } = part;
  const name = t(`soft.${kind}.${side}`);
  return (
    <li className={own.part}>
      <span className={own.swatch} style={{ background: SOFT_COLOUR }} aria-hidden="true" />
      <span>{name}</span>
      <span className={own.size}>
        {kind === 'eye' ? t('soft.across', { mm: number(2 * ballRadiusMm, 1, i18n.language) }) : ''}
      </span>
      <ActionButton
        kind="quiet"
        name={t('soft.goTo', { part: name })}
        onPress={() => setSession({ crosshair: middleOf(part) })}
      >
        <Crosshair size={14} aria-hidden="true" />
      </ActionButton>
    </li>
  );
}

/** The middle of the ball half-way in the list: within the part, as their mean need not be. */
function middleOf({ middlesLps: p }: Part): PatientPoint {
  const n = 3 * Math.floor(p.length / 6);
  return patientPoint(p[n]!, p[n + 1]!, p[n + 2]!);
}
