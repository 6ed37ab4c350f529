import { expect, it } from 'vitest';
import { collectMessages, collectSentences, listSources } from '../support/read-sources';

/** What is written in a language on purpose: the window's labels and the shell's. */
const WORDS = /^(geometry\/messages|renderer\/language|main\/ipc\/shell-words)/;

it.each(['geometry', 'renderer', 'main/files', 'main/ipc'])(
  '%s writes no sentence where it is said',
  folder => {
    const files = listSources(folder).filter(file => !WORDS.test(file));
    expect(files.flatMap(collectSentences)).toEqual([]);
  },
);

it.each(['geometry', 'renderer', 'main', 'samples'])('%s refuses nothing in words of its own', folder => {
  const files = listSources(folder).filter(file => !WORDS.test(file));
  expect(files.flatMap(collectMessages)).toEqual([]);
});
