import type { enRescue } from './en-rescue';

export const frRescue: typeof enRescue = {
  rescue: {
    title: 'Redressé',
    short: 'Redressé : {{what}}',
    badge: 'Redressé : {{what}}. Montrer ce qui a été fait',
    tilt: 'inclinaison du statif de {{amount}}° retirée',
    spacing: 'écarts allant jusqu’à {{amount}} mm égalisés',
    filled: '1 coupe comblée sur {{amount}} mm, non acquise',
    filledBy: 'Accepté par {{name}}',
    copies_one: '{{count}} copie de coupe écartée',
    copies_other: '{{count}} copies de coupes écartées',
    clamped_one: 'valeur de {{count}} voxel ramenée à 16 bits',
    clamped_other: 'valeurs de {{count}} voxels ramenées à 16 bits',
    noNumbers_one: '{{count}} voxel sans valeur pris pour de l’air',
    noNumbers_other: '{{count}} voxels sans valeur pris pour de l’air',
    rounded: 'positions arrondies au dixième de mm, coupes déplacées de {{amount}} mm au plus',
    padding: 'remplissage à {{amount}} UH conservé',
    lost_one: '{{count}} fichier est peut-être une coupe perdue',
    lost_other: '{{count}} fichiers sont peut-être des coupes perdues',
    bytesBehind_one: '{{count}} fichier avec des octets de trop : pixels peut-être décalés',
    bytesBehind_other: '{{count}} fichiers avec des octets de trop : pixels peut-être décalés',
    noAir: 'pas d’air près de −1000 UH (partie la plus sombre {{amount}}) : pas des unités Hounsfield',
    doubtTitle: 'En doute',
    doubtShort: 'En doute : {{what}}',
    doubtBadge: 'En doute : {{what}}. Montrer ce que cela signifie',
    question: 'Une coupe manque. La combler ?',
    meaning:
      'Elle serait calculée à partir des coupes voisines, distantes de {{mm}} mm. Rien n’y a été acquis : une fissure, un vaisseau ou le bord d’une lésion n’y paraîtrait pas. Elle est hachurée partout où elle est coupée, et le rapport la nomme avec vous.',
    name: 'Votre nom ou vos initiales',
    agree: 'La combler',
    decline: 'La laisser',
    declined:
      'Laissée telle quelle : cette série est inutilisable. Exportez-la de nouveau avec toutes ses coupes.',
    askAgain: 'Demander de nouveau',
    hatched: 'hachuré : comblé, non acquis',
    tooCoarse:
      'Les coupes sont distantes de {{mm}} mm, trop pour un guide (1,5 mm au plus) : tout guide fait sur ce scanner est marqué FAILED. Refaites le scanner avec des coupes de 1 mm ou moins.',
  },
};
