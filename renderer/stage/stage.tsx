import { useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { setSession, useSession, type View } from '../state/session-store';
import { choosePathViews, stageViews } from '../state/stage-views';
import { useOneAFrame } from '../state/use-one-a-frame';
import { EmptyStage } from './empty-stage';
import { SceneCell } from './scene-cell';
import { SliceCell } from './slice-cell';
import { SplitHandle } from './split-handle';
import styles from './stage.module.css';
import { usePathViews } from './use-path-views';

interface StageProps {
  /** What can be done with a view, over its corner. */
  readonly bar: (view: View) => ReactNode;
}

export function Stage({ bar }: StageProps) {
  const hasScan = useSession(session => session.scan !== null);
  return hasScan ? <Views bar={bar} /> : <EmptyStage />;
}

/** The four views, or one of them over the whole stage. */
function Views({ bar }: StageProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const maximised = useSession(session => session.maximised);
  const [column, row] = useSession(session => session.split);
  const { isAlongPath, canChoose } = usePathViews(frame);
  const views = stageViews(isAlongPath);
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
          {place < mounted && bar(view)}
        </div>
      ))}
      {canChoose && !whole && (
        <Button className={styles.choose!} onPress={() => choosePathViews(!isAlongPath)}>
          {t(isAlongPath ? 'views.toSlices' : 'views.toPath')}
        </Button>
      )}
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
