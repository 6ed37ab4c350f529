import type { Sentences } from './translate-sentence';

/** What the window itself, its planner and the program about it say. */
export const windowSentences: Sentences = [
  ['Generate the guide first.', 'Générez d’abord le guide.'],
  ['The planner could not be started.', 'Le planificateur n’a pas pu être démarré.'],
];
