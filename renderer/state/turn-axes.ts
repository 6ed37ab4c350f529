import { add, cross, dot, normalize, scale, subtract, type Vec3 } from '../../geometry/core/vector';
import { MOST_TURNS, type CaseOrientation } from '../../geometry/plan/document/case-schema';

/** Dorsal and rostral; left is dorsal x rostral and follows. */
export interface TwoAxes {
  readonly dorsal: Vec3;
  readonly rostral: Vec3;
}

export type Turn = 'flipDorsal' | 'flipRostral' | 'roll' | 'swap';
/** A small turn: nose up and down about left, to the sides about dorsal, roll about rostral. */
export type FineTurn = 'left' | 'dorsal' | 'rostral';
export type TurnRecord = CaseOrientation['turns'][number];

/**
 * Names the axes anew: dorsal and ventral exchanged, rostral and caudal exchanged, a quarter turn
 * about the long axis, or dorsal and rostral exchanged. Whatever is done, left stays the animal's
 * left of those two.
 */
export function turnAxes({ dorsal, rostral }: TwoAxes, turn: Turn): TwoAxes {
  switch (turn) {
    case 'flipDorsal':
      return { dorsal: reverse(dorsal), rostral };
    case 'flipRostral':
      return { dorsal, rostral: reverse(rostral) };
    case 'roll':
      return { dorsal: cross(dorsal, rostral), rostral };
    case 'swap':
      return { dorsal: rostral, rostral: dorsal };
  }
}

/**
 * The rotation that each of them is, for the case's record; `between` is midway between dorsal and
 * rostral.
 */
export const TURN_RECORDS: Readonly<Record<Turn, TurnRecord>> = {
  flipDorsal: { about: 'rostral', angleDeg: 180 },
  flipRostral: { about: 'dorsal', angleDeg: 180 },
  roll: { about: 'rostral', angleDeg: -90 },
  swap: { about: 'between', angleDeg: 180 },
};

/** Turns the axes by an angle about one of them, right-handed; they stay unit and square. */
export function turnFinely({ dorsal, rostral }: TwoAxes, about: FineTurn, angleDeg: number): TwoAxes {
  const angle = (angleDeg * Math.PI) / 180;
  const axis = about === 'left' ? cross(dorsal, rostral) : about === 'dorsal' ? dorsal : rostral;
  const turned = (v: Vec3): Vec3 => {
    const along = scale(axis, dot(axis, v) * (1 - Math.cos(angle)));
    return add(add(scale(v, Math.cos(angle)), scale(cross(axis, v), Math.sin(angle))), along);
  };
  const forward = normalize(turned(rostral));
  const up = turned(dorsal);
  return { dorsal: normalize(subtract<Vec3>(up, scale(forward, dot(up, forward)))), rostral: forward };
}

/**
 * The record with one more turn; fine ones about the same axis, one after the other, are one, and
 * none that came to nothing.
 */
export function recordTurn(turns: readonly TurnRecord[], next: TurnRecord): TurnRecord[] {
  const last = turns.at(-1);
  if (!last || last.about !== next.about || isCoarse(last) || isCoarse(next)) {
    return [...turns, next].slice(-MOST_TURNS);
  }
  const angleDeg = Math.round((last.angleDeg + next.angleDeg) * 1e9) / 1e9;
  return angleDeg === 0 ? turns.slice(0, -1) : [...turns.slice(0, -1), { ...last, angleDeg }];
}

/** How far the axes were finely turned about one of them, all in all, degrees. */
export const finelyTurnedDeg = (turns: readonly TurnRecord[], about: FineTurn): number =>
  turns.reduce((sum, turn) => (turn.about === about && !isCoarse(turn) ? sum + turn.angleDeg : sum), 0);

/** The furthest that fine turns go: half of what the flips and quarter turns leave, degrees. */
export const MOST_FINE_DEG = 45;

const isCoarse = ({ angleDeg }: TurnRecord): boolean => Math.abs(angleDeg) >= 90;

/**
 * The scan's own letter for the way a direction mostly points: L R, P A, H F as DICOM names them.
 */
export function scanLetter(direction: Vec3): string {
  const sizes = direction.map(Math.abs);
  const axis = sizes.indexOf(Math.max(...sizes));
  const names = [
    ['L', 'R'],
    ['P', 'A'],
    ['H', 'F'],
  ][axis]!;
  return names[direction[axis]! >= 0 ? 0 : 1]!;
}

const reverse = (v: Vec3): Vec3 => [-v[0] + 0, -v[1] + 0, -v[2] + 0];
