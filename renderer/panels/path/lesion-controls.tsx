import { useTranslation } from 'react-i18next';
import { aimAtLesion, changeLesion, outlineLesion, removeLesion } from '../../actions/outline-lesion';
import { ActionButton } from '../../controls/action-button';
import { Facts } from '../../controls/facts';
import { NumberInput } from '../../controls/number-input';
import { useDraft } from '../../state/draft-store';
import { fieldLimits } from '../../state/field-limits';
import { listed, number, UNKNOWN, whole } from '../../language/format';
import { lesionKey } from '../../state/result-keys';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

const LOWER = fieldLimits('lesion.lowerHu');
const RADIUS = fieldLimits('lesion.maxRadiusMm');

/** The lesion's outline: from one click to its size, and the target to its centre. */
export function LesionControls() {
  const { t, i18n } = useTranslation();
  const lesion = useDraft(draft => draft.lesion);
  const key = useDraft(lesionKey);
  const made = useSession(session => session.lesion);
  const working = useSession(session => session.jobs.some(job => job.kind === 'outlineLesion'));
  const seen = made?.key === key ? made.value : null;
  const lang = i18n.language;
  if (!lesion) {
    return (
      <Section title={t('lesion.title')}>
        <ActionButton wide onPress={outlineLesion}>
          {t('lesion.outline')}
        </ActionButton>
        <p className={styles.small}>{t('lesion.text')}</p>
      </Section>
    );
  }
  const hu = (value: number | undefined): string =>
    value === undefined ? UNKNOWN : `${whole(value, lang)} ${t('units.hu')}`;
  return (
    <Section title={t('lesion.title')}>
      <div className={styles.pair}>
        <NumberInput
          name={t('lesion.lower')}
          value={lesion.lowerHu ?? (seen ? Math.round(seen.lowerHu) : null)}
          unit="HU"
          {...LOWER}
          steps={[1, 10, 1]}
          leastDigits={0}
          onChange={lowerHu => changeLesion({ lowerHu })}
          onClear={() => changeLesion({ lowerHu: null })}
        />
        <NumberInput
          name={t('lesion.radius')}
          value={lesion.maxRadiusMm}
          unit="mm"
          {...RADIUS}
          steps={[1, 5, 0.5]}
          leastDigits={0}
          onChange={maxRadiusMm => changeLesion({ maxRadiusMm })}
        />
      </div>
      <Facts
        facts={[
          {
            name: t('lesion.volume'),
            value: seen ? `${number(seen.volumeMm3 / 1000, 2, lang)} ml` : UNKNOWN,
          },
          { name: t('lesion.longest'), value: seen ? `${number(seen.longestMm, 1, lang)} mm` : UNKNOWN },
          {
            name: t('lesion.centre'),
            value: seen ? `${listed(seen.centroidLps, 1, lang)} mm` : UNKNOWN,
          },
          { name: t('lesion.contrast'), value: seen ? `${hu(seen.lesionHu)}, ${hu(seen.brainHu)}` : UNKNOWN },
        ]}
      />
      {working && !seen && <p className={styles.small}>{t('lesion.working')}</p>}
      <div className={styles.pair}>
        <ActionButton disabled={!seen} onPress={aimAtLesion}>
          {t('lesion.aim')}
        </ActionButton>
        <ActionButton onPress={removeLesion}>{t('lesion.remove')}</ActionButton>
      </div>
      <ActionButton kind="small" wide onPress={outlineLesion}>
        {t('lesion.again')}
      </ActionButton>
    </Section>
  );
}
