import { significant, type Sentence, type Value } from '../../core/message';
import { sizeThree } from '../../messages/compose';
import { words } from '../../messages/phrase';

/** A 3 x 4 matrix, row by row: voxel index -> RAS, in the file's unit. */
export type Affine = readonly (readonly [number, number, number, number])[];

/** What a NIfTI header says of where it lies. */
export interface NiftiPlaces {
  readonly sizeVoxels: readonly [number, number, number];
  /** qfac, then the distances between voxels. */
  readonly pixdim: readonly number[];
  readonly qformCode: number;
  readonly sformCode: number;
  /** b, c, d, then the offsets x, y, z. */
  readonly quaternion: readonly number[];
  readonly sform: readonly number[];
  /** Millimetres in the file's unit. */
  readonly scale: number;
}

/** xform code of scanner coordinates. */
const SCANNER = 1;
/**
 * Two places that differ by less at every corner are one, mm; rounding of the quaternion comes on
 * top.
 */
const SAME_PLACE_MM = 0.1;
/** Distances between voxels that differ by less are one, as a share. */
const SAME_SPACING = 0.005;
/** How far a quaternion in 32 bits may be from length one. */
const UNIT_TOLERANCE = 1e-3;

/**
 * The place that a NIfTI header gives. It may give two (nifti1.h, methods 2 and 3): both have to be
 * the same, or nobody can say where a voxel lies, nor on which side. Of two that agree the sform is
 * taken, whose numbers are the finer ones, unless only the qform is the scanner's.
 *
 * @returns why the place cannot be believed: words, "it gives ..."
 */
export function chooseNiftiPlace(places: NiftiPlaces): Affine | Sentence {
  const { sformCode, qformCode, sform, pixdim, scale } = places;
  const hasSform = sformCode > 0;
  const hasQform = qformCode > 0;
  if (!hasSform && !hasQform) return words('no-place', { fields: words('fields-nifti') });
  const row = (n: number) => [sform[n]!, sform[n + 1]!, sform[n + 2]!, sform[n + 3]!] as const;
  const fromSform: Affine = [row(0), row(4), row(8)];
  if (hasSform && !fromSform.flat().every(Number.isFinite)) return words('sform-no-numbers');
  if (!hasQform) return compareSpacing(fromSform, pixdim) ?? fromSform;

  const [b, c, d] = places.quaternion as [number, number, number];
  const length = Math.hypot(b, c, d);
  if (![...places.quaternion, ...pixdim.slice(0, 4)].every(Number.isFinite) || length > 1 + UNIT_TOLERANCE) {
    return words('qform-no-rotation');
  }
  if (pixdim.slice(1, 4).some(mm => mm <= 0)) return words('pixdim-senseless');
  const fromQform = fromQuaternion(places);
  if (!hasSform) return fromQform;
  if (determinant(fromSform) * determinant(fromQform) < 0) {
    return words('places-mirrored');
  }
  const apart = farthestApart(fromSform, fromQform, places.sizeVoxels) * scale;
  const reach = Math.hypot(...places.sizeVoxels.map((n, axis) => n * pixdim[axis + 1]! * scale));
  if (!(apart <= SAME_PLACE_MM + reach * roundingAngle(length))) {
    return words('places-apart', { sform: sformCode, qform: qformCode, apart: significant(apart, 3) });
  }
  return sformCode !== SCANNER && qformCode === SCANNER ? fromQform : fromSform;
}

/**
 * What rounding b, c and d to 32 bits may turn a grid by, radians: a is a square root, worst where
 * it is small.
 */
function roundingAngle(length: number): number {
  const lost = 4 * 2 ** -24;
  const a = Math.sqrt(Math.max(0, 1 - length * length));
  return 2 * Math.min(Math.sqrt(lost), lost / Math.max(a, 1e-9));
}

/**
 * Without a qform, pixdim still says how far voxels lie apart: where it is given at all, it has to
 * be as in the sform.
 */
function compareSpacing(sform: Affine, pixdim: readonly number[]): Sentence | null {
  const said = pixdim.slice(1, 4);
  if (said.every(mm => mm === 0)) return null;
  const steps = [0, 1, 2].map(axis => Math.hypot(...sform.map(row => row[axis]!)));
  if (steps.every((mm, axis) => Math.abs(mm - said[axis]!) <= SAME_SPACING * mm)) return null;
  const size = ([x, y, z]: readonly number[]): Value => sizeThree([rounded(x!), rounded(y!), rounded(z!)]);
  return words('two-spacings-nifti', { pixdim: size(said), sform: size(steps) });
}

const rounded = (mm: number): number => Number(mm.toPrecision(4));

const determinant = ([p, q, r]: Affine): number =>
  p![0] * (q![1] * r![2] - q![2] * r![1]) -
  p![1] * (q![0] * r![2] - q![2] * r![0]) +
  p![2] * (q![0] * r![1] - q![1] * r![0]);

/** The farthest that the two put one corner of the grid apart, in the file's unit. */
function farthestApart(one: Affine, other: Affine, size: readonly number[]): number {
  let farthest = 0;
  for (let corner = 0; corner < 8; corner++) {
    const ijk = [0, 1, 2].map(axis => (corner & (1 << axis) ? size[axis]! - 1 : 0));
    const off = one.map((row, n) =>
      [...ijk, 1].reduce((sum, i, column) => sum + i * (row[column]! - other[n]![column]!), 0),
    );
    farthest = Math.max(farthest, Math.hypot(...off));
  }
  return farthest;
}

/** Method 2 of nifti1.h. */
function fromQuaternion({ quaternion, pixdim }: NiftiPlaces): Affine {
  const [b, c, d, x, y, z] = quaternion as [number, number, number, number, number, number];
  const a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
  const [qfac, di, dj, dk] = pixdim as [number, number, number, number];
  const k = qfac < 0 ? -dk : dk;
  return [
    [(a * a + b * b - c * c - d * d) * di, 2 * (b * c - a * d) * dj, 2 * (b * d + a * c) * k, x],
    [2 * (b * c + a * d) * di, (a * a + c * c - b * b - d * d) * dj, 2 * (c * d - a * b) * k, y],
    [2 * (b * d - a * c) * di, 2 * (c * d + a * b) * dj, (a * a + d * d - b * b - c * c) * k, z],
  ];
}
