import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dot } from '../../../geometry/core/vector';
import { SliceView } from '../../slices/slice-view';
import type { SliceOutline, SliceViewProps } from '../../slices/slice-view-props';
import { moveEnd, useDraft } from '../draft-store';
import { number } from '../format';
import { edgeLetters, NO_LETTERS } from '../planes';
import { caseKey } from '../result-keys';
import { setSession, useSession } from '../session-store';
import { placeEnd } from './place-end';
import { slicePaths } from './slice-paths';
import { useAxes } from './use-axes';
import { slicePlanes, trajectoryPlanes, VIEW_COLOURS, viewedPath, type SliceName } from './view-planes';

interface SliceCellProps {
  readonly view: SliceName;
  readonly onMaximise: () => void;
}

const BONE_LINE = '#f2d9a0';
const GUIDE_LINE = '#56b4e9';

const onWindowLevel: SliceViewProps['onWindowLevel'] = windowLevel => setSession({ windowLevel });
const onCrosshair: SliceViewProps['onCrosshair'] = crosshair => setSession({ crosshair });
const onHover: SliceViewProps['onHover'] = hover => setSession({ hover });
const onHandle: SliceViewProps['onHandle'] = (id, end, point, done) => moveEnd(id, end, point, done);

/** One slice with everything that the stores say about it. */
export function SliceCell({ view, onMaximise }: SliceCellProps) {
  const { t, i18n } = useTranslation();
  const { axes, confirmed } = useAxes();
  const draft = useDraft(whole => whole);
  const scan = useSession(session => session.scan);
  const crosshair = useSession(session => session.crosshair);
  const windowLevel = useSession(session => session.windowLevel);
  const tool = useSession(session => session.tool);
  const bone = useSession(session => session.bonePreview ?? session.bone?.value ?? null);
  const measured = useSession(session => session.measured);
  const preview = useSession(session => session.preview);
  const final = useSession(session => session.final);

  const volume = scan?.volume;
  const planes = useMemo(() => {
    if (!volume || !crosshair) return null;
    if (view === 'transverse' || view === 'sagittal' || view === 'dorsal') {
      return Object.entries(slicePlanes(volume, axes, crosshair));
    }
    const path = viewedPath(draft);
    return path ? Object.entries(trajectoryPlanes(axes, path, crosshair)) : null;
  }, [volume, crosshair, view, axes, draft]);
  const paths = useMemo(
    () => slicePaths(draft, { measured, preview, final }),
    [draft, measured, preview, final],
  );
  const key = caseKey(draft);
  const guide =
    final?.key === key ? (final.value.guide?.mesh ?? null) : preview?.key === key ? preview.value.mesh : null;
  const boneMesh = bone?.mesh ?? null;
  const outlines = useMemo(() => {
    const list: SliceOutline[] = [];
    if (boneMesh) list.push({ id: 'bone', mesh: boneMesh, colour: BONE_LINE });
    if (guide) list.push({ id: 'guide', mesh: guide, colour: GUIDE_LINE });
    return list;
  }, [boneMesh, guide]);
  const own = planes?.find(([name]) => name === view)?.[1];
  const letters = useMemo(
    () => (own && confirmed ? edgeLetters(own, axes) : NO_LETTERS),
    [own, confirmed, axes],
  );
  if (!scan || !crosshair || !planes || !own) return null;

  const crossing = planes
    .filter(([name]) => name !== view)
    .map(([name, plane]) => ({ plane, colour: VIEW_COLOURS[name as SliceName] }));
  const place = number(dot(own.center, own.into), 2, i18n.language);
  return (
    <SliceView
      name={t(`views.${view}`)}
      accent={VIEW_COLOURS[view]}
      volume={scan.volume}
      plane={own}
      letters={letters}
      windowLevel={windowLevel}
      crosshair={crosshair}
      crossing={crossing}
      outlines={outlines}
      paths={paths}
      tool={confirmed ? tool : tool === 'target' || tool === 'entry' ? 'crosshair' : tool}
      caption={[`${place} mm`, scan.series.description].filter(Boolean).join(' · ')}
      onWindowLevel={onWindowLevel}
      onCrosshair={onCrosshair}
      onHandle={onHandle}
      onPlace={placeEnd}
      onHover={onHover}
      onMaximise={onMaximise}
    />
  );
}
