import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findOverflow } from './find-overflow';
import { findViolations } from './find-violations';

const screens = join(import.meta.dirname, '../output/screens');

/** Writes test/output/screens/<name>.png for a person to look at, and asks what is wrong on it. */
export async function lookAt(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true });
  await page.screenshot({ path: join(screens, `${name}.png`) });
  expect(await findViolations(page)).toEqual([]);
  expect(await findOverflow(page)).toEqual([]);
}
