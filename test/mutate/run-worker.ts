import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Request } from './worker-protocol';

/** Beside the runner's own bundle. */
const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url));

export interface Worker {
  /**
   * The answer; null where the process ended over it, by its limit or for lack of memory: the next
   * request has a new one.
   */
  readonly ask: (request: Request) => Promise<Answer | null>;
  readonly stop: () => void;
}

/** A process that runs tests; it is started at the first request. */
export function createWorker(): Worker {
  let child: ChildProcess | null = null;
  const stop = (): void => {
    child?.kill('SIGKILL');
    child = null;
  };
  return {
    stop,
    ask: async request => {
      child ??= await startWorker();
      const answer = await exchange(child, request);
      if (!answer) stop();
      return answer;
    },
  };
}

/** Resolves once the process can be asked. */
function startWorker(): Promise<ChildProcess> {
  // What tests and their programs print is of no interest here.
  const child = fork(WORKER, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', code => reject(new Error(`A worker ended at its start (${code}).`)));
  });
}

function exchange(child: ChildProcess, request: Request): Promise<Answer | null> {
  return new Promise(resolve => {
    const onAnswer = (answer: Answer): void => {
      child.off('exit', onExit);
      resolve(answer);
    };
    const onExit = (): void => {
      child.off('message', onAnswer);
      resolve(null);
    };
    child.once('message', onAnswer).once('exit', onExit);
    child.send(request);
  });
}
