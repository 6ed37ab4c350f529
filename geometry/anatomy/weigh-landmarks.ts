import { patientVector } from '../core/frames';
import { add, cross, dot, normalize, scale, subtract, type Vec3 } from '../core/vector';
import type { Endocranium } from './find-endocranium';
import type { FoundCouch } from './find-couch';
import { lyingOn, type Recumbency } from './lying-on';
import type { MirrorPlane } from './find-mirror-plane';
import type { Landmark, OrientationLandmarks } from './find-orientation-landmarks';
import type { CueName, OrientationGuess, OrientationReason } from './orientation-guess';

/** From these confidences on. */
const CERTAIN = 0.7;
const LIKELY = 0.4;
/**
 * Bone that mirrors itself by less in no plane, or in another plane nearly as well, is no head seen
 * whole.
 */
const MIRROR = { none: 0.5, full: 0.8, fullLead: 0.3 };
/** A brain-case is 1.5 to 2.5 times as long as high; one as high as long shows no axis. */
const LONG = { none: 1.1, full: 1.5 };
/**
 * Leads from the brain-case's middle at which a cue counts in full, in its own half-lengths: about
 * half of what heads of dogs and cats have (four samples, a model of a dog's head).
 */
const FULL_LEAD: Record<CueName, { readonly rostral: number; readonly dorsal: number }> = {
  bone: { rostral: 0.4, dorsal: -0.25 },
  air: { rostral: 0.5, dorsal: -0.2 },
  teeth: { rostral: 0.8, dorsal: -0.5 },
  opening: { rostral: -0.5, dorsal: -0.2 },
};
const CUES = Object.keys(FULL_LEAD) as CueName[];
/** A cue counts as said or denied from this share of its full lead on. */
const HEARD = 0.15;
/**
 * The brain-case's middle lies this much above the foramen magnum, seen along the head: 13 to 24
 * degrees in heads from cat to bulldog, where the long axis of the brain-case errs the other way.
 */
const FORAMEN_DROP = (17.5 * Math.PI) / 180;
/** An opening counts as the foramen magnum this near to the caudal end, and no wider spread. */
const FORAMEN_NEAR = Math.cos((40 * Math.PI) / 180);
const FORAMEN_SPREAD = 0.5;
/**
 * Nobody scans an animal standing on its nose or its neck: axes that say so are believed no further
 * than this.
 */
const ON_END_CONFIDENCE = 0.5;

/**
 * Which way the head lies by a median plane and the landmarks of its skull: the brain-case's long
 * axis and its foramen magnum give the head's axis; face, air passages, teeth and foramen say which
 * end is rostral and which side ventral. The table, where it is seen, says nothing of sides but
 * doubts axes that stand the animal on end. Confidence is that of the weakest of these.
 */
export function weighLandmarks(
  mirror: MirrorPlane,
  landmarks: OrientationLandmarks,
  room: Pick<Endocranium, 'centerLps'>,
  table: FoundCouch | null,
): OrientationGuess {
  const axis = longAxis(landmarks.roomMoments, mirror.normalLps);
  const votes = (way: Vec3, side: 'rostral' | 'dorsal') =>
    CUES.map(name => ({
      name,
      vote: voteOf(landmarks[name], room, way, axis.halfLengthMm, FULL_LEAD[name][side]),
    }));
  const sumOf = (list: ReturnType<typeof votes>): number => list.reduce((sum, { vote }) => sum + vote, 0);

  const forward = axis.along;
  const rough = sumOf(votes(forward, 'rostral')) >= 0 ? forward : scale(forward, -1);
  const across = normalize(cross(mirror.normalLps, rough));
  const up = sumOf(votes(across, 'dorsal')) >= 0 ? across : scale(across, -1);
  const rostral = withForamen(rough, up, landmarks.opening, room, axis.halfLengthMm);
  const dorsal = normalize(subtract(up, scale(rostral, dot(up, rostral))));

  const reasons: OrientationReason[] = [
    mirrorReason(mirror),
    { id: 'long-axis', confidence: part(axis.ratio, LONG.none, LONG.full), ratio: axis.ratio },
    heard('rostral', votes(rostral, 'rostral')),
    heard('dorsal', votes(dorsal, 'dorsal')),
    ...(table ? [onTable(lyingOn(table.downLps, { dorsal, rostral }))] : []),
  ];
  const confidence = Math.min(...reasons.map(reason => reason.confidence));
  return {
    dorsal: patientVector(dorsal[0], dorsal[1], dorsal[2]),
    rostral: patientVector(rostral[0], rostral[1], rostral[2]),
    from: 'anatomy',
    confidence,
    certainty: confidence >= CERTAIN ? 'certain' : confidence >= LIKELY ? 'likely' : 'unsure',
    reasons,
    mirror,
  };
}

