import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import type { Vec3 } from '../../geometry/core/vector';
import { buildHead } from '../../samples/head/build-head';
import { buildSkull } from '../../samples/head/skull';
import { randomPatient, sampleNames, samplePatient } from '../../samples/patients';

/** Along a ray from inside the brain-case: the walls of bone met, as [from, to] in mm. */
function walls(
  inBone: (p: Vec3) => boolean,
  from: Vec3,
  direction: Vec3,
  lengthMm: number,
  stepMm = 0.02,
): [number, number][] {
  const found: [number, number][] = [];
  let before = false;
  for (let t = 0; t <= lengthMm; t += stepMm) {
    const now = inBone([from[0] + t * direction[0], from[1] + t * direction[1], from[2] + t * direction[2]]);
    if (now && !before) found.push([t, t]);
    if (now) found[found.length - 1]![1] = t;
    before = now;
  }
  return found;
}

describe('sample patients', () => {
  it('have the skull indices of their kinds (width over length)', () => {
    const index = Object.fromEntries(
      sampleNames.map(name => {
        const p = samplePatient(name);
        return [name, p.skullWidthMm / p.skullLengthMm];
      }),
    );
    // Published classes: brachycephalic 0.81, mesaticephalic 0.52, dolichocephalic 0.39
    // (ajvr.73.7.946).
    expect(index['bulldog']).toBeGreaterThan(0.75);
    expect(index['mesocephalic']).toBeGreaterThan(0.48);
    expect(index['mesocephalic']).toBeLessThan(0.6);
    expect(index['dobermann']).toBeLessThan(0.46);
    expect(index['cat']).toBeGreaterThan(0.68);
    expect(index['cat']).toBeLessThan(0.82);
  });

  it('run from a cat to a Dobermann, and random ones over the whole range', () => {
    expect(samplePatient('cat').skullLengthMm).toBeLessThan(95);
    expect(samplePatient('dobermann').skullLengthMm).toBeGreaterThan(205);
    const lengths = Array.from({ length: 40 }, (_, seed) => randomPatient(seed).skullLengthMm);
    expect(Math.min(...lengths)).toBeLessThan(95);
    expect(Math.max(...lengths)).toBeGreaterThan(190);
    expect(randomPatient(5)).toEqual(randomPatient(5));
    expect(randomPatient(5)).not.toEqual(randomPatient(6));
  });

  it('have cortex from 0.8 mm at the cat temple to 5 mm at the Dobermann vault', () => {
    expect(samplePatient('cat').bone.templeMm).toBe(0.8);
    expect(samplePatient('dobermann').bone.vaultMm).toBe(5);
  });
});

