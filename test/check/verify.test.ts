import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { median } from '../../geometry/core/median';
import { findInstrument } from '../../geometry/verify/find-instrument';
import { registerPostoperativeScan } from '../../geometry/verify/register-postoperative-scan';
import type { SurgeryOptions } from '../../samples/ct/surgery';
import { buildHead } from '../../samples/head/build-head';
import type { Head } from '../../samples/head/head';
import { randomPatient, sampleNames, samplePatient } from '../../samples/patients';
import { aroundPath, lineOf, missOf, scanAfter, scanBefore, truePose } from '../support/operated-head';

const tool = { diameterMm: 1.8, windowMm: 8, tipMm: 2 };
const lines: string[] = [];
type Miss = ReturnType<typeof missOf>;

const note = (name: string, way: string, m: Miss): void => {
  lines.push(
    [
      name.padEnd(58),
      way.padEnd(8),
      m.windowMm.toFixed(3),
      m.alongMm.toFixed(3).padStart(7),
      m.acrossMm.toFixed(3),
      m.angleDeg.toFixed(3),
    ].join('  '),
  );
};

const heads: readonly (readonly [string, () => Head])[] = [
  ...sampleNames.map(name => [name, () => buildHead(samplePatient(name))] as const),
  ...[31, 32, 33].map(seed => [`random ${seed}`, () => buildHead(randomPatient(seed))] as const),
];

describe('a needle left in place, both whole heads scanned, the later one laid by the program', () => {
  for (const [n, [name, build]] of heads.entries()) {
    it(`${name}: the window within 0.15 mm and the line within 0.3 degrees`, async () => {
      const head = build();
      const voxel = [0.6, 0.7, 0.6, 0.5][n % 4]!;
      const surgery: SurgeryOptions = { kind: 'needle', seed: 40 + n };
      const scanner = { spacingMm: [voxel, voxel, voxel] as const, nodeMm: voxel };
      const before = scanBefore(head, { ...scanner, couch: true, tube: true });
      const after = scanAfter(head, surgery, { ...scanner, couch: true, noiseHu: 25 });
      const line = lineOf(head);
      const laid = await registerPostoperativeScan({ planned: before, later: after }, line);
      if (!laid.ok) throw new Error(laid.problem.message);
      const found = findInstrument(before, after, laid.value.fixedFromMoving, line, tool);
      if (!found.ok) throw new Error(found.problem.message);
      const miss = missOf(head, surgery, found.value);
      note(`${name}, whole head, ${voxel} mm, laid`, found.value.way, miss);
      expect(found.value.way).toBe('needle');
      expect(miss.windowMm).toBeLessThan(0.15);
      expect(miss.angleDeg).toBeLessThan(0.3);
    });
  }
});

describe('a needle at other voxels, noise, metals and diameters, about the path, the pose known', () => {
  const cases = [
    { voxel: 0.35, noiseHu: 40, hu: 10_000, clip: 3071, across: 1.8 },
    { voxel: 0.45, noiseHu: 20, hu: 20_000, clip: 3071, across: 1.8 },
    { voxel: 0.5, noiseHu: 60, hu: 10_000, clip: 3071, across: 1.8 },
    { voxel: 0.5, noiseHu: 20, hu: 8_000, clip: 32_767, across: 1.8 },
    { voxel: 0.5, noiseHu: 20, hu: 14_000, clip: 3071, across: 1.2 },
    { voxel: 0.5, noiseHu: 20, hu: 6_000, clip: 3071, across: 2.4 },
    { voxel: 0.7, noiseHu: 20, hu: 10_000, clip: 3071, across: 1.8 },
  ];
  for (const [n, { voxel, noiseHu, hu, clip, across }] of cases.entries()) {
    const name = `${voxel} mm, noise ${noiseHu} HU, metal ${hu} HU clipped at ${clip}, ${across} mm across`;
    it(name, () => {
      const [, build] = heads[n % 4]!;
      const head = build();
      const used = { ...tool, diameterMm: across };
      const surgery: SurgeryOptions = { kind: 'needle', seed: 60 + n, hu, tool: used };
      const scanner = { region: aroundPath(head), spacingMm: [voxel, voxel, 1.2 * voxel] as const };
      const after = scanAfter(head, surgery, { ...scanner, noiseHu, greatestHu: clip });
      const before = scanBefore(head, { ...scanner, spacingMm: [1, 1, 1] });
      const found = findInstrument(before, after, truePose(), lineOf(head), used);
      if (!found.ok) throw new Error(found.problem.message);
      const miss = missOf(head, surgery, found.value);
      note(name, found.value.way, miss);
      expect(found.value.way).toBe('needle');
      expect(miss.windowMm).toBeLessThan(0.15);
      expect(miss.angleDeg).toBeLessThan(0.3);
    });
  }
});

describe('what a withdrawn needle leaves, about the path, the pose known', () => {
  const found: Record<'air' | 'clot' | 'cavity', (Miss | null)[]> = { air: [], clot: [], cavity: [] };
  const kinds: readonly (readonly ['air' | 'clot' | 'cavity', Omit<SurgeryOptions, 'seed'>])[] = [
    ['air', { kind: 'track', hu: -600 }],
    ['clot', { kind: 'track', hu: 75 }],
    ['cavity', { kind: 'cavity', hu: -700 }],
  ];
  for (const [n, [name, build]] of heads.entries()) {
    it(`${name}: a track of air, one of clot, a cavity of air`, () => {
      const head = build();
      const scanner = { region: aroundPath(head), spacingMm: [0.5, 0.5, 0.5] as const };
      const before = scanBefore(head, scanner);
      for (const [what, options] of kinds) {
        const surgery = { ...options, seed: 80 + n };
        const result = findInstrument(
          before,
          scanAfter(head, surgery, scanner),
          truePose(),
          lineOf(head),
          tool,
        );
        const miss = result.ok ? missOf(head, surgery, result.value) : null;
        found[what].push(miss);
        if (result.ok && miss) note(`${name}, ${what}`, result.value.way, miss);
        else lines.push(`${`${name}, ${what}`.padEnd(58)}  not found`);
      }
    });
  }

  it('air within 0.25 mm, cavities within 0.15 mm; of clot nothing wrong is said', () => {
    const seen = (what: keyof typeof found): number[] =>
      found[what].flatMap(miss => (miss ? [miss.windowMm] : []));
    expect(seen('air')).toHaveLength(heads.length);
    expect(Math.max(...seen('air'))).toBeLessThan(0.25);
    expect(seen('cavity')).toHaveLength(heads.length);
    expect(Math.max(...seen('cavity'))).toBeLessThan(0.15);
    expect(Math.max(0, ...seen('clot'))).toBeLessThan(0.6);
    lines.push(
      ...(['air', 'clot', 'cavity'] as const).map(
        what =>
          `${what}: ${seen(what).length} of ${heads.length} found, median ${median(seen(what)).toFixed(3)} mm`,
      ),
    );
  });
});

afterAll(() => {
  mkdirSync('test/output', { recursive: true });
  const head = `${'what'.padEnd(58)}  way       window   along  across  degrees`;
  writeFileSync('test/output/verify.txt', `${[head, ...lines].join('\n')}\n`);
});
