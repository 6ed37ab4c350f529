import type { PlanFile } from './measure-guide';
import { basisAround, outer, turn, unit, walk, type P3 } from './vec';

/**
 * Corners (nine a triangle) of the ring that a closed profile [radius, height][] sweeps about the z
 * axis.
 */
export function revolve(profile: readonly (readonly [number, number])[], segments: number): number[] {
  const corners: number[] = [];
  const point = (k: number, s: number): P3 => {
    const [r, z] = profile[k % profile.length]!;
    const angle = (2 * Math.PI * (s % segments)) / segments;
    return [r * Math.cos(angle), r * Math.sin(angle), z];
  };
  for (let k = 0; k < profile.length; k++) {
    for (let s = 0; s < segments; s++) {
      const a = point(k, s);
      const b = point(k, s + 1);
      const c = point(k + 1, s + 1);
      const d = point(k + 1, s);
      corners.push(...a, ...b, ...c, ...a, ...c, ...d);
    }
  }
  return corners;
}

export interface TestPiece {
  /** Radius of the ball that stands for the skull, centre at zero. Default 25. */
  readonly ballMm?: number;
  readonly gapMm?: number;
  readonly thicknessMm?: number;
  readonly boreDiameterMm?: number;
  /**
   * Half-angle of the pad over the ball, degrees; above 90 it grips the ball and cannot come off.
   * Default 40.
   */
  readonly halfAngleDeg?: number;
  /** Height of the sleeve's upper lip above the ball's centre. Default 50. */
  readonly lipMm?: number;
  readonly segments?: number;
  /** Parts along the arcs of the pad. Default 24. */
  readonly arcParts?: number;
}

/**
 * A guide with every figure known: a ball for a skull, a pad of constant gap over its pole, a
 * sleeve with a bore along z. Bore facets lie outside the nominal circle by half their sagitta at
 * the corners and inside by half in the middle, so that the least-squares diameter is nominal.
 */
export function makeTestPiece(piece: TestPiece = {}): { corners: number[]; plan: PlanFile; ballMm: number } {
  const {
    ballMm = 25,
    gapMm = 0.15,
    thicknessMm = 4,
    boreDiameterMm = 1.9,
    halfAngleDeg = 40,
    lipMm = 50,
    segments = 96,
    arcParts = 24,
  } = piece;
  const inside = ballMm + gapMm;
  const outside = inside + thicknessMm;
  const bore = boreDiameterMm / 2;
  const wall = bore + 3;
  const arc = (radius: number, from: number, to: number): [number, number][] =>
    Array.from({ length: arcParts + 1 }, (_, k) => {
      const angle = from + ((to - from) * k) / arcParts;
      return [radius * Math.sin(angle), radius * Math.cos(angle)];
    });
  const rim = (halfAngleDeg * Math.PI) / 180;
  const profile = [
    [bore, lipMm] as const,
    ...arc(inside, Math.asin(bore / inside), rim),
    ...arc(outside, rim, Math.asin(wall / outside)),
    [wall, lipMm] as const,
  ];
  const corners = revolve([...profile], segments);
  const target: P3 = [0, 0, 10];
  const plan: PlanFile = {
    case: {
      tool: { diameterMm: boreDiameterMm - 0.1 },
      trajectories: [{ id: 'T1', targetLps: target }],
      guide: { contactGapMm: gapMm, sleeve: { boreClearanceMm: 0.1 } },
    },
    trajectories: [
      {
        id: 'T1',
        entrySurfaceLps: [0, 0, ballMm],
        directionLps: [0, 0, -1],
        lengthMm: ballMm - 10,
        boneThicknessMm: 3,
        sleeve: {
          boreDiameterMm,
          lowerLipLps: [0, 0, inside],
          upperLipLps: [0, 0, lipMm],
          depthStopMm: lipMm - 10,
        },
      },
    ],
    guide: { insertionLps: [0, 0, 1] },
    checks: [],
  };
  return { corners, plan, ballMm };
}

/** Turns corners about `axis` through `pivot`, then shifts them. */
export function move(corners: readonly number[], axis: P3, angle: number, pivot: P3, shift: P3): number[] {
  const moved: number[] = [];
  for (let i = 0; i < corners.length; i += 3) {
    const p: P3 = [corners[i]! - pivot[0], corners[i + 1]! - pivot[1], corners[i + 2]! - pivot[2]];
    const q = walk(turn(p, unit(axis), angle), pivot, 1);
    moved.push(q[0] + shift[0], q[1] + shift[1], q[2] + shift[2]);
  }
  return moved;
}

/**
 * A four-sided spike: base square of half-width `w` around `base`, tip at `tip`. Closed;
 * outward-facing.
 */
export function spike(base: P3, tip: P3, w: number): number[] {
  const axis = unit([tip[0] - base[0], tip[1] - base[1], tip[2] - base[2]]);
  const { u } = basisAround(axis);
  const v = outer(axis, u);
  const ring = [0, 1, 2, 3].map(k => {
    const a = (Math.PI / 2) * k;
    return walk(walk(base, u, w * Math.cos(a)), v, w * Math.sin(a));
  });
  const corners: number[] = [];
  for (let k = 0; k < 4; k++) corners.push(...ring[k]!, ...ring[(k + 1) % 4]!, ...tip);
  corners.push(...ring[0]!, ...ring[2]!, ...ring[1]!, ...ring[0]!, ...ring[3]!, ...ring[2]!);
  return corners;
}
