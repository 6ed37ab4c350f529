/**
 * Corners (indices into a mesh's `triangles`) by group: group g has corners[start[g]] up to
 * corners[start[g + 1]].
 */
export interface CornerGroups {
  readonly start: Uint32Array;
  readonly corners: Uint32Array;
}

/**
 * Groups `count` corners by what `groupOf` says of each, in their order: a counting sort, no
 * hashing.
 */
export function groupCorners(
  count: number,
  groups: number,
  groupOf: (corner: number) => number,
): CornerGroups {
  const start = new Uint32Array(groups + 1);
  for (let c = 0; c < count; c++) start[groupOf(c) + 1]!++;
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!;
  const next = start.slice(0, groups);
  const corners = new Uint32Array(count);
  for (let c = 0; c < count; c++) corners[next[groupOf(c)]!++] = c;
  return { start, corners };
}
