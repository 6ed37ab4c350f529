import { readFile } from 'node:fs/promises';
import { refuseInput } from './exit';

/**
 * The text of a file that a command was given; refused in words where it cannot be read.
 * @param what the file is, such as "a case"; @param code of the refusal
 */
export async function readText(path: string, what: string, code: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const fault = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (fault === null) throw error;
    const why =
      { ENOENT: 'there is no such file', EISDIR: `it is a folder, and ${what} is a file` }[fault] ?? fault;
    return refuseInput({ code, message: `${path} cannot be read: ${why}.`, where: path });
  }
}
