import { describe, expect, it } from 'vitest';
import { allSentences } from '../../renderer/language/say';
import { collectSentences, listSources } from '../support/collect-sentences';

/** Whole sentences that reach the screen by the language files, or that only the command line says. */
const elsewhere = /renderer\/language\/|geometry\/plan\/output\/write-report|main\/ipc\/shell-words/;

describe('the French of every sentence in the sources', () => {
  const known = new Set(allSentences.flat().map(([english]) => english));

  it.each(['geometry', 'renderer', 'main/ipc'])('of %s', folder => {
    const said = listSources(folder)
      .filter(file => !elsewhere.test(file))
      .flatMap(collectSentences);
    expect(said.filter(({ text }) => !known.has(text)).map(({ file, text }) => `${file}: ${text}`)).toEqual(
      [],
    );
  });
});
