import { encode } from 'fast-png';
import { normalize, type Vec3 } from '../core/vector';
import { assertThat } from '../core/result';
import { computeCornerNormals } from './compute-corner-normals';
import { drawLayer, emptyLayer, type Layer } from './draw-layer';
import { buildSky, lightAt, type Sky } from './light-by-sky';
import { placeCamera, type Camera } from './place-camera';
import { linearColour, srgbByte, type PictureItem, type PictureView } from './picture-types';

/** Samples per pixel along each side. */
const SUPERSAMPLING = 2;
const defaultBackdrop: readonly [string, string] = ['#39424d', '#14181d'];
/** Light that even the deepest hollow gets, so that nothing is lost in black. */
const FLOOR_LIGHT = 0.05;

/**
 * A picture of the items as PNG bytes, without a graphics card: depth buffer, smooth normals with
 * sharp creases, and light from a dome of directions each with its own shadow map (soft key light
 * and ambient occlusion in one). Deterministic. Throws where there is nothing to show.
 */
export function renderPicture(items: readonly PictureItem[], view: PictureView): Uint8Array {
  const { widthPx, heightPx, text = {} } = view;
  const data = renderPixels(items, view);
  return encode({ width: widthPx, height: heightPx, channels: 3, data, text });
}

/** The same picture as sRGB bytes, three per pixel, row by row from the top. */
export function renderPixels(items: readonly PictureItem[], view: PictureView): Uint8Array {
  assertThat(items.length > 0 && items.length < 256, 'renderPixels', `${items.length} items`);
  const width = SUPERSAMPLING * view.widthPx;
  const height = SUPERSAMPLING * view.heightPx;
  const camera = placeCamera(
    view,
    items.map(item => item.mesh.positions),
    width,
    height,
  );

  // (1) What is seen: one layer of everything solid, one for each see-through item.
  const solid = emptyLayer(width, height);
  const clear: Layer[] = [];
  items.forEach((item, index) => {
    const layer = isSolid(item) ? solid : emptyLayer(width, height);
    drawLayer(layer, camera, item.mesh, computeCornerNormals(item.mesh), index);
    if (layer !== solid) clear.push(layer);
  });

  // (2) The light; where nothing is solid, the see-through items shade each other.
  const casters = items.some(isSolid) ? items.filter(isSolid) : items;
  const sky = buildSky(
    casters.map(item => item.mesh),
    camera,
  );

  // (3) Colour of every sample, then of every pixel.
  const palette = items.map(item => linearColour(item.colour));
  const scene = { items, palette, sky, camera };
  const [top, bottom] = (view.backdrop ?? defaultBackdrop).map(linearColour) as [Vec3, Vec3];
  const pixels = new Uint8Array(3 * view.widthPx * view.heightPx);
  const samples = SUPERSAMPLING * SUPERSAMPLING;
  for (let py = 0; py < view.heightPx; py++) {
    const t = py / Math.max(1, view.heightPx - 1);
    const backdrop: Vec3 = [
      top[0] + t * (bottom[0] - top[0]),
      top[1] + t * (bottom[1] - top[1]),
      top[2] + t * (bottom[2] - top[2]),
    ];
    for (let px = 0; px < view.widthPx; px++) {
      let [r, g, b] = [0, 0, 0];
      for (let s = 0; s < samples; s++) {
        const x = SUPERSAMPLING * px + (s % SUPERSAMPLING);
        const y = SUPERSAMPLING * py + ((s / SUPERSAMPLING) | 0);
        const colour = sampleColour(x, y, { solid, clear }, scene, backdrop);
        r += colour[0];
        g += colour[1];
        b += colour[2];
      }
      const out = 3 * (py * view.widthPx + px);
      pixels[out] = srgbByte(r / samples);
      pixels[out + 1] = srgbByte(g / samples);
      pixels[out + 2] = srgbByte(b / samples);
    }
  }
  return pixels;
}

const isSolid = (item: PictureItem): boolean => (item.opacity ?? 1) >= 1;

interface SeenLayers {
  readonly solid: Layer;
  /** One for each see-through item. */
  readonly clear: readonly Layer[];
}

interface LitScene {
  readonly items: readonly PictureItem[];
  /** Linear colour of each item. */
  readonly palette: readonly Vec3[];
  readonly sky: Sky;
  readonly camera: Camera;
}

/**
 * Linear colour of one sample: the solid surface or the backdrop, under the see-through layers
 * before it.
 */
function sampleColour(
  x: number,
  y: number,
  { solid, clear }: SeenLayers,
  scene: LitScene,
  backdrop: Vec3,
): Vec3 {
  const at = y * solid.width + x;
  const wall = solid.nearness[at]!;
  let colour = wall > -Infinity ? shade(x, y, solid, scene) : backdrop;
  const before = clear.filter(layer => layer.nearness[at]! > wall);
  before.sort((a, b) => a.nearness[at]! - b.nearness[at]!);
  for (const layer of before) {
    const own = shade(x, y, layer, scene);
    const n: Vec3 = [layer.normal[3 * at]!, layer.normal[3 * at + 1]!, layer.normal[3 * at + 2]!];
    const f = scene.camera.forward;
    const facing = Math.abs(n[0] * f[0] + n[1] * f[1] + n[2] * f[2]);
    // A shell is seen through more glass at its rim.
    const opacity = (scene.items[layer.item[at]!]!.opacity ?? 1) ** (0.35 + 0.65 * facing);
    colour = [
      colour[0] + opacity * (own[0] - colour[0]),
      colour[1] + opacity * (own[1] - colour[1]),
      colour[2] + opacity * (own[2] - colour[2]),
    ];
  }
  return colour;
}

function shade(x: number, y: number, layer: Layer, { items, palette, sky, camera }: LitScene): Vec3 {
  const at = y * layer.width + x;
  const near = layer.nearness[at]!;
  const depth = camera.perspective ? 1 / near : -near;
  const reach = camera.perspective ? depth / camera.scale : 1 / camera.scale;
  const sx = (x + 0.5 - camera.axisX) * reach;
  const sy = (camera.axisY - y - 0.5) * reach;
  const { right: r, up: u, forward: f, eye } = camera;
  const point: Vec3 = [
    eye[0] + sx * r[0] + sy * u[0] + depth * f[0],
    eye[1] + sx * r[1] + sy * u[1] + depth * f[1],
    eye[2] + sx * r[2] + sy * u[2] + depth * f[2],
  ];
  const n: Vec3 = [layer.normal[3 * at]!, layer.normal[3 * at + 1]!, layer.normal[3 * at + 2]!];
  const light = FLOOR_LIGHT + (1 - FLOOR_LIGHT) * lightAt(sky, point, n);
  const item = layer.item[at]!;
  const base = palette[item]!;
  // Blinn's highlight of a lamp over the left shoulder, dimmed with the light that gets there.
  const half = normalize<Vec3>([
    -0.25 * r[0] + 0.4 * u[0] - f[0],
    -0.25 * r[1] + 0.4 * u[1] - f[1],
    -0.25 * r[2] + 0.4 * u[2] - f[2],
  ]);
  const gloss = items[item]!.gloss ?? 0.15;
  const shine =
    gloss * Math.min(1, light) * Math.max(0, n[0] * half[0] + n[1] * half[1] + n[2] * half[2]) ** 40;
  // Light that has been inside bone or resin comes back warmer from the hollows.
  return [base[0] * light ** 1.2 + shine, base[1] * light ** 1.3 + shine, base[2] * light ** 1.4 + shine];
}
