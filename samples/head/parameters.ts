/** Everything that one head differs from another by. Lengths in mm. */
export interface HeadParameters {
  readonly name: string;
  readonly species: 'canine' | 'feline';
  readonly breed: string;
  readonly weightKg: number;
  /** Prosthion (tip of the incisive bones) to inion (caudal end of the crest). */
  readonly skullLengthMm: number;
  /** Across the zygomatic arches. */
  readonly skullWidthMm: number;
  /** Outer size of the brain-case: width, height, length. */
  readonly calvariaMm: readonly [number, number, number];
  /** Height of the external sagittal crest over the vault. */
  readonly crestHeightMm: number;
  /** 0 = no frontal sinus, 1 = as large as in a large dolichocephalic dog. */
  readonly sinus: number;
  /** Thickness of the outer wall of the brain-case: at the temple (thinnest) and at the vault (thickest). */
  readonly templeMm: number;
  readonly vaultMm: number;
  /** Compact bone on each side of the diploe. */
  readonly tableMm: number;
  readonly corticalHu: number;
  /** Radius of the enhancing lesion and its centre, as fractions of the brain-case's half sizes (left, dorsal, rostral). */
  readonly lesionRadiusMm: number;
  readonly lesionAt: readonly [number, number, number];
}
