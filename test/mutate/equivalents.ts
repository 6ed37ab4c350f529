/** A mutant that behaves as the program does, so that no test can tell the two apart. */
export interface Equivalent {
  readonly file: string;
  /** The touched lines, as the list of survivors gives them. */
  readonly was: string;
  readonly becomes: string;
  readonly because: string;
}

/** Looked at one by one; they count neither as noticed nor as missed. */
export const EQUIVALENTS: readonly Equivalent[] = [
  {
    file: 'geometry/path/check-target.ts',
    was: ': [(n - 6) & 1 ? s : -s, (n - 6) & 2 ? s : -s, (n - 6) & 4 ? s : -s];',
    becomes: ': [(n + 6) & 1 ? s : -s, (n - 6) & 2 ? s : -s, (n - 6) & 4 ? s : -s];',
    because: 'Twelve more leave the two lowest bits as they are.',
  },
  {
    file: 'geometry/path/check-target.ts',
    was: ': [(n - 6) & 1 ? s : -s, (n - 6) & 2 ? s : -s, (n - 6) & 4 ? s : -s];',
    becomes: ': [(n - 6) & 1 ? s : -s, (n + 6) & 2 ? s : -s, (n - 6) & 4 ? s : -s];',
    because: 'Twelve more leave the two lowest bits as they are.',
  },
  {
    file: 'geometry/path/fit-layers.ts',
    was: 'for (let a = 0; a < size; a++) {',
    becomes: 'for (let a = 0; a <= size; a++) {',
    because: 'What is written beyond the end of a typed array is dropped.',
  },
  {
    file: 'geometry/path/fit-layers.ts',
    was: 'for (let a = size - 1; a >= 0; a--) {',
    becomes: 'for (let a = size + 1; a >= 0; a--) {',
    because: 'What is written beyond the end of a typed array is dropped.',
  },
  {
    file: 'geometry/path/fit-layers.ts',
    was: 'if (minus >= 0) row[minus] = -1 / prior.sd;',
    becomes: 'if (true) row[minus] = -1 / prior.sd;',
    because: 'What is written before the start of a typed array is dropped.',
  },
  {
    file: 'geometry/path/fit-layers.ts',
    was: 'const addPrior = (prior: Prior | null | undefined, value: number, plus: number, minus = -1) => {',
    becomes:
      'const addPrior = (prior: Prior | null | undefined, value: number, plus: number, minus = -2) => {',
    because: 'Any number below 0 stands for none.',
  },
  {
    file: 'geometry/path/fit-layers.ts',
    was: 'for (let c = 0; c < b; c++) sum -= l[size * a + c]! * l[size * b + c]!;',
    becomes: 'for (let c = 0; c <= b; c++) sum -= l[size * a + c]! * l[size * b + c]!;',
    because: 'The element that is about to be found is 0 until then.',
  },
  {
    file: 'geometry/path/fit-layers.ts',
    was: 'for (let c = 0; c < a; c++) sum -= l[size * a + c]! * x[c]!;',
    becomes: 'for (let c = 0; c <= a; c++) sum -= l[size * a + c]! * x[c]!;',
    because: 'The element that is about to be found is 0 until then.',
  },
  {
    file: 'geometry/path/measure-wall.ts',
    was: 'for (let n = 0; n < count; n++) {',
    becomes: 'for (let n = 0; n <= count; n++) {',
    because: 'What is written beyond the end of a typed array is dropped.',
  },
  {
    file: 'geometry/guide/measure-over-lip.ts',
    was: 'const count = p.length / 3;',
    becomes: 'const count = p.length * 3;',
    because: 'No triangle has a corner behind the last vertex.',
  },
  {
    file: 'geometry/guide/measure-over-lip.ts',
    was: 'const q = new Float64Array(3 * count);',
    becomes: 'const q = new Float64Array(4 * count);',
    because: 'No triangle has a corner behind the last vertex.',
  },
  {
    file: 'geometry/guide/measure-over-lip.ts',
    was: 'for (let v = 0; v < count; v++) {',
    becomes: 'for (let v = 0; v <= count; v++) {',
    because: 'What is written beyond the end of a typed array is dropped.',
  },
  {
    file: 'geometry/path/leads-out.ts',
    was: 'if (walls + DIRECTIONS.length - 1 - n < INDOOR_WALLS) return true;',
    becomes: 'if (false) return true;',
    because: 'It only spares rays: the count of all says the same in the end.',
  },
  {
    file: 'geometry/path/leads-out.ts',
    was: 'if (walls + DIRECTIONS.length - 1 - n < INDOOR_WALLS) return true;',
    becomes: 'if (walls + DIRECTIONS.length + 1 - n < INDOOR_WALLS) return true;',
    because: 'It only spares rays: the count of all says the same in the end.',
  },
  {
    file: 'geometry/path/leads-out.ts',
    was: 'if (walls + DIRECTIONS.length - 1 - n < INDOOR_WALLS) return true;',
    becomes: 'if (walls + DIRECTIONS.length - 1 + n < INDOOR_WALLS) return true;',
    because: 'It only spares rays: the count of all says the same in the end.',
  },
  {
    file: 'geometry/path/average-normal.ts',
    was: 'if (dot(a, a) <= r2 && dot(b, b) <= r2 && dot(c, c) <= r2) return 1;',
    becomes: 'if (false) return 1;',
    because: 'A ball holds every piece of a triangle whose corners it holds: the count says the same.',
  },
  {
    file: 'geometry/path/average-normal.ts',
    was: 'if (dot(a, a) <= r2 && dot(b, b) <= r2 && dot(c, c) <= r2) return 1;',
    becomes: 'if (dot(a, a) < r2 && dot(b, b) <= r2 && dot(c, c) <= r2) return 1;',
    because: 'A ball holds every piece of a triangle whose corners it holds: the count says the same.',
  },
  {
    file: 'geometry/path/average-normal.ts',
    was: 'if (dot(a, a) <= r2 && dot(b, b) <= r2 && dot(c, c) <= r2) return 1;',
    becomes: 'if (dot(a, a) <= r2 && dot(b, b) < r2 && dot(c, c) <= r2) return 1;',
    because: 'A ball holds every piece of a triangle whose corners it holds: the count says the same.',
  },
  {
    file: 'geometry/path/average-normal.ts',
    was: 'if (dot(a, a) <= r2 && dot(b, b) <= r2 && dot(c, c) <= r2) return 1;',
    becomes: 'if (dot(a, a) <= r2 && dot(b, b) <= r2 && dot(c, c) < r2) return 1;',
    because: 'A ball holds every piece of a triangle whose corners it holds: the count says the same.',
  },
  {
    file: 'geometry/path/average-normal.ts',
    was: 'for (let i = 0; i < n; i++) {',
    becomes: 'for (let i = 0; i <= n; i++) {',
    because: 'There is no j of which i + j is less than n.',
  },
  {
    file: 'geometry/path/average-normal.ts',
    was: 'for (let a = 0; a < 3; a++) sum[a] = sum[a]! + share * n[a]!;',
    becomes: 'for (let a = 0; a <= 3; a++) sum[a] = sum[a]! + share * n[a]!;',
    because: 'A fourth component is never read.',
  },
  {
    file: 'geometry/path/average-normal.ts',
    was: 'for (let a = 0; a < 3; a++) sum[a] = sum[a]! + share * n[a]!;',
    becomes: 'for (let a = 0; a < 4; a++) sum[a] = sum[a]! + share * n[a]!;',
    because: 'A fourth component is never read.',
  },
  {
    file: 'geometry/scan/volume-file/read-volume-file.ts',
    was: 'let extreme = 0;',
    becomes: 'let extreme = 1;',
    because: 'What is cut lies beyond 32767.',
  },
  {
    file: 'geometry/path/measure-wall.ts',
    was: 'const outside = cut(profile, -Infinity, faceMm - 1);',
    becomes: 'const outside = cut(profile, Infinity, faceMm - 1);',
    because: 'Where no place lies so far along, cut begins with the first.',
  },
  {
    file: 'geometry/path/measure-wall.ts',
    was: 'const near = cut(profile, -Infinity, faceMm);',
    becomes: 'const near = cut(profile, Infinity, faceMm);',
    because: 'Where no place lies so far along, cut begins with the first.',
  },
  {
    file: 'geometry/path/measure-wall.ts',
    was: 'const near = cut(profile, -Infinity, fromMm + INSIDE_MM / cosines.outer);',
    becomes: 'const near = cut(profile, Infinity, fromMm + INSIDE_MM / cosines.outer);',
    because: 'Where no place lies so far along, cut begins with the first.',
  },
  {
    file: 'geometry/path/measure-wall.ts',
    was: 'const far = cut(mirrored, -Infinity, -toMm + INSIDE_MM / cosines.inner);',
    becomes: 'const far = cut(mirrored, Infinity, -toMm + INSIDE_MM / cosines.inner);',
    because: 'Where no place lies so far along, cut begins with the first.',
  },
  {
    file: 'geometry/scan/codecs/pixel-encoding.ts',
    was: 'if (isPlainHu(encoding)) return;',
    becomes: 'if (false) return;',
    because: 'The table of such an encoding gives every pattern back as it is.',
  },
  {
    file: 'geometry/scan/codecs/pixel-encoding.ts',
    was: 'encoding.bitsAllocated === 16 &&',
    becomes: 'encoding.bitsAllocated !== 16 &&',
    because: 'The table of a plain encoding gives every pattern back as it is.',
  },
  {
    file: 'geometry/scan/codecs/pixel-encoding.ts',
    was: 'encoding.bitsStored === 16 &&',
    becomes: 'encoding.bitsStored === 24 &&',
    because: 'The table of a plain encoding gives every pattern back as it is.',
  },
  {
    file: 'geometry/scan/codecs/pixel-encoding.ts',
    was: 'for (let pattern = 0; pattern < 65536; pattern++) {',
    becomes: 'for (let pattern = 0; pattern < 98304; pattern++) {',
    because: 'What is written beyond the end of a typed array is dropped.',
  },
  {
    file: 'geometry/scan/codecs/pixel-encoding.ts',
    was: 'for (let pattern = 0; pattern < 65536; pattern++) {',
    becomes: 'for (let pattern = 0; pattern <= 65536; pattern++) {',
    because: 'What is written beyond the end of a typed array is dropped.',
  },
  {
    file: 'geometry/scan/codecs/pixel-encoding.ts',
    was: 'tables.set(key, table);',
    becomes: ';',
    because: 'A table that is not kept is made again.',
  },
  {
    file: 'geometry/scan/codecs/pixel-encoding.ts',
    was: 'if (tables.size >= MAX_TABLES) tables.clear();',
    becomes: 'if (true) tables.clear();',
    because: 'A table that is not kept is made again.',
  },
  {
    file: 'geometry/guide/level-lips.ts',
    was: 'for (let n = 0; n < AROUND; n++) {',
    becomes: 'for (let n = 0; n <= AROUND; n++) {',
    because: 'The last turn is the first again.',
  },
  {
    file: 'geometry/guide/level-lips.ts',
    was: 'return null;',
    becomes: 'return undefined as never;',
    because: 'Either stands for none where it is asked for.',
  },
  {
    file: 'geometry/guide/level-lips.ts',
    was: 'for (let mm = Math.floor(longest) - 1; mm >= LEAST_GUIDED_MM; mm--) {',
    becomes: 'for (let mm = Math.floor(longest) + 1; mm >= LEAST_GUIDED_MM; mm--) {',
    because: 'No sleeve is made longer, and as they are they do not stand clear.',
  },
  {
    file: 'geometry/anatomy/find-marker.ts',
    was: 'const [a, b, c] = [i + di, j + dj, k + dk];',
    becomes: 'const [a, b, c] = [i - di, j + dj, k + dk];',
    because: 'With each step of a ball goes the opposite one.',
  },
  {
    file: 'geometry/anatomy/find-marker.ts',
    was: 'const [a, b, c] = [i + di, j + dj, k + dk];',
    becomes: 'const [a, b, c] = [i + di, j - dj, k + dk];',
    because: 'With each step of a ball goes the opposite one.',
  },
  {
    file: 'geometry/anatomy/find-marker.ts',
    was: 'const [a, b, c] = [i + di, j + dj, k + dk];',
    becomes: 'const [a, b, c] = [i + di, j + dj, k - dk];',
    because: 'With each step of a ball goes the opposite one.',
  },
  {
    file: 'geometry/path/check-tool.ts',
    was: 'for (let s = STEP_MM; s < room; s += STEP_MM) {',
    becomes: 'for (let s = STEP_MM; s <= room; s += STEP_MM) {',
    because: 'Where the room ends in bone that is its end; where it ends nowhere, 30 mm are enough.',
  },
  {
    file: 'geometry/path/check-tool.ts',
    was: 'break;',
    becomes: ';',
    because: 'A room that is cut short ends the loop; bone just behind is nearer still a step later.',
  },
  {
    file: 'geometry/anatomy/weigh-landmarks.ts',
    was: 'const a = normalize(cross(normal, Math.abs(normal[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0]));',
    becomes: 'const a = normalize(cross(normal, Math.abs(normal[0]) <= 0.7 ? [1, 0, 0] : [0, 1, 0]));',
    because: "Any direction that is not the normal's spans the same plane with it.",
  },
  {
    file: 'geometry/anatomy/weigh-landmarks.ts',
    was: 'const a = normalize(cross(normal, Math.abs(normal[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0]));',
    becomes: 'const a = normalize(cross(normal, Math.abs(normal[0]) < 0.7 ? [2, 0, 0] : [0, 1, 0]));',
    because: "Any direction that is not the normal's spans the same plane with it.",
  },
  {
    file: 'geometry/anatomy/weigh-landmarks.ts',
    was: 'const a = normalize(cross(normal, Math.abs(normal[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0]));',
    becomes: 'const a = normalize(cross(normal, Math.abs(normal[0]) < 0.7 ? [1, 1, 0] : [0, 1, 0]));',
    because: "Any direction that is not the normal's spans the same plane with it.",
  },
  {
    file: 'geometry/anatomy/weigh-landmarks.ts',
    was: 'const a = normalize(cross(normal, Math.abs(normal[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0]));',
    becomes: 'const a = normalize(cross(normal, Math.abs(normal[0]) < 0.7 ? [1, 0, 0] : [0, 2, 0]));',
    because: "Any direction that is not the normal's spans the same plane with it.",
  },
  {
    file: 'geometry/anatomy/weigh-landmarks.ts',
    was: 'const a = normalize(cross(normal, Math.abs(normal[0]) < 0.7 ? [1, 0, 0] : [0, 1, 0]));',
    becomes: 'const a = normalize(cross(normal, Math.abs(normal[0]) < 0.7 ? [1, 0, 0] : [0, 1, 1]));',
    because: "Any direction that is not the normal's spans the same plane with it.",
  },
  {
    file: 'geometry/path/find-other-bone.ts',
    was: 'let most = -1;',
    becomes: 'let most = -2;',
    because: 'No distance is less than 0.',
  },
  {
    file: 'geometry/path/find-other-bone.ts',
    was: 'for (let n = 0; n < AROUND; n++) {',
    becomes: 'for (let n = 0; n <= AROUND; n++) {',
    because: 'The last turn is the first again, and only the first that is found counts.',
  },
  {
    file: 'geometry/path/find-other-bone.ts',
    was: 'const start = toPatient(frame, guidePoint(radiusMm * Math.cos(turn), radiusMm * Math.sin(turn), 0));',
    becomes:
      'const start = toPatient(frame, guidePoint(radiusMm * Math.cos(turn), radiusMm * Math.sin(turn), 1));',
    because: 'The start is moved along its own line, and what is found is told as a place.',
  },
  {
    file: 'geometry/guide/measure-over-lip.ts',
    was: 'if (Math.max(q[a + 2]!, q[b + 2]!, q[c + 2]!) <= over) continue;',
    becomes: 'if (false) continue;',
    because: 'It only spares work: no point of a triangle is higher than its highest corner.',
  },
  {
    file: 'geometry/guide/measure-over-lip.ts',
    was: 'if (Math.max(q[a + 2]!, q[b + 2]!, q[c + 2]!) <= over) continue;',
    becomes: 'if (Math.max(q[a + 2]!, q[b + 2]!, q[c + 2]!) < over) continue;',
    because: 'It only spares work: no point of a triangle is higher than its highest corner.',
  },
  {
    file: 'geometry/guide/measure-over-lip.ts',
    was: 'if (s <= 0 || s >= 1) continue;',
    becomes: 'if (s < 0 || s >= 1) continue;',
    because: 'The ends of an edge are corners, which are looked at by themselves.',
  },
  {
    file: 'geometry/guide/measure-over-lip.ts',
    was: 'if (s <= 0 || s >= 1) continue;',
    becomes: 'if (s <= 0 || s > 1) continue;',
    because: 'The ends of an edge are corners, which are looked at by themselves.',
  },
  {
    file: 'geometry/scan/volume-file/read-volume-file.ts',
    was: 'voxels[to + i] = value > 0 ? LARGEST : -LARGEST - 1;',
    becomes: 'voxels[to + i] = value > 1 ? LARGEST : -LARGEST - 1;',
    because: 'What is cut lies beyond 32767.',
  },
  {
    file: 'geometry/scan/volume-file/read-volume-file.ts',
    was: 'return succeed(largest > LARGEST || (isFine && largest > 0) ? LARGEST / largest : 1);',
    becomes: 'return succeed(largest >= LARGEST || (isFine && largest > 0) ? LARGEST / largest : 1);',
    because: 'The factor of what fits just so is 1.',
  },
  {
    file: 'geometry/path/leads-out.ts',
    was: 'const half = bone.closestDistance(at[0], at[1], at[2], 2 * MOST_HALF_MM);',
    becomes: 'const half = bone.closestDistance(at[0], at[1], at[2], 3 * MOST_HALF_MM);',
    because: 'Half of either is more than the way ever keeps clear.',
  },
  {
    file: 'renderer/state/turn-axes.ts',
    was: 'return names[direction[axis]! >= 0 ? 0 : 1]!;',
    becomes: 'return names[direction[axis]! > 0 ? 0 : 1]!;',
    because: 'Along the axis that it mostly points along no direction is 0.',
  },
];
