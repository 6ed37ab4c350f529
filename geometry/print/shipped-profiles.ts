import { UNKNOWN, type Figure, type PrinterProfile } from './printer-profile';

const published = (value: number | null, uncertainty: number | null, source: string): Figure => ({
  basis: 'published',
  value,
  uncertainty,
  source,
});

const NOT_MEASURED = {
  format: 'bregma-printer',
  version: 1,
  lot: '',
  measuredAt: null,
  cycle: null,
  bed: { basis: 'unknown', sizeMm: null, source: '' },
  layerMm: UNKNOWN,
  minimumWallMm: UNKNOWN,
  minimumGapMm: UNKNOWN,
  scale: { x: UNKNOWN, y: UNKNOWN, z: UNKNOWN },
  skewDeg: UNKNOWN,
  edgeGrowthMm: UNKNOWN,
  residualMm: UNKNOWN,
  bores: [],
} as const;

/** How far printed skulls were off in size, by technology; which way is not said. */
const scaleWithin = (share: number, words: string): PrinterProfile['scale'] => {
  const figure = published(null, share, `printed skulls, ${words}; docs/clinical-facts.md, printing`);
  return { x: figure, y: figure, z: figure };
};

const STEAM_OF_RESIN = 'surgical-guide resin, 2026, n = 40; docs/clinical-facts.md, printing';
const STEAM_OF_PA12 = 'PA12 bears 121 and 134 degrees; docs/clinical-facts.md, printing';
const NEVER_STEAMED = 'PLA and ABS are never steamed; docs/clinical-facts.md, printing';
const HP_RULES = 'HP design rules for Multi Jet Fusion, as xometry.hk and tronix3d.com give them';
const MATERIALISE_RULES = 'Materialise, design guidelines PA 12 (SLS)';
const FORGE_RULES = 'Forge Labs, design guidelines, FDM';

/**
 * Profiles that ship with Bregma: published figures with their source, and nothing where there is
 * none. None of them is of the reader's own printer; a coupon makes it that.
 */
export const SHIPPED_PROFILES = {
  'sla-resin': {
    ...NOT_MEASURED,
    name: 'SLA, surgical-guide resin',
    technology: 'sla',
    material: 'surgical-guide resin',
    minimumWallMm: published(1, null, "Formlabs' guide to splints, least side wall"),
    sterilising: [
      { cycle: 'isopropanol', bears: true, source: STEAM_OF_RESIN },
      { cycle: 'steam-121', bears: true, source: STEAM_OF_RESIN },
      { cycle: 'steam-134', bears: false, source: STEAM_OF_RESIN },
    ],
  },
  'mjf-pa12': {
    ...NOT_MEASURED,
    name: 'MJF, PA12',
    technology: 'mjf',
    material: 'PA12',
    bed: { basis: 'published', sizeMm: [380, 284, 380], source: HP_RULES },
    layerMm: published(0.08, null, HP_RULES),
    minimumWallMm: published(0.5, null, HP_RULES),
    minimumGapMm: published(0.5, null, HP_RULES),
    sterilising: [
      { cycle: 'steam-121', bears: true, source: STEAM_OF_PA12 },
      { cycle: 'steam-134', bears: true, source: STEAM_OF_PA12 },
    ],
  },
  'sls-pa12': {
    ...NOT_MEASURED,
    name: 'SLS, PA12',
    technology: 'sls',
    material: 'PA12',
    minimumWallMm: published(1, null, MATERIALISE_RULES),
    minimumGapMm: published(0.5, null, MATERIALISE_RULES),
    scale: scaleWithin(0.008, 'SLS 0.8 % (up to 1.4)'),
    sterilising: [
      { cycle: 'steam-121', bears: true, source: STEAM_OF_PA12 },
      { cycle: 'steam-134', bears: true, source: STEAM_OF_PA12 },
    ],
  },
  fdm: {
    ...NOT_MEASURED,
    name: 'FDM, PLA or ABS',
    technology: 'fdm',
    material: 'PLA or ABS',
    minimumWallMm: published(1, null, FORGE_RULES),
    minimumGapMm: published(0.5, null, FORGE_RULES),
    scale: scaleWithin(0.002, 'FDM 0.2 %'),
    sterilising: [
      { cycle: 'steam-121', bears: false, source: NEVER_STEAMED },
      { cycle: 'steam-134', bears: false, source: NEVER_STEAMED },
    ],
  },
} as const satisfies Readonly<Record<string, PrinterProfile>>;

export type ShippedProfileId = keyof typeof SHIPPED_PROFILES;
