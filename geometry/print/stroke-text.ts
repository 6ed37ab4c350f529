type Point2 = readonly [number, number];

/**
 * Segments of a seven-segment digit in a cell of 1 x 2: top, upper right, lower right, bottom,
 * lower left, upper left, middle.
 */
const SEGMENTS: Readonly<Record<string, readonly [Point2, Point2]>> = {
  a: [
    [0, 2],
    [1, 2],
  ],
  b: [
    [1, 2],
    [1, 1],
  ],
  c: [
    [1, 1],
    [1, 0],
  ],
  d: [
    [0, 0],
    [1, 0],
  ],
  e: [
    [0, 1],
    [0, 0],
  ],
  f: [
    [0, 2],
    [0, 1],
  ],
  g: [
    [0, 1],
    [1, 1],
  ],
  // The strokes of X and Y.
  p: [
    [0, 0],
    [1, 2],
  ],
  q: [
    [0, 2],
    [1, 0],
  ],
  r: [
    [0, 2],
    [0.5, 1],
  ],
  s: [
    [1, 2],
    [0.5, 1],
  ],
  t: [
    [0.5, 1],
    [0.5, 0],
  ],
};

/** Hexadecimal digits, and the letters of the axes. */
const STROKES: Readonly<Record<string, string>> = {
  ...{ '0': 'abcdef', '1': 'bc', '2': 'abged', '3': 'abgcd', '4': 'fgbc', '5': 'afgcd', '6': 'afgedc' },
  ...{ '7': 'abc', '8': 'abcdefg', '9': 'abcdfg', a: 'abcefg', b: 'cdefg', c: 'adef', d: 'bcdeg' },
  ...{ e: 'adefg', f: 'aefg', x: 'pq', y: 'rst' },
};

/**
 * The strokes of a text as polygons, counter-clockwise, mm: letters `heightMm` tall from (x, y) on,
 * half as wide. Knows hexadecimal digits, x and y.
 */
export function strokeText(
  text: string,
  x: number,
  y: number,
  heightMm: number,
  strokeMm: number,
): readonly (readonly Point2[])[] {
  const unit = (heightMm - strokeMm) / 2;
  return [...text].flatMap((letter, n) =>
    [...(STROKES[letter] ?? '')].map(name => {
      const [from, to] = SEGMENTS[name]!;
      const left = x + n * (unit + strokeMm + unit * 0.6);
      const place = (p: Point2): Point2 => [
        left + strokeMm / 2 + p[0] * unit,
        y + strokeMm / 2 + p[1] * unit,
      ];
      return bar(place(from), place(to), strokeMm);
    }),
  );
}

/** A rectangle round a line, longer than it by half the stroke at either end. */
function bar(from: Point2, to: Point2, strokeMm: number): readonly Point2[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const along: Point2 = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const h = strokeMm / 2;
  const corner = (end: Point2, ahead: number, aside: number): Point2 => [
    end[0] + h * (ahead * along[0] - aside * along[1]),
    end[1] + h * (ahead * along[1] + aside * along[0]),
  ];
  return [corner(from, -1, -1), corner(to, 1, -1), corner(to, 1, 1), corner(from, -1, 1)];
}