const part = (value: number, none: number, full: number): number =>
  Math.min(1, Math.max(0, (value - none) / (full - none)));

/** How far a plane can be believed to be a head's median plane, 0 to 1. */
export const mirrorConfidence = ({ similarity, lead }: MirrorPlane): number =>
  Math.min(part(similarity, MIRROR.none, MIRROR.full), part(lead, 0, MIRROR.fullLead));

function mirrorReason(mirror: MirrorPlane): OrientationReason {
  return {
    id: 'mirror',
    confidence: mirrorConfidence(mirror),
    similarityPercent: 100 * Math.min(1, mirror.similarity),
    leadPercent: 100 * mirror.lead,
  };
}

const onTable = (lying: Recumbency): OrientationReason => ({
  id: 'table',
  confidence: lying === 'nose' || lying === 'neck' ? ON_END_CONFIDENCE : 1,
  lying,
});

/** The brain-case's long axis within the median plane; which end is which it does not say. */
function longAxis(
  [mx, my, mz]: OrientationLandmarks['roomMoments'],
  normal: Vec3,
): { readonly along: Vec3; readonly ratio: number; readonly halfLengthMm: number } {
  const a = normalize(cross(normal, Math.abs(normal[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0]));
  const b = cross(normal, a);
  const moment = (u: Vec3, v: Vec3): number => u[0] * dot(mx, v) + u[1] * dot(my, v) + u[2] * dot(mz, v);
  const aa = moment(a, a);
  const bb = moment(b, b);
  const ab = moment(a, b);
  const turn = 0.5 * Math.atan2(2 * ab, aa - bb);
  const half = Math.hypot((aa - bb) / 2, ab);
  const long2 = (aa + bb) / 2 + half;
  const short2 = (aa + bb) / 2 - half;
  return {
    along: add(scale(a, Math.cos(turn)), scale(b, Math.sin(turn))),
    ratio: Math.sqrt(long2 / Math.max(1e-9, short2)),
    // Twice the standard deviation: that of an ellipsoid is its half-length over the root of five.
    halfLengthMm: 2 * Math.sqrt(long2),
  };
}

/** -1 to 1: how far a cue lies the way it should if `way` is right. */
function voteOf(
  cue: Landmark | null,
  room: Pick<Endocranium, 'centerLps'>,
  way: Vec3,
  halfLengthMm: number,
  full: number,
): number {
  if (!cue) return 0;
  const lead = dot(subtract<Vec3>(cue.centreLps, room.centerLps), way) / halfLengthMm;
  return Math.min(1, Math.max(-1, lead / full));
}

function heard(
  id: 'rostral' | 'dorsal',
  votes: readonly { readonly name: CueName; readonly vote: number }[],
): OrientationReason {
  const sum = votes.reduce((total, { vote }) => total + vote, 0);
  return {
    id,
    confidence: Math.max(0, sum / CUES.length),
    saying: votes.filter(({ vote }) => vote >= HEARD).map(({ name }) => name),
    against: votes.filter(({ vote }) => vote <= -HEARD).map(({ name }) => name),
  };
}

/** The long axis, turned half-way to what the foramen magnum says where it is seen. */
function withForamen(
  rostral: Vec3,
  dorsal: Vec3,
  opening: Landmark | null,
  room: Pick<Endocranium, 'centerLps'>,
  halfLengthMm: number,
): Vec3 {
  if (!opening || opening.spreadMm > FORAMEN_SPREAD * halfLengthMm) return rostral;
  const away = subtract<Vec3>(room.centerLps, opening.centreLps);
  const [x, y] = [dot(away, rostral), dot(away, dorsal)];
  if (x < FORAMEN_NEAR * Math.hypot(...away)) return rostral;
  const turn = (Math.atan2(y, x) - FORAMEN_DROP) / 2;
  return normalize(add(scale(rostral, Math.cos(turn)), scale(dorsal, Math.sin(turn))));
}
