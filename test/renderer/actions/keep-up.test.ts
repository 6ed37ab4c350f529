import { expect, it, vi } from 'vitest';
import { keepUp } from '../../../renderer/actions/keep-up';
import { EMPTY_DRAFT } from '../../../renderer/state/draft';
import { beginDraft } from '../../../renderer/state/draft-store';
import { setSession, type LoadedScan } from '../../../renderer/state/session-store';

const asked = vi.hoisted((): string[] => []);
vi.mock('../../../renderer/actions/run-job', () => {
  const run = (kind: string): Promise<null> => {
    asked.push(kind);
    return Promise.resolve(null);
  };
  return { planner: { run, cancel: () => undefined }, runJob: run };
});

it('surfaces the same scan again when it is opened again, and not twice before', async () => {
  const show = (): void =>
    setSession({ bone: null, proposal: null, scan: { series: { uid: '1' } } as unknown as LoadedScan });
  const count = (kind: string): number => asked.filter(one => one === kind).length;
  beginDraft({ ...EMPTY_DRAFT, source: { kind: 'files', folder: 'ct' }, seriesUid: '1' });
  const stop = keepUp();
  show();
  setSession({ step: 'bone' });
  await vi.waitFor(() => expect(count('prepareBone')).toBe(1));
  show();
  await vi.waitFor(() => expect([count('prepareBone'), count('proposeOrientation')]).toEqual([2, 2]));
  stop();
});
