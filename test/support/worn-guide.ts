import type { Vec3 } from '../../geometry/core/vector';
import { invertTransform, transformPoint, type RigidTransform } from '../../geometry/fusion/rigid-transform';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import type { Field } from '../../samples/field/field';
import type { Head } from '../../samples/head/head';
import { headToPatient, type HeadPose } from '../../samples/head/pose';

/** Bone is laid bare so far round the entry, mm. */
const WOUND_MM = 24;
const POLYMER_HU = 120;
const SOFT = /skin|muscle|fat|soft|scalp/;

/** A field less a ball, and less it wherever it is looked at. */
const without = (field: Field, centre: Vec3, radiusMm: number): Field => ({
  slope: Math.max(1, field.slope),
  at: (x, y, z) =>
    Math.max(field.at(x, y, z), radiusMm - Math.hypot(x - centre[0], y - centre[1], z - centre[2])),
  within: (x, y, z, r) => without(field.within(x, y, z, r), centre, radiusMm),
});

/**
 * A head in surgery: the soft tissue about its entry is gone, and a guide sits on the bone.
 *
 * @param guide LPS mm of the CT that shows the head in `pose`
 * @param motion by which it sits elsewhere than planned, of that frame
 */
export function wearGuide(head: Head, pose: HeadPose, guide: TriangleMesh, motion: RigidTransform): Head {
  const index = buildSurfaceIndex(guide);
  const back = invertTransform(motion);
  const field: Field = {
    slope: 1,
    at: (x, y, z) => index.signedDistance(transformPoint(back, headToPatient(pose, [x, y, z])), 3) ?? 3,
    within: () => field,
  };
  const layers = head.layers.map(layer =>
    SOFT.test(layer.tissue) ? { ...layer, field: without(layer.field, head.entry, WOUND_MM) } : layer,
  );
  return { ...head, layers: [...layers, { tissue: 'guide', hu: POLYMER_HU, field, growMm: 0 }] };
}
