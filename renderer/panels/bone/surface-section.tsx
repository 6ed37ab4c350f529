import { useTranslation } from 'react-i18next';
import { Choice } from '../../controls/choice';
import { Facts } from '../../controls/facts';
import { number, UNKNOWN, whole } from '../../language/format';
import { edit, useDraft } from '../../state/draft-store';
import { boneKey } from '../../state/result-keys';
import { useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

/**
 * Which surface the guide will sit on, and what it is like; `moving`: the threshold is on its way
 * to another.
 */
export function SurfaceSection({ moving }: { readonly moving: boolean }) {
  const { t, i18n } = useTranslation();
  const bone = useDraft(draft => draft.bone);
  const made = useSession(session => session.bone);
  const wanted = useDraft(boneKey);
  // Numbers of an earlier threshold say nothing of this one.
  const shown = made?.key === wanted && !moving ? made.value : null;
  const lang = i18n.language;
  const mm = (value: number | null | undefined, digits: number): string =>
    value === null || value === undefined ? UNKNOWN : `${number(value, digits, lang)} mm`;
  return (
    <Section title={t('bone.surface')}>
      <Choice
        name={t('bone.surface')}
        value={bone.surface}
        options={[
          { id: 'refined', label: t('bone.refined') },
          { id: 'threshold', label: t('bone.plain') },
        ]}
        onChange={surface => edit(draft => ({ bone: { ...draft.bone, surface } }))}
      />
      <p className={styles.small}>{t(bone.surface === 'refined' ? 'bone.refinedText' : 'bone.plainText')}</p>
      <Facts
        facts={[
          {
            name: t('bone.largest'),
            value: shown ? t('bone.dropped', { count: shown.droppedComponents }) : UNKNOWN,
          },
          { name: t('bone.blur'), value: mm(shown?.blurMm, 2) },
          {
            name: t('bone.cortex'),
            value: shown?.corticalHu ? `${whole(shown.corticalHu, lang)} ${t('units.hu')}` : UNKNOWN,
          },
          { name: t('bone.residual'), value: mm(shown?.residualMm?.rms, 3) },
          {
            name: t('bone.brain'),
            value: shown?.brainVolumeMm3 ? `${number(shown.brainVolumeMm3 / 1000, 1, lang)} cm³` : UNKNOWN,
          },
          {
            name: t('bone.triangles'),
            value: shown ? whole(shown.mesh.triangles.length / 3, lang) : UNKNOWN,
          },
        ]}
      />
    </Section>
  );
}
