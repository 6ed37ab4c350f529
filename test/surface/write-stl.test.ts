import { describe, expect, it } from 'vitest';
import { inspectMesh } from '../../geometry/surface/inspect-mesh';
import type { TriangleMesh } from '../../geometry/surface/mesh';
import { readStl } from '../../geometry/surface/read-stl';
import { weldVertices } from '../../geometry/surface/weld-vertices';
import { writeStl } from '../../geometry/surface/write-stl';
import { makeBall, makeBox } from '../support/make-meshes';
import { readStl as readSoup } from '../support/read-stl';

const headerOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 80));

describe('writeStl', () => {
  it('lays out one triangle byte by byte', () => {
    const mesh: TriangleMesh = {
      positions: Float32Array.of(0, 0, 1.5, 2, 0, 1.5, 0, 2, 1.5),
      triangles: Uint32Array.of(0, 1, 2),
    };
    const bytes = writeStl(mesh, 'Bregma skull');
    expect(bytes.length).toBe(134);
    expect(headerOf(bytes)).toBe('Bregma skull' + '\0'.repeat(68));
    const view = new DataView(bytes.buffer);
    expect(view.getUint32(80, true)).toBe(1);
    const floats = Array.from({ length: 12 }, (_, n) => view.getFloat32(84 + 4 * n, true));
    expect(floats).toEqual([0, 0, 1, 0, 0, 1.5, 2, 0, 1.5, 0, 2, 1.5]);
    expect(view.getUint16(132, true)).toBe(0);
  });

  it('never begins with "solid", whatever the header, and keeps to 80 printable ASCII bytes', () => {
    const mesh = makeBox([0, 0, 0], [1, 1, 1]);
    for (const header of ['solid tumour', '  SOLID', 'Solid', 'é\n\t漢 solid', 'x'.repeat(200), '']) {
      const text = headerOf(writeStl(mesh, header));
      expect(text).toHaveLength(80);
      expect(text.trimStart().toLowerCase().startsWith('solid')).toBe(false);
      expect(text).toMatch(/^[ -~]*\0*$/);
    }
    expect(headerOf(writeStl(mesh, 'x'.repeat(200)))).toBe('x'.repeat(80));
  });

  it('writes the same bytes each time, and what an independent reader finds unit, outward and exact', () => {
    const mesh = makeBall([100.1, -200.2, 300.3], 12.34, 5);
    const bytes = writeStl(mesh, 'ball');
    expect(writeStl(mesh, 'ball')).toEqual(bytes);
    const soup = readSoup(bytes);
    expect(soup.triangleCount).toBe(mesh.triangles.length / 3);
    for (let t = 0; t < soup.triangleCount; t++) {
      const n = soup.statedNormals.subarray(3 * t, 3 * t + 3);
      expect(Math.hypot(...n)).toBeCloseTo(1, 6);
      const [cx, cy, cz] = [0, 1, 2].map(
        a => (soup.corners[9 * t + a]! + soup.corners[9 * t + 3 + a]! + soup.corners[9 * t + 6 + a]!) / 3,
      ) as [number, number, number];
      expect(n[0]! * (cx - 100.1) + n[1]! * (cy + 200.2) + n[2]! * (cz - 300.3)).toBeGreaterThan(10);
      for (let k = 0; k < 9; k++) {
        const v = mesh.triangles[3 * t + Math.floor(k / 3)]!;
        expect(soup.corners[9 * t + k]).toBe(mesh.positions[3 * v + (k % 3)]);
      }
    }
  });

  it('gives a triangle without area a zero normal and refuses a missing vertex', () => {
    const positions = Float32Array.of(0, 0, 0, 1, 0, 0, 2, 0, 0);
    const soup = readSoup(writeStl({ positions, triangles: Uint32Array.of(0, 1, 2) }, ''));
    expect([...soup.statedNormals]).toEqual([0, 0, 0]);
    expect(() => writeStl({ positions, triangles: Uint32Array.of(0, 1, 3) }, '')).toThrow(/missing/);
  });
});

