/** Words of help and tour in French. */
export const frHelp = {
  help: {
    title: 'Aide',
    manual: 'Manuel',
    about: 'À propos',
    tour: 'Visite',
    keys: 'Touches',
    pages: 'Pages du manuel',
    search: 'Chercher dans le manuel',
    none: 'Aucune page ne contient tous ces mots. Essayez-en moins, ou un plus court.',
    inEnglish: 'Le manuel est en anglais.',
    licence: 'Licence {{licence}}',
    what: 'Du scanner de la tête d’un animal à un guide de biopsie stéréotaxique imprimé, propre au patient. Tout se fait sur cet ordinateur.',
    use: 'À usage vétérinaire uniquement, pas pour l’être humain. Ce qui est prévu n’est pas vérifié sur l’animal : contrôlez chaque guide avant de l’utiliser.',
    madeWith: 'Réalisé avec',
    package: 'Paquet',
    version: 'Version',
    itsLicence: 'Licence',
  },
  tour: {
    title: 'Visite',
    next: 'Suivant',
    back: 'Retour',
    skip: 'Passer la visite',
    done: 'Commencer',
    place: '{{n}} sur {{of}}',
    openTitle: 'Ouvrir un scanner',
    open: 'Déposez le dossier n’importe où, ou ouvrez un patient d’exemple. La meilleure série est choisie et la raison donnée ; une autre est à un clic.',
    orientationTitle: 'Dire comment l’animal est couché',
    orientation:
      'Bregma propose dorsal, rostral et gauche d’après le crâne. Comparez avec l’animal et signez de vos initiales : alors seulement une cible peut être posée.',
    boneTitle: 'Regarder l’os',
    bone: 'Le seuil déplace la surface sur laquelle le guide reposera. La surface affinée suit le vrai bord, entre les voxels.',
    pathTitle: 'Viser',
    path: 'Ajoutez un trajet, cliquez la cible sur une coupe, tirez l’entrée. Les flèches déplacent de 0,1 mm, Maj de 1 mm, Alt de 0,01 mm ; chaque nombre peut être tapé.',
    guideTitle: 'Former et contrôler le guide',
    guide:
      'Un aperçu suit chaque changement. Générer le guide fait le vrai et le mesure contre chaque limite.',
    checkTitle: 'Lire ce qui a été mesuré',
    check:
      'Ce qui échoue ou avertit vient en premier, chaque point avec le chemin vers l’étape où le corriger. L’erreur prévue est détaillée, à la cible et à l’entrée.',
    exportTitle: 'Exporter',
    export:
      'Le STL, le cas et le rapport, chacun avec son SHA-256. Ctrl+K trouve chaque commande ; ? liste les touches.',
    verifyTitle: 'Ensuite, voir où était l’aiguille',
    verify:
      'Avec un scanner fait après la biopsie, Vérifier le superpose au plan et mesure l’écart de l’aiguille. Gardé dans le registre de la clinique, il fait de la prochaine prévision la vôtre.',
  },
};
