import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeFinding {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core calls serious or critical on the page as it stands, a line each. */
export async function findViolations(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's own policy stays as it is shipped.
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(script);
  }
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (where: Document, how: object) => Promise<{ violations: AxeFinding[] }> };
    };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      html: nodes[0]?.html ?? '',
    }));
  });
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, html }) => `${id}: ${help}: ${html}`);
}
