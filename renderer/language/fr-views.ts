/** What the slices and the 3D view say, in French. */
export const frViews = {
  /* gauche and droite by two letters each: D alone is dorsal. */
  sides: { Le: 'Ga', Rt: 'Dr', D: 'D', V: 'V', R: 'R', Cd: 'Cd' },
  units: { hu: 'UH' },
  sliceView: {
    window: 'F {{width}} C {{center}}',
    outside: 'hors du scanner',
    handle: '{{end}} de {{id}}, {{where}}',
    target: 'Cible',
    entry: 'Entrée',
    inPlane: 'dans ce plan',
    behind: '{{mm}} mm derrière ce plan',
    before: '{{mm}} mm devant ce plan',
    failed: 'Cette coupe n’a pas pu être dessinée. Rouvrez le scanner.',
    description:
      'Coupe du scanner. Les flèches déplacent {{moved}} de 0,1 mm, avec Maj de 1 mm, avec Alt de 0,01 mm. Page précédente et Page suivante changent de coupe ; plus, moins, F et Z agrandissent, réduisent, montrent le tout et le trajet.',
    movesCrosshair: 'le réticule',
    movesTarget: 'la cible du trajet choisi',
    movesEntry: 'l’entrée du trajet choisi',
    enterTarget: 'Entrée pose la cible au réticule.',
    enterEntry: 'Entrée pose le point d’entrée au réticule.',
    enterMeasure: 'Entrée pose un point de mesure au réticule ; Suppr retire la dernière mesure.',
    movesOverlay: 'l’examen superposé',
    enterLandmark: 'Entrée marque un repère au réticule.',
    turnOverlay: 'Q et E le tournent autour du réticule de 0,1 degré, avec Maj de 1, avec Alt de 0,01.',
  },
  viewBar: { tools: 'Outils de {{view}}' },
  sideConvention: {
    title: 'La gauche de l’animal sur les images',
    radiological: 'À droite',
    neurological: 'À gauche',
    text: 'À droite comme en radiologie, à gauche comme en neurologie : pour les vues transverse, dorsale et en travers du trajet. La vue de l’aiguille et la 3D regardent comme le chirurgien. Les pastilles disent le côté dans chaque vue.',
  },
  instrument: {
    words:
      'L’aiguille à l’échelle, {{mm}} mm de diamètre : fenêtre, pointe, douille et butée là où elles sont connues',
    layers: 'Ce que traverse le trajet',
    layer: {
      air: 'air',
      soft: 'de la peau à l’os',
      bone: 'os',
      between: 'entre deux couches d’os',
      within: 'dans le crâne',
    },
  },
  sceneView: {
    description:
      'Glisser ou les flèches tournent la tête, glisser avec le bouton droit ou Maj et les flèches la déplacent, la molette ou + et - agrandissent, Origine la montre en entier. Un clic sur l’os, ou Entrée pour le centre de l’image, y vise. Les extrémités du trajet sont des poignées : glissez-les, ou déplacez-les avec les flèches de 0,1 mm, avec Maj de 1 mm, avec Alt de 0,01 mm.',
    handle: '{{end}} de {{id}}',
    axesUnknown: 'Les axes de l’animal ne sont pas confirmés.',
    noCard:
      'La vue 3D ne peut pas être montrée : cet ordinateur ou ce navigateur n’offre pas WebGL 2. Les coupes, le plan et l’export fonctionnent sans elle. Pour la retrouver, activez l’accélération matérielle ou mettez à jour le pilote graphique, puis relancez.',
    lost: 'La carte graphique a lâché la vue 3D. Elle revient d’elle-même le plus souvent ; sinon, relancez la fenêtre. Le plan est en sécurité.',
    failed:
      'La vue 3D n’a pas pu préparer une surface. Le plan est en sécurité ; changez la surface ou relancez la fenêtre. Détails : {{detail}}',
  },
};
