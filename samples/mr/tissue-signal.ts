/** What a sequence shows the tissues in, arbitrary units as scanners give them; air gives none. */
type TissueSignal = Readonly<Record<string, number>>;

/**
 * T1-weighted spoiled gradient echo after gadolinium: fat and marrow bright, white over grey, fluid
 * and compact bone dark; what takes up contrast (lesion, dura, blood) bright. Levels in the order
 * of published 1.5 T brain scans.
 */
const t1PostContrast: TissueSignal = {
  air: 0,
  skin: 420,
  fat: 900,
  muscle: 400,
  'fat between muscles': 860,
  masseter: 390,
  'temporal muscle': 390,
  tongue: 440,
  'periorbital fat': 880,
  sclera: 330,
  vitreous: 130,
  lens: 350,
  'cerebrospinal fluid': 110,
  brain: 380,
  'white matter': 480,
  'fluid of the fissure': 110,
  oedema: 330,
  ventricles: 110,
  falx: 640,
  tentorium: 640,
  lesion: 820,
  blood: 760,
  'compact bone': 35,
  diploe: 430,
  enamel: 5,
  dentine: 20,
  tube: 10,
  'air in the tube': 0,
};

/**
 * T2-weighted turbo spin echo: fluid brightest, grey over white, muscle dark, flowing blood and
 * compact bone black.
 */
const t2: TissueSignal = {
  air: 0,
  skin: 210,
  fat: 620,
  muscle: 150,
  'fat between muscles': 590,
  masseter: 150,
  'temporal muscle': 150,
  tongue: 190,
  'periorbital fat': 600,
  sclera: 160,
  vitreous: 1000,
  lens: 90,
  'cerebrospinal fluid': 980,
  brain: 430,
  'white matter': 330,
  'fluid of the fissure': 980,
  oedema: 720,
  ventricles: 980,
  falx: 90,
  tentorium: 90,
  lesion: 560,
  blood: 40,
  'compact bone': 20,
  diploe: 290,
  enamel: 0,
  dentine: 10,
  tube: 5,
  'air in the tube': 0,
};

export const sequenceSignals = { t1c: t1PostContrast, t2 } as const;
export type MrSequence = keyof typeof sequenceSignals;
