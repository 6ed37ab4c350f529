import { Marked } from 'marked';

/** A part of a page under one heading. */
export interface ManualSection {
  readonly page: string;
  readonly heading: string;
  /** Of the heading within its page. */
  readonly anchor: string;
  /** What stands under it, without marks. */
  readonly text: string;
}

/** A page of the manual as the window shows it. */
export interface ManualPage {
  /** The file's name without its ending. */
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly sections: readonly ManualSection[];
}

const FIRST = 'README';

/**
 * Pages of the manual from their texts, the first page first and the others in the order in which
 * it links to them. Links within the manual stay, as `data-page` and `data-anchor`; others, and
 * pictures of the window that stands behind, are left out.
 *
 * @param files texts in Markdown by the file's name
 */
export function readManual(files: Readonly<Record<string, string>>): readonly ManualPage[] {
  const linked = [...(files[`${FIRST}.md`] ?? '').matchAll(/\]\(([\w-]+)\.md/g)].map(([, id]) => id!);
  const order = [
    ...new Set([FIRST, ...linked, ...Object.keys(files).map(name => name.replace(/\.md$/, ''))]),
  ];
  return order.flatMap(id => {
    const text = files[`${id}.md`];
    return text === undefined ? [] : [readPage(id, text)];
  });
}

function readPage(id: string, text: string): ManualPage {
  const sections: { page: string; heading: string; anchor: string; text: string }[] = [];
  for (const token of new Marked().lexer(text)) {
    if (token.type === 'heading') {
      const heading = bare(token.text as string);
      sections.push({ page: id, heading, anchor: anchorOf(heading), text: '' });
    } else {
      const last = sections.at(-1);
      if (last) last.text += ` ${bare(token.raw)}`;
    }
  }
  return { id, title: sections[0]?.heading ?? id, html: render(text, id), sections };
}

/** Words without the marks of Markdown. */
const bare = (markdown: string): string =>
  markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[-*]|\d+\.)\s/gm, '')
    .replace(/[*_`|]|-{3,}/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** What a heading is linked by, as code hosts make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

function render(text: string, page: string): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text: heading }) {
        return `<h${depth + 1} id="${anchorOf(bare(heading))}">${this.parser.parseInline(tokens)}</h${depth + 1}>`;
      },
      image: () => '',
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const [isWithin, to, anchor] = /^(?:([\w-]+)\.md)?(?:#([\w-]+))?$/.exec(href) ?? [];
        return isWithin === undefined
          ? words
          : `<a href="#" data-page="${to ?? page}" data-anchor="${anchor ?? ''}">${words}</a>`;
      },
    },
  });
  return marked.parse(text, { async: false });
}
