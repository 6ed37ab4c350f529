import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { relative } from 'node:path';

/** What is thrown in the place of a call to the disk. */
export class Interrupted extends Error {}

export interface WatchedFiles {
  /** Every call that changes the disk or has it keep something, with paths from the folder. */
  readonly calls: readonly string[];
  readonly stop: () => void;
}

/**
 * Watches what this process does on the disk below `folder` until it is told to stop. From the call
 * `from` on (0: the first), and up to `to`, none is done and each throws: a process that is killed
 * comes no further, a disk that is full for a moment does. Nothing is flushed in truth.
 */
export function watchFiles(folder: string, from = Infinity, to = Infinity): WatchedFiles {
  const { mkdir, open, rename, rm } = fs;
  const calls: string[] = [];
  const at = (path: unknown): string => relative(folder, String(path)) || '.';
  const call = (words: string): void => {
    const n = calls.push(words) - 1;
    if (n >= from && n <= to) throw new Interrupted(`interrupted at ${n}: ${words}`);
  };
  const watched = {
    mkdir: async (path: string, options?: { recursive: boolean }) => {
      call(`make ${at(path)}`);
      return mkdir(path, options);
    },
    rename: async (before: string, after: string) => {
      call(`move ${at(before)} to ${at(after)}`);
      return rename(before, after);
    },
    rm: async (path: string, options: { force: boolean }) => {
      call(`remove ${at(path)}`);
      return rm(path, options);
    },
    open: async (path: string, flags: string) => {
      if (flags !== 'r') call(`open ${at(path)}`);
      const handle = await open(path, flags);
      const write = handle.writeFile.bind(handle);
      return Object.assign(handle, {
        writeFile: async (bytes: Uint8Array | string) => {
          // Of what is interrupted a part is there.
          await write(bytes.slice(0, 1));
          call(`write ${at(path)}`);
          await write(bytes.slice(1));
        },
        sync: async () => call(`keep ${at(path)}`),
      }) as FileHandle;
    },
  };
  Object.assign(fs, watched);
  syncBuiltinESMExports();
  return {
    calls,
    stop: () => {
      Object.assign(fs, { mkdir, open, rename, rm });
      syncBuiltinESMExports();
    },
  };
}
