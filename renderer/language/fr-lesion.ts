import type { enLesion } from './en-lesion';

/** What the outline of a lesion says, in French. */
export const frLesion: typeof enLesion = {
  lesion: {
    title: 'Lésion',
    text: 'Délimite ce qui prend le contraste à la cible ou, sans cible, au réticule.',
    outline: 'Délimiter la lésion',
    again: 'Délimiter à nouveau d’ici',
    aim: 'Viser son centre',
    remove: 'Retirer le contour',
    lower: 'Seuil du contour',
    radius: 'Rayon maximal',
    working: 'Délimitation de la lésion',
    volume: 'Volume',
    longest: 'Plus grand diamètre',
    centre: 'Centre (LPS)',
    contrast: 'Lésion, cerveau autour',
  },
};
