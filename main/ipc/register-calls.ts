import { refuse, type Result } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import { contract, type CallName, type Reply, type Request } from './contract';
import { checkSender, type SenderFrame } from './check-sender';

/** One function a call; a `Problem` where the call is understood and cannot be done. */
export type Handlers = {
  readonly [Name in CallName]: (request: Request<Name>) => Promise<Result<Reply<Name>>>;
};

/** What is asked of Electron's `ipcMain`. */
export interface CallReceiver {
  handle(
    channel: string,
    listener: (event: { readonly senderFrame: SenderFrame | null }, request: unknown) => Promise<unknown>,
  ): void;
}

/**
 * Answers every call of the contract: first who asks, then what is asked, then the work. What is
 * refused is told to `log` by its channel and reason, never with what was sent.
 */
export function registerCalls(
  receiver: CallReceiver,
  handlers: Handlers,
  origins: readonly string[],
  log: (line: string) => void,
): void {
  const register = <Name extends CallName>(name: Name): void => {
    const handler: (request: Request<Name>) => Promise<Result<Reply<Name>>> = handlers[name];
    receiver.handle(`bregma:${name}`, async ({ senderFrame }, sent) => {
      const sender = checkSender(senderFrame, origins);
      if (!sender.ok) {
        log(`bregma:${name} refused: ${sender.problem.code}`);
        return sender;
      }
      const request = contract[name].request.safeParse(sent);
      if (!request.success) {
        log(`bregma:${name} refused: ${request.error.issues.map(issue => issue.code).join(', ')}`);
        return refuse('bad-request', phrase('bad-request'));
      }
      try {
        return await handler(request.data as Request<Name>);
      } catch (error) {
        log(
          `bregma:${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
        return refuse('fault', phrase('program-fault'));
      }
    });
  };
  for (const name of Object.keys(contract) as CallName[]) register(name);
}
