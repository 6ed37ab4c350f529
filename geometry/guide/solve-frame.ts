import { eliminate } from '../core/eliminate';
import { assertThat } from '../core/result';
import { cross, normalize, subtract, type Vec3 } from '../core/vector';

/** A straight beam between two nodes; bending stiffness about two axes of its section. */
export interface Beam {
  readonly from: number;
  readonly to: number;
  readonly areaMm2: number;
  /** What of the area bears shear; Infinity: it shears by nothing. */
  readonly shearMm2: number;
  /** Second moment that resists bending towards `side`, and across it, mm4. */
  readonly alongMm4: number;
  readonly acrossMm4: number;
  /** Torsion constant, mm4. */
  readonly torsionMm4: number;
  /** Any direction that is not the beam's own: its part across the beam is the section's `side`. */
  readonly side: Vec3;
}

/** Beams that are joined stiffly at nodes, some of which are held in place but free to turn. */
export interface Frame {
  /** mm. */
  readonly nodes: readonly Vec3[];
  readonly beams: readonly Beam[];
  readonly pinned: readonly number[];
  /** Young's modulus, and the shear modulus as a share of it. */
  readonly modulusMpa: number;
  readonly shearShare: number;
}

const FREE = 6;
/** A node that is held by less than this moves freely, N per mm. */
const LEAST_HOLD = 1e-9;

/**
 * How a frame gives way under forces on one node: Timoshenko beams in space by the direct
 * stiffness method (Przemieniecki, Theory of Matrix Structural Analysis, 5.6), small displacements.
 *
 * @param forces one load case each, N
 * @returns per load case the displacement of every node: three shifts (mm), three turns (radians)
 */
export function solveFrame(frame: Frame, at: number, forces: readonly Vec3[]): Float64Array[] {
  const { nodes, beams, pinned } = frame;
  const size = FREE * nodes.length;
  const wide = size + forces.length;
  const system = new Float64Array(size * wide);
  for (const beam of beams) {
    const local = stiffnessOf(frame, beam);
    const places = [beam.from, beam.to].flatMap(node =>
      Array.from({ length: FREE }, (_, k) => FREE * node + k),
    );
    places.forEach((row, a) => {
      places.forEach((column, b) => (system[row * wide + column]! += local[12 * a + b]!));
    });
  }
  forces.forEach((force, f) => {
    for (let k = 0; k < 3; k++) system[(FREE * at + k) * wide + size + f] = force[k]!;
  });
  for (const node of pinned) {
    for (let k = 0; k < 3; k++) {
      const held = FREE * node + k;
      for (let c = 0; c < wide; c++) system[held * wide + c] = 0;
      for (let r = 0; r < size; r++) system[r * wide + held] = 0;
      system[held * wide + held] = 1;
    }
  }
  const moved = eliminate(system, size, LEAST_HOLD);
  assertThat(moved !== null, 'solveFrame', 'the frame can move freely', pinned);
  return forces.map((_, f) =>
    Float64Array.from({ length: size }, (__, row) => moved[row * forces.length + f]!),
  );
}

/** A beam's 12 x 12 stiffness in the frame of the nodes, N per mm and N mm per radian. */
function stiffnessOf({ nodes, modulusMpa, shearShare }: Frame, beam: Beam): Float64Array {
  const span = subtract<Vec3>(nodes[beam.to]!, nodes[beam.from]!);
  const lengthMm = Math.hypot(...span);
  assertThat(lengthMm > 0, 'solveFrame', 'a beam has no length', beam);
  const x = normalize(span);
  const z = normalize(cross(x, beam.side));
  const y = cross(z, x);
  const axial = (modulusMpa * beam.areaMm2) / lengthMm;
  const twist = (modulusMpa * shearShare * beam.torsionMm4) / lengthMm;
  const local = new Float64Array(144);
  const set = (a: number, b: number, value: number): void => {
    local[12 * a + b] = value;
    local[12 * b + a] = value;
  };
  for (const [k, value] of [
    [0, axial],
    [3, twist],
  ] as const) {
    set(k, k, value);
    set(k + 6, k + 6, value);
    set(k, k + 6, -value);
  }
  // Shift towards y goes with a turn about z, shift towards z with one about -y.
  for (const [shift, turn, moment, sign] of [
    [1, 5, beam.alongMm4, 1],
    [2, 4, beam.acrossMm4, -1],
  ] as const) {
    const ei = modulusMpa * moment;
    // Shear's share of the give, as Przemieniecki writes it.
    const phi = (12 * moment) / (shearShare * beam.shearMm2 * lengthMm ** 2);
    const shifting = (12 * ei) / ((1 + phi) * lengthMm ** 3);
    const between = (sign * 6 * ei) / ((1 + phi) * lengthMm ** 2);
    set(shift, shift, shifting);
    set(shift + 6, shift + 6, shifting);
    set(shift, shift + 6, -shifting);
    set(shift, turn, between);
    set(shift, turn + 6, between);
    set(turn, shift + 6, -between);
    set(turn + 6, shift + 6, -between);
    set(turn, turn, ((4 + phi) * ei) / ((1 + phi) * lengthMm));
    set(turn + 6, turn + 6, ((4 + phi) * ei) / ((1 + phi) * lengthMm));
    set(turn, turn + 6, ((2 - phi) * ei) / ((1 + phi) * lengthMm));
  }
  const axes = [x, y, z];
  const whole = new Float64Array(144);
  // Each 3 x 3 block is turned by the beam's axes: R^T k R.
  for (let p = 0; p < 4; p++) {
    for (let q = 0; q < 4; q++) {
      for (let a = 0; a < 3; a++) {
        for (let b = 0; b < 3; b++) {
          let sum = 0;
          for (let i = 0; i < 3; i++) {
            for (let j = 0; j < 3; j++) {
              sum += axes[i]![a]! * local[12 * (3 * p + i) + 3 * q + j]! * axes[j]![b]!;
            }
          }
          whole[12 * (3 * p + a) + 3 * q + b] = sum;
        }
      }
    }
  }
  return whole;
}
