/** Letters that no decomposition takes apart, as they are written where they are not to be had. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'TH',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
};

/**
 * Text in printable ASCII: accents are taken off their letters (é -> e, ß -> ss); what has no such
 * form becomes '?'.
 */
export function toAscii(text: string): string {
  const plain = [...text].map(letter => LETTERS[letter] ?? letter).join('');
  return [...plain.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map(letter => (/^[ -~]$/.test(letter) ? letter : '?'))
    .join('');
}
