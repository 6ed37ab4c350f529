import i18next from 'i18next';
import { expect, it, vi } from 'vitest';
import { listCommands } from '../../../renderer/commands/commands';

vi.mock('../../../renderer/actions/run-job', () => ({ planner: {}, runJob: () => null }));

it('no two commands share a key', () => {
  const keys = listCommands(i18next.t).flatMap(({ id, key }) => (key ? [{ id, key }] : []));
  expect(keys.length).toBeGreaterThan(20);
  for (const { id, key } of keys) {
    expect([key, keys.filter(other => other.key === key).map(other => other.id)]).toEqual([key, [id]]);
  }
});
