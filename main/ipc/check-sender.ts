import { refuse, succeed, type Result } from '../../geometry/core/result';
import { phrase } from '../../geometry/messages/phrase';
import { isOwnOrigin } from './own-origin';

/** What is asked of Electron's frame. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/**
 * Whether a call comes from the window's own page: its top frame, still there, on one of our
 * origins.
 *
 * @param frame null once the frame has gone or navigated away
 * @param origins `app://bregma`, and the development server's where the program is not packaged
 * @returns Problems: `foreign-sender`
 */
export function checkSender(frame: SenderFrame | null, origins: readonly string[]): Result<null> {
  const isOurs = frame !== null && frame.parent === null && isOwnOrigin(frame.url, origins);
  return isOurs ? succeed(null) : refuse('foreign-sender', phrase('only-the-window'));
}
