import type { Vec3 } from '../../geometry/core/vector';
import { grow, intersect, mirror, part, union, type Field } from '../field/field';
import { ellipsoid, sphere } from '../field/primitives';
import type { Lesion, TissueLayer, Vessel } from './head';
import type { HeadParameters } from './parameters';
import { bar, blend, smoothPath } from './sections';
import type { Skull } from './skull';
import { tissueHu } from './soft-tissue';
import type { Unevenness } from './unevenness';

export interface BrainContents {
  readonly layers: readonly TissueLayer[];
  readonly lesion: Lesion;
  readonly vessels: readonly Vessel[];
  /** Half sizes of the brain across, above and below its middle, and along. */
  readonly halfSizeMm: Vec3;
}

/**
 * What fills the brain-case: fluid, brain, ventricles, falx and tentorium, contrast-filled vessels,
 * the lesion; where an uneven head has it.
 *
 * @param skull even
 */
export function buildBrain(p: HeadParameters, skull: Skull, uneven: Unevenness): BrainContents {
  const { cavity } = skull.cranium;
  const first = p.braincase[0]!;
  const last = p.braincase[p.braincase.length - 1]!;
  const widest = p.braincase.reduce((best, s) => (s[2] > best[2] ? s : best));
  const { vaultMm, templeMm } = p.bone;
  const half: Vec3 = [widest[2] - templeMm, widest[3] - vaultMm, (last[0] - first[0]) / 2 - vaultMm];
  const middle = widest[1];
  const at = (x: number, y: number, z: number): Vec3 => [x * half[0], middle + y * half[1], z * half[2]];
  const size = half[2] / 42;

  const brain = grow(cavity, -0.7 * size - 0.2);
  const evenCentre = at(...p.lesion.at);
  const lesion: Lesion = { centre: uneven.point(evenCentre), radiusMm: p.lesion.radiusMm };
  const oedema = ellipsoid(evenCentre, [1.7, 1.5, 1.8].map(f => f * lesion.radiusMm) as unknown as Vec3);

  const lateral = mirror(
    bar(
      smoothPath([
        at(0.14, 0.2, 0.45),
        at(0.16, 0.36, 0.1),
        at(0.32, 0.25, -0.25),
        at(0.42, -0.1, -0.2),
        at(0.4, -0.3, 0.0),
      ]),
      1.5 * size,
      1.2 * size,
    ),
  );
  const midline = bar(
    smoothPath([at(0, 0.1, 0.2), at(0, 0.05, -0.1), at(0, -0.15, -0.4), at(0, -0.25, -0.65)]),
    0.9 * size,
    1.3 * size,
  );
  const ventricles = intersect(union([blend(lateral, 0), blend(midline, 0.5)]), grow(brain, -1));

  // The falx hangs from the vault between the hemispheres; the tentorium rises from the petrous
  // bones.
  const falx = part(1, (x, y, z) =>
    Math.max(Math.abs(x) - 0.35, middle + (0.42 + 0.12 * (z / half[2])) * half[1] - y, -0.62 * half[2] - z),
  );
  const fissure = part(1, (x, y, z) =>
    Math.max(Math.abs(x) - 0.35 - 0.5 * size, middle + 0.4 * half[1] - y, -0.62 * half[2] - z),
  );
  const tentorium = part(1.3, (x, y, z) => {
    const sheet = z + 0.62 * half[2] - 0.55 * (y - middle) + 0.004 * x * x;
    const free = Math.hypot(x, y - middle + 0.25 * half[1]) - 0.36 * half[0];
    return Math.max(Math.abs(sheet) * 0.85 - 0.35, -free);
  });

  const vessels = buildVessels(p, half, middle, size).map(vessel => ({
    ...vessel,
    points: vessel.points.map(uneven.point),
  }));
  const blood = union(vessels.map(({ points, radiusMm }) => blend(bar(points, radiusMm, radiusMm, 0), 0)));
  const layer = (tissue: string, hu: number, field: Field, growMm = 0): TissueLayer => ({
    tissue,
    hu,
    field: uneven.field(field),
    growMm,
  });
  return {
    lesion,
    vessels,
    halfSizeMm: half,
    layers: [
      layer('cerebrospinal fluid', tissueHu.fluid, cavity, 0.4),
      layer('brain', tissueHu.brain, cavity, -0.7 * size - 0.2),
      layer('fluid of the fissure', tissueHu.fluid, intersect(fissure, cavity)),
      layer('oedema', 28, intersect(oedema, brain)),
      layer('ventricles', tissueHu.fluid, ventricles),
      layer('falx', tissueHu.dura, intersect(falx, cavity)),
      layer('tentorium', tissueHu.dura, intersect(tentorium, cavity)),
      // Both are as round as they are said to be.
      {
        tissue: 'lesion',
        hu: tissueHu.lesion,
        field: sphere(lesion.centre, lesion.radiusMm),
        growMm: 0,
      },
      {
        tissue: 'blood',
        hu: tissueHu.blood,
        field: intersect(blood, grow(uneven.field(cavity), 0.3)),
        growMm: 0,
      },
    ],
  };
}

