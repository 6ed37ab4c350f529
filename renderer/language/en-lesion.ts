/** What the outline of a lesion says, in English; `fr-lesion.ts` has the same keys. */
export const enLesion = {
  lesion: {
    title: 'Lesion',
    text: 'Outlines what enhances at the target or, without one, at the crosshair.',
    outline: 'Outline lesion',
    again: 'Outline again from here',
    aim: 'Aim at its centre',
    remove: 'Remove the outline',
    lower: 'Outlined above',
    radius: 'Largest radius',
    working: 'Outlining the lesion',
    volume: 'Volume',
    longest: 'Longest diameter',
    centre: 'Centre (LPS)',
    contrast: 'Lesion, brain round it',
  },
};
