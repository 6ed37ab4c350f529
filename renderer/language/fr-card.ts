/** Words of the plan card in French; `en-card.ts` has the same keys. */
export const frCard = {
  card: {
    title: 'Le plan',
    noPatient: 'Pas encore d’identifiant',
    noGuide: 'Pas encore de guide',
    preview: 'Un aperçu : à ne pas imprimer',
    passed: 'Guide fait, tous les contrôles passés',
    warned: 'Guide fait, avec avertissements',
    failed: 'Guide REFUSÉ : ne pas utiliser',
    error: 'Pire erreur, 95 %',
    angle: 'Angle avec l’os',
    target: 'Cible',
    left: 'à environ {{mm}} mm à gauche du plan médian',
    right: 'à environ {{mm}} mm à droite du plan médian',
    midline: 'à moins de 1 mm du plan médian',
    caudalOfEyes: 'à {{mm}} mm en arrière du milieu des yeux',
    rostralOfEyes: 'à {{mm}} mm en avant du milieu des yeux',
    deep: '{{mm}} mm de profondeur le long du trajet',
  },
};
