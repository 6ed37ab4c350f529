import { patientPoint, toLocal, type LocalFrame } from '../core/frames';
import type { GuideParameters } from './parameters';
import type { Point2 } from './try-window';

/** The places that a guide stays off, seen along the insertion; local mm. */
export const keepOffPlaces = (
  { keepOffLps }: Pick<GuideParameters, 'keepOffLps'>,
  frame: LocalFrame,
): readonly Point2[] =>
  keepOffLps.map(p => {
    const [x, y] = toLocal(frame, patientPoint(...p));
    return [x, y];
  });
