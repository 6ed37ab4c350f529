import type { Sentences } from './translate-sentence';

/** What is said of whose scan it is, and of who answers for it. */
export const identitySentences: Sentences = [
  [
    "The series holds slices of {0} {1} ({2}; {3} slices), so they are not one animal's scan; give the slices of one animal and one study.",
    'La série contient des coupes de {0} {1} ({2} ; {3} coupes) ; ce n’est pas le scanner d’un seul animal ; donnez les coupes d’un seul animal et d’un seul examen.',
  ],
  ['patient IDs', 'identifiants de patient'],
  ['birth dates', 'dates de naissance'],
  ['sexes', 'sexes différents'],
  ['studies', 'examens'],
];
