import { patientPoint, patientVector, voxelPoint } from '../../geometry/core/frames';
import { createLinearSampler } from '../../geometry/volume/sample-volume';
import { voxelToPatient, type Volume } from '../../geometry/volume/volume';
import { inner, type P3 } from './vec';

/** Rows of a proper rotation: the turned content's direction = rows · direction. */
export type Rotation = readonly [P3, P3, P3];

export const rotate = (rows: Rotation, d: P3): P3 => [
  inner(rows[0], d),
  inner(rows[1], d),
  inner(rows[2], d),
];

const UNITS: readonly P3[] = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
];
const crossed = (a: P3, b: P3): P3 => [
  a[1] * b[2] - a[2] * b[1] + 0,
  a[2] * b[0] - a[0] * b[2] + 0,
  a[0] * b[1] - a[1] * b[0] + 0,
];

/** The 24 turns that lay the axes on axes. */
export const quarterTurns: readonly Rotation[] = UNITS.flatMap(a =>
  UNITS.filter(b => inner(a, b) === 0).map((b): Rotation => [a, b, crossed(a, b)]),
);

/** A turn by an angle about an axis (Rodrigues). */
export function turnAbout([x, y, z]: P3, radians: number): Rotation {
  const [c, s] = [Math.cos(radians), Math.sin(radians)];
  const t = 1 - c;
  return [
    [t * x * x + c, t * x * y - s * z, t * x * z + s * y],
    [t * x * y + s * z, t * y * y + c, t * y * z - s * x],
    [t * x * z - s * y, t * y * z + s * x, t * z * z + c],
  ];
}

/**
 * What a scan along the patient axes would be had the animal been turned about the patient's zero
 * by one of the `quarterTurns`: the same voxels, counted anew. `volume` lies along the patient
 * axes.
 */
export function turnByQuarters(volume: Volume, rows: Rotation): Volume {
  // Row r of the turn names the old axis, and its sense, that lies along the new axis r.
  const from = rows.map(row => row.findIndex(c => c !== 0)) as [number, number, number];
  const sense = rows.map((row, r) => row[from[r]!]!) as [number, number, number];
  const size = from.map(a => volume.sizeVoxels[a]!) as [number, number, number];
  const strides = [1, volume.sizeVoxels[0], volume.sizeVoxels[0] * volume.sizeVoxels[1]];
  const step = from.map((a, r) => sense[r]! * strides[a]!) as [number, number, number];
  const start = [0, 1, 2].reduce(
    (at, r) => at + (sense[r]! < 0 ? (size[r]! - 1) * strides[from[r]!]! : 0),
    0,
  );
  const voxels = new Int16Array(volume.voxels.length);
  for (let k = 0, n = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      let at = start + k * step[2] + j * step[1];
      for (let i = 0; i < size[0]; i++, n++, at += step[0]) voxels[n] = volume.voxels[at]!;
    }
  }
  const corner = volume.originLps.map((o, a) =>
    sense[from.indexOf(a)]! < 0 ? o + (volume.sizeVoxels[a]! - 1) * volume.spacingMm[a]! : o,
  ) as unknown as P3;
  return {
    sizeVoxels: size,
    voxels,
    originLps: patientPoint(...rotate(rows, corner)),
    spacingMm: from.map(a => volume.spacingMm[a]!) as [number, number, number],
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  };
}

/**
 * The same for any turn about the volume's middle: read between the voxels, with air where there
 * was no scan.
 */
export function turnFreely(volume: Volume, rows: Rotation, spacingMm = 1.2): Volume {
  const middle = voxelToPatient(
    volume,
    voxelPoint(...(volume.sizeVoxels.map(n => (n - 1) / 2) as [number, number, number])),
  );
  const half = volume.sizeVoxels.map((n, a) => ((n - 1) * volume.spacingMm[a]!) / 2);
  const reach = rows.map(row => row.reduce((sum, c, a) => sum + Math.abs(c) * half[a]!, 0));
  const size = reach.map(r => Math.ceil((2 * r) / spacingMm) + 1) as [number, number, number];
  const sampler = createLinearSampler(volume);
  const columns: Rotation = [0, 1, 2].map(c => rows.map(row => row[c]!)) as unknown as Rotation;
  const voxels = new Int16Array(size[0] * size[1] * size[2]);
  for (let k = 0, n = 0; k < size[2]; k++) {
    for (let j = 0; j < size[1]; j++) {
      for (let i = 0; i < size[0]; i++, n++) {
        const at = rotate(columns, [
          i * spacingMm - reach[0]!,
          j * spacingMm - reach[1]!,
          k * spacingMm - reach[2]!,
        ]);
        const q = at.map((v, a) => (v + half[a]!) / volume.spacingMm[a]!) as [number, number, number];
        const inside = q.every((v, a) => v >= 0 && v <= volume.sizeVoxels[a]! - 1);
        voxels[n] = inside ? Math.round(sampler(...q)) : -1000;
      }
    }
  }
  return {
    sizeVoxels: size,
    voxels,
    originLps: patientPoint(middle[0] - reach[0]!, middle[1] - reach[1]!, middle[2] - reach[2]!),
    spacingMm: [spacingMm, spacingMm, spacingMm],
    axes: [patientVector(1, 0, 0), patientVector(0, 1, 0), patientVector(0, 0, 1)],
  };
}
