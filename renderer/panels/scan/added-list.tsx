import { Layers, Plus, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { addSampleMr, openFusion } from '../../actions/add-scan';
import { pickAdded } from '../../actions/opening/open-files';
import { ActionButton } from '../../controls/action-button';
import { useDraft } from '../../state/draft-store';
import { removeScan } from '../../state/fusion-edits';
import { SAMPLE_SEQUENCES, sampleMrUid } from '../../workers/planner/sample-series';
import { useSession } from '../../state/session-store';
import { acceptanceWords, addedName, fusionStatus, laidWords } from '../fusion/fusion-words';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { ThumbnailPicture } from './thumbnail-picture';
import type { AddedScan } from '../../state/added-scan';

const TONES = { pass: 'good', warn: 'warn', fail: 'bad' } as const;

/**
 * The scans beside the CT with how far each can be relied on; one of them is opened to be laid on
 * it.
 */
export function AddedList() {
  const { t } = useTranslation();
  const added = useDraft(draft => draft.added);
  const sample = useDraft(({ source }) => (source?.kind === 'sample' ? source.name : null));
  return (
    <Section title={t('fusion.title')}>
      {added.length === 0 ? (
        <p className={styles.small}>{t('fusion.intro')}</p>
      ) : (
        <ul className={styles.series} aria-label={t('fusion.title')}>
          {added.map(scan => (
            <AddedRow key={scan.id} scan={scan} />
          ))}
        </ul>
      )}
      {sample !== null &&
        SAMPLE_SEQUENCES.filter(one =>
          added.every(({ seriesUid }) => seriesUid !== sampleMrUid(sample, one)),
        ).map(one => (
          <ActionButton key={one} wide onPress={() => addSampleMr(sample, one)}>
            <Layers size={15} aria-hidden="true" />
            {t(`fusion.addSample.${one}`)}
          </ActionButton>
        ))}
      <ActionButton wide onPress={() => void pickAdded()}>
        <Plus size={15} aria-hidden="true" />
        {t('fusion.add')}
      </ActionButton>
    </Section>
  );
}

function AddedRow({ scan }: { readonly scan: AddedScan }) {
  const { t, i18n } = useTranslation();
  const uid = scan.seriesUid ?? '';
  const thumbnail = useSession(session => session.thumbnails[uid]);
  const isHere = useSession(session => session.added[uid] !== undefined);
  const isMissing = useSession(session => session.missing.includes(uid));
  const name = addedName(scan);
  const folder = scan.source?.kind === 'files' ? scan.source.folder : null;
  return (
    <li className={styles.addedRow}>
      <Button
        className={styles.seriesItem!}
        aria-label={t('fusion.open', { name })}
        isDisabled={!isHere}
        onPress={() => openFusion(scan.id)}
      >
        <ThumbnailPicture thumbnail={thumbnail} />
        <span>
          <span className={styles.seriesName}>{name}</span>
          <span className={styles.small}>
            {t(`fusion.short.${scan.role}`)}, {laidWords(t, scan)}
          </span>
          <span className={`${styles.small} ${styles[TONES[fusionStatus(scan)]]}`}>
            {acceptanceWords(t, i18n.language, scan)}
          </span>
          {!isHere && (
            <span className={`${styles.small} ${isMissing ? styles.warn : ''}`}>
              {!isMissing
                ? t('fusion.loading')
                : folder === null
                  ? t('fusion.missingSample')
                  : t('fusion.missing', { folder })}
            </span>
          )}
        </span>
      </Button>
      <ActionButton kind="quiet" name={t('fusion.remove', { name })} onPress={() => removeScan(scan.id)}>
        <Trash2 size={14} aria-hidden="true" />
      </ActionButton>
    </li>
  );
}
