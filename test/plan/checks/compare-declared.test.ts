import { describe, expect, it } from 'vitest';
import { translate } from '../../../geometry/messages/translate';
import { compareDeclared } from '../../../geometry/plan/checks/compare-declared';
import { cross, type Vec3 } from '../../../geometry/core/vector';

const pose = (patientPosition: string | null, anatomicalOrientation: string | null = null) => ({
  patientPosition,
  anatomicalOrientation,
});

describe('compareDeclared', () => {
  it('agrees where the file has the animal as it lies, QUADRUPED or not', () => {
    for (const kind of [null, 'BIPED', 'QUADRUPED']) {
      const found = compareDeclared(pose('HFP', kind), { dorsal: [0, 1, 0], rostral: [0, 0, 1] });
      expect(found).toMatchObject({ verdict: 'agrees', swapped: [], declared: 'belly', shown: 'belly' });
      expect(found.message).toBe(
        'The file says that the animal lay on its belly (HFP); its letters agree with the anatomy.',
      );
    }
  });

  it('believes a table that is seen over one that is declared', () => {
    const found = compareDeclared(pose('HFS'), { dorsal: [0, 1, 0], rostral: [0, 0, 1] }, [1, 0, 0]);
    expect(found).toMatchObject({ verdict: 'agrees', declared: 'back', shown: 'left side' });
  });

  it('catches a dog declared supine that lies prone', () => {
    const found = compareDeclared(pose('HFS'), { dorsal: [0, -1, 0], rostral: [0, 0, 1] });
    expect(found).toMatchObject({
      verdict: 'swapped',
      swapped: ['left-right', 'dorsal-ventral'],
      declared: 'back',
      shown: 'belly',
    });
    expect(found.message).toBe(
      'The file says that the animal lay on its back (HFS), the anatomy shows it on its belly: by the letters of the file left and right, and dorsal and ventral would both be swapped. The letters shown here follow the anatomy.',
    );
    expect(translate(found.sentences, 'fr')).toBe(
      'Le fichier dit que l’animal était couché sur le dos (HFS), l’anatomie le montre sur le ventre : selon les lettres du fichier, la gauche et la droite, ainsi que le dorsal et le ventral seraient échangés. Les lettres montrées ici suivent l’anatomie.',
    );
  });

  it.each<[string, Vec3, Vec3, readonly string[], { said: string | null; shown: string | null }]>([
    ['HFP', [0, -1, 0], [0, 0, 1], ['left-right', 'dorsal-ventral'], { said: 'belly', shown: 'back' }],
    ['FFP', [0, 1, 0], [0, 0, -1], ['left-right', 'rostral-caudal'], { said: 'belly', shown: 'belly' }],
    ['HFS', [0, -1, 0], [0, 0, -1], ['dorsal-ventral', 'rostral-caudal'], { said: 'back', shown: 'belly' }],
    [
      'HFDL',
      [0, -1, 0],
      [0, 0, 1],
      ['left-right', 'dorsal-ventral'],
      { said: 'left side', shown: 'right side' },
    ],
  ])(
    'says which pairs %s exchanges (dorsal %o, rostral %o)',
    (position, dorsal, rostral, pairs, { said, shown }) => {
      const found = compareDeclared(pose(position), { dorsal, rostral });
      expect(found).toMatchObject({ verdict: 'swapped', swapped: pairs, declared: said, shown });
    },
  );

  it('says so where the names stand for other directions: an animal on its side declared supine', () => {
    const found = compareDeclared(pose('HFS'), { dorsal: [1, 0, 0], rostral: [0, 0, 1] });
    expect(found).toMatchObject({ verdict: 'turned', swapped: [], declared: 'back', shown: 'right side' });
    expect(found.message).toContain('left, dorsal and rostral would be other directions');
  });

  it('compares names also where no position is declared', () => {
    const found = compareDeclared(pose(null), { dorsal: [0, -1, 0], rostral: [0, 0, 1] });
    expect(found).toMatchObject({ verdict: 'swapped', declared: null, shown: null });
    expect(found.message).toMatch(/^The file does not say how the animal lay: by the letters/);
  });

  it('takes a tilted head for what it nearly is, and never exchanges a single pair', () => {
    const [c, s] = [Math.cos(0.4), Math.sin(0.4)];
    for (const sense of [1, -1]) {
      for (const end of [1, -1]) {
        const dorsal: Vec3 = [0, sense * c, sense * s];
        const rostral: Vec3 = [0, -end * s, end * c];
        const { swapped } = compareDeclared(pose('HFS'), { dorsal, rostral });
        // A rotation has no mirror image in it.
        expect(swapped.length % 2).toBe(0);
        expect(cross(dorsal, rostral)[0] * sense * end).toBeCloseTo(1, 9);
      }
    }
  });
});

describe('on what an animal lies that is tilted by 40 degrees', () => {
  const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
  /** As the names of the frame have it, but tilted about x or rolled about z, to either side. */
  const tilted: readonly (readonly [Vec3, Vec3])[] = [
    [
      [0, c, s],
      [0, -s, c],
    ],
    [
      [0, c, -s],
      [0, s, c],
    ],
    [
      [s, c, 0],
      [0, 0, 1],
    ],
    [
      [-s, c, 0],
      [0, 0, 1],
    ],
  ];
  it.each([
    ['HFS', 'back'],
    ['HFP', 'belly'],
    ['FFS', 'back'],
    ['LFP', 'belly'],
  ] as const)('%s is still on its %s', (position, side) => {
    for (const [dorsal, rostral] of tilted) {
      const found = compareDeclared(pose(position), { dorsal, rostral });
      expect(found, dorsal.join()).toMatchObject({ declared: side, shown: side });
    }
  });

  it.each([
    ['HFDL', 'left side', 1],
    ['RFDR', 'right side', -1],
  ] as const)('%s is still on its %s', (position, side, left) => {
    for (const turn of [s, -s]) {
      // Left keeps 40 degrees from +x: towards dorsal, then towards rostral.
      const yawed = compareDeclared(pose(position), { dorsal: [0, 1, 0], rostral: [-turn, 0, c] });
      const rolled = compareDeclared(pose(position), { dorsal: [-turn, c, 0], rostral: [0, 0, 1] });
      expect([yawed.shown, rolled.shown], String(left)).toEqual([side, side]);
    }
  });

  it.each(['XFS', 'HFX', 'HFSS', 'hfs', '', null])('"%s" says nothing of it', position => {
    const { declared, shown } = compareDeclared(pose(position), { dorsal: [0, 1, 0], rostral: [0, 0, 1] });
    expect([declared, shown]).toEqual([null, null]);
  });
});
