import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../geometry/scan/dicom/decode-text';
import { inspectScan } from '../../../geometry/scan/inspect-scan';
import { makeSeries } from '../../support/make-series';
import { replacing } from '../../support/write-dicom';

const bytes = (...parts: readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap(part => (typeof part === 'number' ? [part] : [...part].map(c => c.charCodeAt(0)))),
  );
const ESC = 0x1b;

describe('decodeText', () => {
  it.each([
    ['ISO_IR 100', [0xc9, 'pagneul'], 'Épagneul'],
    ['ISO_IR 101', [0xe8, 'esk', 0xfd], 'český'],
    ['ISO_IR 144', [0xbb, 0xee, 0xda, 0xd1], 'Люкб'],
    ['ISO_IR 126', [0xd3, 0xea, 0xfd, 0xeb, 0xef, 0xf2], 'Σκύλος'],
    ['ISO_IR 13', [0xb2, 0xc7], 'ｲﾇ'],
    ['ISO_IR 192', [0xe7, 0x8a, 0xac], '犬'],
    ['GB18030', [0xc8, 0xae], '犬'],
    ['GBK', [0xc8, 0xae], '犬'],
    ['ISO_IR 166', [0xcb, 0xc1, 0xd2], 'หมา'],
    ['', ['plain'], 'plain'],
  ])('reads %s', (set, parts, words) => {
    expect(decodeText(bytes(...parts), set)).toBe(words);
  });

  it('tells UTF-8 and Latin-1 apart where nothing is declared', () => {
    expect(decodeText(bytes(0xc3, 0x89, 'pagneul'), '')).toBe('Épagneul');
    expect(decodeText(bytes(0xc9, 'pagneul'), '')).toBe('Épagneul');
  });

  it('switches sets on the way as the examples of PS3.5 annexes H, I and K do', () => {
    const yamada = bytes(
      ...['Yamada^Tarou=', ESC, '$B;3ED', ESC, '(B^', ESC, '$BB@O:', ESC, '(B=', ESC],
      ...['$B$d$^$@', ESC, '(B^', ESC, '$B$?$m$&', ESC, '(B'],
    );
    expect(decodeText(yamada, '\\ISO 2022 IR 87')).toBe('Yamada^Tarou=山田^太郎=やまだ^たろう');
    const hong = bytes('Hong^Gildong=', ESC, '$)C', 0xfb, 0xf3, '^', ESC, '$)C', 0xd1, 0xce, 0xd4, 0xd7);
    expect(decodeText(hong, '\\ISO 2022 IR 149')).toBe('Hong^Gildong=洪^吉洞');
    const zhang = bytes('Zhang^XiaoDong=', ESC, '$)A', 0xd5, 0xc5, '^', ESC, '$)A', 0xd0, 0xa1, 0xb6, 0xab);
    expect(decodeText(zhang, '\\ISO 2022 IR 58')).toBe('Zhang^XiaoDong=张^小东');
    const greek = bytes('a', ESC, '-F', 0xe1, '\r\n', 0xe9);
    expect(decodeText(greek, 'ISO 2022 IR 100\\ISO 2022 IR 126')).toBe('aα\r\né');
    expect(decodeText(bytes(ESC, '$(D', 0x30, 0x21), '\\ISO 2022 IR 159')).toBe('丂');
  });

  it('is how species, breed and description are read, also from a coded value', async () => {
    const files = makeSeries({
      replace: replacing(
        { tag: 0x00080005, vr: 'CS', value: 'GB18030' },
        { tag: 0x0008103e, vr: 'LO', value: bytes(0xcd, 0xb7) },
        { tag: 0x00102201, vr: 'LO', value: bytes(0xc8, 0xae) },
        {
          tag: 0x00102293,
          vr: 'SQ',
          value: [[{ tag: 0x00080104, vr: 'LO', value: bytes(0xcb, 0xc9, 0xca, 0xa8, 0xc8, 0xae, ' ') }]],
        },
      ),
    });
    const inventory = await inspectScan(files);
    expect(inventory.ok && inventory.value.series[0]).toMatchObject({
      description: '头',
      species: '犬',
      breed: '松狮犬',
    });
  });
});
