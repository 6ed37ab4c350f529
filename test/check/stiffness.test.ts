import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { succeed } from '../../geometry/core/result';
import { distance } from '../../geometry/core/vector';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { plan } from '../../geometry/plan/plan';
import { SHIPPED_PROFILES, type ShippedProfileId } from '../../geometry/print/shipped-profiles';
import { buildHead } from '../../samples/head/build-head';
import { samplePatient, type SampleName } from '../../samples/patients';
import { sampleCtOptions } from '../../samples/write-sample';
import { compareBend, rimOf, soleOf, type BendFigures } from '../support/compare-bend';
import { design, FURTHER_SITES, guideInput, SHORT_SITES, target, trajectoryOn } from '../support/guide-sites';
import { cachedCt } from '../support/simulated-scans';
import type { P3 } from '../support/vec';

/**
 * The estimated bend of guides under 5 N sideways at the upper lip against elastic voxels of their
 * finished solids. Table: test/output/stiffness.tsv.
 */
const CELLS = [1, 0.7] as const;
const MOST_OFF = 0.2;
/** A lower lip near the middle of the turn hardly moves: so much counts as nothing, mm. */
const NOTHING_MM = 0.002;
const PA12_MPA = 1387;
const RESIN_MPA = 2900;

const lines = ['guide\theld\tlower lip mm\tjudged\taxis deg\tjudged\ttarget mm\tjudged'];
function keep(name: string, held: string, estimated: BendFigures, judged: BendFigures): void {
  const figures = (['lowerLipMm', 'axisDeg', 'targetMm'] as const).flatMap(of => [estimated[of], judged[of]]);
  lines.push([name, held, ...figures.map(v => v.toFixed(4))].join('\t'));
  console.log(lines.at(-1));
  mkdirSync('test/output', { recursive: true });
  writeFileSync('test/output/stiffness.tsv', `${lines.join('\n')}\n`);
}

const within = (estimated: number, judged: number, nothing = 0): void =>
  expect(Math.abs(estimated - judged)).toBeLessThanOrEqual(Math.max(MOST_OFF * judged, nothing));

const ON_FEET: readonly {
  sample: SampleName;
  count: number;
  profile: ShippedProfileId | null;
  modulusMpa: number;
}[] = [
  { sample: 'dobermann', count: 3, profile: null, modulusMpa: PA12_MPA },
  { sample: 'mesocephalic', count: 4, profile: 'sla-resin', modulusMpa: RESIN_MPA },
  { sample: 'bulldog', count: 5, profile: null, modulusMpa: PA12_MPA },
  { sample: 'cat', count: 4, profile: 'sla-resin', modulusMpa: RESIN_MPA },
  { sample: 'mesocephalic', count: 3, profile: null, modulusMpa: PA12_MPA },
  { sample: 'mesocephalic', count: 6, profile: 'sla-resin', modulusMpa: RESIN_MPA },
];

describe('guides on feet', () => {
  it.each(ON_FEET)(
    '$sample on $count feet, $modulusMpa MPa',
    async ({ sample, count, profile, modulusMpa }) => {
      const { volume, truth } = cachedCt(buildHead(samplePatient(sample)), sampleCtOptions({}));
      const printed = profile && SHIPPED_PROFILES[profile];
      const parsed = parseCase({
        format: 'bregma-case',
        version: 1,
        scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
        orientation: {
          dorsal: [...truth.dorsal],
          rostral: [...truth.rostral],
          confirmedBy: 'EX',
          at: '2026-01-02T10:00:00Z',
        },
        trajectories: [{ id: 'T1', targetLps: [...truth.targetLps], entryLps: [...truth.entryLps] }],
        guide: { support: 'feet', feet: { count } },
        ...(printed ? { printer: { profile: printed, lot: printed.lot, cycle: 'none' } } : {}),
      });
      if (!parsed.ok) throw new Error(parsed.problem.message);
      const made = await plan(parsed.value, () => Promise.resolve(succeed({ volume })));
      if (!made.ok) throw new Error(made.problem.message);
      const { guide, plan: planned } = made.value;
      const { insertionLps, feet } = planned.guide!;
      const sleeve = planned.trajectories[0]!.sleeve!;
      const { footDiameterMm } = planned.case.guide.feet;
      const { contactGapMm } = planned.case.guide;
      const { estimated, judged } = compareBend(
        {
          mesh: guide!.mesh,
          insertion: insertionLps,
          lowerLip: sleeve.lowerLipLps,
          upperLip: sleeve.upperLipLps,
          outerDiameterMm: sleeve.boreDiameterMm + 2 * planned.case.guide.sleeve.wallMm,
          rests: feet.map(foot => soleOf(foot.pointLps, foot.normalLps, footDiameterMm / 2, contactGapMm)),
          modulusMpa,
        },
        guide!.bends[0]!,
        {
          lipToTargetMm: distance(sleeve.lowerLipLps, planned.trajectories[0]!.targetLps),
          holding: 'hinged',
          cells: CELLS,
        },
      );
      keep(`${sample}, ${count} feet, ${modulusMpa} MPa`, 'hinged', estimated, judged);
      within(estimated.axisDeg, judged.axisDeg);
      within(estimated.targetMm, judged.targetMm);
      within(estimated.lowerLipMm, judged.lowerLipMm, NOTHING_MM);
    },
  );
});

describe('pads', () => {
  // Held all over, as nothing holds it, or by four places of its rim, which is about what it comes
  // to rest on.
  it.each([...SHORT_SITES, ...FURTHER_SITES])('$name', async ({ name, bone, aim, guide }) => {
    const made = await design(guideInput(bone, [trajectoryOn(bone, target, aim)], guide));
    const { positions: p } = made.contacts;
    const face = Array.from({ length: p.length / 3 }, (_, n): P3 => [
      p[3 * n]!,
      p[3 * n + 1]!,
      p[3 * n + 2]!,
    ]);
    const sleeve = made.sleeves[0]!;
    const insertion: P3 = [made.insertionLps[0], made.insertionLps[1], made.insertionLps[2]];
    const held = { fixed: [face], hinged: rimOf(face, insertion) };
    for (const holding of ['fixed', 'hinged'] as const) {
      const { estimated, judged } = compareBend(
        {
          mesh: made.mesh,
          insertion,
          lowerLip: sleeve.lowerLipLps,
          upperLip: sleeve.upperLipLps,
          outerDiameterMm: sleeve.outerDiameterMm,
          rests: held[holding],
          modulusMpa: PA12_MPA,
        },
        made.bends[0]!,
        { lipToTargetMm: distance(sleeve.lowerLipLps, target), holding, cells: CELLS },
      );
      keep(name, holding === 'fixed' ? 'all over' : 'at four places', estimated, judged);
      // On its rim the plate bends too, of which the estimate knows nothing: told, without a limit.
      if (holding === 'hinged') continue;
      // Over a crest the pad stands high round its sleeve, which then gives less than is told.
      expect(estimated.axisDeg).toBeGreaterThan((1 - MOST_OFF) * judged.axisDeg);
      expect(estimated.targetMm).toBeGreaterThan((1 - MOST_OFF) * judged.targetMm);
    }
  });
});
