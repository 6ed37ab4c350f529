import process from 'node:process';
import { benchSurface } from './bench-surface';
import { benchKnowScan } from './know-scan';
import { benchPlanFolder } from './plan-folder';
import { benchReadScan } from './read-scan';
import { benchWindow } from './window';

/**
 * The measurements by name, in the order they run; `bregma bench` runs them all, or those named.
 */
const measurements: Readonly<Record<string, (print: (line: string) => void) => void | Promise<void>>> = {
  read: benchReadScan,
  surface: benchSurface,
  know: benchKnowScan,
  plan: benchPlanFolder,
  window: benchWindow,
};

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in measurements));
if (unknown.length > 0) {
  console.error(
    `There is no measurement ${unknown.join(', ')}; there are ${Object.keys(measurements).join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  for (const [name, measure] of Object.entries(measurements)) {
    if (asked.length === 0 || asked.includes(name)) await measure(line => console.log(line));
  }
}
