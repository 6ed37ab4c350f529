import { angleBetween, cross, dot, normalize, type Vec3 } from '../core/vector';
import { SPACING_TOLERANCE } from './check-gaps';
import { isOrientation, PARALLEL_TOLERANCE_RAD } from './check-slice-headers';
import { compareText } from './compare-text';
import { MIN_SLICES } from './measure-stack';
import type { SliceSource } from './scan-inventory';
import type { SliceTraits } from './slice-traits';

/** One of the volumes that a series holds. */
export interface SeriesPart {
  /** What tells it from the others, for a person: ["echo 2", "time 3"]; empty where the series is one volume. */
  readonly words: readonly string[];
  /** The same for its id: ["echo=2", "time=3"]. */
  readonly marks: readonly string[];
  readonly slices: readonly SliceSource[];
}

/**
 * Traits in the order in which a series is split by them, as a person calls them. A firm one splits where its stacks
 * overlap. A loose one, which may change along a single stack too (interleaved passes), only where slices of two
 * values lie at the same place.
 */
const TRAITS: readonly { readonly key: keyof SliceTraits; readonly name: string; readonly loose?: true }[] = [
  { key: 'stack', name: 'stack' },
  { key: 'imageType', name: 'type' },
  { key: 'kernel', name: 'kernel' },
  { key: 'voltage', name: 'kV' },
  { key: 'echo', name: 'echo' },
  { key: 'bValue', name: 'b' },
  { key: 'inversion', name: 'inversion' },
  { key: 'time', name: 'time' },
  { key: 'trigger', name: 'trigger', loose: true },
  { key: 'acquisition', name: 'acquisition', loose: true },
];

/** Planes nearer to each other are no two stacks but one that is not in order. */
const ANOTHER_PLANE_RAD = (2 * Math.PI) / 180;
/** The same of pixel sizes. */
const ANOTHER_PIXEL_SIZE = 1.01;
/** Slices nearer than this lie at the same place, mm. */
const SAME_PLACE_MM = 1e-3;

/**
 * Splits the slices of one series UID into the volumes it holds: by orientation, matrix and pixel size, and, where the
 * slices do not make one even stack, by what else the files say of them (SliceTraits). What can be told apart by
 * nothing, yet lies n times at every place, is split in the order of instance numbers. A split that leaves no part of
 * MIN_SLICES is not made: then the checks of the stack say what is wrong with the whole.
 *
 * @param slices of one series, in an order that does not depend on chance
 */
export function splitSeries(slices: readonly SliceSource[]): SeriesPart[] {
  const whole: SeriesPart = { words: [], marks: [], slices };
  if (!slices.every(isPlaced)) return [whole];
  return [whole]
    .flatMap(splitByOrientation)
    .flatMap(part => divide(part, 'matrix', groupBy(part.slices, matrixOf)))
    .flatMap(splitByPixelSize)
    .flatMap(part => splitByTraits(part, TRAITS))
    .flatMap(splitCopies);
}

function isPlaced({ header }: SliceSource): boolean {
  const { position, rowDirection, columnDirection, pixelSpacingMm } = header;
  return (
    isOrientation(rowDirection, columnDirection) &&
    [position, pixelSpacingMm].every(values => values !== null && values.every(Number.isFinite))
  );
}

function splitByOrientation(part: SeriesPart): SeriesPart[] {
  const planes: { readonly row: Vec3; readonly column: Vec3; readonly slices: SliceSource[] }[] = [];
  for (const slice of part.slices) {
    const row = slice.header.rowDirection!;
    const column = slice.header.columnDirection!;
    const plane = planes.find(
      known =>
        angleBetween(known.row, row) <= PARALLEL_TOLERANCE_RAD &&
        angleBetween(known.column, column) <= PARALLEL_TOLERANCE_RAD,
    );
    if (plane) plane.slices.push(slice);
    else planes.push({ row, column, slices: [slice] });
  }
  const areApart = planes.every((a, i) =>
    planes
      .slice(0, i)
      .every(b => Math.max(angleBetween(a.row, b.row), angleBetween(a.column, b.column)) > ANOTHER_PLANE_RAD),
  );
  if (!areApart) return [part];
  // The fullest is the first; where two are equally full, the direction of their rows decides.
  planes.sort((a, b) => b.slices.length - a.slices.length || compareText(a.row.join(), b.row.join()));
  return divide(
    part,
    'plane',
    planes.map((plane, n) => ({ value: String(n + 1), slices: plane.slices })),
  );
}

const matrixOf = ({ header: { encoding } }: SliceSource): string => `${encoding.columns}x${encoding.rows}`;

function splitByPixelSize(part: SeriesPart): SeriesPart[] {
  const groups = groupBy(part.slices, ({ header }) =>
    header.pixelSpacingMm!.map(mm => String(Number(mm.toPrecision(5)))).join('x'),
  );
  const sizes = groups.map(({ slices }) => slices[0]!.header.pixelSpacingMm!);
  const isNear = (a: number, b: number): boolean => Math.max(a, b) < ANOTHER_PIXEL_SIZE * Math.min(a, b);
  const areApart = sizes.every((a, i) =>
    sizes.slice(0, i).every(b => !isNear(a[0], b[0]) || !isNear(a[1], b[1])),
  );
  return areApart ? divide(part, 'pixels', groups) : [part];
}

