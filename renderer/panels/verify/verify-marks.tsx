import { Crosshair } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../controls/action-button';
import { OnOff } from '../../controls/on-off';
import { useDraft } from '../../state/draft-store';
import { markTool, toolEnds, unmarkTool } from '../../state/edit-postoperative-scan';
import { setSession, useSession } from '../../state/session-store';
import styles from '../parts/panels.module.css';
import { PointFields } from '../parts/point-fields';
import { Section } from '../parts/section';

/** Each end with the slices' tool that places it by a click. */
const ENDS = [
  { end: 'tip', field: 'tipLps', tool: 'target' },
  { end: 'entry', field: 'entryLps', tool: 'entry' },
] as const;

/** Tip and entry of the tool by hand: typed, or clicked on a slice. */
export function VerifyMarks({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const draft = useDraft(all => all);
  const verified = useSession(session => session.verified);
  const final = useSession(session => session.final);
  const tool = useSession(session => session.tool);
  const ends = toolEnds(path, draft, { verified, final });
  if (!ends) return null;
  return (
    <Section title={t('verify.marks')}>
      <p className={styles.small}>{t(`verify.marksFrom.${ends.from}`)}</p>
      {ENDS.map(({ end, field, tool: placing }) => (
        <div key={end} className={styles.section}>
          <span className={styles.small}>{t(`verify.${end}`)}</span>
          <PointFields
            point={ends[field]}
            nameOf={axis => t(`verify.${end}Axis`, { axis })}
            onChange={(axis, value) =>
              markTool(path, { [field]: ends[field].map((v, a) => (a === axis ? value : v)) }, ends)
            }
          />
          <OnOff value={tool === placing} onChange={on => setSession({ tool: on ? placing : 'crosshair' })}>
            {t(`verify.${end}Click`)}
          </OnOff>
        </div>
      ))}
      {ends.from === 'marked' && (
        <ActionButton wide onPress={() => unmarkTool(path)}>
          <Crosshair size={15} aria-hidden="true" />
          {t('verify.unmark')}
        </ActionButton>
      )}
    </Section>
  );
}
