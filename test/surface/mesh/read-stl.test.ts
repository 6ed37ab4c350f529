import { describe, expect, it } from 'vitest';
import { inspectMesh } from '../../../geometry/surface/mesh/inspect-mesh';
import { readStl } from '../../../geometry/surface/mesh/read-stl';
import { writeStl } from '../../../geometry/surface/mesh/write-stl';
import { makeBall, makeBox } from '../../support/make-meshes';

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
