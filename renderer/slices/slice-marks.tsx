import type { KeyboardEvent } from 'react';
import { BallLabels } from './ball-labels';
import { BoxMarks } from './box-marks';
import { CrosshairMarks } from './crosshair-marks';
import { LandmarkMarks } from './landmark-marks';
import type { Measurement } from './measure';
import { MeasureMarks } from './measure-marks';
import { PathMarks } from './path-marks';
import { ScaleBar } from './scale-bar';
import type { SliceBox, SlicePath, SliceViewProps } from './slice-view-props';
import styles from './slice-view.module.css';
import type { SliceWindow } from './slice-window';

const NO_BOXES: readonly SliceBox[] = [];

interface SliceMarksProps {
  readonly shown: SliceViewProps;
  readonly window: SliceWindow;
  readonly measurements: readonly Measurement[];
  readonly onHandleKey: (event: KeyboardEvent, path: SlicePath, end: 'target' | 'entry') => void;
}

/** What is drawn over the slice in its own plane, placed by the slice's own transform. */
export function SliceMarks({ shown: props, window, measurements, onHandleKey }: SliceMarksProps) {
  return (
    <svg
      className={styles['marks']}
      viewBox={`0 0 ${window.widthPx} ${window.heightPx}`}
      preserveAspectRatio="none"
    >
      <BoxMarks window={window} boxes={props.boxes ?? NO_BOXES} />
      <CrosshairMarks window={window} crosshair={props.crosshair} crossing={props.crossing} />
      {props.labels && <BallLabels window={window} labels={props.labels.of} colour={props.labels.colour} />}
      {[...props.paths]
        .sort((a, b) => Number(a.selected) - Number(b.selected))
        .map(path => (
          <PathMarks
            key={path.id}
            window={window}
            path={path}
            instrument={path.id === props.instrument?.pathId ? props.instrument : undefined}
            onHandleKey={onHandleKey}
          />
        ))}
      {props.landmarks && <LandmarkMarks window={window} landmarks={props.landmarks} />}
      <MeasureMarks window={window} measurements={measurements} />
      <ScaleBar window={window} />
    </svg>
  );
}
