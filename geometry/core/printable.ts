/**
 * What steers a terminal or a line rather than showing: control and format characters (escape
 * sequences, direction overrides, zero widths), ends of lines and paragraphs, halves of characters.
 */
const STEERING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Text from a file or a file's name, to be printed on one line: whatever would steer a terminal
 * stands there in words, "\u001b", as JSON writes it, so that a line of JSON stays one too.
 */
export const printable = (text: string): string => text.replace(STEERING, escape);

/** The same for text of several lines, which stay lines. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n');

/** Each of its 16-bit units. */
function escape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, n) => `\\u${character.charCodeAt(n).toString(16).padStart(4, '0')}`,
  ).join('');
}
