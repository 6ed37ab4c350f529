import { describe, expect, it } from 'vitest';
import type { TriangleMesh } from '../../../geometry/surface/mesh/mesh';
import { writeStl } from '../../../geometry/surface/mesh/write-stl';
import { makeBall, makeBox } from '../../support/make-meshes';
import { readStl as readSoup } from '../../support/read-stl';

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
    expect(headerOf(writeStl(mesh, 'x'.repeat(80)))).toBe('x'.repeat(80));
    expect(headerOf(writeStl(mesh, 'x'.repeat(200)))).toBe(`${'x'.repeat(79)}~`);
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
