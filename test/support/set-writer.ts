import process from 'node:process';
import { writeTogether } from '../../main/files/write-together';
import { filesOfSet, namesOfSets } from './file-set';

/**
 * A program that writes one set after another into a folder until it is killed, or `count` of them:
 * FOLDER FIRST COUNT.
 */
const [folder = '', first = '0', count = 'Infinity'] = process.argv.slice(2);

for (let n = Number(first); n < Number(first) + Number(count); n++) {
  const files = filesOfSet(n);
  const stale = namesOfSets.filter(name => !files.some(file => file.name === name));
  const written = await writeTogether(folder, files, stale);
  process.stdout.write(written.ok ? `wrote ${n}\n` : `refused ${written.problem.message}\n`);
  if (!written.ok) process.exitCode = 2;
}
