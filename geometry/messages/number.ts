/** Why a text is not taken for a number: words at the end of a sentence. */
export const numberMessages = {
  'no-number': ['there is no number', 'il n’y a pas de nombre'],
  'not-one-number': ['"{text}" is not one number', '« {text} » n’est pas un nombre seul'],
  'two-readings': [
    '"{text}" may be {one} or {other}; write one of these',
    '« {text} » peut signifier {one} ou {other} ; écrivez l’un des deux',
  ],
  'number-with-unit': [
    '"{text}" has a unit ("{found}") where only a number may stand',
    '« {text} » porte une unité (« {found} ») là où il faut un nombre seul',
  ],
  'number-in-other-unit': [
    '"{text}" is in "{found}"; give it in {unit}',
    '« {text} » est en « {found} » ; donnez-le en {unit}',
  ],
  'hounsfield-unit': ['HU', 'UH'],
  'number-not-kept': [
    '"{text}" is too large, too near to zero, or has more than {digits} digits',
    '« {text} » est trop grand, trop proche de zéro ou a plus de {digits} chiffres',
  ],
} as const;
