import { Pause, Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { along, distance, dot, normalize, subtract, type Vec3 } from '../../../geometry/core/vector';
import { ActionButton } from '../../controls/action-button';
import { LevelSlider } from '../../controls/level-slider';
import { useDraft } from '../../state/draft-store';
import { number, UNKNOWN } from '../../language/format';
import { sessionStore, setSession, useSession } from '../../state/session-store';
import { viewedPath } from '../../state/view-planes';
import styles from '../parts/panels.module.css';

/** Room beyond the entry, mm. */
const LEAD_MM = 8;
/** A crosshair as near as this lies on the path: points are kept to a hundredth, mm. */
const ON_PATH_MM = 0.05;

/**
 * Carries the crosshair along the selected path, in all views: from outside the entry to the
 * target.
 */
export function AlongSlider() {
  const { t, i18n } = useTranslation();
  const draft = useDraft(whole => whole);
  const crosshair = useSession(session => session.crosshair);
  const playing = useSession(session => session.playing);
  const path = viewedPath(draft);
  if (!path || !crosshair) return null;
  const outward = normalize(subtract<Vec3>(path.entry, path.target));
  const lengthMm = distance(path.entry, path.target) + LEAD_MM;
  // Written as a distance still to go, so that the slider runs from the entry (left) to the target
  // (right).
  const awayMm = dot(subtract<Vec3>(crosshair, path.target), outward);
  const depth = Math.min(lengthMm, Math.max(0, lengthMm - awayMm));
  const isOnPath =
    distance(crosshair, along(path.target, outward, awayMm)) < ON_PATH_MM &&
    awayMm > -ON_PATH_MM &&
    awayMm < lengthMm + ON_PATH_MM;
  return (
    <div className={styles.along}>
      <LevelSlider
        name={t('path.slider')}
        value={depth}
        low={0}
        high={lengthMm}
        step={0.1}
        // A crosshair beside the path has no place along it.
        words={isOnPath ? `${number(awayMm, 1, i18n.language)} mm` : UNKNOWN}
        onChange={value =>
          setSession({ crosshair: along(path.target, outward, lengthMm - value), playing: false })
        }
      />
      <ActionButton
        kind="quiet"
        name={t('commands.play')}
        onPress={() => setSession({ playing: !sessionStore.getState().playing })}
      >
        {playing ? <Pause size={15} aria-hidden="true" /> : <Play size={15} aria-hidden="true" />}
      </ActionButton>
    </div>
  );
}
