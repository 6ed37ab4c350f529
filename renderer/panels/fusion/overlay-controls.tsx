import { useTranslation } from 'react-i18next';
import { Choice } from '../../controls/choice';
import { LevelSlider } from '../../controls/level-slider';
import { OnOff } from '../../controls/on-off';
import { number } from '../../language/format';
import { setSession, useSession, type OverlayView } from '../../state/session-store';
import { OVERLAY_MODES } from '../../slices/slice-overlay';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

/** What the modes that show parts of the scan are sized by. */
const SIZES = {
  checker: { name: 'fusion.square', field: 'squareMm' },
  lens: { name: 'fusion.lensRadius', field: 'lensMm' },
} as const;

/** How the scan over the CT is seen. */
export function OverlayControls({ name }: { readonly name: string }) {
  const { t, i18n } = useTranslation();
  const view = useSession(session => session.overlay);
  const change = (part: Partial<OverlayView>): void => setSession({ overlay: { ...view, ...part } });
  const size = view.mode === 'checker' || view.mode === 'lens' ? SIZES[view.mode] : null;
  const mm = (value: number): string => `${number(value, 0, i18n.language)} mm`;
  return (
    <Section title={t('fusion.view')}>
      <OnOff value={view.on} onChange={on => change({ on })}>
        {t('fusion.on')}
      </OnOff>
      <Choice
        name={t('fusion.mode')}
        value={view.mode}
        columns={3}
        options={OVERLAY_MODES.map(id => ({ id, label: t(`fusion.modes.${id}`) }))}
        onChange={mode => change({ mode, on: true })}
      />
      <p className={styles.small}>{t(`fusion.modeTexts.${view.mode}`)}</p>
      {view.mode === 'blend' && (
        <LevelSlider
          name={t('fusion.share')}
          value={Math.round(100 * view.share)}
          low={0}
          high={100}
          step={1}
          words={`${Math.round(100 * view.share)} %`}
          onChange={share => change({ share: share / 100 })}
        />
      )}
      {size && (
        <LevelSlider
          name={t(size.name)}
          value={view[size.field]}
          low={4}
          high={40}
          step={1}
          words={mm(view[size.field])}
          onChange={value => change({ [size.field]: value })}
        />
      )}
      {view.mode !== 'only' && (
        <>
          <p className={styles.small}>{t('fusion.level')}</p>
          <Choice
            name={t('fusion.level')}
            value={view.levelOf}
            options={[
              { id: 'ct', label: t('fusion.levelCt') },
              { id: 'added', label: name },
            ]}
            onChange={levelOf => change({ levelOf })}
          />
        </>
      )}
    </Section>
  );
}
