import { Color, DoubleSide, FrontSide, GreaterDepth, ShaderMaterial, Vector3, Vector4 } from 'three';
import { scaleColours, UNREFINED_COLOUR } from '../../geometry/surface/display/paint-uncertainty';

/**
 * The least ambient occlusion where a cut, or a wall that is seen through, opens caves that were
 * dark when it was baked.
 */
export const OPEN_OCCLUSION = 0.35;

/** Slice planes drawn as lines on the surfaces they cut. */
export const MOST_PLANES = 4;

export interface SurfaceLook {
  /** sRGB '#rrggbb'. */
  readonly colour: string;
  /** Flat colour of the cut. */
  readonly cutColour: string;
  /** Strength of the highlight, 0 to 1. */
  readonly gloss: number;
  /**
   * Colour of what is seen through a translucent surface of its own far inner wall: a skull's
   * brain-case; left out: that is not drawn.
   */
  readonly wallColour?: string;
  /** Translucent things are drawn from the inmost (0, the default) to the outmost. */
  readonly nesting?: number;
}

/**
 * Light for bone, in the eye's frame so that the head is lit alike from every side: a soft sky, a
 * key light over the viewer's left shoulder, baked ambient occlusion in the hollows (which warms as
 * it darkens, like light that has been inside bone), ridges a little lighter and grooves darker,
 * rims darker so that edges part from what is behind. Back faces are flat: with a cut, they are
 * what fills it.
 */
const vertexShader = /* glsl */ `
  attribute vec4 packedNormal;
  attribute float ambientOcclusion;
  attribute vec2 paint;
  uniform vec4 cut;
  uniform vec4 planes[${MOST_PLANES}];
  varying vec3 vNormal;
  varying vec2 vLight;
  varying vec2 vPaint;
  varying float vCut;
  varying vec4 vPlanes;
  // One depth in every program that draws the surface.
  invariant gl_Position;
  void main() {
    vPaint = paint;
    vNormal = normalMatrix * packedNormal.xyz;
    vLight = vec2(ambientOcclusion, packedNormal.w);
    vec4 place = vec4(position, 1.0);
    vCut = dot(cut, place);
    vPlanes = vec4(dot(planes[0], place), dot(planes[1], place), dot(planes[2], place), dot(planes[3], place));
    gl_Position = projectionMatrix * modelViewMatrix * place;
  }
`;

const fragmentShader = /* glsl */ `
  uniform vec3 colour;
  uniform bool isPainted;
  uniform vec3 scaleColours[${scaleColours.length}];
  uniform vec3 unrefinedColour;
  uniform vec3 cutColour;
  uniform float opacity;
  uniform float gloss;
  uniform float openLight;
  uniform bool isCut;
  uniform float grain;
  uniform vec3 planeColours[${MOST_PLANES}];
  uniform vec4 planesShown;
  varying vec3 vNormal;
  varying vec2 vLight;
  varying vec2 vPaint;
  varying float vCut;
  varying vec4 vPlanes;

  vec3 paintAt(vec2 paint) {
    float place = ${(scaleColours.length - 1).toFixed(1)} * clamp(paint.x, 0.0, 1.0);
    int step = min(int(place), ${scaleColours.length - 2});
    vec3 scaled = mix(scaleColours[step], scaleColours[step + 1], place - float(step));
    return paint.y > 0.5 ? unrefinedColour : scaled;
  }

  float line(float d, float shown) {
    float w = fwidth(d);
    return shown * (1.0 - smoothstep(0.45 * grain, 0.45 * grain + 0.9, abs(d) / max(w, 1e-6)));
  }

  void main() {
    if (isCut && vCut < 0.0) discard;
    vec3 lit;
    float alpha = opacity;
    if (isCut && !gl_FrontFacing) {
      lit = cutColour;
    } else {
      vec3 n = normalize(vNormal);
      float facing = clamp(n.z, 0.0, 1.0);
      float day = mix(openLight, 1.0, vLight.x);
      float relief = vLight.y;
      // Sky above and in front, dim warm ground below.
      float high = 0.5 + 0.5 * dot(n, vec3(0.0, 0.91, 0.41));
      vec3 sky = mix(vec3(0.12, 0.10, 0.085), vec3(0.44, 0.45, 0.47), high);
      float key = max(0.0, dot(n, vec3(-0.47, 0.74, 0.48)));
      float fill = max(0.0, dot(n, vec3(0.87, -0.12, 0.48)));
      float cave = smoothstep(0.15, 0.95, day);
      vec3 tint = pow(vec3(max(day, 0.03)), vec3(1.5, 1.7, 2.0));
      vec3 light = sky * tint + vec3(1.0, 0.955, 0.88) * key * mix(0.12, 1.0, cave)
        + vec3(0.075, 0.085, 0.10) * fill * day;
      light *= 1.0 + 0.6 * relief / (0.4 + abs(relief));
      light *= mix(0.5, 1.0, smoothstep(0.0, 0.5, facing));
      // Where colours carry numbers, shadow and gloss take less of them.
      if (isPainted) light = mix(light, vec3(0.9), 0.45);
      float shine = (isPainted ? 0.0 : gloss) * cave * pow(max(0.0, dot(n, vec3(-0.26, 0.41, 0.874))), 38.0);
      lit = 0.93 * (isPainted ? paintAt(vPaint) : colour) * light + shine;
      // More of a clear thing is looked through at its rim.
      if (opacity < 1.0) alpha = mix(min(1.0, 1.9 * opacity), opacity, smoothstep(0.0, 0.8, facing));
      for (int i = 0; i < ${MOST_PLANES}; i++) {
        lit = mix(lit, planeColours[i], 0.85 * line(vPlanes[i], planesShown[i]));
      }
    }
    gl_FragColor = vec4(lit, alpha);
    #include <colorspace_fragment>
  }
`;

