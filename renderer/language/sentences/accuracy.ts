import type { Sentences } from './translate-sentence';

/** What the check of the orientation says. */
export const accuracySentences: Sentences = [
  [
    'The guide has no face to stand on. Move the entry to broader bone.',
    'Le guide n’a pas de face où s’appuyer. Déplacez l’entrée vers un os plus large.',
  ],
];
