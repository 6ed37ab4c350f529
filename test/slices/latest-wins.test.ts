import { describe, expect, it } from 'vitest';
import { createLatestWins } from '../../renderer/slices/latest-wins';

/** Work that is finished by hand. */
function makeWork() {
  const started: { readonly question: number; finish: () => void; fail: () => void }[] = [];
  const work = (question: number): Promise<string> =>
    new Promise((resolve, reject) => {
      started.push({
        question,
        finish: () => resolve(`answer ${question}`),
        fail: () => reject(new Error('no')),
      });
    });
  return { started, work };
}
const settle = async (): Promise<void> => {
  for (let n = 0; n < 5; n++) await Promise.resolve();
};

describe('createLatestWins', () => {
  it('keeps one question at work and only the last of those that wait', async () => {
    const { started, work } = makeWork();
    const answers: string[] = [];
    const queue = createLatestWins(
      work,
      (_, answer) => answers.push(answer),
      () => undefined,
    );
    [1, 2, 3, 4].forEach(queue.ask);
    expect(started.map(s => s.question)).toEqual([1]);
    started[0]!.finish();
    await settle();
    expect(answers).toEqual(['answer 1']);
    expect(started.map(s => s.question)).toEqual([1, 4]);
    started[1]!.finish();
    await settle();
    expect(answers).toEqual(['answer 1', 'answer 4']);
    queue.ask(5);
    expect(started.map(s => s.question)).toEqual([1, 4, 5]);
  });

  it('goes on after a failure and says nothing once disposed', async () => {
    const { started, work } = makeWork();
    const answers: string[] = [];
    const failures: unknown[] = [];
    const queue = createLatestWins(
      work,
      (_, answer) => answers.push(answer),
      error => failures.push(error),
    );
    queue.ask(1);
    queue.ask(2);
    started[0]!.fail();
    await settle();
    expect(failures).toHaveLength(1);
    queue.ask(3);
    queue.dispose();
    started[1]!.finish();
    await settle();
    expect(answers).toEqual([]);
    expect(started.map(s => s.question)).toEqual([1, 2]);
  });
});
