import { createHash } from 'node:crypto';
import { z } from '../../geometry/plan/document/zod';
import { succeed } from '../../geometry/core/result';
import { contract, type Reply } from './contract';
import type { Handlers } from './register-calls';
import type { TextStore } from './text-store';

const KEY = 'recent-cases';
const MOST = 12;

/**
 * A case that was saved or opened: the window sees its name and time, the program alone its place.
 */
const { name, at } = contract.recentCases.reply.element.shape;
const kept = z.array(z.strictObject({ name, at, where: z.string().min(1).max(4096) }));
type KeptCase = z.infer<typeof kept>[number];

export function recentCases(texts: TextStore): Handlers['recentCases'] {
  return async () => {
    const cases: Reply<'recentCases'> = (await readRecent(texts)).map(({ name, at, where }) => ({
      id: idOf(where),
      name,
      at,
    }));
    return succeed(cases);
  };
}

const idOf = (where: string): string => createHash('sha256').update(where).digest('hex').slice(0, 32);

/** The place of a case of the list; null for any other. */
export async function placeOfRecent(texts: TextStore, id: string): Promise<string | null> {
  return (await readRecent(texts)).find(({ where }) => idOf(where) === id)?.where ?? null;
}

/** Takes a case that is gone off the list. */
export const forgetCase = (texts: TextStore, gone: string): Promise<void> =>
  texts.update(KEY, text => JSON.stringify(parseRecent(text).filter(({ where }) => where !== gone)));

/** Puts a case at the head of the list, once. */
export const rememberCase = (texts: TextStore, saved: KeptCase): Promise<void> =>
  texts.update(KEY, text => {
    const others = parseRecent(text).filter(({ where }) => where !== saved.where);
    return JSON.stringify([saved, ...others].slice(0, MOST));
  });

const readRecent = async (texts: TextStore): Promise<KeptCase[]> =>
  parseRecent(await texts.read(KEY).catch(() => null));

/** An unreadable list is no loss of work: it begins anew. */
function parseRecent(text: string | null): KeptCase[] {
  try {
    return kept.parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}
