/**
 * An accuracy that was published, as docs/clinical-facts.md has it; null where its text does not
 * say.
 */
export interface PublishedFigure {
  readonly study: string;
  readonly system: string;
  /**
   * What it was measured on: dead animals' heads; dogs, of which the abstract does not say whether
   * alive; backbones.
   */
  readonly on: 'cadavers' | 'dogs' | 'vertebrae';
  readonly n: string;
  /** As printed there, mm. */
  readonly targetMm: string | null;
  readonly entryMm: string | null;
  readonly angleDeg: string | null;
}

/**
 * Skull biopsy in dogs and cats, and the one printed drill guide whose entry and angle were
 * measured.
 */
export const PUBLISHED: readonly PublishedFigure[] = [
  {
    study: 'Shinn 2024',
    system: 'printed guide on skull bone',
    on: 'cadavers',
    n: '5 dogs, 10 targets',
    targetMm: 'median 2.48 (0.64 to 4.04)',
    entryMm: null,
    angleDeg: null,
  },
  {
    study: 'Shinn 2024',
    system: 'optical neuronavigation',
    on: 'cadavers',
    n: '5 dogs, 10 targets',
    targetMm: 'median 3.28 (1.04 to 4.64)',
    entryMm: null,
    angleDeg: null,
  },
  {
    study: 'Bern 2022',
    system: 'frameless, cone-beam CT',
    on: 'cadavers',
    n: '3 dogs, 3 cats',
    targetMm: 'medians 1.53 and 1.80 in dogs, 0.79 and 1.29 in cats',
    entryMm: null,
    angleDeg: null,
  },
  {
    study: 'Leipzig 2023',
    system: 'optical navigation to the skull',
    on: 'cadavers',
    n: '5 heads, 50 points',
    targetMm: 'median 1.57 (0.42 to 5.14)',
    entryMm: null,
    angleDeg: null,
  },
  {
    study: 'Koblik 1999',
    system: 'frame, CT',
    on: 'dogs',
    n: '50 dogs',
    targetMm: 'mean 3.5, SD 1.6',
    entryMm: null,
    angleDeg: null,
  },
  {
    study: 'NCSU 2021',
    system: 'printed drill guide on vertebrae',
    on: 'vertebrae',
    n: '58 tracts',
    targetMm: null,
    entryMm: '1.4 (0.4 to 3.4)',
    angleDeg: '5.1 (1.5 to 10.8)',
  },
];
