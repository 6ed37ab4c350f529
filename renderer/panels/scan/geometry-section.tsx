import { useTranslation } from 'react-i18next';
import { checkSpacing } from '../../../geometry/plan/checks/check-scan';
import { saveVolume } from '../../actions/save-volume';
import { ActionButton } from '../../controls/action-button';
import { Facts } from '../../controls/facts';
import { number } from '../../language/format';
import type { LoadedScan } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';

/** The scan's grid, whether it is fine enough, and the volume as a file. */
export function GeometrySection({ scan }: { readonly scan: LoadedScan }) {
  const { t, i18n } = useTranslation();
  const spacing = scan.volume.spacingMm;
  const coarse = checkSpacing(scan.volume, scan.rescues);
  return (
    <Section title={t('scan.geometry')}>
      <Facts
        facts={[
          { name: t('scan.size'), value: scan.volume.sizeVoxels.join(' × ') },
          {
            name: t('scan.spacing'),
            value: `${spacing.map(v => number(v, 3, i18n.language)).join(' × ')} mm`,
          },
          {
            name: t('scan.extent'),
            value: `${spacing.map((v, n) => Math.round(v * scan.volume.sizeVoxels[n]!)).join(' × ')} mm`,
          },
        ]}
      />
      {coarse.status === 'warn' && <p className={styles.warn}>{t('scan.coarse')}</p>}
      {coarse.status === 'fail' && (
        <p className={styles.bad}>
          {t('rescue.tooCoarse', { mm: number(coarse.value ?? 0, 2, i18n.language) })}
        </p>
      )}
      <ActionButton wide onPress={() => void saveVolume()}>
        {t('scan.saveVolume')}
      </ActionButton>
      <p className={styles.small}>{t('scan.saveVolumeText')}</p>
    </Section>
  );
}
