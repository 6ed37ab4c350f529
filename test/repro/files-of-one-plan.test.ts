import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { succeed } from '../../geometry/core/result';
import { hashBytes } from '../../geometry/plan/document/hash-bytes';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { parsePlan } from '../../geometry/plan/document/parse-plan';
import { writeReport } from '../../geometry/plan/output/write-report';
import { plan, type PlanOutcome } from '../../geometry/plan/plan';
import { createBoneCache } from '../../geometry/plan/prepare-bone';
import { planId } from '../../geometry/plan/document/plan-id';
import { toAscii } from '../../geometry/surface/mesh/to-ascii';
import { writeStl } from '../../geometry/surface/mesh/write-stl';
import { picturePlan } from '../../geometry/picture/picture-plan';
import { ballSkull } from '../support/ball-skull';
import { makeBox } from '../support/make-meshes';

const volume = ballSkull();
/** Its bone is the same for all plans but the one in a crop box. */
const cache = createBoneCache();

async function planned(change: object = {}): Promise<PlanOutcome> {
  const planCase = parseCase({
    format: 'bregma-case',
    version: 1,
    patient: { id: 'Zoé-17', species: 'canine', breed: '', weightKg: 20 },
    scans: [{ id: 'ct', role: 'ct', path: 'ct' }],
    orientation: { dorsal: [0, -1, 0], rostral: [0, 0, 1], confirmedBy: 'AB', at: '2026-01-02T10:00:00Z' },
    trajectories: [{ id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] }],
    guide: {
      footprintRadiusMm: 9,
      sleeve: { lengthMm: 15 },
      label: 'Médor, tronc cérébral, œil gauche 2026',
    },
    ...change,
  });
  if (!planCase.ok) throw new Error(planCase.problem.message);
  const outcome = await plan(planCase.value, () => Promise.resolve(succeed({ volume })), { cache });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

const headerOf = (stl: Uint8Array): string =>
  new TextDecoder('latin1').decode(stl.subarray(0, 80)).replace(/\0+$/, '');

const whole = planned();

describe('the files of one plan', () => {
  it('all carry its id, and the hash of its guide where that can be known', async () => {
    const { plan: written, guide, skullStl } = await whole;
    const report = writeReport(written, 'en');
    const short = written.id.slice(0, 12);
    const sha = written.guide!.sha256;
    expect(written.id).toMatch(/^[0-9a-f]{64}$/);
    expect(sha).toBe(hashBytes(guide!.stl));
    expect(headerOf(guide!.stl)).toBe(
      `Bregma guide ${short} SPACE=LPS mm Medor, tronc cerebral, oeil gauche 2026`,
    );
    expect(headerOf(guide!.printStl)).toBe(
      `Bregma bed ${short} guide ${sha.slice(0, 12)} mm Medor, tronc cerebral, oeil gauch~`,
    );
    expect(headerOf(skullStl)).toBe(`Bregma skull ${short} guide ${sha.slice(0, 12)} SPACE=LPS mm Zoe-17`);
    expect(report).toContain(`Plan                      ${written.id}\n`);
    expect(report).toContain(sha);
    const red: number[] = [];
    for (const picture of Object.values(picturePlan(await whole))) {
      const { text, data, channels } = decode(picture);
      expect(text).toEqual({ 'Bregma plan': written.id, 'Guide SHA-256': sha });
      let count = 0;
      for (let n = 0; n < data.length; n += channels) {
        if (data[n]! > 1.3 * data[n + 1]! && data[n]! > 1.3 * data[n + 2]!) count++;
      }
      red.push(count);
    }
    // The target is seen in the clear one: it had been behind the guide, which was not clear.
    expect(red[0]).toBe(0);
    expect(red[1]).toBeGreaterThan(100);
  });

  it('have another id for another plan, the same for the same, whatever plan its case was saved beside', async () => {
    const { plan: written, guide } = await whole;
    const again = await planned({ plannedAs: { plan: 'f'.repeat(64), guideSha256: null } });
    expect(again.plan.id).toBe(written.id);
    expect(again.guide!.stl).toEqual(guide!.stl);
    const moved = await planned({
      trajectories: [{ id: 'T1', targetLps: [2.01, -8, 3], entryLps: [6, -40, 1] }],
      guide: { footprintRadiusMm: 9, sleeve: { lengthMm: 15 }, label: 'SPACE=RAS' },
    });
    expect(moved.plan.id).not.toBe(written.id);
    expect(headerOf(moved.guide!.stl)).toContain(moved.plan.id.slice(0, 12));
    // No label that names a frame itself lays them elsewhere.
    expect(headerOf(moved.guide!.stl)).toMatch(/SPACE=LPS mm space:RAS$/);
    expect(headerOf(moved.guide!.printStl)).not.toMatch(/SPACE=/);
  });

  it('say FAILED first, keep plan and frame, and shorten the label with a sign', async () => {
    const failed = await planned({
      bone: { crop: { minLps: [-30, -30, -5], maxLps: [30, 30, 30] } },
      guide: { footprintRadiusMm: 9, sleeve: { lengthMm: 15 }, label: 'é'.repeat(40) },
    });
    expect(failed.plan.status).toBe('fail');
    const short = failed.plan.id.slice(0, 12);
    expect(headerOf(failed.guide!.stl)).toBe(
      `FAILED DO NOT USE Bregma guide ${short} SPACE=LPS mm ${'e'.repeat(22)}~`,
    );
  });
});

describe('a plan that is read', () => {
  it('keeps its id through the file; a changed digit is refused, and one from before is given its own', async () => {
    const { plan: written } = await whole;
    const text = JSON.stringify(written, null, 2);
    expect(parsePlan(text)).toMatchObject({ ok: true, value: { id: written.id } });
    const changed = { ...written, trajectories: [{ ...written.trajectories[0]!, lengthMm: 99 }] };
    expect(parsePlan(JSON.stringify(changed))).toMatchObject({
      ok: false,
      problem: { code: 'plan-changed', message: expect.stringContaining('was changed after it was written') },
    });
    const before = { ...written, id: undefined };
    expect(parsePlan(JSON.stringify(before))).toMatchObject({ ok: true, value: { id: written.id } });
    // Timings and the order of fields are none of it.
    const turned = Object.fromEntries(Object.entries({ ...written, timingsMs: {} }).reverse());
    expect(planId(turned)).toBe(written.id);
    // The window's engine and Node's differ in the last bits of a sine.
    const inChromium = { ...written, timingsMs: { read: written.trajectories[0]!.lengthMm } };
    inChromium.trajectories = written.trajectories.map(t => ({ ...t, lengthMm: t.lengthMm * (1 + 1e-14) }));
    expect(planId(inChromium)).toBe(written.id);
    inChromium.trajectories = written.trajectories.map(t => ({ ...t, lengthMm: t.lengthMm + 2e-6 }));
    expect(planId(inChromium)).not.toBe(written.id);
  });
});

describe('an STL header', () => {
  it.each([
    ['Épagneul é à ü ñ ç', 'Epagneul e a u n c'],
    ['Straße œdème Ærø Łódź', 'Strasse oedeme AEro Lodz'],
    ['犬 1', '? 1'],
    ['“A” – B…', '"A" - B...'],
  ])('writes %j as %j', (text, ascii) => {
    expect(toAscii(text)).toBe(ascii);
    expect(headerOf(writeStl(makeBox([0, 0, 0], [1, 1, 1]), text))).toBe(ascii);
  });
});
