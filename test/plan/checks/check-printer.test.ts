import { expect, it } from 'vitest';
import { checkPrinter } from '../../../geometry/plan/checks/check-printer';
import type { Case } from '../../../geometry/plan/document/case-schema';
import { parseCase } from '../../../geometry/plan/document/parse-case';
import { SHIPPED_PROFILES } from '../../../geometry/print/shipped-profiles';
import { fullCase } from '../../support/full-case';
import { daysAfterCoupon, MEASURED_PRINTER } from '../../support/measured-printer';

const parsed = parseCase(fullCase);
if (!parsed.ok) throw new Error(parsed.problem.message);
const whole = parsed.value;
const on = (printer: Partial<NonNullable<Case['printer']>>, days = 1) =>
  checkPrinter({ ...whole, printer: { ...whole.printer!, ...printer } }, daysAfterCoupon(days));
const profileOf = (change: object) => ({ profile: { ...whole.printer!.profile, ...change } });
const statusOf = (checks: ReturnType<typeof on>, id: string) => checks.find(c => c.id === id)?.status;
const figure = (value: number) => ({ basis: 'measured', value, uncertainty: 0.01, source: 'coupon' });

it('asks nothing of a case without a printer', () => {
  expect(checkPrinter({ ...whole, printer: null }, daysAfterCoupon(1))).toEqual([]);
});

it('passes a printer whose coupon is of this lot and cycle', () => {
  const checks = on({});
  expect(checks.map(c => [c.id, c.status])).toEqual([
    ['printer-profile', 'pass'],
    ['printer-cycle', 'pass'],
    ['printer-layer', 'pass'],
    ['printer-gap', 'pass'],
  ]);
  expect(checks[0]!.message).toContain('2026-01-02');
});

it('says of an expired coupon that it has expired, and why', () => {
  const old = on({}, 31)[0]!;
  expect(old.status).toBe('warn');
  expect(old.message).toContain('EXPIRED');
  expect(old.message).toContain('more than 30 days');
  const other = on({ lot: 'L-9', cycle: 'none' })[0]!;
  expect(other.status).toBe('warn');
  expect(other.message).toContain('lot L-9');
  expect(other.message).toContain('published mean again');
});

it('says of a printer that was not measured that its error is the published mean', () => {
  const checks = on({
    profile: SHIPPED_PROFILES['sla-resin'] as unknown as typeof MEASURED_PRINTER as never,
  });
  expect(statusOf(checks, 'printer-profile')).toBe('pass');
  expect(checks[0]!.message).toContain('published mean');
});

it('fails a cycle that the material does not bear, and warns of one that nobody knows', () => {
  expect(statusOf(on({ cycle: 'steam-134' }), 'printer-cycle')).toBe('fail');
  expect(statusOf(on({ cycle: 'ethylene-oxide' }), 'printer-cycle')).toBe('warn');
  expect(statusOf(on({ cycle: 'none' }), 'printer-cycle')).toBeUndefined();
  expect(statusOf(on({ cycle: null }), 'printer-cycle')).toBeUndefined();
});

it('warns of layers as high as the gap to the bone, and fails a bore that would close', () => {
  expect(statusOf(on(profileOf({ layerMm: figure(0.2) })), 'printer-layer')).toBe('warn');
  expect(statusOf(on(profileOf({ minimumGapMm: figure(2) })), 'printer-gap')).toBe('fail');
});