function splitByTraits(part: SeriesPart, traits: typeof TRAITS): SeriesPart[] {
  const [trait, ...rest] = traits;
  if (!trait || isEven(part.slices)) return [part];
  const groups = groupBy(part.slices, ({ header }) => header.traits[trait.key]);
  const collide = trait.loose ? shareAPlace : overlap;
  if (groups.length < 2 || !collide(groups)) return splitByTraits(part, rest);
  const named = trait.key === 'imageType' ? tellTypesApart(groups) : groups;
  const parts = divide(part, trait.name, named);
  return parts.flatMap(smaller => splitByTraits(smaller, rest));
}

/** Repeats of every slice, n at each place, told apart by their instance numbers alone. */
function splitCopies(part: SeriesPart): SeriesPart[] {
  const byPlace = new Map<number, SliceSource[]>();
  for (const [index, height] of heightsOf(part.slices).entries()) {
    const place = Math.round(height / SAME_PLACE_MM / 2);
    const known = byPlace.get(place) ?? byPlace.get(place - 1) ?? byPlace.get(place + 1);
    if (known) known.push(part.slices[index]!);
    else byPlace.set(place, [part.slices[index]!]);
  }
  const places = [...byPlace.values()];
  const copies = places[0]?.length ?? 0;
  // The same object twice is a file copied twice, and no second volume.
  const names = new Set(part.slices.map(({ header }) => `${header.sopInstanceUid}#${header.frame}`));
  const isNamed = part.slices.every(({ header }) => header.sopInstanceUid !== '');
  if (copies < 2 || !isNamed || names.size < part.slices.length) return [part];
  if (places.some(slices => slices.length !== copies)) return [part];
  const inOrder = places.map(slices =>
    [...slices].sort(
      (a, b) =>
        a.header.instanceNumber - b.header.instanceNumber ||
        a.header.frame - b.header.frame ||
        compareText(a.header.sopInstanceUid, b.header.sopInstanceUid),
    ),
  );
  return divide(
    part,
    'set',
    Array.from({ length: copies }, (_, n) => ({ value: String(n + 1), slices: inOrder.map(s => s[n]!) })),
  );
}

interface Group {
  readonly value: string;
  readonly slices: readonly SliceSource[];
}

function divide(part: SeriesPart, name: string, groups: readonly Group[]): SeriesPart[] {
  if (groups.length < 2 || groups.every(({ slices }) => slices.length < MIN_SLICES)) return [part];
  const marks = groups.map(({ value }) => value.replace(/[^A-Za-z0-9.+-]+/g, '-') || 'none');
  const areDistinct = new Set(marks).size === marks.length;
  return groups.map(({ value, slices }, n) => ({
    words: [...part.words, `${name} ${value || 'not given'}`],
    marks: [...part.marks, `${name}=${areDistinct ? marks[n]! : n + 1}`],
    slices,
  }));
}

/** By value, numbers in order of size. */
function groupBy(slices: readonly SliceSource[], valueOf: (slice: SliceSource) => string): Group[] {
  const groups = new Map<string, SliceSource[]>();
  for (const slice of slices) {
    const value = valueOf(slice);
    const known = groups.get(value);
    if (known) known.push(slice);
    else groups.set(value, [slice]);
  }
  return [...groups]
    .map(([value, members]) => ({ value, slices: members }))
    .sort((a, b) => Number(a.value) - Number(b.value) || compareText(a.value, b.value));
}

/** Leaves of each image type only the words in which they differ: "M" and "P". */
function tellTypesApart(groups: readonly Group[]): Group[] {
  const types = groups.map(({ value }) => value.split('\\'));
  const longest = Math.max(...types.map(type => type.length));
  const differing = Array.from({ length: longest }, (_, n) => n).filter(
    n => new Set(types.map(type => type[n] ?? '')).size > 1,
  );
  return groups.map(({ slices }, index) => ({
    slices,
    value: differing
      .map(n => types[index]![n] ?? '')
      .filter(word => word !== '')
      .join(' '),
  }));
}

/** Where slices lie along the normal of the first, mm. */
function heightsOf(slices: readonly SliceSource[]): number[] {
  const { rowDirection, columnDirection } = slices[0]!.header;
  const normal = normalize(cross(rowDirection!, columnDirection!));
  return slices.map(({ header }) => dot(header.position!, normal));
}

/** Whether no two slices share a place and none stands much nearer to its neighbour than others do. */
function isEven(slices: readonly SliceSource[]): boolean {
  const heights = heightsOf(slices).sort((a, b) => a - b);
  const gaps = heights.slice(1).map((height, i) => height - heights[i]!);
  const smallest = Math.min(...gaps);
  return smallest > SAME_PLACE_MM && smallest > (0.5 - SPACING_TOLERANCE) * Math.max(...gaps);
}

function overlap(groups: readonly Group[]): boolean {
  const ranges = rangesOf(groups).sort((a, b) => a.low - b.low);
  let high = -Infinity;
  for (const range of ranges) {
    if (range.low <= high + SAME_PLACE_MM) return true;
    high = Math.max(high, range.high);
  }
  return false;
}

function shareAPlace(groups: readonly Group[]): boolean {
  const placed = rangesOf(groups)
    .flatMap(({ heights }, group) => heights.map(height => ({ height, group })))
    .sort((a, b) => a.height - b.height);
  return placed.some(
    ({ height, group }, i) =>
      i > 0 && group !== placed[i - 1]!.group && height - placed[i - 1]!.height <= SAME_PLACE_MM,
  );
}

/** All heights along one normal, that of the first group's first slice. */
function rangesOf(groups: readonly Group[]): { heights: number[]; low: number; high: number }[] {
  const all = heightsOf(groups.flatMap(({ slices }) => slices));
  let at = 0;
  return groups.map(({ slices }) => {
    const heights = all.slice(at, (at += slices.length));
    return { heights, low: Math.min(...heights), high: Math.max(...heights) };
  });
}