describe('readStl', () => {
  it('brings back a closed mesh, welded, with the same shape', () => {
    const mesh = makeBall([1, 2, 3], 10, 6);
    const back = readStl(writeStl(mesh, 'ball'));
    if (!back.ok) throw new Error(back.problem.message);
    expect(back.value.positions).toHaveLength(mesh.positions.length);
    expect(back.value.triangles).toHaveLength(mesh.triangles.length);
    const inspection = inspectMesh(back.value);
    expect(inspection.manifold).toBe(true);
    expect(inspection.volumeMm3).toBeCloseTo(inspectMesh(mesh).volumeMm3, 6);
  });

  it('reads the text form, with any case, spacing and exponents', () => {
    const text = `  SOLID part one
      facet normal 0 0 1\n outer loop\n vertex 0 0 0\n vertex 1.5e0 0 0\r\n VERTEX 0\t-2.5E-1 0\n endloop\n endfacet
      facet normal 0 0 0\n outer loop\n vertex 0 0 0\n vertex 0 0 0\n vertex 1 1 1\n endloop\n endfacet
    endsolid part one\n`;
    const back = readStl(new TextEncoder().encode(text));
    if (!back.ok) throw new Error(back.problem.message);
    expect([...back.value.positions.slice(0, 9)]).toEqual([0, 0, 0, 1.5, 0, 0, 0, -0.25, 0]);
    expect([...back.value.triangles]).toEqual([0, 1, 2]);
  });

  it('reads a binary file whose header begins with "solid", and one inside a larger buffer', () => {
    const bytes = writeStl(makeBox([0, 0, 0], [1, 2, 3]), 'box');
    bytes.set(new TextEncoder().encode('solid box'));
    const padded = new Uint8Array(bytes.length + 7);
    padded.set(bytes, 3);
    for (const form of [bytes, padded.subarray(3, 3 + bytes.length)]) {
      const back = readStl(form);
      expect(back.ok && back.value.triangles.length).toBe(36);
      expect(back.ok && back.value.positions.length).toBe(24);
    }
  });

  const good = writeStl(makeBox([0, 0, 0], [1, 1, 1]), 'box');
  const withNan = good.slice();
  new DataView(withNan.buffer).setFloat32(84 + 50 * 2 + 12, NaN, true);
  it.each([
    ['an empty file', new Uint8Array(0), 'stl-too-short', /0 bytes/],
    [
      'a file cut short',
      good.subarray(0, good.length - 1),
      'stl-wrong-length',
      /12 triangles.*684 bytes.*683/,
    ],
    ['a file with more behind', new Uint8Array([...good, 0]), 'stl-wrong-length', /685/],
    ['a coordinate that is no number', withNan, 'stl-not-finite', /Triangle 3 /],
    ['no triangle', new Uint8Array(84), 'stl-empty', /no triangle/],
    [
      'a text cut short',
      new TextEncoder().encode('solid a\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\n'),
      'stl-broken-text',
      /2 vertices for 0 complete facets.*endsolid/s,
    ],
    [
      'a text with a word for a number',
      new TextEncoder().encode('solid a\nvertex 0 0 0\nvertex 1 x 0\nvertex 0 1 0\nendfacet\nendsolid'),
      'stl-not-finite',
      /Triangle 1 /,
    ],
  ])('refuses %s', (_, bytes, code, words) => {
    const back = readStl(bytes);
    expect(back.ok).toBe(false);
    if (back.ok) return;
    expect(back.problem.code).toBe(code);
    expect(back.problem.message).toMatch(words);
  });
});

describe('weldVertices', () => {
  it('joins equal positions only, and takes -0 for 0', () => {
    const weld = weldVertices(Float32Array.of(0, 1, 2, -0, 1, 2, 0, 1, 2.0000002, 0, 1, 2));
    expect([...weld.representative]).toEqual([0, 0, 2, 0]);
    expect(weld.distinct).toBe(2);
  });
});
