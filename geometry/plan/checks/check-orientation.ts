import type { OrientationGuess } from '../../anatomy/orientation-guess';
import type { Check } from '../../core/check';
import { decimal, type Message, type Sentence } from '../../core/message';
import { cross, dot, normalize, type Vec3 } from '../../core/vector';
import { joined, phrase, words } from '../../messages/phrase';
import type { Case, CaseOrientation } from '../document/case-schema';
import { across } from './check-scan';
import { compareDeclared } from './compare-declared';
import { sealOrientation } from '../document/seal';
import { sideOfMarker } from './side-of-marker';

/** Two axes of a head. */
interface TwoAxes {
  readonly dorsal: Vec3;
  readonly rostral: Vec3;
}

/** What the anatomy is read as; of a guess, as much as is needed here. */
export type ReadAxes = Pick<OrientationGuess, 'dorsal' | 'rostral' | 'certainty'>;

/**
 * Axes that stand further off what the anatomy says are another orientation, degrees: a head cut
 * short is read up to 41 degrees wrongly and yet surely, an axis that is swapped or turned round
 * stands 90 or 180 off.
 */
const OPPOSITE_DEG = 60;
/**
 * Worth a second look. A whole head is read to about 7 degrees where that is certain, to 25 where
 * it is likely.
 */
const SECOND_LOOK_DEG = { certain: 15, likely: 30, unsure: 180 } as const;

/** Angle of the rotation from one pair of axes to another, degrees. */
export function degreesApart(a: TwoAxes, b: TwoAxes): number {
  const mine = across(a.dorsal, normalize<Vec3>(a.rostral));
  const its = across(b.dorsal, normalize<Vec3>(b.rostral));
  const lefts = dot(cross(mine.dorsalLps, mine.rostralLps), cross(its.dorsalLps, its.rostralLps));
  const trace = dot(mine.dorsalLps, its.dorsalLps) + dot(mine.rostralLps, its.rostralLps) + lefts;
  return (Math.acos(Math.min(1, Math.max(-1, (trace - 1) / 2))) * 180) / Math.PI;
}

/**
 * Why axes are not to be confirmed without a reason: the anatomy is read as another orientation, or
 * an earlier confirmation was another one and the anatomy does not side with this. Null where
 * nothing speaks against them.
 */
export function contradictionOf(
  axes: TwoAxes,
  guess: ReadAxes | null,
  earlier: readonly (TwoAxes & { readonly confirmedBy: string })[],
): { readonly by: 'anatomy' | 'earlier'; readonly apartDeg: number; readonly who: string } | null {
  const read = guess && guess.certainty !== 'unsure' ? degreesApart(axes, guess) : null;
  if (read !== null && read > OPPOSITE_DEG) return { by: 'anatomy', apartDeg: read, who: '' };
  const other = earlier.find(one => degreesApart(axes, one) > OPPOSITE_DEG);
  if (!other || read !== null) return null;
  return { by: 'earlier', apartDeg: degreesApart(axes, other), who: other.confirmedBy };
}

/**
 * The orientation's row, and that of the anatomy where it was read. FAILED where nobody has
 * confirmed it, where what was confirmed is not what now stands there (other axes, or another
 * scan), and where anatomy, marker or an earlier confirmation contradict it without a reason. A
 * confirmation from before they were sealed is a warning.
 *
 * @param content of the planned scan
 * @param guess how the plan itself reads the anatomy; null where it did not
 */
export function checkOrientation(planCase: Case, content: string | null, guess: ReadAxes | null): Check[] {
  const { orientation } = planCase;
  const base = { value: null, limit: null, unit: '' } as const;
  if (!orientation)
    return [{ id: 'orientation', status: 'fail', ...base, ...phrase('orientation-unconfirmed') }];
  const remarks = [
    judgeSeal(orientation, content),
    judgeMarker(orientation),
    ...(guess && guess.certainty !== 'unsure' ? [] : [judgeProposal(orientation)]),
    judgeDeclared(orientation),
  ].filter(remark => remark !== null);
  const status = remarks.some(({ status: s }) => s === 'fail')
    ? 'fail'
    : remarks.some(({ status: s }) => s === 'warn')
      ? 'warn'
      : 'pass';
  const message = joined([
    words('orientation-confirmed', { name: orientation.confirmedBy }),
    ...remarks.map(remark => remark.message),
  ]);
  return [
    { id: 'orientation', status, ...base, ...message },
    ...(guess ? [checkAnatomy(orientation, guess)] : []),
  ];
}

