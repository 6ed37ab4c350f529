import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { patientPoint, patientVector } from '../../geometry/core/frames';
import { seededRandom } from '../../geometry/core/random';
import { designGuide } from '../../geometry/guide/design-guide';
import { loadKernel } from '../../geometry/solid/load-kernel';
import { measureGuide, type PlanFile } from '../support/measure-guide';
import { implicitDistance } from '../support/mesh-implicit';
import { stlBytes } from '../support/read-stl';
import { makeExtreme } from '../support/make-extreme';
import { meshBone } from '../support/mesh-bone';

/**
 * The guide alone, on analytic bone known exactly: steep bores, crests, odd sizes, any place in the
 * world. BREGMA_CHECK_EXTREMES=7,12 picks seeds.
 */
const only = process.env.BREGMA_CHECK_EXTREMES?.split(',').map(Number);
const seeds = only ?? Array.from({ length: 24 }, (_, n) => n + 1);
const lines: string[] = [];

describe('guides on extreme analytic bone', () => {
  it.each(seeds)('seed %i: a guide that passes its own checks is sound', async seed => {
    const extreme = makeExtreme(seededRandom(seed));
    const bone = meshBone(extreme.solid, extreme.entry, 45, 0.4);
    const designed = await designGuide({
      bone,
      trajectories: [
        {
          id: 'T1',
          targetLps: patientPoint(...extreme.target),
          entrySurfaceLps: patientPoint(...extreme.entry),
          directionLps: patientVector(...extreme.direction),
        },
      ],
      tool: { name: 'test', diameterMm: extreme.toolMm, lengthMm: 200, windowMm: 8, tipMm: 2, collarMm: 4 },
      guide: {
        ...extreme.guide,
        exposedRadiusMm: 60,
        keepOffLps: [],
        pins: { count: 0, diameterMm: 1.6 },
        clearOfMm: { eye: 4, ear: 4 },
        footprintShiftMm: { rostral: 0, left: 0 },
        insertion: extreme.insertion,
        label: '',
      },
      printer: { bedMm: [200, 200, 200] },
      rostralLps: patientVector(...extreme.rostral),
      kernel: await loadKernel(),
    });
    const { words } = extreme;
    if (!designed.ok) {
      lines.push(`${seed}\t${words}\trefused: ${designed.problem.message}`);
      expect(designed.problem.message.length).toBeGreaterThan(20);
      return;
    }
    const { mesh, sleeves, insertionLps, checks } = designed.value;
    const corners = new Float64Array(3 * mesh.triangles.length);
    mesh.triangles.forEach((v, n) => corners.set(mesh.positions.subarray(3 * v, 3 * v + 3), 3 * n));
    const [sleeve] = sleeves;
    const plan: PlanFile = {
      case: {
        tool: { diameterMm: extreme.toolMm },
        trajectories: [{ id: 'T1', targetLps: extreme.target }],
        guide: extreme.guide,
      },
      trajectories: [
        {
          id: 'T1',
          entrySurfaceLps: extreme.entry,
          directionLps: extreme.direction,
          lengthMm: 0,
          boneThicknessMm: null,
          sleeve: sleeve!,
        },
      ],
      guide: {
        insertionLps,
        volumeMm3: designed.value.volumeMm3,
        contactAreaMm2: designed.value.contactAreaMm2,
      },
      checks,
    };
    const { distance } = implicitDistance(extreme.solid, extreme.entry, 40, 0.4);
    const measured = measureGuide(stlBytes(corners), plan, distance, { spacingMm: 0.25, skipLine: true });
    const failing = checks.filter(c => c.status === 'fail').map(c => c.id);
    const { bore } = measured.bores[0]!;
    lines.push(
      [
        seed,
        words,
        `gap ${measured.gap.minimumMm.toFixed(3)}`,
        `off ${measured.gap.wayOffMinimumMm.toFixed(3)}`,
        `mean ${measured.gap.contactMeanMm.toFixed(3)}/${extreme.guide.contactGapMm.toFixed(2)}`,
        `area ${measured.gap.contactAreaMm2.toFixed(0)}/${designed.value.contactAreaMm2.toFixed(0)}`,
        `axis ${bore?.axisToTargetMm.toFixed(4)}`,
        `dia ${bore?.diameterMm.toFixed(3)}`,
        failing.length > 0 ? `own checks fail: ${failing.join(' ')}` : 'own checks pass',
        measured.faults.length > 0 ? `FAULTS ${measured.faults.join('; ')}` : 'sound',
      ].join('\t'),
    );
    if (failing.length === 0) expect(measured.faults).toEqual([]);
  });

  afterEach(() => {
    mkdirSync('test/output', { recursive: true });
    writeFileSync('test/output/guide-extremes.tsv', `${lines.join('\n')}\n`);
  });
  afterAll(() => console.log(lines.join('\n')));
});
