import { Color, DoubleSide, ShaderMaterial, Vector3, Vector4 } from 'three';

/** Slice planes drawn as lines on the surfaces they cut. */
export const mostPlanes = 4;

export interface SurfaceLook {
  /** sRGB '#rrggbb'. */
  readonly colour: string;
  /** Flat colour of the cut. */
  readonly cutColour: string;
  /** Strength of the highlight, 0 to 1. */
  readonly gloss: number;
}

/**
 * Light for bone, in the eye's frame so that the head is lit alike from every side: a soft sky, a key light over the viewer's left
 * shoulder, baked daylight in the hollows (which warms as it darkens, like light that has been inside bone), ridges
 * a little lighter and grooves darker, rims darker so that edges part from what is behind. Back faces are flat: with
 * a cut, they are what fills it.
 */
const vertexShader = /* glsl */ `
  attribute vec4 packedNormal;
  attribute float daylight;
  uniform vec4 cut;
  uniform vec4 planes[${mostPlanes}];
  varying vec3 vNormal;
  varying vec2 vLight;
  varying float vCut;
  varying vec4 vPlanes;
  void main() {
    vNormal = normalMatrix * packedNormal.xyz;
    vLight = vec2(daylight, packedNormal.w);
    vec4 place = vec4(position, 1.0);
    vCut = dot(cut, place);
    vPlanes = vec4(dot(planes[0], place), dot(planes[1], place), dot(planes[2], place), dot(planes[3], place));
    gl_Position = projectionMatrix * modelViewMatrix * place;
  }
`;

const fragmentShader = /* glsl */ `
  uniform vec3 colour;
  uniform vec3 cutColour;
  uniform float opacity;
  uniform float gloss;
  uniform float openLight;
  uniform bool isCut;
  uniform vec3 planeColours[${mostPlanes}];
  uniform vec4 planesShown;
  varying vec3 vNormal;
  varying vec2 vLight;
  varying float vCut;
  varying vec4 vPlanes;

  float line(float d, float shown) {
    float w = fwidth(d);
    return shown * (1.0 - smoothstep(0.5, 1.4, abs(d) / max(w, 1e-6)));
  }

  void main() {
    if (isCut && vCut < 0.0) discard;
    vec3 lit;
    float alpha = opacity;
    if (!gl_FrontFacing) {
      lit = isCut ? cutColour : 0.35 * colour;
    } else {
      vec3 n = normalize(vNormal);
      float facing = clamp(n.z, 0.0, 1.0);
      float day = mix(openLight, 1.0, vLight.x);
      float relief = vLight.y;
      // Sky above and in front, warm ground below.
      vec3 sky = mix(vec3(0.23, 0.20, 0.18), vec3(0.60, 0.61, 0.63), 0.5 + 0.5 * dot(n, normalize(vec3(0.0, 0.85, 0.5))));
      float key = max(0.0, dot(n, normalize(vec3(-0.42, 0.72, 0.62))));
      float fill = max(0.0, dot(n, normalize(vec3(0.8, -0.1, 0.45))));
      float hollow = day * day * (3.0 - 2.0 * day);
      vec3 tint = pow(vec3(max(day, 0.02)), vec3(1.0, 1.15, 1.4));
      vec3 light = sky * tint + vec3(0.95, 0.92, 0.86) * key * mix(0.25, 1.0, hollow) + vec3(0.10, 0.11, 0.13) * fill * day;
      light *= 1.0 + 0.5 * clamp(relief, -0.9, 0.6);
      light *= mix(0.55, 1.0, smoothstep(0.0, 0.45, facing));
      vec3 halfway = normalize(vec3(-0.42, 0.72, 1.62));
      float shine = gloss * day * pow(max(0.0, dot(n, halfway)), 42.0);
      lit = colour * light + shine;
      alpha = mix(1.0, opacity, pow(facing, 0.6) * step(opacity, 0.999));
      alpha = opacity < 0.999 ? mix(min(1.0, opacity * 1.9), opacity, smoothstep(0.0, 0.8, facing)) : 1.0;
      for (int i = 0; i < ${mostPlanes}; i++) {
        lit = mix(lit, planeColours[i], 0.85 * line(vPlanes[i], planesShown[i]));
      }
    }
    gl_FragColor = vec4(lit, alpha);
    #include <colorspace_fragment>
  }
`;

/** The material of one mesh; its `cut` and `planes` uniforms are (normal, offset) about the mesh's own centre, mm. */
export function createSurfaceMaterial(look: SurfaceLook, opacity: number): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader,
    fragmentShader,
    side: DoubleSide,
    transparent: opacity < 1,
    uniforms: {
      colour: { value: new Color(look.colour) },
      cutColour: { value: new Color(look.cutColour) },
      opacity: { value: opacity },
      gloss: { value: look.gloss },
      /** The least daylight: raised where a cut lets light into caves that were dark when it was baked. */
      openLight: { value: 0 },
      isCut: { value: false },
      cut: { value: new Vector4() },
      planes: { value: Array.from({ length: mostPlanes }, () => new Vector4()) },
      planeColours: { value: Array.from({ length: mostPlanes }, () => new Color()) },
      planesShown: { value: new Vector4() },
    },
  });
}

/** A plane (LPS point and unit normal) about a mesh's centre, for the shader: in doubles until here. */
export function planeAbout(
  center: readonly [number, number, number],
  point: readonly [number, number, number],
  normal: readonly [number, number, number],
  out: Vector4,
): Vector4 {
  const away = new Vector3(center[0] - point[0], center[1] - point[1], center[2] - point[2]);
  return out.set(
    normal[0],
    normal[1],
    normal[2],
    away.x * normal[0] + away.y * normal[1] + away.z * normal[2],
  );
}
