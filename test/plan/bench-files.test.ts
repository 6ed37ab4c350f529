import { expect, it } from 'vitest';
import { succeed } from '../../geometry/core/result';
import { parseCase } from '../../geometry/plan/document/parse-case';
import { benchFileName, makeBenchFiles } from '../../geometry/plan/make-bench-files';
import { plan } from '../../geometry/plan/plan';
import { loadKernel } from '../../geometry/solid/load-kernel';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { readStl } from '../../geometry/surface/mesh/read-stl';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import { ballCase, IN_THE_AIR } from '../support/ball-case';
import { ballSkull } from '../support/ball-skull';
import { daysAfterCoupon, MEASURED_PRINTER } from '../support/measured-printer';

const volume = ballSkull();
async function benchOf(change: object) {
  const parsed = parseCase({ ...ballCase('K9'), ...change });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const made = await plan(parsed.value, () => Promise.resolve(succeed({ volume })), {
    today: daysAfterCoupon(3),
  });
  if (!made.ok) throw new Error(made.problem.message);
  const { plan: planned, guide, bone } = made.value;
  if (!guide) return { planned, files: null };
  const files = makeBenchFiles(planned, { guide: guide.mesh, bone: bone.mesh }, await loadKernel());
  if (!files.ok) throw new Error(files.problem.message);
  return { planned, files: files.value };
}
const headerOf = (stl: Uint8Array): string =>
  new TextDecoder().decode(stl.subarray(0, 80)).replace(/\0.*$/s, '');
function meshOf(stl: Uint8Array): TriangleMesh {
  const read = readStl(stl);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}
/** Corners of a part's box, mm. */
function extentOf(stl: Uint8Array) {
  const { positions } = meshOf(stl);
  const of = (axis: number): number[] => [...positions].filter((_, at) => at % 3 === axis);
  const ends = (values: readonly number[]) =>
    values.reduce(([low, high], v) => [Math.min(low!, v), Math.max(high!, v)], [Infinity, -Infinity]);
  return [0, 1, 2].map(axis => ends(of(axis)) as [number, number]);
}

it('makes two closed parts that stand on the bed and name their plan', async () => {
  const { planned, files } = await benchOf({});
  for (const stl of [files!.bench, files!.tryIn]) {
    expect(headerOf(stl)).toContain(planned.id.slice(0, 12));
    const seen = inspectMesh(meshOf(stl));
    expect([seen.manifold, seen.shells]).toEqual([true, 1]);
    expect(extentOf(stl)[2]![0]).toBeCloseTo(0, 4);
  }
  expect(benchFileName('fail', 'tryIn')).toBe('try-in-FAILED.stl');
});

it('draws them for the printer as the guide is', async () => {
  const printer = { profile: MEASURED_PRINTER, lot: 'L-0815', cycle: 'steam-121' };
  const [nominal, drawn] = [await benchOf({}), await benchOf({ printer })];
  expect(headerOf(drawn.files!.bench)).toContain('COMPENSATED');
  const height = (stl: Uint8Array): number => extentOf(stl)[2]![1];
  expect(height(nominal.files!.bench) / height(drawn.files!.bench)).toBeCloseTo(1.004, 4);
});

it('makes none where there is no guide', async () => {
  expect((await benchOf({ trajectories: [IN_THE_AIR] })).files).toBeNull();
});
