import type { Words } from './en';

/** Words of eyes and ear canals in French. */
export const frSoft: Pick<Words, 'soft'> = {
  soft: {
    title: 'Yeux et conduits auditifs',
    show: 'Montrer yeux et conduits auditifs',
    eye: { left: 'Œil gauche', right: 'Œil droit' },
    ear: { left: 'Conduit auditif gauche', right: 'Conduit auditif droit' },
    missing: 'non trouvé dans ce scan',
    across: '{{mm}} mm de diamètre',
    goTo: '{{part}} : y aller',
    unconfirmed: 'Ils sont cherchés une fois l’orientation confirmée.',
    seeking: 'Ils sont en train d’être cherchés.',
    notSought: 'Ils sont cherchés à côté de la boîte crânienne, et aucune n’a été trouvée.',
  },
};
