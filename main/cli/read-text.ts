import { readFile } from 'node:fs/promises';
import { phrase, words } from '../../geometry/messages/phrase';
import type { Sentence } from '../../geometry/core/message';
import { refuseInput } from './exit';

/**
 * The text of a file that a command was given; refused in words where it cannot be read.
 * @param what the file is; @param code of the refusal
 */
export async function readText(path: string, what: Sentence, code: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const fault = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (fault === null) throw error;
    const why = { ENOENT: words('no-such-file'), EISDIR: words('a-folder-not', { what }) }[fault] ?? fault;
    return refuseInput({ code, ...phrase('text-not-read', { path, why }), where: path });
  }
}
