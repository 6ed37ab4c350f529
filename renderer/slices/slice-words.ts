import type { PatientPoint } from '../../geometry/core/frames';
import type { SliceTool } from './slice-view-props';

/** Every sentence and name the 2D viewports say, in one place for translation. */
export const sliceWords = {
  minus: '−',
  window: (widthHu: number, centerHu: number): string => `W ${Math.round(widthHu)} L ${Math.round(centerHu)}`,
  point: (p: PatientPoint): string => p.map(value => signed(value)).join(', ') + ' mm',
  hu: (value: number | null): string => (value === null ? 'outside the scan' : `${signed(value, 0)} HU`),
  scaleBar: '10 mm',
  handle: (pathId: string, end: 'target' | 'entry', depthMm: number): string =>
    `${end === 'target' ? 'Target' : 'Entry'} of ${pathId}, ` +
    (Math.abs(depthMm) < 0.05
      ? 'in this plane'
      : `${Math.abs(depthMm).toFixed(1)} mm ${depthMm > 0 ? 'behind' : 'before'} this plane`),
  failed: 'This slice could not be drawn. Open the scan again.',
  describe: (tool: SliceTool): string => {
    const moved = tool === 'target' || tool === 'entry' ? `the selected path's ${tool}` : 'the crosshair';
    const enter =
      tool === 'target' || tool === 'entry'
        ? ` Enter puts the ${tool} at the crosshair.`
        : tool === 'distance' || tool === 'angle'
          ? ' Enter sets a measuring point at the crosshair; Delete removes the last measurement.'
          : '';
    return (
      `Slice of the scan. Arrow keys move ${moved} by 0.1 mm, with Shift 1 mm, with Alt 0.01 mm. ` +
      `Page Up and Page Down change the slice; plus, minus and F zoom in, out and to the whole.${enter}`
    );
  },
} as const;

/** A number with a fixed count of decimals and a true minus sign; never "-0.00". */
function signed(value: number, decimals = 2): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}
