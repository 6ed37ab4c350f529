import { seededRandom } from '../../geometry/core/random';

/**
 * A UID under 2.25 (ITU-T X.667: a UUID as one decimal number), the same for the same words. It is
 * not globally unique as a drawn UUID is: the same sample has the same UIDs everywhere, on purpose.
 */
export function seededUid(...words: readonly (string | number)[]): string {
  const text = words.join('\u0001');
  let uuid = 0n;
  for (const start of [0x811c9dc5, 0x01234567, 0x89abcdef, 0x5bd1e995]) {
    // FNV-1a from four different starts, each spread by the generator.
    let hash = start;
    for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    const random = seededRandom(hash);
    uuid = (uuid << 32n) | BigInt(random.whole(0, 0xffffffff));
  }
  // Version 4, variant 1 (RFC 4122).
  uuid = (uuid & ~(0xfn << 76n)) | (4n << 76n);
  uuid = (uuid & ~(3n << 62n)) | (2n << 62n);
  return `2.25.${uuid}`;
}
