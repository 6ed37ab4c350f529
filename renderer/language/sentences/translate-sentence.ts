/**
 * Sentences of one room: English as the room says it, with {0}, {1} ... where it puts values, and French with the same
 * places. Parts that the room puts in a place by name ("the bone of the far side") stand among them.
 */
export type Sentences = readonly (readonly [english: string, french: string])[];

interface Pattern {
  readonly expression: RegExp;
  /** Place number of each group. */
  readonly places: readonly string[];
  readonly french: string;
  /** Characters that are not places: the more, the surer. */
  readonly weight: number;
}

const PLACE = /\{(\d+)\}/g;
/** Between two sentences of one message. */
const BREAK = /(?<=[.!?]) (?=["“A-Z])/;

/**
 * A translator of finished English sentences: each is held against the patterns, the one with the most words of its own
 * first, and its values are put into the French one; words among the values are translated in turn, numbers get their
 * comma. As with gettext, the English is the key, so that the rooms below say their sentences once and know of no other
 * language. What no pattern knows stays English.
 */
export function createTranslator(rooms: readonly Sentences[]): (text: string) => string {
  const known = new Map<string, string>();
  let patterns: readonly Pattern[] | null = null;
  let plain: ReadonlyMap<string, string> | null = null;

  const match = (text: string): string | null => {
    plain ??= new Map(rooms.flat().filter(([english]) => !english.includes('{')));
    patterns ??= rooms
      .flat()
      .filter(([english]) => english.includes('{'))
      .map(compile)
      .sort((a, b) => b.weight - a.weight);
    const whole = plain.get(text);
    if (whole !== undefined) return whole;
    for (const { expression, places, french } of patterns) {
      const found = expression.exec(text);
      if (!found) continue;
      const values = new Map(places.map((place, n) => [place, translate(found[n + 1]!)]));
      return french.replace(PLACE, (_, place: string) => values.get(place) ?? '');
    }
    return null;
  };

  const bySentence = (text: string): string | null => {
    const parts = text.split(BREAK);
    return parts.length > 1 ? parts.map(translate).join(' ') : null;
  };
  /** A list of known words. */
  const byWord = (text: string): string | null => {
    const made = text.split(', ').map(match);
    return made.length > 1 && !made.includes(null) ? made.join(', ') : null;
  };

  const translate = (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = match(text) ?? bySentence(text) ?? byWord(text) ?? writeNumbers(text);
    if (known.size > 2000) known.clear();
    known.set(text, made);
    return made;
  };
  return translate;
}

function compile([english, french]: Sentences[number]): Pattern {
  const places: string[] = [];
  const source = english
    .split(PLACE)
    .map((part, n) => {
      if (n % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      places.push(part);
      return '(.+?)';
    })
    .join('');
  return {
    expression: new RegExp(`^${source}$`, 's'),
    places,
    french,
    weight: english.replace(PLACE, '').length,
  };
}

/** Sides of the animal by their French letters. */
const SIDES: Readonly<Record<string, string>> = { Le: 'Ga', Rt: 'Dr' };
const LETTERS = /^(?:Le|Rt|D|V|R|Cd)(?:-(?:Le|Rt|D|V|R|Cd))?$/;

/** A number alone or with its unit gets the French comma; a place in the patient, its semicolons; a side, its letters. */
function writeNumbers(text: string): string {
  if (LETTERS.test(text)) return text.replace(/Le|Rt/g, side => SIDES[side]!);
  if (/^-?\d+(\.\d+)? HU$/.test(text)) return `${writeNumbers(text.slice(0, -3))} UH`;
  const comma = (number: string): string => number.replace('.', ',').replace('-', '−');
  if (/^-?\d+\.\d+( \S+)?$/.test(text)) return comma(text);
  if (/^-?\d+(\.\d+)?(, -?\d+(\.\d+)?){2}$/.test(text)) return text.split(', ').map(comma).join(' ; ');
  if (/^\d+(\.\d+)?( x \d+(\.\d+)?)+( \S+)?$/.test(text))
    return text.replace(/\./g, ',').replace(/ x /g, ' × ');
  return text;
}
