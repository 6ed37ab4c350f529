import { expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { succeed } from '../../geometry/core/result';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { plan } from '../../geometry/plan/plan';
import { hashVolume } from '../../geometry/volume/hash-volume';
import { ballSkull } from '../support/ball-skull';
import { mutateCase } from '../support/mutate-case';
import { tryHostileCases, validCase } from '../support/try-hostile-cases';

it('10,000 mutated cases (seed 42): no crash, no hang, no untrue signature; every refusal a sentence', () => {
  const { parsed, refused } = tryHostileCases(10_000, seededRandom(42));
  console.log(`${parsed} parsed, ${refused} refused`);
  expect(parsed).toBeGreaterThan(500);
}, 600_000);

it('30 of those that parse go through a whole plan (seed 43): planned or refused in words', async () => {
  const volume = ballSkull();
  const content = await hashVolume(volume);
  const ofBall = { ...validCase, scans: validCase.scans.map(scan => ({ ...scan, content })) };
  const random = seededRandom(43);
  const ends: string[] = [];
  while (ends.length < 30) {
    const parsed = parseCase(mutateCase(ofBall, random));
    if (!parsed.ok) continue;
    const planned = await plan(parsed.value, () => Promise.resolve(succeed({ volume })), {
      today: Date.UTC(2026, 5, 1),
    });
    // The seals are of no scan that is there: nothing of these may pass.
    if (planned.ok) expect(planned.value.plan.status).toBe('fail');
    else expect(planned.problem.message).toMatch(/^[^\n]{10,900}\.$/u);
    ends.push(planned.ok ? 'planned' : planned.problem.code);
  }
  console.log(ends.join(' '));
  expect(ends.filter(end => end === 'planned').length).toBeGreaterThan(15);
}, 3_600_000);
