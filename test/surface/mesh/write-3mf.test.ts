import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { seededRandom } from '../../../geometry/core/random';
import { write3mf } from '../../../geometry/surface/mesh/write-3mf';
import { makeBall } from '../../support/make-meshes';

describe('write3mf', () => {
  const ball = makeBall([3, -40, 12], 5, 6);
  const options = { title: 'Guide of "Rex" & <Co>', metadata: { plan: 'abc', case: 'Zoé' } };
  const modelOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['3D/3dmodel.model']!);

  it('says millimetres, one object a part, with names and metadata in our own namespace', () => {
    const text = modelOf(
      write3mf(
        [
          { name: 'guide', mesh: ball, metadata: { stop: '49.0 mm' } },
          { name: 'try-in', mesh: ball, color: '#FF0000' },
        ],
        options,
      ),
    );
    expect(text).toContain('unit="millimeter"');
    expect([...text.matchAll(/<object [^>]*name="([^"]*)"/g)].map(m => m[1])).toEqual(['guide', 'try-in']);
    expect(text).toContain('<metadata name="bregma:plan" preserve="1">abc</metadata>');
    expect(text).toContain('<metadata name="bregma:stop" preserve="1">49.0 mm</metadata>');
    expect(text).toContain('<metadata name="Title">Guide of &#34;Rex&#34; &#38; &#60;Co&#62;</metadata>');
    expect(text).toContain('displaycolor="#FF0000FF"');
    // The ball reaches down to y = -45: the build is moved by as much, and nothing else.
    expect(text.match(/transform="([^"]*)"/g)).toEqual(Array(2).fill('transform="1 0 0 0 1 0 0 0 1 2 45 0"'));
  });

  it('brings every coordinate back as the float32 that it was (seed 5)', () => {
    const random = seededRandom(5);
    const mesh = {
      positions: Float32Array.from(
        { length: 300 },
        () => (random.uniform() - 0.5) * 10 ** random.between(-6, 3),
      ),
      triangles: Uint32Array.from({ length: 99 }, (_, i) => i),
    };
    const text = modelOf(write3mf([{ name: 'p', mesh }], { title: 't' }));
    const back = [...text.matchAll(/<vertex x="([^"]*)" y="([^"]*)" z="([^"]*)"/g)].flatMap(m =>
      m.slice(1).map(Number),
    );
    expect(Float32Array.from(back)).toEqual(mesh.positions);
  });

  it('is the same bytes for the same parts, whenever it is written', () => {
    vi.useFakeTimers({ now: Date.UTC(2031, 4, 5) });
    const later = write3mf([{ name: 'guide', mesh: ball }], options);
    vi.useRealTimers();
    const once = write3mf([{ name: 'guide', mesh: ball }], options);
    expect(write3mf([{ name: 'guide', mesh: ball }], options)).toEqual(once);
    expect(later).toEqual(once);
  });

  it('writes signs that XML cannot hold as the replacement character', () => {
    expect(modelOf(write3mf([{ name: 'a\u0000b\uD800', mesh: ball }], { title: 't' }))).toContain(
      'name="a\uFFFDb\uFFFD"',
    );
  });

  it('refuses what no printer could make', () => {
    const bad = {
      positions: Float32Array.of(0, 0, 0, 1, 0, 0, NaN, 1, 0),
      triangles: Uint32Array.of(0, 1, 2),
    };
    expect(() => write3mf([{ name: 'p', mesh: bad }], { title: 't' })).toThrow(/vertex 2/);
    const twice = {
      positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0),
      triangles: Uint32Array.of(0, 1, 1),
    };
    expect(() => write3mf([{ name: 'p', mesh: twice }], { title: 't' })).toThrow(/twice/);
    expect(() => write3mf([], { title: 't' })).toThrow(/no part/);
    expect(() => write3mf([{ name: 'p', mesh: ball, metadata: { 'a b': 'x' } }], { title: 't' })).toThrow(
      /no name/,
    );
  });
});