interface Remark {
  readonly status: Check['status'];
  readonly message: Sentence | Message;
}

function judgeSeal({ seal, dorsal, rostral }: CaseOrientation, content: string | null): Remark | null {
  if (seal === null) {
    return { status: 'warn', message: words('orientation-unsealed') };
  }
  if (content !== null && seal === sealOrientation(content, { dorsal, rostral })) return null;
  return { status: 'fail', message: words('orientation-of-other') };
}

/** Where the confirmed axes put the marker on the other side than it was stuck on. */
function judgeMarker(orientation: CaseOrientation): Remark | null {
  const { marker } = orientation;
  if (!marker || marker.stuckOn === null) return null;
  const { side, distanceMm } = sideOfMarker(marker.centreLps, marker.medianLps, orientation);
  if (side === null || side === marker.stuckOn) return null;
  return {
    status: orientation.reason === null ? 'fail' : 'warn',
    message: words(side === 'right' ? 'marker-on-the-right' : 'marker-on-the-left', {
      distance: decimal(distanceMm, 0),
    }),
  };
}

/** What was proposed when it was confirmed, for a scan that cannot be read now. */
function judgeProposal(orientation: CaseOrientation): Remark | null {
  const { proposed } = orientation;
  if (!proposed) return null;
  const apartDeg = degreesApart(orientation, proposed);
  return apartDeg > SECOND_LOOK_DEG.likely && proposed.certainty !== 'unsure'
    ? { status: 'warn', message: words('axes-off-proposal', { apart: decimal(apartDeg, 0) }) }
    : null;
}

function judgeDeclared(orientation: CaseOrientation): Remark | null {
  const declared = orientation.declared && compareDeclared(orientation.declared, orientation);
  return declared && declared.verdict !== 'agrees' ? { status: 'pass', message: declared } : null;
}

/**
 * Holds the confirmed axes against the anatomy as the plan itself reads it, and against earlier
 * confirmations.
 */
function checkAnatomy(orientation: CaseOrientation, guess: ReadAxes): Check {
  const id = 'orientation-anatomy';
  const contradiction = contradictionOf(orientation, guess, orientation.earlier);
  const { reason, confirmedBy } = orientation;
  if (contradiction) {
    const { by, who } = contradiction;
    const apart = decimal(contradiction.apartDeg, 0);
    const found =
      by === 'anatomy'
        ? words('skull-against-axes', { apart })
        : words('earlier-against-axes', { name: who, apart });
    return {
      id,
      status: reason === null ? 'fail' : 'warn',
      value: contradiction.apartDeg,
      limit: OPPOSITE_DEG,
      sense: 'at-most',
      unit: 'deg',
      ...joined([
        found,
        reason === null ? words('turn-or-confirm') : words('axes-let-stand', { name: confirmedBy, reason }),
      ]),
    };
  }
  if (guess.certainty === 'unsure') {
    return {
      id,
      status: 'pass',
      value: null,
      limit: null,
      unit: '',
      ...phrase('skull-shows-no-axes'),
    };
  }
  const apartDeg = degreesApart(orientation, guess);
  const limit = SECOND_LOOK_DEG[guess.certainty];
  const sound = apartDeg <= limit;
  return {
    id,
    status: sound ? 'pass' : 'warn',
    value: apartDeg,
    limit,
    sense: 'at-most',
    unit: 'deg',
    ...phrase(sound ? 'axes-near-skull' : 'axes-off-skull', { apart: decimal(apartDeg, 0) }),
  };
}
