import { expect, it } from 'vitest';
import { readNrrdHeader } from '../../geometry/scan/volume-file/read-nrrd-header';

/**
 * A header of 2 x 2 x 2 voxels whose first lies at (10, 20, 30) of its own space, as the file names
 * that space.
 */
const inSpace = (space: string): Uint8Array =>
  new TextEncoder().encode(
    [
      'NRRD0005',
      'type: short',
      'dimension: 3',
      `space: ${space}`,
      'sizes: 2 2 2',
      'space directions: (0.5,0,0) (0,0.6,0) (0,0,0.7)',
      'endian: little',
      'encoding: raw',
      'space origin: (10,20,30)',
      '',
      '',
    ].join('\n'),
  );

it.each([
  ['left-posterior-superior', [10, 20, 30], [0.5, 0.6, 0.7]],
  ['LPS', [10, 20, 30], [0.5, 0.6, 0.7]],
  ['right-anterior-superior', [-10, -20, 30], [-0.5, -0.6, 0.7]],
  ['RAS', [-10, -20, 30], [-0.5, -0.6, 0.7]],
  ['left-anterior-superior', [10, -20, 30], [0.5, -0.6, 0.7]],
  ['LAS', [10, -20, 30], [0.5, -0.6, 0.7]],
])('NRRD in %s, by its whole name or its short one, lies where it says in LPS', (space, origin, steps) => {
  const [x, y, z] = steps as [number, number, number];
  expect(readNrrdHeader(inSpace(space))).toMatchObject({
    kind: 'volume',
    header: {
      originLps: origin,
      steps: [
        [x, expect.closeTo(0), expect.closeTo(0)],
        [expect.closeTo(0), y, expect.closeTo(0)],
        [expect.closeTo(0), expect.closeTo(0), z],
      ],
    },
  });
});

it('is refused in a space that is not known', () => {
  expect(readNrrdHeader(inSpace('scanner-xyz'))).toMatchObject({ kind: 'refused' });
});