/** Height of the cavity's roof at the midline over z, a little below the inner table. */
function roof(p: HeadParameters, z: number, below: number): Vec3 {
  const rows = p.braincase;
  let n = 0;
  while (n + 2 < rows.length && z > rows[n + 1]![0]) n++;
  const [a, b] = [rows[n]!, rows[n + 1]!];
  const t = Math.min(1, Math.max(0, (z - a[0]) / (b[0] - a[0])));
  const top = (1 - t) * (a[1] + a[3]) + t * (b[1] + b[3]);
  return [0, top - p.bone.vaultMm - below, z];
}

function buildVessels(p: HeadParameters, half: Vec3, middle: number, size: number): Vessel[] {
  const at = (x: number, y: number, z: number): Vec3 => [x * half[0], middle + y * half[1], z * half[2]];
  const sinusRadius = 1.15 * size + 0.1;
  const along = [-0.55, -0.4, -0.2, 0, 0.2, 0.4, 0.6];
  const dorsal = along.map(s => roof(p, s * half[2], 0.7 * sinusRadius));
  const confluence = roof(p, -0.62 * half[2], 1.2 * sinusRadius);
  const paired = (name: string, radiusMm: number, points: Vec3[]): Vessel[] => [
    { name: `left ${name}`, radiusMm, points: smoothPath(points, 3) },
    {
      name: `right ${name}`,
      radiusMm,
      points: smoothPath(
        points.map(([x, y, z]): Vec3 => [-x, y, z]),
        3,
      ),
    },
  ];
  return [
    { name: 'dorsal sagittal sinus', radiusMm: sinusRadius, points: smoothPath([confluence, ...dorsal], 3) },
    ...paired('transverse sinus', 0.9 * size, [confluence, at(0.45, 0.4, -0.74), at(0.72, 0.0, -0.62)]),
    {
      name: 'basilar artery',
      radiusMm: 0.55 * size,
      points: smoothPath([at(0, -0.78, -0.62), at(0, -0.84, -0.3), at(0, -0.86, -0.05)], 3),
    },
    ...paired('internal carotid artery', 0.6 * size, [at(0.16, -0.9, -0.12), at(0.15, -0.84, 0.12)]),
    ...paired('middle cerebral artery', 0.5 * size, [
      at(0.15, -0.8, 0.14),
      at(0.5, -0.62, 0.18),
      at(0.8, -0.25, 0.16),
      at(0.84, 0.15, 0.05),
    ]),
    ...paired('rostral cerebral artery', 0.45 * size, [
      at(0.13, -0.78, 0.16),
      at(0.05, -0.5, 0.5),
      at(0.05, 0.1, 0.62),
      at(0.05, 0.42, 0.3),
    ]),
    ...paired('caudal cerebral artery', 0.4 * size, [
      at(0.08, -0.8, -0.08),
      at(0.4, -0.5, -0.2),
      at(0.5, 0.1, -0.4),
    ]),
  ];
}
