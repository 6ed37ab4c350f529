import { useTranslation } from 'react-i18next';
import { Facts } from '../../controls/facts';
import { OnOff } from '../../controls/on-off';
import { number, UNKNOWN } from '../../language/format';
import { useDraft } from '../../state/draft-store';
import { boneKey } from '../../state/result-keys';
import { setSession, useSession } from '../../state/session-store';
import {
  scaleColours,
  SCALE_END_MM,
  UNREFINED_COLOUR,
} from '../../../geometry/surface/display/paint-uncertainty';
import shared from '../parts/panels.module.css';
import { Section } from '../parts/section';
import styles from './uncertainty-section.module.css';

/** Numbers under the scale, as shares of its end; the last stands for all that is less sure. */
const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

/** How sure the surface is: in numbers, and painted on the bone in 3D. */
export function UncertaintySection() {
  const { t, i18n } = useTranslation();
  const isShown = useSession(session => session.showUncertainty);
  const made = useSession(session => (session.bonePreview ? null : session.bone));
  const wanted = useDraft(boneKey);
  const bone = made?.key === wanted ? made.value : null;
  const certainty = bone?.certainty ?? null;
  const lang = i18n.language;
  const band = (mm: number): string => `±${number(mm, 3, lang)} mm`;
  const tick = (share: number): string =>
    `${share === 1 ? '≥ ' : ''}${number(share * SCALE_END_MM, 2, lang)}`;
  return (
    <Section title={t('bone.sureness')}>
      <OnOff value={isShown} onChange={showUncertainty => setSession({ showUncertainty })}>
        {t('bone.showUncertainty')}
      </OnOff>
      {isShown && certainty && (
        <>
          <div
            className={styles.legend}
            role="img"
            aria-label={t('bone.legend', { end: number(SCALE_END_MM, 2, lang) })}
          >
            <div
              className={styles.scale}
              style={{ background: `linear-gradient(to right, ${scaleColours.join(', ')})` }}
            />
            <div className={styles.swatch} style={{ background: UNREFINED_COLOUR }} />
            <div className={styles.ticks}>
              {TICKS.map(share => (
                <span key={share}>{tick(share)}</span>
              ))}
            </div>
            <span className={styles.swatchName}>{t('bone.unrefined')}</span>
          </div>
          <p className={shared.small}>{t('bone.legendText')}</p>
        </>
      )}
      {isShown && bone && !certainty && <p className={shared.small}>{t('bone.noUncertainty')}</p>}
      <Facts
        facts={[
          { name: t('bone.halfWithin'), value: certainty ? band(certainty.medianMm) : UNKNOWN },
          { name: t('bone.mostWithin'), value: certainty ? band(certainty.p95Mm) : UNKNOWN },
        ]}
      />
    </Section>
  );
}
