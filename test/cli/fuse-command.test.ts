import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { InputRefused } from '../../main/cli/exit';
import { addFuse } from '../../main/cli/fuse';
import { mrPose } from '../../samples/mr/scan-mr';
import { samplePatient } from '../../samples/patients';
import { sampleFiles } from '../../samples/write-sample';
import { makePair } from '../support/fusion-pair';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bregma-fuse-'));
  const { ct, mr } = makePair(
    'cat',
    't2',
    { spacingMm: [1.5, 1.5, 1.5], nodeMm: 1.5 },
    { spacingMm: [1.2, 1.2, 2.5] },
  );
  const scans = [{ sequence: 't2', volume: mr, pose: mrPose() }] as const;
  for (const { path, bytes } of sampleFiles(samplePatient('cat'), ct, {}, scans)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function run(...options: string[]): Promise<string> {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation(words => {
    written.push(String(words));
    return true;
  });
  const command = new Command().exitOverride();
  addFuse(command);
  await command.parseAsync(['fuse', ...options], { from: 'user' });
  return written.join('');
}

describe('bregma fuse', () => {
  it('lays a written sample MR on its CT and knows its true error', async () => {
    const words = await run('--fixed', join(folder, 'ct'), '--moving', join(folder, 'mr-t2'), '--json');
    const fused = JSON.parse(words);
    expect(fused.quality).toBe('good');
    expect(fused.trueTargetErrorMm).toBeGreaterThan(0);
    expect(fused.trueTargetErrorMm).toBeLessThan(0.6);
    expect(fused.fixedFromMoving.rotation).toHaveLength(9);
    expect(fused.moving.series).toMatch(/^2\.25\./);
    expect(process.exitCode).toBeUndefined();
  });

  it('prints matrix, metric, quality and reasons for a person', async () => {
    const words = await run('--fixed', join(folder, 'ct'), '--moving', join(folder, 'ct'));
    expect(words).toMatch(/^ +1\.000000 +-?0\.000\d+ +-?0\.000\d+ +-?0\.0\d\d$/m);
    expect(words).toMatch(/^Metric +1\.\d{4} /m);
    expect(words).toMatch(/^Quality +good$/m);
    // The CT itself is no MR of the truth.
    expect(words).not.toContain('True error');
  });

  it('refuses an MR to plan on, in words', async () => {
    await expect(
      run('--fixed', join(folder, 'mr-t2'), '--moving', join(folder, 'ct')),
    ).rejects.toBeInstanceOf(InputRefused);
  });
});
