import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createVitest, type TestModule } from 'vitest/node';
import { markFunctions } from './mark-functions';
import type { Answer, Request } from './worker-protocol';

/**
 * A process of its own, so that one that never ends can be ended: keeps a vitest open and hands it
 * other texts for files than stand on the disk, which stay as they are.
 */
const root = process.cwd();
const changed = new Map<string, string>();

const vitest = await createVitest(
  'test',
  {
    ...{ config: false, root, watch: false, bail: 1, pool: 'threads', maxWorkers: 1 },
    ...{ fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000, reporters: [{}] },
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/mutate/report-reached.ts'],
  },
  {
    plugins: [
      {
        name: 'changed-texts',
        enforce: 'pre',
        load: id => changed.get(id) ?? null,
      },
    ],
  },
);
await vitest.standalone();

/** Gives files other texts than they have; those that had one before are themselves again. */
function change(texts: ReadonlyMap<string, string>): void {
  // What stays as it was is not transformed anew: tests would seem slower than they are.
  for (const path of new Set([...changed.keys(), ...texts.keys()])) {
    if (changed.get(path) !== texts.get(path)) vitest.invalidateFile(path);
  }
  changed.clear();
  for (const [path, text] of texts) changed.set(path, text);
}

async function answer(request: Request): Promise<Answer> {
  const isProbe = request.kind === 'probe';
  change(
    isProbe
      ? new Map(
          request.targets.map(file => [
            join(root, file),
            markFunctions(file, readFileSync(join(root, file), 'utf8')),
          ]),
        )
      : new Map([[join(root, request.file), request.text]]),
  );
  const project = vitest.getRootProject();
  const tests = isProbe ? [request.test] : request.tests;
  const before = process.cpuUsage();
  for (const test of tests) {
    // One after the other, the fastest first: most mutants never come to the slow ones.
    const run = await vitest.runTestSpecifications([project.createSpecification(join(root, test))]);
    // A run's modules are all that have ever been run.
    const module = run.testModules.find(({ relativeModuleId }) => relativeModuleId === test);
    const failure = failureOf(module, run.unhandledErrors);
    const reached = (isProbe && module?.meta().reached) || [];
    if (failure !== null || isProbe) return { failure, ms: cpuMs(before), reached };
  }
  return { failure: null, ms: cpuMs(before), reached: [] };
}

/** Processor time since then, threads included, ms: other work on the machine does not count. */
function cpuMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function failureOf(module: TestModule | undefined, unhandled: readonly unknown[]): string | null {
  if (!module) return 'a test file that did not run';
  const name = module.relativeModuleId;
  for (const test of module.children.allTests('failed')) return `${name} > ${test.fullName}`;
  if (!module.ok()) return `${name}: ${module.errors()[0]?.message ?? module.state()}`;
  return unhandled.length > 0 ? `${name}: an error outside of any test` : null;
}

process.on('message', (request: Request) => {
  const before = process.cpuUsage();
  // Tests run in a thread of their own, so that this one can look at the clock.
  const watch = setInterval(() => {
    if (cpuMs(before) > request.limitMs) process.exit();
  }, 200);
  void answer(request).then(done => {
    clearInterval(watch);
    process.send!(done);
  });
});
process.on('disconnect', () => process.exit());
process.send!('ready');
