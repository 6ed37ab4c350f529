import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RECORD_COLUMNS } from '../../../geometry/verify/record-row';
import { describeFormats } from '../../../main/docs/describe-formats';

const read = (name: string): string => readFileSync(`docs/format/${name}`, 'utf8');
const formats = describeFormats();

/** Names of all fields of a JSON Schema, at any depth; below a field of `without` none. */
function fieldsOf(schema: unknown, without: readonly string[] = []): string[] {
  if (Array.isArray(schema)) return schema.flatMap(part => fieldsOf(part, without));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, part]) =>
    key === 'properties'
      ? Object.entries(part as object).flatMap(([name, field]) => [
          name,
          ...(without.includes(name) ? [] : fieldsOf(field, without)),
        ])
      : fieldsOf(part, without),
  );
}
const missing = (page: string, fields: readonly string[]): string[] =>
  [...new Set(fields)].filter(field => !page.includes(`\`${field}\``));

describe('docs/format', () => {
  it.each(formats.map(({ name }) => name))('%s is what npm run docs writes', name => {
    expect(read(name)).toBe(formats.find(format => format.name === name)!.text);
  });

  it('says of a case what may be left out and refuses what it does not know', () => {
    const schema = JSON.parse(formats[0]!.text) as Record<string, unknown>;
    expect(schema['required']).toEqual(['format', 'version', 'scans', 'trajectories']);
    expect(schema['additionalProperties']).toBe(false);
  });

  it('names every field of a case', () => {
    expect(missing(read('case.md'), fieldsOf(JSON.parse(formats[0]!.text)))).toEqual([]);
  });

  it('names every field of a plan beside those of its case', () => {
    expect(missing(read('plan.md'), fieldsOf(JSON.parse(formats[1]!.text), ['case']))).toEqual([]);
  });

  it("names every field of a printer's profile", () => {
    expect(missing(read('printer.md'), fieldsOf(JSON.parse(formats[2]!.text)))).toEqual([]);
  });

  it('names every column of the record, in order', () => {
    const page = read('record.md');
    expect(missing(page, RECORD_COLUMNS)).toEqual([]);
    const places = RECORD_COLUMNS.map(column => page.indexOf(`\`${column}\``));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});
