import { describe, expect, it } from 'vitest';
import { memoryFile } from '../support/memory-file';
import { readOnly, smallCt } from '../support/read-volume';
import { writeNifti } from '../support/write-volume';

/** A NIfTI with both places, which are one; then changed. */
function twoPlaces(change: (view: DataView) => void): Promise<Awaited<ReturnType<typeof readOnly>>> {
  const bytes = writeNifti(smallCt, { quaternion: [0, 0, 1], codes: { sform: 1, qform: 1 } });
  change(new DataView(bytes.buffer));
  return readOnly([memoryFile('head.nii', bytes)]);
}
const setFloat = (at: number, value: number) => (view: DataView) => view.setFloat32(at, value, true);

describe('a NIfTI that gives its place twice', () => {
  it('is read where both say that it lies', async () => {
    const { volume } = await twoPlaces(() => undefined);
    expect(volume.originLps).toEqual([-7, -5, 100]);
    expect(volume.spacingMm.map(mm => mm.toFixed(6))).toEqual(['0.400000', '0.500000', '0.750000']);
    expect([...volume.voxels]).toEqual(smallCt.values);
  });

  it.each([
    ['mirror images of each other', (view: DataView) => setFloat(76, -1)(view), /mirror images/],
    [
      '1 mm apart',
      (view: DataView) => setFloat(268, 8)(view),
      /sform, code 1, .*qform, code 1.* 1\.00 mm apart/,
    ],
    ['turned by a degree', (view: DataView) => setFloat(260, 0.2)(view), /no rotation|mm apart/],
    ['of other spacing', (view: DataView) => setFloat(80, 0.8)(view), /mm apart/],
    ['no rotation', (view: DataView) => setFloat(264, 1.2)(view), /no rotation/],
    ['no number', (view: DataView) => setFloat(280, NaN)(view), /no matrix of numbers/],
  ])('is refused where they are %s', async (_what, change, words) => {
    await expect(twoPlaces(change)).rejects.toThrow(words);
  });

  it('is refused where only pixdim says otherwise', async () => {
    const bytes = writeNifti(smallCt);
    new DataView(bytes.buffer).setFloat32(84, 1, true);
    await expect(readOnly([memoryFile('head.nii', bytes)])).rejects.toThrow(
      /two distances between voxels, 0\.4 x 1 x 0\.75 in pixdim and 0\.4 x 0\.5 x 0\.75 in its sform/,
    );
  });

  it('may differ by what the rounding of the quaternion does', async () => {
    // Half a turn about an axis beside z: a is 0.0002, which 32 bits round to 0 or to 0.0003.
    const turn = 0.0004;
    const steps = [
      [0.4 * Math.cos(turn), 0.4 * Math.sin(turn), 0],
      [-0.5 * Math.sin(turn), 0.5 * Math.cos(turn), 0],
      [0, 0, 0.75],
    ] as const;
    const d = Math.cos(turn / 2);
    const bytes = writeNifti({ ...smallCt, steps }, { quaternion: [0, 0, d], codes: { sform: 1, qform: 1 } });
    const { volume } = await readOnly([memoryFile('head.nii', bytes)]);
    expect(volume.axes[0][1]).toBeCloseTo(Math.sin(turn), 6);
  });
});
