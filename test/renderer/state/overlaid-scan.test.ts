import { expect, it } from 'vitest';
import type { AddedScan } from '../../../renderer/state/added-scan';
import { overlaidScan } from '../../../renderer/state/overlaid-scan';
import type { Session } from '../../../renderer/state/session-store';

const scanOf = (id: string, isRegistered: boolean): AddedScan =>
  ({ id, seriesUid: id, fusion: isRegistered ? {} : null }) as unknown as AddedScan;
const free = scanOf('t1', false);
const registered = scanOf('t2', true);
const session = (part: Partial<Session>): Session =>
  ({ added: { t1: {}, t2: {} }, fusing: null, overlaid: null, step: 'path', ...part }) as unknown as Session;
const shown = (added: AddedScan[], part: Partial<Session> = {}): string | null =>
  overlaidScan({ added, later: null }, session(part))?.scan.id ?? null;

it('shows no scan over the CT that nobody has registered to it, also where it was looked at last', () => {
  expect(shown([free])).toBeNull();
  expect(shown([free], { overlaid: 't1' })).toBeNull();
  expect(shown([free, registered], { overlaid: 't1' })).toBe('t2');
});

it('shows it where it is being registered, on the Scan step alone', () => {
  expect(shown([free, registered], { fusing: 't1', step: 'scan' })).toBe('t1');
  expect(shown([free, registered], { fusing: 't1', step: 'bone' })).toBe('t2');
  expect(shown([free], { fusing: 't1', step: 'guide' })).toBeNull();
});
