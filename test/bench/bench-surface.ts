import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractIsosurface } from '../../geometry/surface/isosurface/extract-isosurface';
import { inspectMesh } from '../../geometry/surface/mesh/inspect-mesh';
import type { TriangleMesh } from '../../geometry/surface/mesh/mesh';
import { refineSurface } from '../../geometry/surface/refine/refine-surface';
import { findSolid } from '../../geometry/volume/find-solid';
import { indexBlocks } from '../../geometry/volume/index-blocks';
import { keepLargest } from '../../geometry/volume/keep-largest';
import type { Volume } from '../../geometry/volume/volume';
import { simulateCt } from '../../samples/ct/simulate-ct';
import { buildHead } from '../../samples/head/build-head';
import { samplePatient } from '../../samples/patients';

const sizeVoxels = [512, 512, 300] as const;
const LEVEL_HU = 226;
const NEXT_LEVEL_HU = 300;
const ROUNDS = 4;

/** Debian's python3-vtk9 installs for the system's own interpreter. */
const pythons = ['/usr/bin/python3', 'python3'];

/** Times flying edges at both levels, turn about; prints JSON. Reads raw little-endian int16. */
const vtkScript = `
import json, sys, time
from vtkmodules.vtkIOImage import vtkImageReader2
from vtkmodules.vtkFiltersCore import vtkFlyingEdges3D
from vtkmodules.vtkCommonCore import vtkVersion, vtkSMPTools
path, ni, nj, nk, si, sj, sk, rounds = sys.argv[1], *map(int, sys.argv[2:5]), *map(float, sys.argv[5:8]), int(sys.argv[8])
reader = vtkImageReader2()
reader.SetFileName(path)
reader.SetDataScalarTypeToShort()
reader.SetDataByteOrderToLittleEndian()
reader.SetFileDimensionality(3)
reader.SetDataExtent(0, ni - 1, 0, nj - 1, 0, nk - 1)
reader.SetDataSpacing(si, sj, sk)
reader.Update()
out = {'version': vtkVersion.GetVTKVersion(), 'backend': vtkSMPTools.GetBackend(), 'ms': {}, 'triangles': {}}
for n in range(rounds):
    for level in map(float, sys.argv[9:]):
        edges = vtkFlyingEdges3D()
        edges.SetInputConnection(reader.GetOutputPort())
        edges.SetValue(0, level)
        edges.ComputeNormalsOff()
        edges.ComputeScalarsOff()
        start = time.perf_counter()
        edges.Update()
        out['ms'].setdefault('%g' % level, []).append(1000 * (time.perf_counter() - start))
        out['triangles']['%g' % level] = edges.GetOutput().GetNumberOfPolys()
print(json.dumps(out))
`;

interface VtkTimes {
  readonly version: string;
  readonly backend: string;
  readonly ms: Readonly<Record<string, number[]>>;
  readonly triangles: Readonly<Record<string, number>>;
}

function timeVtk(volume: Volume): VtkTimes | null {
  const folder = mkdtempSync(join(tmpdir(), 'bregma-bench-'));
  const path = join(folder, 'volume.raw');
  try {
    const { buffer, byteOffset, byteLength } = volume.voxels;
    writeFileSync(path, new Uint8Array(buffer, byteOffset, byteLength));
    const numbers = [...volume.sizeVoxels, ...volume.spacingMm, ROUNDS, LEVEL_HU, NEXT_LEVEL_HU].map(String);
    for (const python of pythons) {
      const run = spawnSync(python, ['-c', vtkScript, path, ...numbers], { encoding: 'utf8' });
      if (run.status === 0) return JSON.parse(run.stdout) as VtkTimes;
    }
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of one call and what it gave. */
function time<T>(work: () => T): { ms: number; value: T } {
  const start = performance.now();
  const value = work();
  return { ms: performance.now() - start, value };
}

/** The largest piece above the level, from a block index: what moving the threshold costs. */
function surfaceAt(volume: Volume, level: number, index: ReturnType<typeof indexBlocks>): TriangleMesh {
  return extractIsosurface(volume, level, { solid: keepLargest(findSolid(volume, level, index)).runs });
}

/**
 * Times the bone surface of a simulated dog's head of 512 x 512 x 300 voxels against VTK's native
 * flying edges on the same voxels: first threshold (block index, largest piece, mesh) and next
 * threshold, each the best of some rounds. VTK makes every piece and uses both cores; ours makes
 * the skull alone on one.
 */
export async function benchSurface(print: (line: string) => void): Promise<void> {
  const head = buildHead(samplePatient('dobermann'));
  const spacingMm = [0.45, 0.45, 0.75] as const;
  const { volume } = simulateCt(head, { sizeVoxels, spacingMm });
  print(
    `surface: simulated head, ${sizeVoxels.join(' x ')} voxels, ${LEVEL_HU} HU, then ${NEXT_LEVEL_HU} HU`,
  );
  const first: number[] = [];
  const next: number[] = [];
  let mesh: TriangleMesh = { positions: new Float32Array(0), triangles: new Uint32Array(0) };
  for (let n = 0; n < ROUNDS; n++) {
    const indexed = time(() => indexBlocks(volume));
    const made = time(() => surfaceAt(volume, LEVEL_HU, indexed.value));
    first.push(indexed.ms + made.ms);
    next.push(time(() => surfaceAt(volume, NEXT_LEVEL_HU, indexed.value)).ms);
    mesh = made.value;
  }
  const found = inspectMesh(mesh);
  print(
    `surface: ${found.triangles} triangles, ${found.openEdges} open and ${found.nonManifoldEdges} non-manifold edges`,
  );
  const [best, bestNext] = [Math.min(...first), Math.min(...next)];
  print(`surface: ours ${best.toFixed(0)} ms, next threshold ${bestNext.toFixed(0)} ms`);
  const refined = time(() => refineSurface(volume, mesh));
  print(`surface: refining ${found.vertices} vertices ${refined.ms.toFixed(0)} ms`);
  const vtk = timeVtk(volume);
  if (!vtk) {
    print('surface: SKIPPED the comparison with VTK flying edges: python3-vtk9 is not installed');
    return;
  }
  const theirs = Math.min(...vtk.ms[String(LEVEL_HU)]!);
  const theirNext = Math.min(...vtk.ms[String(NEXT_LEVEL_HU)]!);
  print(
    `surface: VTK ${vtk.version} flying edges (${vtk.backend}) ${theirs.toFixed(0)} ms, ` +
      `next threshold ${theirNext.toFixed(0)} ms, ${vtk.triangles[String(LEVEL_HU)]} triangles`,
  );
  print(`surface: ours / VTK = ${(best / theirs).toFixed(2)} (to be at most 3.00)`);
  print(`surface: next threshold, ours / VTK = ${(bestNext / theirNext).toFixed(2)} (to be under 1.00)`);
}
