/** What the panels say of the predicted error and the seat, in French. */
export const frAccuracy = {
  budget: {
    title: 'Erreur prévue {{id}}',
    target: 'À la cible',
    entry: 'À l’entrée',
    angle: 'De la direction',
    both: '{{p95}} (médiane {{median}})',
    note: 'Respectée 95 fois sur 100. Chaque terme seul, à ouvrir pour sa source :',
    terms: 'Termes de l’erreur prévue',
    reset: 'Revenir aux valeurs d’origine',
    circle: 'Prévu à moins de {{mm}} mm de la cible, 95 fois sur 100',
    warnAboveMm: 'Avertir au-delà de',
    names: {
      imaging: 'Imagerie',
      surface: 'Surface osseuse',
      print: 'Impression',
      sleeve: 'Fourreau',
      seating: 'Assise',
      fusion: 'Fusion',
    },
    sources: {
      imaging: 'La cible est choisie sur des voxels : pas / √12 selon chaque axe, sauf valeur propre.',
      surface:
        'Toute la surface vers l’intérieur ou l’extérieur, selon l’insertion : aussi sûre que la surface affinée l’est autour de l’entrée (têtes simulées), 0,42 mm par un seuil (Comrie), sauf valeur propre.',
      print:
        'Erreur moyenne à la cible de cadres imprimés, 0,51 mm à l’impression et 0,18 mm à la stérilisation (Mueller 2024) ; les deux bords de l’alésage s’écartent chacun à sa façon.',
      sleeve:
        'L’aiguille n’importe où dans le jeu c aux deux bords du fourreau L, portée D au-delà : au plus c (1/2 + D/L) (Schlieper 2001).',
      seating:
        'Le guide posé à la main et pressé 400 fois, sans frottement, sur une surface qui a cette erreur ; les contacts ne font que pousser. Sans valeur propre, chaque endroit a l’erreur que la surface affinée y a.',
      fusion: 'Erreur moyenne d’une cible reportée d’un autre examen (supposée).',
    },
    fields: {
      imagingMm: 'Cible, écart type',
      surfaceMm: 'Décalage, écart type',
      surfaceNoiseMm: 'Surface, écart type',
      surfacePatchMm: 'Commune sur',
      printMm: 'Impression, moyenne',
      sterilisationMm: 'Stérilisation, moyenne',
      printFaceMm: 'Face imprimée, é. t.',
      placementMm: 'Main, glissement é. t.',
      placementDeg: 'Main, rotation é. t.',
      fusionMm: 'Fusion, moyenne',
    },
  },
  seat: {
    title: 'Assise sur l’os',
    radius: 'Assise, 95 %',
    condition: 'Condition des contacts',
    free: 'un mouvement est libre',
    motion: 'Le plus volontiers, il {{words}}.',
    slide: 'glisse vers {{one}} ou {{other}} (é. t. {{much}} mm)',
    spin: 'tourne autour de l’insertion (é. t. {{much}}°)',
    rock: 'bascule autour de {{one}} à {{other}} (é. t. {{much}}°)',
    improve: 'Améliorer l’assise',
    better: 'Appui : {{change}} ; assise {{before}} → {{after}}. Annuler y revient.',
    grown: 'rayon {{from}} → {{to}}',
    moved: 'milieu déplacé à {{place}}',
    place: {
      rostral: '{{mm}} en rostral',
      caudal: '{{mm}} en caudal',
      left: '{{mm}} à gauche',
      right: '{{mm}} à droite',
      entry: 'son entrée',
    },
    best: 'Aucun appui à côté ou plus large ne s’assied mieux que celui-ci ({{radius}}).',
  },
};
