import type { Message, Sentence, Value } from '../../core/message';
import { catalogue } from '../../messages/catalogue';
import { chained } from '../../messages/compose';
import { phrase, words } from '../../messages/phrase';
import { showValue } from './show-value';
import type { z } from './zod';

type Issue = z.core.$ZodIssue;

/** So much of a field's path is shown, characters; none that Bregma knows is as long. */
const MOST_OF_A_PATH = 120;

/** Units by the ending of a field's name. */
const unitOf: readonly (readonly [RegExp, Value])[] = [
  [/(Mm|Lps)$/, 'mm'],
  [/Hu$/, words('hounsfield-unit')],
  [/Kg$/, 'kg'],
  [/Deg$/, words('degrees')],
];

/**
 * One sentence for what a schema refuses first: which file, which field, what is wrong, what would
 * be right.
 *
 * @param document what the fields belong to, as the reader knows it: "case.json"
 * @param issues as zod lists them; at least one
 * @param input what was parsed, for naming the value that was found
 */
export function describeIssues(document: Value, issues: readonly Issue[], input: unknown): Message {
  const first = issues[0];
  if (!first) return phrase('document-unusable', { document });
  const told = { document, fault: describe(first, input) };
  const more = issues.length - 1;
  return more > 0 ? phrase('document-faults', { ...told, more }) : phrase('document-faulty', told);
}

/**
 * The path of the field an issue is about, as a programmer writes it: guide.sleeve.wallMm,
 * scans[0].path.
 */
export function fieldPath(issue: Issue): string {
  const tail = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...tail].reduce<string>(
    (path, part) =>
      typeof part === 'number' ? `${path}[${part}]` : path ? `${path}.${String(part)}` : String(part),
    '',
  );
}

function describe(issue: Issue, input: unknown): Sentence {
  const path = fieldPath(issue);
  // A name of a field is any text.
  const field = path.length > MOST_OF_A_PATH ? `${path.slice(0, MOST_OF_A_PATH)}...` : path;
  const found = lookUp(input, issue.path);
  const notThat = (what: Value, missing: Value = what): Sentence =>
    found === undefined
      ? words('field-missing', { field, what: missing })
      : words('field-wrong', { field, what, found: showValue(found) });
  switch (issue.code) {
    case 'unrecognized_keys':
      return words('field-unknown', { field });
    case 'invalid_type': {
      const unit = unitFor(issue.path);
      const type = typeWords[issue.expected] ?? issue.expected;
      return notThat(
        issue.expected === 'number' && unit !== null ? words('a-number-in', { unit }) : type,
        type,
      );
    }
    case 'too_small':
    case 'too_big':
      return describeRange(issue, field, found);
    case 'invalid_value':
      return notThat(
        chained(
          'either',
          issue.values.map(value => JSON.stringify(value)),
        ),
      );
    case 'invalid_format':
      return ownFault(issue.message, { field });
    case 'custom':
      return ownFault(issue.message, { field, ...(issue.params as Sentence['values']) });
    case 'invalid_union':
      return ownFault(issue.message, { field, found: showValue(found) });
    default:
      return words('field-refused', { field, reason: issue.message });
  }
}

/**
 * A fault of our own schemas, which is a code of the catalogue (`fault`); else what zod itself
 * says.
 */
const ownFault = (code: string, values: Sentence['values']): Sentence =>
  Object.hasOwn(catalogue, code)
    ? { code, values }
    : words('field-refused', { field: values['field']!, reason: code });

function describeRange(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  field: string,
  found: unknown,
): Sentence {
  const few = issue.code === 'too_small';
  const limit = String(few ? issue.minimum : issue.maximum);
  if (issue.origin === 'number') {
    const unit = unitFor(issue.path);
    const inUnit = (number: string): Value => (unit === null ? number : words('with-unit', { number, unit }));
    return words(few ? 'field-below' : 'field-above', {
      field,
      found: inUnit(showValue(found)),
      limit: inUnit(limit),
    });
  }
  if (issue.origin === 'string') {
    return few ? words('field-empty', { field }) : words('field-too-long', { field, limit });
  }
  const count = Array.isArray(found) ? found.length : 0;
  return words(few ? 'field-too-few' : 'field-too-many', { field, count, limit });
}

const typeWords: Readonly<Record<string, Sentence>> = {
  number: words('a-number'),
  int: words('a-whole-number'),
  boolean: words('true-or-false'),
  string: words('text-in-quotes'),
  object: words('group-of-fields', { braces: '{ }' }),
  array: words('a-list'),
  tuple: words('three-numbers'),
};

function unitFor(path: readonly PropertyKey[]): Value | null {
  const named = path.findLast(part => typeof part === 'string');
  return unitOf.find(([ending]) => ending.test(String(named)))?.[1] ?? null;
}

function lookUp(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<PropertyKey, unknown>>)[part]
        : undefined,
    input,
  );
}
