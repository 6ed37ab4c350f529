import { describe, expect, it } from 'vitest';
import { distance } from '../../geometry/core/vector';
import { compareSupports } from '../../geometry/plan/compare-supports';
import {
  createComparisonCache,
  recallComparison,
  type ComparisonCache,
} from '../../geometry/plan/recall-comparison';
import { designSupport } from '../../geometry/plan/design-support';
import { seatDesign } from '../../geometry/plan/seat-design';
import { caseOn, crested, guideInput, smooth, target, trajectoryOn } from '../support/guide-sites';

const path = trajectoryOn(smooth, target, [14, 5, 60]);
const planCase = caseOn(target, [14, 5, 60]);
const bone = { mesh: smooth, uncertaintyMm: null };
const inputOf = (guide: Partial<Parameters<typeof guideInput>[2]> = {}) =>
  guideInput(smooth, [path], { support: 'feet', ...guide });

/** A comparison on the smooth skull, for whoever asks for the same. */
const known = createComparisonCache();

describe('compareSupports', async () => {
  const compared = await recallComparison(known, planCase, inputOf(), bone, {});
  if (!compared.ok) throw new Error(compared.problem.message);
  const { options, chosen } = compared.value;

  it('sets pads and feet side by side, those that bare least first', () => {
    expect(options.filter(({ pad }) => pad).length).toBeGreaterThanOrEqual(5);
    expect(options.filter(({ pad }) => !pad).map(({ feet }) => feet.length)).toEqual([3, 4, 5, 6]);
    const bare = options.map(({ bareMm2 }) => bareMm2);
    expect(bare).toEqual([...bare].sort((a, b) => a - b));
  });

  it('has on its front exactly what no other betters on less bone', () => {
    for (const one of options) {
      const isBettered = options.some(
        other => other !== one && other.bareMm2 <= one.bareMm2 && other.seating95Mm <= one.seating95Mm,
      );
      expect(one.isOnFront).toBe(!isBettered);
    }
  });

  it('takes the least of seating and bone at 0.05 mm a square centimetre', () => {
    const costs = options.map(({ seating95Mm, bareMm2 }) => seating95Mm + 0.0005 * bareMm2);
    expect(chosen).toBe(costs.indexOf(Math.min(...costs)));
  });

  it('measures a pad’s bone as the cap that it is, with a millimetre round it', () => {
    const sixteen = options.find(({ pad }) => pad?.radiusMm === 16)!;
    // Between a flat disc and a ball's cap of the skull's tightest radius; both have about pi r^2.
    expect(sixteen.bareMm2 / (Math.PI * 17 ** 2)).toBeGreaterThan(0.93);
    expect(sixteen.bareMm2 / (Math.PI * 17 ** 2)).toBeLessThan(1.07);
  });

  // A sure hand: what is left hangs on how far apart the feet stand.
  const sure = { ...planCase, accuracy: { ...planCase.accuracy, placementMm: 0.1, placementDeg: 0.2 } };
  const little = { exposedRadiusMm: 15, exposedAreaMm2: 600 };
  const tight = await compareSupports(sure, inputOf(little), bone);
  if (!tight.ok) throw new Error(tight.problem.message);

  it('is the same whichever support the guide stands on, and tells how far it is', async () => {
    const told: number[] = [];
    const { feet } = inputOf().guide;
    const other = { footprintRadiusMm: 22, footprintShiftMm: { rostral: 3, left: -2 } };
    const onOther = inputOf({ ...little, ...other, feet: { ...feet, count: 6 } });
    const again = await compareSupports(sure, onOther, bone, ({ fraction }) => told.push(fraction));
    expect(again).toEqual(tight);
    expect(told).toEqual(Array.from({ length: 10 }, (_, n) => n / 10));
  });

  it('hears that it is cancelled while it is at it', async () => {
    const stop = new AbortController();
    const told: number[] = [];
    const going = compareSupports(
      sure,
      inputOf(little),
      bone,
      ({ fraction }) => {
        told.push(fraction);
        // As a message from another thread comes: when this one lets go.
        if (told.length === 1) setTimeout(() => stop.abort(), 0);
      },
      stop.signal,
    );
    await expect(going).rejects.toThrow();
    expect(told.length).toBeLessThan(5);
  });

  it('keeps within what is to be exposed', () => {
    for (const { pad, feet, bareMm2 } of tight.value.options) {
      expect(bareMm2).toBeLessThanOrEqual(600);
      if (pad)
        expect(pad.radiusMm + Math.hypot(pad.shiftMm.rostral, pad.shiftMm.left)).toBeLessThanOrEqual(15);
      for (const { pointLps } of feet) {
        expect(distance(pointLps, path.entrySurfaceLps)).toBeLessThanOrEqual(15 - 1 - 2.5 + 1e-6);
      }
    }
  });

  it('says where more exposure would hold better, and not where it would not', async () => {
    // A rough surface, a hand that hardly errs, and feet close about a thin sleeve.
    const { feet, sleeve } = inputOf().guide;
    const accuracy = {
      ...{ ...sure.accuracy, placementMm: 0.02, placementDeg: 0.05 },
      ...{ surfaceNoiseMm: 0.15, printFaceMm: 0.01, surfacePatchMm: 2 },
    };
    const close = { feet: { ...feet, footDiameterMm: 4 }, sleeve: { ...sleeve, wallMm: 1.5 } };
    const onLeast = inputOf({ ...little, exposedRadiusMm: 12, ...close });
    const rough = await compareSupports({ ...sure, accuracy }, onLeast, bone);
    if (!rough.ok) throw new Error(rough.problem.message);
    expect(rough.value.wider?.moreMm).toBe(6);
    expect(rough.value.wider!.seating95Mm).toBeLessThan(0.85 * rough.value.wider!.insteadMm);
    // By 1600 draws these are 0.46 and 0.49 mm.
    expect(tight.value.wider).toBeNull();
  });
});

