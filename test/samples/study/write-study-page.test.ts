import { describe, expect, it } from 'vitest';
import { PUBLISHED } from '../../../samples/study/published-figures';
import { STUDY_DEFAULTS } from '../../../samples/study/settings';
import { parseRow } from '../../../samples/study/study-row';
import { summarizeStudy } from '../../../samples/study/summarize-study';
import { writeTable } from '../../../samples/study/write-table';
import { writeStudyPage } from '../../../samples/study/write-study-page';
import { failedRow, makeRow } from './make-row';

const rows = [
  makeRow({ patient: 1, targetErrorMm: 0.61 }),
  makeRow({ patient: 2, targetErrorMm: 1.73, predicted95Mm: 1.5 }),
  failedRow(3, 'The guide would catch, "twice" <on> its way.'),
  makeRow({ patient: 1, variant: 'short-sleeve', targetErrorMm: 0.86 }),
];

describe('writeStudyPage', () => {
  const page = writeStudyPage(rows, summarizeStudy(rows), STUDY_DEFAULTS);

  it('needs nothing beside itself', () => {
    expect(page).not.toMatch(/<script|<link|<img|https?:|url\(/);
  });

  it('labels its own figures as simulated, beside every published one', () => {
    expect(page).toMatch(/<td>simulated, 2 heads<\/td><td class="n">1\.17 <small>\(0\.61 to 1\.73\)/);
    for (const { targetMm, entryMm, angleDeg } of PUBLISHED) {
      for (const text of [targetMm, entryMm, angleDeg]) if (text) expect(page).toContain(text);
    }
    expect(page).toContain('cadavers, 5 dogs, 10 targets');
  });

  it('draws each outcome, those outside their prediction otherwise', () => {
    expect(page.match(/class="inside"/g)).toHaveLength(1);
    expect(page.match(/class="outside"/g)).toHaveLength(1);
    expect(page).toContain('Patient 2: 1.73 mm, predicted 1.50 mm');
  });

  it('says how the entry and the angle kept their predictions', () => {
    expect(page).toContain('Entry errors within their own prediction: 100.0 %; angles: 100.0 %.');
    expect(page).toMatch(/\(0 cats, 3 dogs, skulls of 170 to 170 mm\)/);
  });

  it('counts and names the heads without an outcome', () => {
    expect(page).toContain('1 of 3: 1 got no guide that passes all checks, 0 could not be planned.');
    expect(page).toContain('Patient 3: The guide would catch, "twice" &lt;on&gt; its way.');
  });

  it('says what leaving something out costs', () => {
    expect(page).toMatch(/A sleeve of 10 mm instead of 25 mm<\/td>.*<td class="n">\+0\.25<\/td>/);
    expect(page).not.toContain('Undercuts not blocked out');
  });
});

it('writes a row a line, quoted where a text asks for it', () => {
  const lines = writeTable(rows).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + rows.length);
  const columns = lines[0]!.split(',');
  expect(new Set(columns).size).toBe(columns.length);
  const first = Object.fromEntries(lines[1]!.split(',').map((cell, n) => [columns[n]!, cell]));
  expect(first).toMatchObject({ patient: '1', targetErrorMm: '0.61', printMm: '0.5', reason: '' });
  expect(lines[3]).toMatch(/,"The guide would catch, ""twice"" <on> its way\."$/);
});

describe('parseRow', () => {
  it('reads what was written', () => {
    expect(parseRow(JSON.stringify(rows[2]), 'rows/0003.json')).toEqual({ ok: true, value: rows[2] });
  });

  it.each([
    ['half a row', '{"format": "bregma-study-row", "ver', /rows\/0001\.json is not valid JSON/],
    [
      'another file',
      '{"format": "bregma-case"}',
      /rows\/0001\.json: "format" must be .* Remove the file and run/,
    ],
  ])('refuses %s', (_, text, words) => {
    const parsed = parseRow(text, 'rows/0001.json');
    expect(parsed.ok ? '' : parsed.problem.message).toMatch(words);
  });
});
