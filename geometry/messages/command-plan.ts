/** What bregma plan prints for people, and the coupon of a printer. */
export const commandPlanMessages = {
  'every-check-passed': ['Every check passed.', 'Tous les contrôles sont bons.'],
  'every-check-passed-warnings': [
    'Every check passed, with warnings.',
    'Tous les contrôles sont bons, avec des avertissements.',
  ],
  'failed-do-not-print': ['FAILED: do not print, do not use.', 'ÉCHEC : ne pas imprimer, ne pas utiliser.'],
  'stop-from-lip': [
    '{path}: needle stop {stop}, from upper lip to needle tip.',
    '{path} : butée de l’aiguille {stop}, du bord supérieur à la pointe de l’aiguille.',
  ],
  'error-of-path': [
    'Predicted error {error} mm at the target of {path}, 95 times in 100.',
    'Erreur prévue {error} mm à la cible de {path}, 95 fois sur 100.',
  ],
  'error-of-worst-path': [
    'Predicted error {error} mm at the target of {path}, the worst of its paths, 95 times in 100.',
    'Erreur prévue {error} mm à la cible de {path}, le pire de ses trajets, 95 fois sur 100.',
  ],
  'check-line': ['{status}  {check}: {said}', '{status}  {check} : {said}'],
  'said-with-figures': ['{said} ({figures})', '{said} ({figures})'],
  'check-of-path': ['{check} ({path})', '{check} ({path})'],
  'reads-outside': [
    'Reads {place}, which the case names outside its own folder.',
    'Lit {place}, que le cas nomme hors de son propre dossier.',
  ],
  'case-as-agreed': ['The case with --interpolate-missing', 'Le cas avec --interpolate-missing'],
  'case-with-printer': ['The case with --printer', 'Le cas avec --printer'],
  'way-to-accept': [
    'To answer for it, run it again with --accept-scan and your name, and --reason.',
    'Pour en répondre, relancez avec --accept-scan et votre nom, et --reason.',
  ],
  'way-to-agree': [
    'To agree, run it again with --interpolate-missing and your name, or write the name into the case (scans[].interpolateMissing.agreedBy).',
    'Pour l’accepter, relancez avec --interpolate-missing et votre nom, ou écrivez le nom dans le cas (scans[].interpolateMissing.agreedBy).',
  ],
  'coupon-made': [
    'Coupon {id}, {size} mm, for a needle of {needle} mm, bores upright and at {tilt} degrees.',
    'Éprouvette {id}, {size} mm, pour une aiguille de {needle} mm, alésages droits et à {tilt} degrés.',
  ],
  'bed-assumed': [
    'The bed is not known; {size} mm is assumed.',
    'Le plateau n’est pas connu ; {size} mm sont supposés.',
  ],
  'no-bench': [
    'The measurements are part of the source checkout and {bench} is missing; run npm run build there first.',
    'Les mesures font partie des sources et {bench} manque ; lancez-y d’abord npm run build.',
  ],
  'supports-compared': [
    '{supports} supports compared (* taken, + none holds as well on less bone): seating at 95 %, bone bared, support',
    '{supports} supports comparés (* retenu, + aucun ne tient aussi bien sur moins d’os) : assise à 95 %, os dénudé, support',
  ],
  'support-line': [
    '  {mark} {seating} mm  {bare} cm2  {support}',
    '  {mark} {seating} mm  {bare} cm²  {support}',
  ],
} as const;
