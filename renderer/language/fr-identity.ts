/** À qui est le scanner, et qui en répond. */
export const frIdentity = {
  identity: {
    otherScan: 'Ce n’est pas le scanner sur lequel le cas a été fait',
    otherScanText:
      'Les voxels de {{id}}, ou leurs positions, diffèrent (contenu {{found}}, alors que le cas dit {{said}}), quoi que disent ses UID. Cibles et axes peuvent viser une autre tête. Ouvrez le bon scanner, ou répondez de celui-ci : son orientation est alors à confirmer à nouveau.',
    otherAnimal: 'L’examen {{id}} dit être celui d’un autre animal',
    otherAnimalText:
      'Il dit {{found}} alors que le scanner planifié dit {{said}}. Retirez-le et ajoutez l’examen du même animal, ou répondez de celui-ci.',
    name: 'Vos initiales',
    reason: 'Pourquoi il est utilisé malgré tout',
    accept: 'Utiliser cet examen',
    needAnswer: 'Répondez d’abord du scanner, à l’étape Scanner.',
    contradictsAnatomy:
      'Le crâne de ce scanner est à {{deg}} degrés de ces axes. Regardez l’animal ; s’ils sont justes, dites pourquoi.',
    contradictsEarlier:
      '{{who}} a confirmé des axes à {{deg}} degrés de ceux-ci, et le crâne ne montre pas lesquels sont justes : dites pourquoi ceux-ci le sont.',
    axesReason: 'Pourquoi ces axes sont justes',
    needReason: 'Dites pourquoi ces axes sont justes.',
  },
} as const;
