import { describe, expect, it } from 'vitest';
import { cross, dot, type Vec3 } from '../../geometry/core/vector';
import { fieldLimits } from '../../renderer/state/field-limits';
import { matchKey, type KeyPress } from '../../renderer/commands/match-key';
import { scanLetter, turnAxes } from '../../renderer/state/turn-axes';
import { countHistogram } from '../../renderer/workers/planner/count-histogram';
import { listTransfers } from '../../renderer/workers/planner/list-transfers';
import { shrinkSlice } from '../../renderer/workers/planner/shrink-slice';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('matchKey', () => {
  it.each([
    ['1', press('1'), true],
    ['W', press('w'), true],
    ['W', press('W', { shiftKey: true }), false],
    ['Mod+Z', press('z', { ctrlKey: true }), true],
    ['Mod+Z', press('z', { metaKey: true }), true],
    ['Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false],
    ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), true],
    ['Z', press('z', { ctrlKey: true }), false],
    ['Space', press(' '), true],
    ['?', press('?', { shiftKey: true }), true],
    ['?', press('?'), true],
    ['F1', press('F1'), true],
    ['M', press('m', { altKey: true }), false],
  ])('%s against %o: %s', (name, pressed, expected) => expect(matchKey(name, pressed)).toBe(expected));
});

describe('fieldLimits', () => {
  it('reads limits from the schema, whatever defaults wrap them', () => {
    expect(fieldLimits('guide.sleeve.wallMm')).toEqual({ low: 1, high: 8 });
    expect(fieldLimits('guide.contactGapMm')).toEqual({ low: 0.05, high: 1 });
    expect(fieldLimits('patient.weightKg')).toEqual({ low: 0.1, high: 250 });
  });

  it('throws for what is no number', () => {
    expect(() => fieldLimits('guide.support')).toThrow();
    expect(() => fieldLimits('guide.nothing')).toThrow();
  });
});

describe('turnAxes', () => {
  const start = { dorsal: [0, -1, 0] as Vec3, rostral: [0, 0, 1] as Vec3 };

  it('is undone by itself, and a roll by four', () => {
    for (const turn of ['flipDorsal', 'flipRostral', 'swap'] as const) {
      const back = turnAxes(turnAxes(start, turn), turn);
      expect(dot(back.dorsal, start.dorsal)).toBe(1);
      expect(dot(back.rostral, start.rostral)).toBe(1);
    }
    let rolled: { dorsal: Vec3; rostral: Vec3 } = start;
    for (let n = 0; n < 4; n++) rolled = turnAxes(rolled, 'roll');
    expect(dot(rolled.dorsal, start.dorsal)).toBe(1);
  });

  it('reaches every one of the 24 ways an animal can lie', () => {
    const seen = new Set<string>();
    const queue: { dorsal: Vec3; rostral: Vec3 }[] = [start];
    while (queue.length > 0) {
      const axes = queue.pop()!;
      const key = [...axes.dorsal, ...axes.rostral].map(v => v + 0).join();
      if (seen.has(key)) continue;
      seen.add(key);
      expect(Math.hypot(...cross(axes.dorsal, axes.rostral))).toBe(1);
      for (const turn of ['flipDorsal', 'flipRostral', 'roll', 'swap'] as const)
        queue.push(turnAxes(axes, turn));
    }
    expect(seen.size).toBe(24);
  });

  it("names the scan's own directions", () => {
    expect([scanLetter([1, 0, 0]), scanLetter([0.1, -0.9, 0]), scanLetter([0, 0.2, 0.9])]).toEqual([
      'L',
      'A',
      'H',
    ]);
  });
});

describe('what the worker makes for the window', () => {
  it('counts values in bins, those beyond the ends in the outermost', () => {
    const { counts } = countHistogram(Int16Array.from([-32768, -1024, -1009, -1008, 3055, 3056, 32767]));
    expect([counts[0], counts[1], counts[254], counts[255]]).toEqual([3, 1, 1, 2]);
  });

  it('shrinks a slice by the mean, windowed', () => {
    const pixels = new Int16Array(224 * 224).fill(-200);
    for (let r = 0; r < 224; r++) pixels.fill(800, r * 224 + 112, (r + 1) * 224);
    const { width, height, grey } = shrinkSlice(pixels, 224, 224);
    expect([width, height, grey[0], grey[111]]).toEqual([112, 112, 0, 255]);
  });

  it('hands over the buffers of replies made for the window, never shared memory or what stays in use', () => {
    const value = {
      mesh: { positions: new Float32Array(3) },
      shared: new Int16Array(new SharedArrayBuffer(2)),
    };
    expect(listTransfers('previewBone', { ok: true, value })).toEqual([value.mesh.positions.buffer]);
    expect(listTransfers('measure', { ok: true, value })).toEqual([]);
    expect(
      listTransfers('previewBone', { ok: false, problem: { code: 'x', message: 'x', sentences: [] } }),
    ).toEqual([]);
  });
});
