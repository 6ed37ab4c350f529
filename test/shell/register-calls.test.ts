import { describe, expect, it } from 'vitest';
import { phrase } from '../../geometry/messages/phrase';
import { checkSender } from '../../main/ipc/check-sender';
import { contract, type CallName } from '../../main/ipc/contract';
import { registerCalls, type CallReceiver, type Handlers } from '../../main/ipc/register-calls';
import { refuse, succeed } from '../../geometry/core/result';

const OWN = { url: 'app://bregma/', parent: null };
const bytes = new Uint8Array([1]);

function receive(throwing = false) {
  const listeners = new Map<string, Parameters<CallReceiver['handle']>[1]>();
  const done: [string, unknown][] = [];
  const log: string[] = [];
  const answer =
    <Value>(name: CallName, value: Value) =>
    (request: unknown) => {
      if (throwing) throw new Error('/home/vet/secret.dcm');
      done.push([name, request]);
      return Promise.resolve(succeed(value));
    };
  const handlers: Handlers = {
    openFiles: answer('openFiles', null),
    openCase: answer('openCase', null),
    saveFile: answer('saveFile', { where: '/x' }),
    showSaved: answer('showSaved', null),
    keepText: answer('keepText', null),
    restoreText: answer('restoreText', 'text'),
    recentCases: answer('recentCases', []),
    openRecent: answer('openRecent', []),
  };
  registerCalls(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    handlers,
    ['app://bregma'],
    line => void log.push(line),
  );
  const call = (name: string, request: unknown, senderFrame: typeof OWN | null = OWN): Promise<unknown> =>
    listeners.get(`bregma:${name}`)!({ senderFrame }, request);
  return { listeners, done, log, call };
}

describe('who asks', () => {
  it.each([
    ['app://bregma/', true],
    ['app://bregma/index.html?x#y', true],
    ['app://bregma.evil.example/', false],
    ['app://evil/', false],
    ['app://user@bregma/', false],
    ['app://bregma:80/', false],
    ['http://bregma/', false],
    ['https://app//bregma', false],
    ['file:///app/bregma', false],
    ['data:text/html,app://bregma', false],
    ['about:blank', false],
    ['about:srcdoc', false],
    ['', false],
    ['http://127.0.0.1:5173/', false],
  ])('a page at %j: %s', (url, ok) => {
    expect(checkSender({ url, parent: null }, ['app://bregma']).ok).toBe(ok);
  });

  it('a frame within the page, or one that has gone, is refused', () => {
    expect(checkSender({ url: OWN.url, parent: OWN }, ['app://bregma']).ok).toBe(false);
    expect(checkSender(null, ['app://bregma']).ok).toBe(false);
  });

  it('the development server counts where it is named', () => {
    const frame = { url: 'http://127.0.0.1:5173/index.html', parent: null };
    expect(checkSender(frame, ['app://bregma', 'http://127.0.0.1:5173']).ok).toBe(true);
    expect(checkSender({ ...frame, url: 'http://127.0.0.1:5174/' }, ['http://127.0.0.1:5173']).ok).toBe(
      false,
    );
  });

  it('is looked at before what is asked', async () => {
    const { call, done, log } = receive();
    expect(
      await call('keepText', { key: 'draft', text: 'x' }, { url: 'https://evil.example/', parent: null }),
    ).toEqual(refuse('foreign-sender', phrase('only-the-window')));
    expect(await call('keepText', { key: 'draft', text: 'x' }, null)).toMatchObject({ ok: false });
    expect(done).toEqual([]);
    expect(log).toEqual([
      'bregma:keepText refused: foreign-sender',
      'bregma:keepText refused: foreign-sender',
    ]);
  });
});

describe('what is asked', () => {
  it('every call of the contract is answered, and no other', () => {
    expect([...receive().listeners.keys()]).toEqual(Object.keys(contract).map(name => `bregma:${name}`));
  });

  it.each<[CallName, unknown]>([
    ['openFiles', { folder: true }],
    ['saveFile', { name: 'case.json', bytes }],
    ['saveFile', { name: 'FAILED-guide (2).stl', bytes }],
    ['saveFile', { name: 'Schädel_1.stl', bytes }],
    ['showSaved', { where: '/home/vet/case.json' }],
    ['keepText', { key: 'draft', text: '' }],
    ['restoreText', { key: 'settings' }],
    ['recentCases', {}],
    ['openCase', {}],
    ['openRecent', { id: 'a'.repeat(32) }],
  ])('%s %j is done', async (name, request) => {
    const { call, done } = receive();
    expect(await call(name, request)).toMatchObject({ ok: true });
    expect(done).toEqual([[name, request]]);
  });

  const names = [
    '', '.', '..', '../x.stl', '..\\x.stl', '/etc/cron.d/x', 'C:\\x.stl', 'C:x.stl', 'a/b.stl', 'a\\b.stl', 'a\0.stl',
    'a\n.stl', 'CON', 'nul.stl', 'Com1.txt', 'x.', 'x ', '.bashrc', '-rf', 'x.stl:stream', '~', '$HOME', 'a\u202eb.stl', 'x'.repeat(121),
  ]; // prettier-ignore
  it.each<[CallName, unknown]>([
    ...names.map((name): [CallName, unknown] => ['saveFile', { name, bytes }]),
    ['saveFile', { name: 'a.stl', bytes: 'text' }],
    ['saveFile', { name: 'a.stl', bytes: [1, 2] }],
    ['saveFile', { name: 'a.stl', bytes: { length: 1 } }],
    ['saveFile', { name: 'a.stl', bytes, where: '/etc' }],
    ['saveFile', { name: ['a.stl'], bytes }],
    ['openFiles', { folder: 'yes' }],
    ['openFiles', { folder: true, defaultPath: '/etc' }],
    ['openFiles', null],
    ['openFiles', undefined],
    ['showSaved', {}],
    ['showSaved', { where: { toString: 1 } }],
    ['showSaved', { where: 'x'.repeat(5000) }],
    ['keepText', { key: '../draft', text: '' }],
    ['keepText', { key: 'draft\0', text: '' }],
    ['keepText', { key: '__proto__', text: '' }],
    ['keepText', { key: 'Draft', text: '' }],
    ['keepText', { key: 'x'.repeat(31), text: '' }],
    ['keepText', { key: 'draft', text: 1 }],
    ['keepText', { key: 'draft' }],
    ['restoreText', 'draft'],
    ['restoreText', ['draft']],
    ['recentCases', { most: 5 }],
    ['recentCases', 5],
    ['openCase', { path: '/etc/passwd' }],
    ['openRecent', { id: '/etc/passwd' }],
    ['openRecent', { id: '../'.repeat(10) + 'ab' }],
    ['openRecent', {}],
  ])('%s %j is refused and nothing is done', async (name, request) => {
    const { call, done, log } = receive();
    expect(await call(name, request)).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
    expect(done).toEqual([]);
    expect(log).toHaveLength(1);
  });

  it('a text beyond the limit is refused', async () => {
    const { call } = receive();
    const text = 'x'.repeat(64 * 1024 * 1024 + 1);
    expect(await call('keepText', { key: 'draft', text })).toMatchObject({
      problem: { code: 'bad-request' },
    });
  });

  it('a fault is told to the log and not to the page', async () => {
    const { call, log } = receive(true);
    const answer = await call('recentCases', {});
    expect(answer).toMatchObject({ ok: false, problem: { code: 'fault' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(log.join()).toContain('secret');
  });
});
