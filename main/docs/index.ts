import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describeFormats } from './describe-formats';
import { listThirdParties } from './list-third-parties';

/**
 * `npm run docs`, in the project's own folder: writes what docs/ holds that is made from the code,
 * and what ships with it that others made.
 */
for (const { name, text } of describeFormats()) {
  const path = join('docs', 'format', name);
  await writeFile(path, text);
  process.stdout.write(`Wrote ${path}.\n`);
}

await writeFile('docs/third-parties.json', `${JSON.stringify(listThirdParties(), null, 2)}\n`);
process.stdout.write('Wrote docs/third-parties.json.\n');
