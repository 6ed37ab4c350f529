/**
 * UTF-8, as names of files and headers are written today, whatever their flags say; else every byte
 * a letter (Latin-1).
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}