describe.each([...sampleNames.map(samplePatient), ...[1, 2, 3, 4].map(randomPatient)])(
  'the head of $name',
  parameters => {
    const head = buildHead(parameters);
    const skull = buildSkull(parameters);
    const inBone = (p: Vec3): boolean => head.bone.at(...p) < 0;
    const tissue = (p: Vec3): number => head.huAt(p);

    it('is symmetric in its bones', () => {
      const random = seededRandom(8);
      for (let n = 0; n < 300; n++) {
        const [x, y, z] = [0, 1, 2].map(a => random.between(head.bounds.min[a]!, head.bounds.max[a]!)) as [
          number,
          number,
          number,
        ];
        expect(head.bone.at(-x, y, z)).toBe(head.bone.at(x, y, z));
      }
    });

    it('has its lesion in the brain, clear of bone', () => {
      expect(tissue(head.target)).toBe(95);
      expect(head.boneDistance(head.target)).toBeGreaterThan(head.lesion.radiusMm);
      expect(skull.cranium.cavity.at(...head.target)).toBeLessThan(0);
    });

    it('has an entry on the outer surface, off the midline, with one wall and no sinus on the way', () => {
      const { entry, target } = head;
      expect(Math.abs(head.boneDistance(entry))).toBeLessThan(1e-3);
      expect(Math.abs(entry[0])).toBeGreaterThan(3);
      const length = Math.hypot(entry[0] - target[0], entry[1] - target[1], entry[2] - target[2]);
      const direction = entry.map((v, a) => (v - target[a]!) / length) as unknown as Vec3;
      const met = walls(inBone, target, direction, length + 12);
      expect(met).toHaveLength(1);
      expect(met[0]![1]).toBeCloseTo(length, 1);
    });

    it('has walls as thick as stated, with diploe only where they are thick', () => {
      const { templeMm, vaultMm, tableMm, corticalHu } = parameters.bone;
      const widest = parameters.braincase.reduce((best, s) => (s[2] > best[2] ? s : best));
      const z = widest[0];
      const temple = walls(inBone, [0, widest[1], z], [1, 0, 0], widest[2] + 3)[0]!;
      expect(temple[1] - temple[0]).toBeGreaterThan(0.9 * templeMm);
      expect(temple[1] - temple[0]).toBeLessThan(1.15 * templeMm + 0.04);
      // Beside the crest the roof has its full thickness and three layers.
      const [x, up] = [0.3 * widest[2], Math.hypot(0.2, 1)];
      const direction: Vec3 = [0.2 / up, 1 / up, 0];
      const roof = walls(inBone, [x, widest[1], z], direction, widest[3] + 12)[0]!;
      expect(roof[1] - roof[0]).toBeGreaterThan(0.85 * vaultMm);
      expect(roof[1] - roof[0]).toBeLessThan(1.8 * vaultMm);
      const at = (t: number): number => tissue([x + t * direction[0], widest[1] + t * direction[1], z]);
      expect(at(roof[0] + 0.5 * tableMm)).toBe(corticalHu);
      expect(at(roof[1] - 0.5 * tableMm)).toBe(corticalHu);
      expect(at((roof[0] + roof[1]) / 2)).toBe(600);
    });

    it('is closed but for the foramen magnum', () => {
      const middle: Vec3 = [0, parameters.braincase[2]![1], 0];
      const out: Vec3 = [0, 0, -1];
      const { foramen } = parameters.occipital;
      expect(walls(inBone, [0, foramen[1], -5], out, -foramen[2] + 5, 0.2)).toHaveLength(0);
      for (let turn = 0; turn < 360; turn += 30) {
        for (const rise of [-20, 0, 20, 40, 60, 80]) {
          const a = (turn * Math.PI) / 180;
          const b = (rise * Math.PI) / 180;
          const d: Vec3 = [Math.cos(b) * Math.sin(a), Math.sin(b), Math.cos(b) * Math.cos(a)];
          if (turn > 150 && turn < 210 && rise < 20) continue;
          expect(walls(inBone, middle, d, 60, 0.2).length, `turn ${turn} rise ${rise}`).toBeGreaterThan(0);
        }
      }
    });

    it('has every part that a CT of a head shows', () => {
      const p = parameters;
      const [ex, ey, ez] = p.eye.centre;
      expect(tissue([ex, ey, ez])).toBe(8);
      expect(tissue([-ex, ey, ez])).toBe(8);
      // Air in the tympanic bullae, the ear canals, the nose and the throat.
      expect(tissue(p.bulla.centre)).toBe(-1000);
      const canal = p.meatus.inner.map((v, a) => (v + p.meatus.outer[a]!) / 2) as unknown as Vec3;
      expect(tissue(canal)).toBe(-1000);
      const nose = p.nasalCavity[3]!;
      const across = Array.from({ length: 40 }, (_, n) => tissue([(n / 40) * nose[2], nose[1], nose[0]]));
      expect(across.filter(hu => hu === -1000).length).toBeGreaterThan(8);
      expect(across[0]).toBe(p.bone.corticalHu);
      expect(tissue([0, (p.pterygoid.top + p.pterygoid.bottom) / 2, p.pterygoid.from])).toBe(-1000);
      // Teeth in both jaws, arches, jaws.
      for (const tooth of p.upperTeeth)
        expect(head.bone.at(tooth.x, tooth.y - 0.2 * tooth.high, tooth.z)).toBeLessThan(0);
      const arch = p.arch[4]!;
      expect(head.bone.at(arch[1], arch[2], arch[0])).toBeLessThan(0);
      expect(head.bone.at(-arch[1], arch[2], arch[0])).toBeLessThan(0);
      // Brain with ventricles, falx and a filled dorsal sagittal sinus in the midline.
      const sinus = head.vessels.find(v => v.name === 'dorsal sagittal sinus')!;
      for (const q of sinus.points.slice(4, -4)) {
        expect(tissue(q)).toBe(180);
        expect(q[0]).toBeCloseTo(0, 9);
      }
      const seen = new Set(head.layers.map(l => l.tissue));
      for (const name of [
        'ventricles',
        'falx',
        'tentorium',
        'temporal muscle',
        'masseter',
        'skin',
        'enamel',
        'lens',
      ]) {
        expect(seen).toContain(name);
      }
    });

    it('lies within its stated box, the neck apart', () => {
      const { min, max } = head.bounds;
      const random = seededRandom(3);
      for (let n = 0; n < 400; n++) {
        const p = [0, 1, 2].map(a => random.between(min[a]!, max[a]!));
        const face = [0, 1, 2, 3, 4][n % 5]!;
        const q: Vec3 = [
          face === 0 ? min[0] : face === 1 ? max[0] : p[0]!,
          face === 2 ? min[1] : face === 3 ? max[1] : p[1]!,
          face === 4 ? max[2] : p[2]!,
        ];
        expect(tissue(q), `at ${q.map(v => v.toFixed(1)).join(', ')}`).toBe(-1000);
      }
    });
  },
);

it('the Dobermann has large frontal sinuses, the bulldog hardly any', () => {
  const airMm3 = (name: 'dobermann' | 'bulldog'): number => {
    const p = samplePatient(name);
    const { sinus } = buildSkull(p).cranium;
    const { centre, radiiMm } = p.sinus;
    let cells = 0;
    for (let x = -radiiMm[0]; x <= radiiMm[0]; x += 0.5) {
      for (let y = -radiiMm[1]; y <= radiiMm[1]; y += 0.5) {
        for (let z = -radiiMm[2]; z <= radiiMm[2]; z += 0.5) {
          if (sinus.at(centre[0] + x, centre[1] + y, centre[2] + z) < 0) cells++;
        }
      }
    }
    return 2 * cells * 0.125;
  };
  expect(airMm3('dobermann')).toBeGreaterThan(4000);
  expect(airMm3('bulldog')).toBeLessThan(800);
});