/**
 * The material of one mesh; its `cut` and `planes` uniforms are (normal, offset) about the mesh's
 * own centre, mm.
 */
export function createSurfaceMaterial(look: SurfaceLook, opacity = 1): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader,
    fragmentShader,
    side: DoubleSide,
    transparent: opacity < 1,
    uniforms: {
      ...createUniforms(),
      colour: { value: new Color(look.colour) },
      isPainted: { value: false },
      scaleColours: { value: scaleColours.map(colour => new Color(colour)) },
      unrefinedColour: { value: new Color(UNREFINED_COLOUR) },
      cutColour: { value: new Color(look.cutColour) },
      opacity: { value: opacity },
      gloss: { value: look.gloss },
      /**
       * The least ambient occlusion: raised where a cut lets light into caves that were dark when
       * it was baked.
       */
      openLight: { value: 0 },
      /** Samples to a CSS px along a side. */
      grain: { value: 1 },
      planeColours: { value: Array.from({ length: MOST_PLANES }, () => new Color()) },
      planesShown: { value: new Vector4() },
    },
  });
}

/** What the vertex shader places a surface by. */
const createUniforms = () => ({
  isCut: { value: false },
  cut: { value: new Vector4() },
  planes: { value: Array.from({ length: MOST_PLANES }, () => new Vector4()) },
});

/** Writes a surface's depth and nothing that is seen. */
export function createDepthMaterial(): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader,
    fragmentShader: /* glsl */ `
      uniform bool isCut;
      varying float vCut;
      void main() {
        if (isCut && vCut < 0.0) discard;
        gl_FragColor = vec4(0.0);
      }
    `,
    side: DoubleSide,
    colorWrite: false,
    // Among what is translucent, whose order counts.
    transparent: true,
    uniforms: createUniforms(),
  });
}

/** The material of a surface's far inner wall: of all that faces the eye the farthest is seen. */
export function createWallMaterial(look: SurfaceLook & { readonly wallColour: string }): ShaderMaterial {
  const material = createSurfaceMaterial({ ...look, colour: look.wallColour, gloss: 0 });
  material.side = FrontSide;
  material.depthFunc = GreaterDepth;
  material.uniforms['openLight']!.value = OPEN_OCCLUSION;
  return material;
}

/**
 * A plane (LPS point and unit normal) about a mesh's centre, for the shader: in doubles until here.
 */
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
