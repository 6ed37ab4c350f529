import { meshField } from '../../samples/field/mesh-field';
import { dorsal } from '../../samples/head/head';
import type { HeadParameters } from '../../samples/head/parameters';
import { buildSkull } from '../../samples/head/skull';
import type { Vec3 } from '../../geometry/core/vector';
import { renderPicture } from '../../geometry/picture/render-picture';

/**
 * From where a sample's skull is looked at; directions in the head frame (x left, y dorsal, z
 * rostral).
 */
export const sampleViews = {
  side: [-1, 0, 0],
  front: [0, -0.12, -1],
  oblique: [-0.8, -0.38, -0.62],
  top: [0, -1, 0.02],
} as const satisfies Record<string, Vec3>;
export type SampleView = keyof typeof sampleViews;

/**
 * The skull of a sample patient as PNG bytes, drawn from its exact anatomy, not from a scan of it.
 */
export function pictureSample(patient: HeadParameters, view: SampleView, widthPx: number): Uint8Array {
  const { osseous, teeth } = buildSkull(patient);
  const side = patient.skullWidthMm / 2 + 6;
  const jaws = patient.jaw.map(([z, , , bottom]) => bottom - Math.sin(patient.gapeRad) * Math.max(0, z));
  const box = {
    min: [-side, Math.min(...jaws) - 6, patient.braincase[0]![0] - 12] as Vec3,
    max: [
      side,
      Math.max(...patient.crest.map(([, top]) => top)) + 8,
      Math.max(...[...patient.maxilla, ...patient.jaw].map(([z]) => z)) + 14,
    ] as Vec3,
  };
  const spacingMm = patient.skullLengthMm / 260;
  return renderPicture(
    [
      { mesh: meshField(osseous, box, spacingMm), colour: '#ecdfc6' },
      { mesh: meshField(teeth, box, 0.7 * spacingMm), colour: '#f6f2e8', gloss: 0.35 },
    ],
    {
      direction: sampleViews[view],
      up: view === 'top' ? [0, 0, 1] : dorsal,
      widthPx,
      heightPx: Math.round(0.72 * widthPx),
    },
  );
}
