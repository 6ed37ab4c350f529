import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { voxelPoint } from '../../geometry/core/frames';
import { distance, subtract, type Vec3 } from '../../geometry/core/vector';
import type { Plan } from '../../geometry/plan/document/plan-schema';
import { readStl } from '../../geometry/surface/mesh/read-stl';
import { buildSurfaceIndex } from '../../geometry/surface/query/build-surface-index';
import { voxelToPatient } from '../../geometry/volume/volume';
import { writeNrrd } from '../../geometry/volume/write-nrrd';
import { readScan } from '../../main/files/read-scan';
import { translateLines } from '../../main/cli/language';
import { describeVerification } from '../../main/cli/describe-verification';
import { addPlan } from '../../main/cli/plan';
import { addRecord } from '../../main/cli/record';
import { addVerify } from '../../main/cli/verify';
import { laterCtOptions } from '../../samples/ct/scan-later';
import { operate, type SurgeryOptions } from '../../samples/ct/surgery';
import { buildHead } from '../../samples/head/build-head';
import { samplePatient } from '../../samples/patients';
import { aroundPath } from '../support/operated-head';
import { cachedCt } from '../support/simulated-scans';
import { sampleCtOptions, sampleFiles } from '../../samples/write-sample';

let folder: string;
const at = (...parts: string[]): string => join(folder, ...parts);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bregma-verify-'));
  // Of a clinic, as far as the program can tell: samples never enter a record.
  const patient = { ...samplePatient('cat'), name: 'clinic' };
  const head = buildHead(patient);
  const surgery: SurgeryOptions = { kind: 'needle', missMm: [0.8, -0.4, 0.5], leanDeg: 1.5 };
  // The brain-case about the path alone: what is not there is not simulated.
  const settings = sampleCtOptions({
    region: aroundPath(head, 20),
    spacingMm: [0.8, 0.8, 0.8],
    nodeMm: 0.8,
    couch: false,
    tube: false,
  });
  const ct = cachedCt(head, settings);
  const later = {
    ct: cachedCt(head, laterCtOptions(settings, surgery)),
    surgery: operate(head, surgery),
  };
  for (const { path, bytes } of sampleFiles(patient, ct, settings, [], later)) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), bytes);
  }
  await run('plan', at('case.json'), '--out', at('out'), '--quiet');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

async function run(...words: string[]): Promise<string> {
  const written: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    written.push(String(text));
    return true;
  });
  const program = new Command().exitOverride();
  addVerify(program);
  addRecord(program);
  addPlan(program);
  await program.parseAsync(words, { from: 'user' });
  return written.join('');
}

