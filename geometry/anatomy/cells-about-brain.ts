import { voxelPoint, type PatientPoint } from '../core/frames';
import type { NamedAxes } from '../core/name-direction';
import { dot, subtract, type Vec3 } from '../core/vector';
import { patientToVoxel, voxelToPatient } from '../volume/volume';
import type { Endocranium } from './find-endocranium';
import type { HeadMap } from './map-head';

/**
 * Part of a head by where it lies from the middle of the brain-case, in radii of a ball of its
 * volume, so that it is the same for a cat and a Great Dane: to either side, up and to the front.
 */
export interface HeadZone {
  readonly aside: readonly [number, number];
  readonly dorsal: readonly [number, number];
  readonly rostral: readonly [number, number];
}

type Triple = [number, number, number];

/** Radius of a ball of the brain-case's volume, mm: the zones' unit. */
export const unitOf = ({ volumeMm3 }: Endocranium): number => Math.cbrt((3 * volumeMm3) / (4 * Math.PI));

/** The box of a map that holds a zone. */
export interface ZoneCells {
  readonly size: readonly [number, number, number];
  /** The map's cell of each of the box's, as any volume; -1 where the zone does not reach. */
  readonly cellOf: Int32Array;
  /** The middle of one of the box's cells. */
  at(n: number): PatientPoint;
}

/**
 * The cells of a zone on one side of the animal, and the box round them.
 *
 * @param axes the animal's, LPS
 */
export function cellsAboutBrain(
  { cells }: HeadMap,
  endocranium: Endocranium,
  axes: NamedAxes,
  zone: HeadZone,
  side: 'left' | 'right',
): ZoneCells {
  const { centerLps } = endocranium;
  const unitMm = unitOf(endocranium);
  const directions = directionsOf(axes, side);
  const ranges = [zone.aside, zone.dorsal, zone.rostral];
  const corners = Array.from({ length: 8 }, (_, n) => {
    let p: readonly number[] = centerLps;
    ranges.forEach((range, a) => {
      p = p.map((v, b) => v + unitMm * range[(n >> a) & 1]! * directions[a]![b]!);
    });
    return patientToVoxel(cells, p as unknown as PatientPoint);
  });
  const asked = [0, 1, 2].map(a => [
    Math.floor(Math.min(...corners.map(c => c[a]!))),
    Math.ceil(Math.max(...corners.map(c => c[a]!))),
  ]);
  const low = asked.map(([from]) => Math.max(0, from!)) as [number, number, number];
  const size = asked.map(([, to], a) =>
    Math.max(0, Math.min(cells.sizeVoxels[a]! - 1, to!) - low[a]! + 1),
  ) as [number, number, number];
  const [ni, nj] = cells.sizeVoxels;
  const [si, sj, sk] = size;
  const at = (n: number): PatientPoint =>
    voxelToPatient(
      cells,
      voxelPoint(low[0] + (n % si), low[1] + (Math.floor(n / si) % sj), low[2] + Math.floor(n / (si * sj))),
    );
  // What a cell lies at along each direction changes evenly with its place.
  const shareAt = (q: Vec3): number[] =>
    directions.map(d => dot(subtract<Vec3>(voxelToPatient(cells, voxelPoint(...q)), centerLps), d) / unitMm);
  const first = shareAt(low);
  const steps = [0, 1, 2].map(a => {
    const next = shareAt(low.map((v, b) => v + (a === b ? 1 : 0)) as unknown as Vec3);
    return next.map((share, d) => share - first[d]!);
  });
  const cellOf = new Int32Array(si * sj * sk).fill(-1);
  const [[aLow, aHigh], [dLow, dHigh], [rLow, rHigh]] = [zone.aside, zone.dorsal, zone.rostral];
  for (let k = 0, n = 0; k < sk; k++) {
    for (let j = 0; j < sj; j++) {
      let [aside, dorsal, rostral] = first.map((v, d) => v + j * steps[1]![d]! + k * steps[2]![d]!) as Triple;
      const row = low[0] + ni * (low[1] + j + nj * (low[2] + k));
      for (let i = 0; i < si; i++, n++) {
        const isIn =
          aside >= aLow &&
          aside <= aHigh &&
          dorsal >= dLow &&
          dorsal <= dHigh &&
          rostral >= rLow &&
          rostral <= rHigh;
        if (isIn) cellOf[n] = row + i;
        aside += steps[0]![0]!;
        dorsal += steps[0]![1]!;
        rostral += steps[0]![2]!;
      }
    }
  }
  return { size, cellOf, at };
}

/** Aside on that side, up and to the front. */
const directionsOf = ({ left, dorsal, rostral }: NamedAxes, side: 'left' | 'right'): readonly Vec3[] => [
  side === 'left' ? left : [-left[0], -left[1], -left[2]],
  dorsal,
  rostral,
];

/** Whether a point (LPS mm) lies in a zone of one side. */
export function liesInZone(
  p: PatientPoint,
  endocranium: Endocranium,
  axes: NamedAxes,
  { aside, dorsal, rostral }: HeadZone,
  side: 'left' | 'right',
): boolean {
  const from = subtract<Vec3>(p, endocranium.centerLps);
  const unitMm = unitOf(endocranium);
  const ranges = [aside, dorsal, rostral];
  return directionsOf(axes, side).every((d, n) => {
    const share = dot(from, d) / unitMm;
    return share >= ranges[n]![0] && share <= ranges[n]![1];
  });
}
