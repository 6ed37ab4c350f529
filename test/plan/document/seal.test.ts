import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sealFusion, sealOrientation } from '../../../geometry/plan/document/seal';

const hash = (...lines: readonly string[]): string =>
  createHash('sha256')
    .update(`${lines.join('\n')}\n`)
    .digest('hex');
const AXES = { dorsal: [0, -1, 0], rostral: [0.6, 0, 0.8] } as const;
const MOVED = {
  rotation: [1, 0, 0, 0, 0.28, -0.96, 0, 0.96, 0.28],
  translationMm: [1.5, -2.0625, 300],
} as const;

describe('sealOrientation', () => {
  it('is the hash of the scan and of the axes in millionths', () => {
    expect(sealOrientation('c0', AXES)).toBe(
      hash('bregma-orientation 1', 'c0', '0 -1000000 0', '600000 0 800000'),
    );
  });

  it('is the same for what differs by less than half a millionth, and 0 has no sign', () => {
    const of = (x: number): string => sealOrientation('c0', { ...AXES, dorsal: [x, -1, 0] });
    expect(of(4e-7)).toBe(of(0));
    expect(of(-4e-7)).toBe(of(0));
    expect(of(6e-7)).not.toBe(of(0));
  });
});

describe('sealFusion', () => {
  it('is the hash of both scans, of the turn in millionths and of the way in thousandths of a mm', () => {
    expect(sealFusion('c0', 'd1', MOVED)).toBe(
      hash(
        ...['bregma-fusion 1', 'c0', 'd1'],
        '1000000 0 0 0 280000 -960000 0 960000 280000',
        `1500 ${Math.round(-2062.5)} 300000`,
      ),
    );
  });
});
