import type { Vec3 } from '../../geometry/core/vector';
import { mirror, stretchAlong, union, type Blend, type Field } from '../field/field';
import { ellipsoid, roundCone } from '../field/primitives';
import type { Tooth } from './parameters';
import { bar, blend, smoothPath } from './sections';

/**
 * A whole arcade, left and right. `up`: -1 for the upper teeth (crowns point down), +1 for the
 * lower.
 */
export function buildTeeth(teeth: readonly Tooth[], up: 1 | -1): Field {
  return mirror(union(teeth.map(tooth => blend(buildTooth(tooth, up), 0))));
}

function buildTooth(tooth: Tooth, up: 1 | -1): Field {
  switch (tooth.kind) {
    case 'incisor':
      return peg(tooth, up, 0.1, 0.8);
    case 'canine':
      return canine(tooth, up);
    case 'premolar':
      return cusped(tooth, up, [
        [0.05, 1, 0.34],
        [-0.33, 0.5, 0.22],
        [0.36, 0.4, 0.2],
      ]);
    case 'carnassial':
      // The upper one has its high cusp in the middle of its length, the lower one a blade of two,
      // and a low heel behind.
      return up < 0
        ? cusped(tooth, up, [
            [0.1, 1, 0.27],
            [-0.32, 0.72, 0.24],
            [0.4, 0.45, 0.16],
          ])
        : cusped(tooth, up, [
            [0.02, 1, 0.25],
            [0.34, 0.78, 0.2],
            [-0.36, 0.42, 0.22],
          ]);
    case 'molar':
      return molar(tooth, up);
  }
}

function peg({ x, y, z, long, broad, high }: Tooth, up: 1 | -1, lean: number, taper: number): Field {
  const r = (long + broad) / 4;
  const tip: Vec3 = [x, y + up * (high - 0.5 * r), z + lean * high];
  return union([
    blend(
      bar([[x, y - up * 0.6 * high, z - 4 * lean * high], [x, y, z], tip], 0.75 * r, 0.55 * r * taper),
      0,
    ),
    blend(ellipsoid([x, y + up * 0.35 * high, z], [broad / 2, 0.5 * high, long / 2]), 0.6 * r),
  ]);
}

/** A long cone bent backwards, its root bent along inside the jaw. */
function canine({ x, y, z, long, broad, high }: Tooth, up: 1 | -1): Field {
  const r = broad / 2;
  const deep = up < 0 ? 0.8 : 0.45;
  const out = 0.06 * high;
  const forward = up < 0 ? 0.16 : 0.24;
  const path = smoothPath([
    [x - 0.3 * high, y - up * deep * high, z - 0.7 * high],
    [x - 0.12 * high, y - up * 0.4 * high, z - 0.25 * high],
    [x, y, z],
    [x + 0.8 * out, y + up * 0.5 * high, z + forward * high],
    [x + out, y + up * 0.98 * high, z + 0.4 * forward * high],
  ]);
  // Widest at the gum, a blunt root and a pointed crown.
  const gum = (path.length - 1) / 2;
  const parts = path.slice(1).map((to, n) => {
    const radius = (m: number): number =>
      m <= gum
        ? r * (0.6 + 0.4 * Math.sin((0.5 * Math.PI * m) / gum))
        : r * (1 - (m - gum) / gum) ** 0.75 + 0.25;
    return blend(roundCone(path[n]!, radius(n), to, radius(n + 1)), 0);
  });
  return stretchAlong(union(parts), z, long / broad);
}

/**
 * Cusps along the jaw: [place as a share of the length (rostral positive), height share, radius
 * share of the length].
 */
function cusped(
  { x, y, z, long, broad, high }: Tooth,
  up: 1 | -1,
  cusps: readonly (readonly [place: number, height: number, radius: number])[],
): Field {
  // Built as long as it is broad, then stretched along the jaw: cusps become blades.
  const stretch = Math.max(1, (0.62 * long) / broad);
  const length = long / stretch;
  const base = ellipsoid([x, y + up * 0.1 * high, z], [0.46 * broad, 0.3 * high, 0.5 * length]);
  const parts: Blend[] = [blend(base, 0)];
  for (const [place, height, radius] of cusps) {
    const foot = Math.min(radius * length, 0.44 * broad);
    const from: Vec3 = [x, y + up * 0.05 * high, z + place * length];
    const tip: Vec3 = [x, y + up * (height * high - 0.3), z + place * length * 0.8];
    parts.push(blend(bar([from, tip], foot, 0.12 * foot + 0.1), 0.6 * foot));
  }
  for (const place of [-0.28, 0.28]) {
    const from: Vec3 = [x - 0.05 * broad, y, z + place * length];
    const tip: Vec3 = [x - 0.4 * broad, y - up * 0.85 * high, z + place * length];
    parts.push(blend(bar([from, tip], 0.3 * broad, 0.15 * broad), 0.8));
  }
  return stretchAlong(union(parts), z, stretch);
}

function molar({ x, y, z, long, broad, high }: Tooth, up: 1 | -1): Field {
  const crown = ellipsoid([x, y + up * 0.25 * high, z], [broad / 2, 0.6 * high, long / 2]);
  const parts: Blend[] = [blend(crown, 0)];
  for (const [dx, dz, h] of [
    [0.3, 0.22, 1],
    [0.3, -0.25, 0.85],
    [-0.25, 0, 0.7],
  ] as const) {
    const foot: Vec3 = [x + dx * broad, y + up * 0.2 * high, z + dz * long];
    const tip: Vec3 = [x + dx * broad, y + up * (h * high - 0.4), z + dz * long];
    parts.push(blend(bar([foot, tip], 0.2 * long, 0.5), 0.12 * long));
  }
  parts.push(
    blend(
      bar(
        [
          [x, y, z],
          [x - 0.1 * broad, y - up * 0.9 * high, z],
        ],
        0.25 * long,
        0.15 * long,
      ),
      1,
    ),
  );
  return union(parts);
}
