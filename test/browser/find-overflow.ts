import type { Page } from 'playwright-core';

/**
 * Words that reach out of the box they stand in, or out of the window: of every button, label, fact
 * and paragraph that is seen, its first words and by how many pixels. What is shortened with an
 * ellipsis or scrolls on purpose is not one.
 */
export const findOverflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, label, dt, dd, p, h1, h2, h3, li, span',
    )) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (!element.checkVisibility() || box.width < 2 || style.position === 'fixed') continue;
      const range = document.createRange();
      range.selectNodeContents(element);
      const words = range.getBoundingClientRect();
      const isClipped = style.overflowX !== 'visible' && style.textOverflow === 'ellipsis';
      const over = Math.max(
        words.right - innerWidth,
        ...(style.display === 'inline' || isClipped ? [] : [words.right - box.right]),
      );
      if (words.width > 0 && over > 1.5 && !element.closest('svg, [role=region], [data-spills]'))
        found.push(
          `${element.tagName.toLowerCase()} "${element.textContent?.slice(0, 40)}" by ${Math.round(over)} px`,
        );
    }
    return found;
  });
