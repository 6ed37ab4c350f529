import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../state/draft-store';
import { setSession, useSession, type View } from '../state/session-store';
import { useOneAFrame } from '../state/use-one-a-frame';
import { EmptyStage } from './empty-stage';
import { SceneCell } from './scene-cell';
import { SliceCell } from './slice-cell';
import { SplitHandle } from './split-handle';
import styles from './stage.module.css';
import { viewedPath } from '../state/view-planes';

const SLICES = ['transverse', 'scene', 'sagittal', 'dorsal'] as const;
const PATH_VIEWS = ['along', 'scene', 'across', 'eye'] as const;

export function Stage() {
  const hasScan = useSession(session => session.scan !== null);
  return hasScan ? <Views /> : <EmptyStage />;
}

/** The four views, or one of them over the whole stage. */
function Views() {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const step = useSession(session => session.step);
  const pathViews = useSession(session => session.pathViews);
  const maximised = useSession(session => session.maximised);
  const [column, row] = useSession(session => session.split);
  const path = useDraft(viewedPathKey);
  const views: readonly View[] =
    pathViews && path && (step === 'path' || step === 'guide') ? PATH_VIEWS : SLICES;
  const mounted = useOneAFrame(views.length);
  const whole = maximised && views.includes(maximised) ? maximised : null;
  const toggle = (view: View) => () => setSession({ maximised: whole === view ? null : view });
  return (
    <main
      ref={frame}
      className={styles.stage}
      style={{
        gridTemplateColumns: `minmax(0, ${column}fr) minmax(0, ${1 - column}fr)`,
        gridTemplateRows: `minmax(0, ${row}fr) minmax(0, ${1 - row}fr)`,
      }}
    >
      {views.map((view, place) => (
        <div
          key={view}
          className={`${styles.cell} ${styles[`place${place as 0 | 1 | 2 | 3}`]} ${
            whole === view ? styles.whole : whole ? styles.behind : ''
          }`}
        >
          {place >= mounted ? null : view === 'scene' ? (
            <SceneCell onMaximise={toggle('scene')} />
          ) : (
            <SliceCell view={view} onMaximise={toggle(view)} />
          )}
        </div>
      ))}
      {!whole && (
        <>
          <SplitHandle
            frame={frame}
            axis={0}
            share={column}
            name={t('views.split')}
            onChange={share => setSession({ split: [share, row] })}
          />
          <SplitHandle
            frame={frame}
            axis={1}
            share={row}
            name={t('views.split')}
            onChange={share => setSession({ split: [column, share] })}
          />
        </>
      )}
    </main>
  );
}

const viewedPathKey = (draft: Parameters<typeof viewedPath>[0]): boolean => viewedPath(draft) !== null;
