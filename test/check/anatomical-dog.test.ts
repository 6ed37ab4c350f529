import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { succeed } from '../../geometry/core/result';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { plan } from '../../geometry/plan/plan';
import { measureGuide, type PlanFile } from '../support/measure-guide';
import { dogHead, readDogHead } from '../support/read-dog-head';
import { minus, unit, walk, type P3 } from '../support/vec';

const lines: string[] = [];

/** Targets and ways in, in the anatomy's millimetres: x rostral, y side, z dorsal. */
const paths: readonly (readonly [string, P3, P3])[] = [
  ['left parietal', [305, 10, 712], [302, 18, 745]],
  ['right parietal, oblique', [308, -8, 710], [296, -26, 738]],
  ['over the crest', [300, 3, 708], [296, 1, 745]],
];

describe.skipIf(!dogHead.isThere)(`the anatomical dog head, voxelised${dogHead.note}`, () => {
  it.each(paths)('%s: the guide against the true mesh', async (name, target, entry) => {
    const seed = paths.findIndex(p => p[0] === name) + 1;
    const dog = readDogHead({ seed });
    // 99 cm3 in the folder's own description.
    expect(Math.abs(dog.brainMm3 / 1000 - 99)).toBeLessThan(6);
    const parsed = parseCase({
      format: 'bregma-case',
      version: 1,
      scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
      orientation: {
        dorsal: [...dog.dorsal],
        rostral: [...dog.rostral],
        confirmedBy: 'EX',
        at: '2026-01-02T10:00:00Z',
      },
      trajectories: [{ id: 'T1', targetLps: [...dog.place(target)], entryLps: [...dog.place(entry)] }],
    });
    if (!parsed.ok) throw new Error(parsed.problem.message);
    const outcome = await plan(parsed.value, () => Promise.resolve(succeed({ volume: dog.volume })));
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const file = JSON.parse(JSON.stringify(outcome.value.plan)) as PlanFile;
    const failing = file.checks.filter(c => c.status !== 'pass').map(c => `${c.status}: ${c.message}`);
    if (!outcome.value.guide) throw new Error(`no guide: ${failing.join(' ')}`);
    const measures = measureGuide(outcome.value.guide.stl, file, p => dog.skull.signed(p));
    const { gap, bores } = measures;
    const outward = unit(minus(dog.place(entry), dog.place(target)));
    expect(dog.skull.signed(walk(dog.place(target), outward, 60))).toBeGreaterThan(0);
    lines.push(
      [
        name,
        `axis ${bores[0]!.bore?.axisToTargetMm.toFixed(4)}`,
        `dia ${bores[0]!.bore?.diameterMm.toFixed(4)}`,
        `gap ${gap.minimumMm.toFixed(3)}`,
        `off ${gap.wayOffMinimumMm.toFixed(3)}`,
        `mean ${gap.contactMeanMm.toFixed(3)} (${gap.contactP5Mm.toFixed(2)}-${gap.contactP95Mm.toFixed(2)})`,
        `length ${bores[0]!.lengthErrorMm.toFixed(3)}`,
        `bone ${bores[0]!.thicknessErrorMm.toFixed(3)} of ${bores[0]!.line?.boneThicknessMm.toFixed(2)}`,
        failing.join(' ') || 'own checks pass',
        measures.faults.join('; ') || 'sound',
      ].join('\t'),
    );
    expect(measures.faults).toEqual([]);
  });

  afterAll(() => {
    mkdirSync('test/output', { recursive: true });
    writeFileSync('test/output/anatomical-dog.tsv', `${lines.join('\n')}\n`);
    console.log(lines.join('\n'));
  });
});
