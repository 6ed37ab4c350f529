import type { PickedFile } from '../workers/planner/planner-protocol';

/** The folder that was picked or dropped: what the case file, saved beside it, calls the scan. */
export function folderOf(files: readonly PickedFile[]): string {
  const tops = new Set(files.map(({ path }) => path.replace(/^\/+/, '').split('/')));
  const names = new Set([...tops].map(parts => (parts.length > 1 ? parts[0]! : '')));
  const [only] = names;
  return names.size === 1 && only ? only : 'ct';
}
