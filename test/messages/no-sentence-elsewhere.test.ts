import { expect, it } from 'vitest';
import { collectSentences, listSources } from '../support/collect-sentences';

/** Rooms whose every sentence stands in the catalogue. */
const rooms = [
  'accuracy',
  'anatomy',
  'core',
  'fusion',
  'guide',
  'path',
  'plan/checks',
  'plan/document',
  'scan',
  'solid',
  'surface',
  'verify',
  'volume',
].map(room => `geometry/${room}`);

it.each(rooms)('%s writes no sentence where it is said', room => {
  expect(listSources(room).flatMap(collectSentences)).toEqual([]);
});
