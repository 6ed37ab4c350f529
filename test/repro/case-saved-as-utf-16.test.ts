import { expect, it } from 'vitest';
import { translate } from '../../geometry/messages/translate';
import { parseCase } from '../../geometry/plan/document/parse-case';

// An editor's "Unicode" is UTF-16: read as UTF-8 it was called JSON that fails "before
// \ufffd\ufffd".
it.each([
  ['little-endian with its mark', Uint8Array.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0])],
  ['without a mark', Uint8Array.from([0x7b, 0, 0x7d, 0])],
])('a case saved as UTF-16, %s, is told to be saved as UTF-8', (_, bytes) => {
  const read = parseCase(new TextDecoder().decode(bytes), 'case.json');
  const message = 'case.json is not UTF-8 text; save it as UTF-8.';
  expect(read).toMatchObject({ ok: false, problem: { code: 'bad-encoding', message } });
  const french = read.ok ? '' : translate(read.problem.sentences, 'fr');
  expect(french).toBe('case.json n’est pas du texte en UTF-8 ; enregistrez-le en UTF-8.');
});
