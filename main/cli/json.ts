/** As programs are given it: what is said, in English alone, without the sentences as data. */
export const json = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => (key === 'sentences' ? undefined : part), 2);
