import { describe, expect, it } from 'vitest';
import { isDeviceName } from '../../geometry/core/is-device-name';
import { contract } from '../../main/ipc/contract';

describe('a name that Windows keeps for a device', () => {
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

  it('is no key under which the shell keeps a text', () => {
    expect(contract.keepText.request.safeParse({ key: 'com1', text: '' }).success).toBe(false);
    expect(contract.restoreText.request.safeParse({ key: 'nul' }).success).toBe(false);
    expect(contract.keepText.request.safeParse({ key: 'record', text: '' }).success).toBe(true);
  });
});
