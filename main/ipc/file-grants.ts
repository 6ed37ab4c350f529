import { randomBytes } from 'node:crypto';

/**
 * Tokens for files that the user picked: the window can read these and no others, and never names a
 * path.
 */
export interface FileGrants {
  grant(path: string): string;
  /** The path; null for a token that was never given or has lapsed. */
  pathOf(token: string): string | null;
  /** Every token lapses. */
  clear(): void;
}

export function createFileGrants(): FileGrants {
  const paths = new Map<string, string>();
  return {
    grant(path) {
      const token = randomBytes(16).toString('hex');
      paths.set(token, path);
      return token;
    },
    pathOf: token => paths.get(token) ?? null,
    clear: () => paths.clear(),
  };
}
