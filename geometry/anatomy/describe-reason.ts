import type { CueName, OrientationReason } from './guess-orientation';

const CUE_WORDS: Readonly<Record<CueName, string>> = {
  bone: 'bone of face and jaws',
  air: 'air passages',
  teeth: 'teeth',
  opening: 'foramen magnum',
};

/** A reason for a proposed orientation, or for doubting it, as a sentence. */
export function describeReason(reason: OrientationReason): string {
  switch (reason.id) {
    case 'mirror':
      return `Left and right mirror each other to ${reason.likenessPercent.toFixed(0)} %, ${reason.leadPercent.toFixed(0)} points better than in any other plane.`;
    case 'long-axis':
      return `The brain-case is ${reason.ratio.toFixed(1)} times as long as it is high.`;
    case 'rostral':
    case 'dorsal':
      return describeCues(reason.id, reason.saying, reason.against);
    case 'no-bone':
      return 'No bone was found: the usual pose is assumed.';
    case 'no-brain-case':
      return 'No whole brain-case was found: the usual pose is assumed.';
    case 'no-mirror':
      return 'No plane was found in which the bone mirrors itself: the usual pose is assumed.';
  }
}

function describeCues(way: string, saying: readonly CueName[], against: readonly CueName[]): string {
  const words = (names: readonly CueName[]): string => names.map(name => CUE_WORDS[name]).join(', ');
  const name = way === 'rostral' ? 'Rostral' : 'Dorsal';
  const heard = saying.length > 0 ? `${name} is told by: ${words(saying)}` : `Nothing plainly tells ${way}`;
  return against.length > 0 ? `${heard}; against it: ${words(against)}.` : `${heard}.`;
}
