import type { Sentences } from './translate-sentence';

/** What is said of whose scan it is, and of who answers for it. */
export const identitySentences: Sentences = [
  [
    '{0} gives "{1}" twice; leave only the one that is meant.',
    '{0} donne « {1} » deux fois ; ne laissez que celui qui est voulu.',
  ],
];
