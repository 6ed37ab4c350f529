import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isDeviceName } from '../../geometry/core/is-device-name';
import { addToRecordFile } from '../../main/cli/record-file';
import { checkWritable, writeTogether } from '../../main/files/write-together';
import { contract } from '../../main/ipc/contract';

describe('a name that Windows keeps for a device', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bregma-device-names-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const devices = [
    'com1 .txt',
    'COM1',
    'com1.tar.gz',
    'com1 . txt',
    'COM¹.stl',
    'lpt³',
    'Lpt0.json',
    'nul',
    'NUL .json',
    'aux..json',
    'con.stl',
    'prn ',
    'CONIN$',
    'conout$.txt',
    'clock$',
    ' com2.txt',
  ];
  it.each(devices)('is known: "%s"', name => {
    expect(isDeviceName(name)).toBe(true);
    const asked = contract.saveFile.request.safeParse({ name, bytes: new Uint8Array(1) });
    expect(asked.success).toBe(false);
  });

  it.each([
    'guide.stl',
    'case.json',
    'common.txt',
    'com10.txt',
    'console',
    'nul-1.stl',
    'auxiliary.stl',
    'Com.stl',
  ])('is not taken for one: "%s"', name => {
    expect(isDeviceName(name)).toBe(false);
    const asked = contract.saveFile.request.safeParse({ name, bytes: new Uint8Array(1) });
    expect(asked.success).toBe(true);
  });

  it.each(['com1 .txt', 'con', 'a/NUL/b'])(
    'is no folder to write a plan or a sample to: "%s"',
    async name => {
      expect(await checkWritable(join(folder, name))).toMatchObject({
        ok: false,
        problem: {
          code: 'device-name',
          message: expect.stringContaining('is the name of a device on Windows'),
        },
      });
      expect(await writeTogether(join(folder, name), [{ name: 'a.txt', bytes: 'a' }])).toMatchObject({
        ok: false,
        problem: { code: 'device-name' },
      });
      expect(existsSync(join(folder, name))).toBe(false);
    },
  );

  it('is no record', async () => {
    await expect(addToRecordFile(join(folder, 'com1 .csv'), [])).rejects.toMatchObject({
      problem: { message: expect.stringContaining('is the name of a device on Windows') },
    });
  });

  it('is no key under which the shell keeps a text', () => {
    expect(contract.keepText.request.safeParse({ key: 'com1', text: '' }).success).toBe(false);
    expect(contract.restoreText.request.safeParse({ key: 'nul' }).success).toBe(false);
    expect(contract.keepText.request.safeParse({ key: 'record', text: '' }).success).toBe(true);
  });
});
