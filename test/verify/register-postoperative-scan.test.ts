import { expect, it, vi } from 'vitest';
import type { FusionQuality } from '../../geometry/fusion/fusion';
import { registerPostoperativeScan } from '../../geometry/verify/register-postoperative-scan';
import type { Volume } from '../../geometry/volume/volume';

const identity = { rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translationMm: [0, 0, 0] };
const found = vi.hoisted(() => ({ quality: 'good', misfitMm: 0.1, shiftMm: 0 }));
vi.mock('../../geometry/fusion/fuse-volumes', () => ({
  fuseVolumes: () =>
    Promise.resolve({
      ok: true,
      value: {
        fixedFromMoving: identity,
        quality: found.quality,
        metric: 1.3,
        strainMm: 0.4,
        reasons: [
          {
            code: 'fusion-strained',
            message: '',
            sentences: [
              { code: 'fusion-strained', values: { strain: { decimal: 1.2, digits: 1 }, good: 0.45 } },
            ],
          },
        ],
      },
    }),
}));
vi.mock('../../geometry/verify/refine-on-bone', () => ({
  refineOnBone: () => ({
    fixedFromMoving: { ...identity, translationMm: [found.shiftMm, 0, 0] },
    misfitMm: found.misfitMm,
  }),
}));

const path = { targetLps: [0, 0, 0], entryLps: [0, -30, 0] } as const;
const lay = (quality: FusionQuality = 'good', misfitMm = 0.1, shiftMm = 0) => {
  Object.assign(found, { quality, misfitMm, shiftMm });
  const scan = (hu: number): Volume =>
    ({ sizeVoxels: [1, 1, 1], voxels: Int16Array.of(hu) }) as unknown as Volume;
  return registerPostoperativeScan({ planned: scan(0), later: scan(1) }, path);
};
const codeOf = async (laying: ReturnType<typeof lay>): Promise<string> => {
  const laid = await laying;
  return laid.ok ? 'laid' : laid.problem.code;
};

it('registers nothing to measure by where the whole heads fit doubtfully or not at all, and says why', async () => {
  expect(await codeOf(lay('good'))).toBe('laid');
  for (const quality of ['doubtful', 'failed'] as const) {
    expect(await lay(quality)).toMatchObject({
      ok: false,
      problem: {
        code: 'later-scan-not-laid',
        message: expect.stringMatching(/^The later scan could not be laid .*\b1\.2 mm/),
      },
    });
  }
});

it('refuses bone that lies more than 0.35 mm off, or would move the scan by more than 1.5 mm', async () => {
  expect(await codeOf(lay('good', 0.34, 1.49))).toBe('laid');
  for (const [misfitMm, shiftMm] of [
    [0.36, 0],
    [0.1, 1.51],
    [NaN, 0],
    [0.1, NaN],
  ] as const) {
    expect(await codeOf(lay('good', misfitMm, shiftMm))).toBe('later-scan-bone-misfits');
  }
});
