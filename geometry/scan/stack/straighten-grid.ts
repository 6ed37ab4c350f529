import { patientPoint, patientVector } from '../../core/frames';
import { decimal } from '../../core/message';
import { refuse, succeed, type Result } from '../../core/result';
import { along, cross, dot, length, type Vec3 } from '../../core/vector';
import { phrase } from '../../messages/phrase';
import type { StraightGrid } from './stack-layout';
/** Straightening may move no voxel by more, mm: a grid that leans more has to be resampled. */
const SHEAR_TOLERANCE_MM = 0.1;

/**
 * Makes a regular, right-handed grid of three steps that need not be quite at right angles: the
 * nearest rotation to their directions (the polar factor, by Newton's iteration; Higham 1986),
 * about the middle of the grid. A left-handed grid is numbered from its other end, so that no side
 * changes.
 *
 * @param steps from a voxel to the next along each axis, LPS mm
 * @returns Problems `bad-orientation`, `sheared-grid`; the message is words that go on from the
 *   file's name
 */
export function straightenGrid(
  sizeVoxels: readonly [number, number, number],
  originLps: Vec3,
  steps: readonly [Vec3, Vec3, Vec3],
): Result<StraightGrid> {
  const isFlipped = dot(cross(steps[0], steps[1]), steps[2]) < 0;
  const last = sizeVoxels[2] - 1;
  const [a, b, c] = isFlipped ? [steps[0], steps[1], scale(steps[2], -1)] : steps;
  const origin = isFlipped ? along(originLps, steps[2], last) : originLps;
  const spacing = [length(a), length(b), length(c)] as const;
  const units = [scale(a, 1 / spacing[0]), scale(b, 1 / spacing[1]), scale(c, 1 / spacing[2])] as const;
  const volume = dot(cross(units[0], units[1]), units[2]);
  if (![...origin, ...spacing, volume].every(Number.isFinite) || volume < 0.1) {
    return refuse('bad-orientation', phrase('axes-span-nothing'));
  }
  const axes = nearestRotation(units);
  const half = sizeVoxels.map((n, axis) => ((n - 1) / 2) * spacing[axis]!) as [number, number, number];
  let moved = 0;
  for (const [sx, sy, sz] of CORNERS) {
    const corner = [half[0] * sx, half[1] * sy, half[2] * sz] as const;
    const off = [0, 1, 2].map(n =>
      [0, 1, 2].reduce((sum, axis) => sum + (units[axis]![n]! - axes[axis]![n]!) * corner[axis]!, 0),
    );
    moved = Math.max(moved, Math.hypot(...off));
  }
  if (moved > SHEAR_TOLERANCE_MM) {
    return refuse('sheared-grid', phrase('axes-not-straight', { moved: decimal(moved, 2) }));
  }
  // The middle stays where it is.
  const first = [0, 1, 2].map(n =>
    [0, 1, 2].reduce((sum, axis) => sum + (units[axis]![n]! - axes[axis]![n]!) * half[axis]!, origin[n]!),
  );
  return succeed({
    geometry: {
      originLps: patientPoint(first[0]!, first[1]!, first[2]!),
      axes: [patientVector(...axes[0]), patientVector(...axes[1]), patientVector(...axes[2])],
      spacingMm: [spacing[0], spacing[1], spacing[2]],
    },
    isFlipped,
  });
}

const CORNERS = [-1, 1].flatMap(x => [-1, 1].flatMap(y => [-1, 1].map(z => [x, y, z] as const)));

type Frame = readonly [Vec3, Vec3, Vec3];

/**
 * Newton's iteration X -> (X + X^-T) / 2; the rows of X^-T are the cross products over the
 * determinant.
 */
function nearestRotation(start: Frame): Frame {
  let x = start;
  for (let round = 0; round < 20; round++) {
    const cofactors = [cross(x[1], x[2]), cross(x[2], x[0]), cross(x[0], x[1])] as const;
    const det = dot(x[0], cofactors[0]);
    const mean = (row: 0 | 1 | 2): Vec3 => scale(along(x[row], cofactors[row], 1 / det), 0.5);
    x = [mean(0), mean(1), mean(2)];
  }
  return x;
}

function scale(v: Vec3, factor: number): Vec3 {
  return [v[0] * factor, v[1] * factor, v[2] * factor];
}