describe('recallComparison', () => {
  // Little bone, soon compared.
  const ask = (cache: ComparisonCache, of = planCase): Promise<unknown> =>
    recallComparison(cache, of, inputOf({ exposedRadiusMm: 15 }), bone, {});

  it('says again what it said, whichever support is taken meanwhile, and compares anew where it counts', async () => {
    const cache = createComparisonCache();
    const first = await ask(cache);
    const taken: typeof planCase.guide = {
      ...planCase.guide,
      ...{ support: 'pad', footprintRadiusMm: 20, label: 'x', feet: { ...planCase.guide.feet, count: 6 } },
    };
    expect(await ask(cache, { ...planCase, guide: taken })).toBe(first);
    const exposed = { ...planCase.guide, exposedRadiusMm: 25 };
    expect(await ask(cache, { ...planCase, guide: exposed })).not.toBe(first);
  });

  it('keeps nothing of one that was cancelled', async () => {
    const cache = createComparisonCache();
    const stopped = recallComparison(cache, planCase, inputOf(), bone, { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toThrow();
    expect(cache.last).toBeNull();
  });
});

describe('designSupport', () => {
  it('makes what is chosen for a case that leaves it open, and says so', async () => {
    const made = await designSupport(
      planCase,
      { ...inputOf({ support: 'auto' }), quality: 'preview' },
      bone,
      { comparisons: known },
    );
    if (!made.ok) throw new Error(made.problem.message);
    const { design, supports } = made.value;
    const taken = supports!.options[supports!.chosen!]!;
    expect(design.feet.length).toBe(taken.feet.length);
    expect(design.checks.filter(c => c.status === 'fail')).toEqual([]);
    expect(design.checks.find(c => c.id === 'support')?.value).toBe(taken.seating95Mm);
    // As it was made, not as it was thought of.
    expect(taken.seating95Mm).toBe(seatDesign(planCase, design, [path.targetLps], bone));
    expect(taken.bareMm2).toBe(design.bareMm2);
    const order = supports!.options.map(({ bareMm2 }) => bareMm2);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('compares nothing where the case says what it wants', async () => {
    const made = await designSupport(
      planCase,
      { ...inputOf({ support: 'pad' }), quality: 'preview' },
      bone,
      {},
    );
    expect(made.ok && made.value.supports).toBeNull();
    expect(made.ok && made.value.design.feet).toEqual([]);
  });
});

describe('supports beside a crest', () => {
  const beside = trajectoryOn(crested, target, [24, -10, 60]);
  const onCrest = (sights: number) => {
    const input = guideInput(crested, [beside], { support: 'feet' });
    return { ...input, guide: { ...input.guide, feet: { ...input.guide.feet, sights } } };
  };
  const bone = { mesh: crested, uncertaintyMm: null };
  // A hand that turns the guide about more than it slides it: two places along a crest show that.
  const accuracy = { ...planCase.accuracy, placementMm: 0.3, placementDeg: 6 };
  const turning = { ...planCase, accuracy };
  const bySights = createComparisonCache();
  const feetOf = async (sights: number, cache = createComparisonCache()) => {
    const compared = await recallComparison(cache, turning, onCrest(sights), bone, {});
    if (!compared.ok) throw new Error(compared.problem.message);
    return compared.value.options.filter(({ pad }) => !pad);
  };

  it('are compared with the sights that the hand puts feet down by, where those are worth their arms', async () => {
    const [without, by] = [await feetOf(0), await feetOf(2, bySights)];
    expect(without.every(({ sights }) => sights.length === 0)).toBe(true);
    expect(by.every(({ sights }) => sights.length > 0)).toBe(true);
    const four = (options: typeof by) => options.find(({ feet }) => feet.length === 4)!;
    expect(four(by).seating95Mm).toBeLessThan(0.9 * four(without).seating95Mm);
    // Each opening over a ridge is bared as a head is wide, with a millimetre round it.
    const heads = four(by).sights.length * Math.PI * 5 ** 2;
    expect(four(by).bareMm2 - four(without).bareMm2).toBeCloseTo(heads, 6);
  });

  it('are made with those sights where the choice is left to the program', async () => {
    const input = onCrest(2);
    const auto = {
      ...input,
      guide: { ...input.guide, support: 'auto' as const },
      quality: 'preview' as const,
    };
    const made = await designSupport(turning, auto, bone, { comparisons: bySights });
    if (!made.ok) throw new Error(made.problem.message);
    const { design, supports } = made.value;
    const chosen = supports!.options[supports!.chosen!]!;
    expect(design.sights).toHaveLength(chosen.sights.length);
    expect(design.checks.find(({ id }) => id === 'support')!.message).toMatch(
      chosen.pad ? /a pad of/ : /feet and \d sights? to put them down by/,
    );
  });
});
