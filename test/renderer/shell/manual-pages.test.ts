import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readManual } from '../../../renderer/shell/help/manual-pages';
import { searchManual } from '../../../renderer/shell/help/search-manual';

const files = Object.fromEntries(
  readdirSync('docs/manual').map(name => [name, readFileSync(`docs/manual/${name}`, 'utf8')]),
);
const pages = readManual(files);

describe('the manual in the window', () => {
  it('has every page once, the first first, then as that links to them', () => {
    expect(pages.map(({ id }) => `${id}.md`).sort()).toEqual(Object.keys(files).sort());
    expect(pages[0]!.id).toBe('README');
    expect(pages.findIndex(({ id }) => id === 'scan')).toBeLessThan(
      pages.findIndex(({ id }) => id === 'verify'),
    );
    for (const { title, html } of pages) {
      expect(title).not.toBe('');
      expect(html).not.toMatch(/<img|href="(?!#")/);
    }
  });

  it('leads with every link to a page and a heading that are there', () => {
    const links = pages.flatMap(({ id, html }) =>
      [...html.matchAll(/data-page="([^"]*)" data-anchor="([^"]*)"/g)].map(([, page, anchor]) => ({
        from: id,
        ...{ page, anchor },
      })),
    );
    expect(links.length).toBeGreaterThan(20);
    const lost = links.filter(({ page, anchor }) => {
      const to = pages.find(({ id }) => id === page);
      return !to || (anchor && !to.html.includes(`id="${anchor}"`));
    });
    expect(lost).toEqual([]);
  });
});

describe('searchManual', () => {
  const small = readManual({
    'README.md': '# Start\n\nSee [Naïve needles](b.md#the-needle).\n\n## Two\n\nThe **bore** is wide.',
    'b.md': '# Page b\n\n## The needle\n\nIts `bore` and its NAÏVE tip. ![x](y.png)',
  });

  it('finds parts that hold every word, headings first, whatever accents and case', () => {
    expect(searchManual(small, 'bore').map(({ heading }) => heading)).toEqual(['Two', 'The needle']);
    expect(searchManual(small, ' naive  TIP ')).toEqual([
      { page: 'b', heading: 'The needle', anchor: 'the-needle', excerpt: 'Its bore and its NAÏVE tip.' },
    ]);
    expect(searchManual(small, 'needle').map(({ heading }) => heading)).toEqual(['The needle', 'Start']);
    // As a Mac's files write accents; signs of patterns; a space that does not break.
    expect(searchManual(small, 'nai\u0308ve\u00a0tip')).toHaveLength(1);
    expect(searchManual(small, '(.*)')).toEqual([]);
    expect(searchManual(small, 'bore elephant')).toEqual([]);
    expect(searchManual(small, '  ')).toEqual([]);
  });

  it('finds in the true manual what a technician would ask for', () => {
    expect(searchManual(pages, 'coupon')[0]).toMatchObject({ page: 'coupon' });
    expect(searchManual(pages, 'steril').length).toBeGreaterThan(0);
  });
});
