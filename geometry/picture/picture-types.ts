import type { Vec3 } from '../core/vector';
import type { TriangleMesh } from '../surface/mesh/mesh';

/** One thing in the picture. */
export interface PictureItem {
  /** Any frame, as long as all items and the view share it; mm. */
  readonly mesh: TriangleMesh;
  /** sRGB, '#rrggbb'. */
  readonly colour: string;
  /** 0 (not seen) to 1 (solid). Default 1. */
  readonly opacity?: number;
  /** Strength of the highlight, 0 (chalk) to 1 (wet). Default 0.15, as dry bone. */
  readonly gloss?: number;
}

export interface PictureView {
  /** Where the eye looks, from the eye into the scene; any length but zero. */
  readonly direction: Vec3;
  /** What points up in the picture; not parallel to `direction`. */
  readonly up: Vec3;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Default 'perspective', seen from far enough not to distort. */
  readonly projection?: 'perspective' | 'orthographic';
  /** Frames this ball and not the whole scene. */
  readonly focus?: { readonly center: Vec3; readonly radiusMm: number };
  /** Top and bottom of the backdrop, '#rrggbb'. Default a dark slate. */
  readonly backdrop?: readonly [string, string];
  /** Written into the file beside the picture, by keyword (PNG tEXt). Default nothing. */
  readonly text?: Readonly<Record<string, string>>;
}

/** Colours that go together on the default backdrop. */
export const pictureColours = {
  bone: '#ecdfc6',
  guide: '#3fb6c6',
  lesion: '#e5484d',
  needle: '#c9ced6',
  skin: '#c9a18a',
  brain: '#d99a9a',
} as const;

/** '#rrggbb' (sRGB) -> linear light, 0..1 each. */
export function linearColour(hex: string): Vec3 {
  const value = parseInt(hex.slice(1), 16);
  const channel = (shift: number): number => {
    const s = ((value >> shift) & 255) / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; // IEC 61966-2-1
  };
  return [channel(16), channel(8), channel(0)];
}

/** Linear light 0..1 -> sRGB byte. */
export function srgbByte(linear: number): number {
  const l = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (l <= 0.0031308 ? 12.92 * l : 1.055 * l ** (1 / 2.4) - 0.055));
}
