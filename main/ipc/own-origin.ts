/** An address read; null where it is none. */
export const parseAddress = (address: string): URL | null =>
  URL.canParse(address) ? new URL(address) : null;

/**
 * Whether an address lies on one of our origins. Compared by scheme and host, because `URL.origin`
 * is "null" for a scheme of our own outside of Electron; an address with a name and password in it
 * is never ours.
 */
export function isOwnOrigin(address: string, origins: readonly string[]): boolean {
  const url = parseAddress(address);
  return url !== null && !url.username && !url.password && origins.includes(`${url.protocol}//${url.host}`);
}
