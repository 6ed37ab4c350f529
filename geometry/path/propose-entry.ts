import { patientPoint, type PatientPoint, type PatientVector } from '../core/frames';
import { decimal } from '../core/message';
import { refuse, succeed, type Result } from '../core/result';
import { along, basisAcross, dot, normalize, scale, type Vec3 } from '../core/vector';
import { phrase } from '../messages/phrase';
import { averageNormal } from './average-normal';
import { checkTarget } from './check-target';
import { createCheckList, trajectoryLimits } from './check-trajectory';
import { findWall } from './find-other-bone';
import { measureTrajectory, type TrajectoryInput } from './measure-trajectory';

/** Directions that are tried over the half sphere: neighbours stand about 8 degrees apart. */
const DIRECTIONS = 300;
/**
 * Room that is sought beside the sleeve beyond what the check asks, so that the entry can be moved
 * a little, mm.
 */
const SPARE_MM = 3;
/**
 * An entry is given to a hundredth of a millimetre, as the window keeps it: what was measured is
 * what is placed.
 */
const GRAIN = 1e2;

export interface EntryWish extends Omit<TrajectoryInput, 'request'> {
  readonly targetLps: PatientPoint;
  /** Unit: entries are looked for on this side of the target. */
  readonly dorsalLps: PatientVector;
}

/** Why a direction is no proposal, in the order in which they are told. */
type Reason = 'bone' | 'other' | 'oblique' | 'air' | 'long' | 'rest';

/**
 * Checks that a proposal passes without a warning, and what is said of a direction that does not.
 */
const MUST_PASS: Readonly<Record<string, Reason>> = {
  'line-meets-bone': 'bone',
  'other-bone': 'other',
  obliquity: 'oblique',
  'bone-crossings': 'air',
  sinus: 'air',
  'needle-length': 'long',
};

/**
 * The entry that a target is given first: of a few hundred directions over the dorsal half sphere
 * (a golden spiral, always the same) the best whose path passes the checks of another bone, angle
 * to the normal, sinus, second wall and needle length, and fails none at all. The best is the least
 * of angle to the bone's normal plus length, a degree weighing as much as a millimetre. It is a
 * handle to drag, not advice: what lies in the brain on the way is not looked at.
 *
 * Directions are ranked by the surface alone; given is the first that `measureTrajectory` agrees
 * with, so that the window never disagrees with its own proposal, also with `SPARE_MM` more room
 * beside the sleeve; where none has that, the first without. Refuses with the target's own failed
 * check, or with how many directions there were and what stood against each. `signal` cancels
 * between two directions.
 */
export function proposeEntry(wish: EntryWish, signal?: AbortSignal): Result<PatientPoint> {
  const { volume, bone, endocranium, targetLps } = wish;
  const limitDeg = wish.limits?.warnAngleDeg ?? trajectoryLimits.warnAngleDeg;
  const list = createCheckList('');
  checkTarget(list, targetLps, volume, bone, endocranium);
  const unfit = list.checks.find(check => check.status === 'fail');
  if (unfit) return refuse('target-unusable', unfit);

  const against: Record<Reason, number> = { bone: 0, other: 0, oblique: 0, air: 0, long: 0, rest: 0 };
  const candidates: { readonly entryLps: PatientPoint; readonly cost: number }[] = [];
  for (const outward of halfSphere(wish.dorsalLps)) {
    signal?.throwIfAborted();
    const seen = lookAlong(wish, outward, limitDeg);
    if (typeof seen === 'string') against[seen]++;
    else candidates.push(seen);
  }
  candidates.sort((a, b) => a.cost - b.cost);
  const roomy = { ...wish, sleeveWallMm: (wish.sleeveWallMm ?? 3) + SPARE_MM };
  let tight: PatientPoint | null = null;
  for (const { entryLps } of candidates) {
    signal?.throwIfAborted();
    const reason = judge(wish, entryLps);
    if (reason !== null) against[reason]++;
    else if (judge(roomy, entryLps) === null) return succeed(entryLps);
    else tight ??= entryLps;
  }
  if (tight) return succeed(tight);
  return refuse(
    'no-entry',
    phrase('no-entry-found', {
      directions: DIRECTIONS,
      bone: against.bone,
      other: against.other,
      oblique: against.oblique,
      limit: decimal(limitDeg, 0),
      air: against.air,
      long: against.long,
      rest: against.rest,
    }),
  );
}

/** What the surface alone says of a direction: its entry and cost, or why there is none. */
function lookAlong(
  wish: EntryWish,
  outward: PatientVector,
  limitDeg: number,
): { readonly entryLps: PatientPoint; readonly cost: number } | Reason {
  const { bone: index, mesh, targetLps, tool } = wish;
  const direction = scale(outward, -1);
  const wall = findWall(wish, targetLps, direction);
  if (!wall) return 'bone';
  const { fromMm, triangle } = wall.stretches[0]!;
  const at = along(targetLps, direction, fromMm);
  const normal = averageNormal(
    { index, mesh },
    at,
    triangle,
    outward,
    wish.footprintRadiusMm ?? tool.diameterMm / 2 + 1,
  );
  const angleDeg = (Math.acos(Math.min(1, Math.max(-1, dot(outward, normal)))) * 180) / Math.PI;
  if (angleDeg > limitDeg) return 'oblique';
  const [x, y, z] = [at[0], at[1], at[2]].map(v => Math.round(v * GRAIN) / GRAIN + 0) as [
    number,
    number,
    number,
  ];
  return { entryLps: patientPoint(x, y, z), cost: angleDeg - fromMm };
}

/** What the program's own checks have against an entry; null where they agree. */
function judge(wish: EntryWish, entryLps: PatientPoint): Reason | null {
  const { checks, trajectory } = measureTrajectory({
    ...wish,
    request: { id: '', targetLps: wish.targetLps, entryLps },
  });
  const wrong = checks.find(({ id, status }) => status !== 'pass' && id in MUST_PASS);
  if (wrong) return MUST_PASS[wrong.id]!;
  return !trajectory || checks.some(check => check.status === 'fail') ? 'rest' : null;
}

/**
 * Unit directions within 90 degrees of `pole`, evenly spread: a golden spiral from the pole
 * outwards.
 */
function halfSphere(pole: PatientVector): PatientVector[] {
  const [u, v] = basisAcross(pole);
  const golden = Math.PI * (3 - Math.sqrt(5));
  return Array.from({ length: DIRECTIONS }, (_, n) => {
    const up = 1 - (n + 0.5) / DIRECTIONS;
    const out = Math.sqrt(1 - up * up);
    const side = along(scale<Vec3>(u, out * Math.cos(n * golden)), v, out * Math.sin(n * golden));
    return normalize(along(side, pole, up)) as unknown as PatientVector;
  });
}
