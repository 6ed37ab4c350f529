import { showValue } from './show-value';
import type { z } from './zod';

type Issue = z.core.$ZodIssue;

/** So much of a field's path is shown, characters; none that Bregma knows is as long. */
const MOST_OF_A_PATH = 120;

/** Units by the ending of a field's name. */
const unitOf: readonly (readonly [RegExp, string])[] = [
  [/(Mm|Lps)$/, ' mm'],
  [/Hu$/, ' HU'],
  [/Kg$/, ' kg'],
  [/Deg$/, ' degrees'],
];

/**
 * One sentence for what a schema refuses first: which file, which field, what is wrong, what would be right.
 *
 * @param document what the fields belong to, as the reader knows it: "case.json"
 * @param issues as zod lists them; at least one
 * @param input what was parsed, for naming the value that was found
 */
export function describeIssues(document: string, issues: readonly Issue[], input: unknown): string {
  const first = issues[0];
  if (!first) return `${document} cannot be used.`;
  const more = issues.length - 1;
  const others = more > 0 ? ` (and ${more} more ${more === 1 ? 'fault' : 'faults'})` : '';
  return `${document}: ${describe(first, input)}${others}.`;
}

/** The path of the field an issue is about, as a programmer writes it: guide.sleeve.wallMm, scans[0].path. */
export function fieldPath(issue: Issue): string {
  const tail = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...tail].reduce<string>(
    (path, part) =>
      typeof part === 'number' ? `${path}[${part}]` : path ? `${path}.${String(part)}` : String(part),
    '',
  );
}

function describe(issue: Issue, input: unknown): string {
  const path = fieldPath(issue);
  // A name of a field is any text.
  const field = `"${path.length > MOST_OF_A_PATH ? `${path.slice(0, MOST_OF_A_PATH)}...` : path}"`;
  const found = lookUp(input, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${field} is not a field that Bregma knows; remove it or correct its spelling`;
    case 'invalid_type':
      return found === undefined
        ? `${field} is missing; it must be ${typeWords[issue.expected] ?? issue.expected}`
        : `${field} must be ${typeWords[issue.expected] ?? issue.expected}${numberUnit(issue)}, but is ${showValue(found)}`;
    case 'too_small':
    case 'too_big':
      return describeRange(issue, field, found);
    case 'invalid_value': {
      const allowed = issue.values.map(v => JSON.stringify(v)).join(' or ');
      return found === undefined
        ? `${field} is missing; it must be ${allowed}`
        : `${field} must be ${allowed}, but is ${showValue(found)}`;
    }
    case 'invalid_format':
    case 'custom':
      return `${field} ${issue.message}`;
    case 'invalid_union':
      return `${field} ${issue.message}, but is ${showValue(found)}`;
    default:
      return `${field} cannot be used: ${issue.message}`;
  }
}

function describeRange(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  field: string,
  found: unknown,
): string {
  const few = issue.code === 'too_small';
  const limit = String(few ? issue.minimum : issue.maximum);
  if (issue.origin === 'number') {
    const unit = unitFor(issue.path);
    return `${field} is ${showValue(found)}${unit}; it must be ${few ? 'at least' : 'at most'} ${limit}${unit}`;
  }
  if (issue.origin === 'string') {
    return few ? `${field} must not be empty` : `${field} is longer than ${limit} characters`;
  }
  const count = Array.isArray(found) ? found.length : 0;
  return `${field} has ${count} entries; it must have ${few ? 'at least' : 'at most'} ${limit}`;
}

const typeWords: Readonly<Record<string, string>> = {
  number: 'a number',
  string: 'text in quotes',
  object: 'a group of fields in { }',
  array: 'a list in [ ]',
  tuple: 'a list of three numbers',
};

function unitFor(path: readonly PropertyKey[]): string {
  const named = path.findLast(part => typeof part === 'string');
  return unitOf.find(([ending]) => ending.test(String(named)))?.[1] ?? '';
}

function numberUnit(issue: Extract<Issue, { code: 'invalid_type' }>): string {
  const unit = unitFor(issue.path);
  return issue.expected === 'number' && unit ? ` (${unit.trim()})` : '';
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
