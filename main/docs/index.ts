import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describeFormats } from './describe-formats';

/**
 * `npm run docs`, in the project's own folder: writes what docs/format holds that is made from the
 * code.
 */
for (const { name, text } of describeFormats()) {
  const path = join('docs', 'format', name);
  await writeFile(path, text);
  process.stdout.write(`Wrote ${path}.\n`);
}
