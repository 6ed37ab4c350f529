import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../geometry/core/random';
import { randomPatient, samplePatient } from '../../samples/patients';
import { examineHead } from '../support/examine-head';
import { makeTestPiece } from '../support/make-test-piece';
import { program } from '../support/prerequisites';
import { stlBytes } from '../support/read-stl';

const out = path.resolve('test/output/outside');
const [admesh, slicer] = [program('admesh'), program('prusa-slicer')];
const heads = [
  ['mesocephalic', () => samplePatient('mesocephalic'), 1],
  ['cat', () => samplePatient('cat'), 2],
  ['random-301', () => randomPatient(301), 301],
] as const;
const files = heads.map(([name]) => name);

/** admesh's own count of what it mended, e.g. `Facets removed : 0`. */
function mended(stl: string): Record<string, number> {
  const { stdout } = spawnSync('admesh', [stl], { encoding: 'utf8' });
  const counts: Record<string, number> = {};
  for (const match of stdout.matchAll(
    /(Edges fixed|Facets removed|Facets added|Facets reversed|Backwards edges|Normals fixed|Number of parts|Degenerate facets|Total disconnected facets)\s*:\s*(\d+)/g,
  )) {
    counts[match[1]!] = Math.max(counts[match[1]!] ?? 0, Number(match[2]));
  }
  return counts;
}

function slice(stl: string): { status: number | null; said: string } {
  const gcode = `${stl}.gcode`;
  rmSync(gcode, { force: true });
  const run = spawnSync('prusa-slicer', ['--export-gcode', '--support-material', '--output', gcode, stl], {
    encoding: 'utf8',
  });
  return { status: run.status, said: `${run.stdout}\n${run.stderr}` };
}

/** What the slicer's reader says about a file before any repair. */
function facts(stl: string): string {
  return spawnSync('prusa-slicer', ['--info', stl], { encoding: 'utf8' }).stdout;
}

describe('exported guides before other programs', () => {
  beforeAll(async () => {
    mkdirSync(out, { recursive: true });
    for (const [name, parameters, seed] of heads) {
      const examined = await examineHead({
        parameters: parameters(),
        random: seededRandom(seed),
        scanned: 'near',
        spacingMm: 1,
      });
      if (!examined.stl || !examined.printStl) throw new Error(`${name}: ${examined.problem}`);
      writeFileSync(path.join(out, `${name}.stl`), examined.stl);
      writeFileSync(path.join(out, `${name}-print.stl`), examined.printStl);
    }
    // A broken piece shows that the programs would complain.
    writeFileSync(path.join(out, 'broken.stl'), stlBytes(makeTestPiece().corners.slice(9 * 40)));
  }, 900_000);

  describe.skipIf(!admesh.isThere)(`admesh${admesh.note}`, () => {
    it.each(files.flatMap(f => [`${f}.stl`, `${f}-print.stl`]))('mends nothing in %s', file => {
      const counts = mended(path.join(out, file));
      expect(counts['Number of parts']).toBe(1);
      for (const what of [
        'Edges fixed',
        'Facets removed',
        'Facets added',
        'Facets reversed',
        'Backwards edges',
        'Normals fixed',
        'Degenerate facets',
        'Total disconnected facets',
      ]) {
        expect(counts[what], what).toBe(0);
      }
    });
    it('mends a broken piece (so its silence means something)', () => {
      const counts = mended(path.join(out, 'broken.stl'));
      expect((counts['Facets added'] ?? 0) + (counts['Total disconnected facets'] ?? 0)).toBeGreaterThan(0);
    });
  });

  describe.skipIf(!slicer.isThere)(`prusa-slicer${slicer.note}`, () => {
    it.each(files)('slices %s-print.stl with supports and without repair', file => {
      const { status, said } = slice(path.join(out, `${file}-print.stl`));
      expect(facts(path.join(out, `${file}-print.stl`))).toMatch(/manifold = yes[^]*number_of_parts =\s+1\b/);
      expect(status, said).toBe(0);
      expect(said).not.toMatch(/repair|open edges|error|invalid|auto-?fix/i);
      expect(said).toMatch(/Slicing result exported|Done/);
      expect(readFileSync(path.join(out, `${file}-print.stl.gcode`), 'utf8')).toMatch(/support material/i);
    });
    it.each(files)('finds %s.stl manifold as it stands', file => {
      expect(facts(path.join(out, `${file}.stl`))).toMatch(/manifold = yes/);
    });
    it('finds a broken piece open (it slices it in silence, so that silence alone means little)', () => {
      expect(facts(path.join(out, 'broken.stl'))).toMatch(/manifold = no\s+open_edges = [1-9]/);
    });
  });
});