describe('bregma verify', () => {
  it('finds the needle of a written sample where it truly lies, and records it once', async () => {
    const words = await run(
      'verify',
      at('out', 'plan.json'),
      '--postop',
      at('ct-postop'),
      '--json',
      '--record',
      at('r.csv'),
    );
    const { outcomes, missing, laid, recorded, plan, guideSha256 } = JSON.parse(words);
    const own = JSON.parse(readFileSync(at('out', 'plan.json'), 'utf8'));
    expect([plan, guideSha256]).toEqual([own.id, own.guide.sha256]);
    const { postop } = JSON.parse(readFileSync(at('truth.json'), 'utf8'));
    expect(missing).toEqual([]);
    expect(outcomes).toHaveLength(1);
    expect(outcomes[0].way).toBe('needle');
    // Large voxels; test/check/verify.test.ts measures at a clinic's.
    expect(distance(outcomes[0].windowLps, postop.windowLps)).toBeLessThan(0.3);
    expect(distance(outcomes[0].entryLps, postop.entryLps)).toBeLessThan(0.15);
    expect(outcomes[0].targetErrorMm).toBeGreaterThan(0.7);
    expect(outcomes[0].predicted.target95Mm).toBeGreaterThan(0.5);
    expect(laid.quality).toBe('good');
    expect(recorded).toEqual({ added: 1, replaced: 0 });

    const recordedAs = { added: 0, replaced: 1, file: 'r.csv' };
    const table = translateLines(describeVerification(JSON.parse(words), recordedAs, 'en'), 'en');
    expect(table).toMatch(/^T1 {2}found by the needle in the scan, straight to 0\.\d\d mm$/m);
    expect(table).toMatch(/^Target +1\.\d\d mm +\d\.\d\d mm +(inside|OUTSIDE)$/m);
    expect(table).toContain('In r.csv, replaced 1 row of the same case and scan.');
    expect(readFileSync(at('r.csv'), 'utf8').trim().split('\r\n')).toHaveLength(2);

    const statistics = await run('record', at('r.csv'));
    expect(statistics).toContain('1 trajectory of 1 operation');
    expect(statistics).toMatch(/^Target +median 1\.\d\d mm/m);
    expect(statistics).toContain('10 are needed');
    await expect(
      run('plan', at('case.json'), '--out', at('out2'), '--accuracy-from', at('r.csv')),
    ).rejects.toMatchObject({ problem: { code: 'record-too-short' } });
  });

  it('says whether a guide sits, by a CT with it on, and refuses one without', async () => {
    const before = await readScan([at('ct')]);
    if (!before.ok) throw new Error(before.problem.message);
    const { volume } = before.value;
    const guide = readStl(readFileSync(at('out', 'guide.stl')));
    if (!guide.ok) throw new Error(guide.problem.message);
    const index = buildSurfaceIndex(guide.value);
    /** The planned CT with the guide laid into it, lifted off the skull by so much. */
    const wear = async (name: string, liftMm: number): Promise<void> => {
      const plan = JSON.parse(readFileSync(at('out', 'plan.json'), 'utf8')) as Plan;
      const off = plan.guide!.insertionLps.map(v => liftMm * v) as unknown as Vec3;
      const voxels = Int16Array.from(volume.voxels);
      const [nx, ny, nz] = volume.sizeVoxels;
      for (let k = 0, n = 0; k < nz; k++)
        for (let j = 0; j < ny; j++)
          for (let i = 0; i < nx; i++, n++) {
            const [x, y, z] = subtract<Vec3>(voxelToPatient(volume, voxelPoint(i, j, k)), off);
            const mm = index.signedDistanceAt(x, y, z, 1);
            // The share of the voxel that polymer fills, about.
            const share = Math.max(0, Math.min(1, 0.5 - mm / 0.8));
            voxels[n] = Math.round(voxels[n]! + share * (120 - Math.min(120, voxels[n]!)));
          }
      const pieces = await writeNrrd({ ...volume, voxels }, { modality: 'CT', lines: [] });
      writeFileSync(at(name), Buffer.concat(pieces));
    };
    await wear('seated.nrrd', 0);
    const seated = ['verify', at('out', 'plan.json'), '--seated'];
    expect(await run(...seated, at('seated.nrrd'))).toMatch(/T1/);
    expect(process.exitCode ?? 0).toBe(0);
    await wear('lifted.nrrd', 1.2);
    const { seated: sits } = JSON.parse(await run(...seated, at('lifted.nrrd'), '--json'));
    expect(sits).toBe(false);
    expect(process.exitCode).toBe(1);
    // The planned CT over again says nothing of a guide or of a biopsy.
    for (const kind of ['--seated', '--postop']) {
      await expect(run('verify', at('out', 'plan.json'), kind, at('ct'))).rejects.toMatchObject({
        problem: { code: 'later-scan-is-planned' },
      });
    }
  });

  it('fills in a slice of the later scan once somebody agrees, and says so', async () => {
    cpSync(at('ct-postop'), at('gap'), { recursive: true });
    const slices = readdirSync(at('gap')).sort();
    rmSync(at('gap', slices[3]!));
    const words = ['verify', at('out', 'plan.json'), '--postop', at('gap')];
    await expect(run(...words)).rejects.toMatchObject({
      problem: { code: 'missing-slice', message: expect.stringContaining('--interpolate-missing') },
    });
    const said = await run(...words, '--interpolate-missing', 'AB');
    expect(said).toMatch(
      /^Judged by plan [0-9a-f]{12} of SAMPLE-CLINIC \(guide [0-9a-f]{12}\), as it was made/,
    );
    expect(said).toMatch(/^Later scan: .* Agreed to by AB\.$/m);
  });

  it('refuses a CT that is not the planned one, whatever its UIDs say', async () => {
    cpSync(at('ct'), at('ct-changed'), { recursive: true });
    const [name] = readdirSync(at('ct-changed')).sort();
    const bytes = readFileSync(at('ct-changed', name!));
    // The last byte of a slice that is not compressed is a voxel's.
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(at('ct-changed', name!), bytes);
    const words = ['verify', at('out', 'plan.json'), '--postop', at('ct-postop')];
    await expect(run(...words, '--ct', at('ct-changed'))).rejects.toMatchObject({
      problem: {
        code: 'other-scan',
        where: '--ct',
        message: expect.stringMatching(
          /^The CT is not the one that plan [0-9a-f]{12} was made on: its voxels or their places differ/,
        ),
      },
    });
  });

  it('says which place outside its own folder a case has it read', async () => {
    const told: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation(text => (told.push(String(text)), true));
    await run('verify', at('out', 'plan.json'), '--postop', at('ct-postop'), '--json');
    expect(told.filter(line => line.startsWith('Reads '))).toEqual([]);
    cpSync(at('out'), at('elsewhere', 'plan'), { recursive: true });
    const saved = JSON.parse(readFileSync(at('case.json'), 'utf8'));
    saved.scans[0].path = '../ct';
    writeFileSync(at('elsewhere', 'case.json'), JSON.stringify(saved));
    await run('verify', at('elsewhere', 'plan', 'plan.json'), '--postop', at('ct-postop'), '--json');
    expect(told.filter(line => line.startsWith('Reads '))).toEqual([
      `Reads ${realpathSync(at('ct'))}, which the case names outside its own folder.\n`,
    ]);
  });

  it('keeps sample patients out of the record, and says so', async () => {
    const own = JSON.parse(readFileSync(at('out', 'plan.json'), 'utf8'));
    const sample = {
      ...own,
      id: undefined,
      case: { ...own.case, patient: { ...own.case.patient, id: 'SAMPLE-CAT' } },
    };
    writeFileSync(at('plan.json'), JSON.stringify(sample));
    await expect(
      run('verify', at('plan.json'), '--postop', at('ct-postop'), '--record', at('samples.csv')),
    ).rejects.toMatchObject({
      problem: { code: 'sample-record', message: expect.stringContaining('is a sample patient') },
    });
    expect(existsSync(at('samples.csv'))).toBe(false);
  });

  for (const [what, words, code] of [
    ['one mark alone', ['--tip', '1,2,3'], 'one-pick'],
    ['a mark of two numbers', ['--tip', '1,2', '--entry', '1,2,3'], 'bad-option'],
    ['an empty number', ['--tip', '1,,2', '--entry', '1,2,3'], 'bad-option'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await expect(
        run('verify', at('out', 'plan.json'), '--postop', at('ct-postop'), ...words),
      ).rejects.toMatchObject({ problem: { code } });
    });
  }
});
