import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 in lower-case hexadecimal, as `sha256sum` prints it. */
export const hashBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
