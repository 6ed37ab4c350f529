import { expect } from 'vitest';
import type { Random } from '../../geometry/core/random';
import { length } from '../../geometry/core/vector';
import type { Case } from '../../geometry/plan/document/case-schema';
import { checkFusions } from '../../geometry/plan/checks/check-fusions';
import { checkOrientation } from '../../geometry/plan/checks/check-orientation';
import { orientCase } from '../../geometry/plan/checks/check-scan';
import { checkSignatures } from '../../geometry/plan/checks/check-signatures';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { sealFusion, sealOrientation } from '../../geometry/plan/document/seal';
import { mutateCase, UNSIGNED, UNTIMELY } from './mutate-case';

const CT = 'c0'.repeat(32);
const MR = 'd1'.repeat(32);
const AT = '2026-01-02T10:00:00Z';
const axes = { dorsal: [0, -1, 0], rostral: [0, 0, 1] } as const;
const motion = { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translationMm: [1, 2, 3] } as const;
/** The day on which they are tried. */
const TODAY = Date.UTC(2026, 5, 1);

/** A case with everything that can be signed, signed. */
export const validCase = {
  format: 'bregma-case',
  version: 1,
  patient: { id: 'K9-0042', species: 'canine', breed: 'Dobermann', weightKg: 34.5 },
  scans: [
    {
      ...{ id: 'ct', role: 'ct', path: 'ct', series: '1.2.3', content: CT, patientId: 'K9-0042' },
      interpolateMissing: { agreedBy: 'CD', at: AT },
      answers: [
        { question: 'content', content: CT, instead: MR, acceptedBy: 'EF', reason: 'exported again', at: AT },
      ],
    },
    {
      ...{ id: 't1c', role: 'mr', path: 'mr', series: '1.2.4', content: MR },
      fusion: {
        ...{ fixedFromMoving: motion, method: 'mutual-information', metric: 1.2, quality: 'good' },
        ...{
          landmarks: [{ fixedLps: [1, 2, 3], movingLps: [4, 5, 6] }],
          nudges: 1,
          acceptedBy: 'AB',
          at: AT,
        },
        seal: sealFusion(CT, MR, motion),
      },
    },
  ],
  orientation: {
    ...{ ...axes, confirmedBy: 'AB', at: AT, seal: sealOrientation(CT, axes) },
    earlier: [{ ...axes, confirmedBy: 'CD', at: AT }],
    turns: [{ about: 'left', angleDeg: 3 }],
  },
  bone: { thresholdHu: 226, surface: 'refined' },
  tool: { name: 'side-cutting 1.8', diameterMm: 1.8, lengthMm: 200, windowMm: 8, tipMm: 2 },
  trajectories: [{ id: 'T1', targetLps: [2, -8, 3], entryLps: [6, -40, 1] }],
  guide: { footprintRadiusMm: 12, insertion: [0, -1, 0] },
};

/**
 * Parses mutated cases, and runs the checks that need no scan on those that parse: a refusal is one
 * sentence; whatever is taken has numbers that are numbers, and its signatures are names, of times
 * that have been, put to what stands there.
 */
export function tryHostileCases(
  count: number,
  random: Random,
): { readonly parsed: number; readonly refused: number } {
  let parsed = 0;
  for (let n = 0; n < count; n++) {
    const text = mutateCase(validCase, random);
    const result = parseCase(text);
    if (result.ok) {
      parsed++;
      expectTrue(result.value, text);
    } else {
      const { message } = result.problem;
      expect(message, text.slice(0, 500)).toMatch(/^[^\n]{10,700}\.$/u);
    }
  }
  return { parsed, refused: count - parsed };
}

function expectTrue(planCase: Case, text: string): void {
  const told = text.slice(0, 3000);
  const names = JSON.stringify(planCase, (key, value: unknown) => {
    if (/^(confirmed|accepted|agreed)By$/.test(key) && value !== null) {
      expect(UNSIGNED, told).not.toContain(value);
      expect(value, told).toMatch(/\p{L}/u);
    }
    if (key === 'at' && value !== null) expect(UNTIMELY, told).not.toContain(value);
    if (typeof value === 'number') expect(Number.isFinite(value), told).toBe(true);
    return value;
  });
  expect(names.length).toBeGreaterThan(0);
  const { orientation } = planCase;
  const [row] = checkOrientation(planCase, CT, null);
  if (orientation) {
    for (const axis of [orientation.dorsal, orientation.rostral]) {
      expect(Math.abs(length(axis) - 1), told).toBeLessThanOrEqual(0.02 + 1e-9);
    }
    const { dorsalLps, rostralLps } = orientCase(planCase);
    expect([...dorsalLps, ...rostralLps].every(Number.isFinite), told).toBe(true);
    const isWhat = [...orientation.dorsal, ...orientation.rostral].every(
      (value, i) => Math.abs(value - [...axes.dorsal, ...axes.rostral][i]!) < 1e-6,
    );
    if (!isWhat && orientation.seal !== null) expect(row!.status, told).toBe('fail');
    if (orientation.seal === null) expect(row!.status, told).not.toBe('pass');
  } else expect(row!.status, told).toBe('fail');
  for (const check of checkFusions(planCase)) {
    const { fusion } = planCase.scans.find(({ id }) => check.message.includes(` ${id} `))!;
    const moved = JSON.stringify(fusion!.fixedFromMoving) !== JSON.stringify(motion);
    if (moved || fusion!.quality === 'failed' || fusion!.acceptedBy === null || fusion!.seal === null) {
      // A change below what a seal tells apart is none.
      const far = Math.max(
        ...fusion!.fixedFromMoving.translationMm.map((v, a) => Math.abs(v - motion.translationMm[a]!)),
      );
      if (!moved || far > 0.001) expect(check.status, told).not.toBe('pass');
    }
  }
  expect(checkSignatures(planCase, TODAY).status, told).toMatch(/^(pass|fail)$/);
}
