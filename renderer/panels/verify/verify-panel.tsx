import { FolderOpen, Syringe, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { loadRecord } from '../../actions/clinic-record';
import { pickLater } from '../../actions/opening/open-files';
import { addSampleLater, registerLater } from '../../actions/verify-scan';
import { ActionButton } from '../../controls/action-button';
import { Choice } from '../../controls/choice';
import { Facts } from '../../controls/facts';
import { isOfOtherScan, judgeOf } from '../../state/carried-out';
import { useDraft } from '../../state/draft-store';
import { laterScan } from '../../state/overlaid-scan';
import { number, whole } from '../../language/format';
import {
  laterKey,
  purposeOf,
  removeLater,
  setPurpose,
  verifiedPath,
} from '../../state/edit-postoperative-scan';
import { useSession } from '../../state/session-store';
import { PlanHeadline } from '../parts/plan-headline';
import { OverlayControls } from '../fusion/overlay-controls';
import styles from '../parts/panels.module.css';
import { Section } from '../parts/section';
import { VerifyJudge } from './verify-judge';
import { VerifyMarks } from './verify-marks';
import { VerifyOutcome } from './verify-outcome';
import own from './verify-panel.module.css';
import { VerifyRecord } from './verify-record';
import { VerifySeated } from './verify-seated';
import { LATER_PURPOSES, type PostoperativeScan } from '../../state/postoperative-scan';

/** After the biopsy: where the tool came to lie, against where it should have. */
export function VerifyPanel() {
  const { t } = useTranslation();
  const later = useDraft(draft => draft.later);
  const final = useSession(session => session.final);
  const jobs = useSession(session => session.jobs);
  const carriedOut = useDraft(draft => draft.carriedOut);
  const judge = judgeOf({ carriedOut }, { final });
  const isOther = useSession(
    ({ scan }) => scan !== null && judge !== null && isOfOtherScan(judge.plan, scan),
  );
  const isHere = useSession(session => laterScan({ later }, session) !== null);
  const isAnother = useSession(session => !isHere && session.added[later?.seriesUid ?? ''] !== undefined);
  const purpose = useDraft(purposeOf);
  const isBusy = jobs.some(({ kind }) => kind === 'layLater' || kind === 'scanSampleLater');
  useEffect(() => void loadRecord(), []);
  return (
    <>
      <div className={styles.content}>
        {judge && <VerifyJudge judge={judge} />}
        {judge && <PlanHeadline plan={judge.plan} />}
        {later ? <Later later={later} isHere={isHere} isAnother={isAnother} /> : <AddLater />}
        {later?.laid && isHere && (purpose === 'seated' ? <VerifySeated /> : <Result />)}
        {later && isHere && <OverlayControls name={t('verify.short')} />}
        {purpose !== 'seated' && <VerifyRecord />}
      </div>
      {later && (
        <div className={styles.foot}>
          <p className={styles.small}>{t(later.laid ? 'verify.registeredText' : 'verify.registerText')}</p>
          <ActionButton
            kind={later.laid ? 'plain' : 'primary'}
            wide
            disabled={!isHere || isBusy || isOther}
            onPress={() => void registerLater()}
          >
            {t(later.laid ? 'verify.registerAgain' : `verify.registerFor.${purpose ?? 'biopsy'}`)}
          </ActionButton>
        </div>
      )}
    </>
  );
}

/** Nothing to compare with yet: what it is for, and the ways to bring it. */
function AddLater() {
  const { t } = useTranslation();
  const isSample = useDraft(({ source }) => source?.kind === 'sample');
  return (
    <Section title={t('verify.scan')}>
      <p className={styles.note}>{t('verify.intro')}</p>
      {isSample && (
        <ActionButton wide onPress={addSampleLater}>
          <Syringe size={15} aria-hidden="true" />
          {t('verify.addSample')}
        </ActionButton>
      )}
      <ActionButton wide onPress={() => void pickLater()}>
        <FolderOpen size={15} aria-hidden="true" />
        {t('verify.add')}
      </ActionButton>
    </Section>
  );
}

/** The later scan and how it lies on the CT. */
function Later({
  later,
  isHere,
  isAnother,
}: {
  readonly later: PostoperativeScan;
  readonly isHere: boolean;
  /** Whether another scan of the same UID is at hand in its place. */
  readonly isAnother: boolean;
}) {
  const { t, i18n } = useTranslation();
  const { laid } = later;
  const mm = (value: number, digits: number): string => `${number(value, digits, i18n.language)} mm`;
  return (
    <>
      <Section title={t('verify.scan')}>
        <div className={own.head}>
          <span className={styles.seriesName}>{later.description || t('verify.short')}</span>
          <ActionButton kind="quiet" name={t('verify.remove')} onPress={removeLater}>
            <X size={15} aria-hidden="true" />
          </ActionButton>
        </div>
        <Choice
          name={t('verify.madeFor')}
          value={later.madeFor ?? 'biopsy'}
          options={LATER_PURPOSES.map(id => ({ id, label: t(`verify.purposes.${id}`) }))}
          onChange={setPurpose}
        />
        {isAnother && <p className={styles.bad}>{t('verify.another')}</p>}
        {!isHere && !isAnother && <p className={styles.note}>{t('fusion.loading')}</p>}
        {laid && (
          <Facts
            facts={[
              { name: t('verify.quality'), value: t('verify.good'), tone: 'ok' },
              { name: t('verify.misfit'), value: mm(laid.misfitMm, 2) },
              { name: t('verify.points'), value: whole(laid.points, i18n.language) },
            ]}
          />
        )}
      </Section>
    </>
  );
}

/** What was measured, and the marks by hand, of the selected path. */
function Result() {
  const { t } = useTranslation();
  const draft = useDraft(all => all);
  const final = useSession(session => session.final);
  const verified = useSession(session => session.verified);
  const key = laterKey(draft, { final });
  const path = verifiedPath(draft, { final })?.id ?? null;
  if (!verified || path === null) return <p className={styles.note}>{t('verify.measuring')}</p>;
  const isCurrent = verified.key === key;
  return (
    <>
      <VerifyOutcome path={path} value={verified.value} isCurrent={isCurrent} />
      <VerifyMarks path={path} />
    </>
  );
}
