import { open } from 'node:fs/promises';

/**
 * Has the disk keep what was renamed, made or removed in a folder. Where the system cannot
 * (Windows), nothing is done.
 */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (!handle) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
