import { angleBetween, cross, dot, normalize, type Vec3 } from '../../core/vector';
import { SPACING_TOLERANCE } from './check-gaps';
import { isOrientation, PARALLEL_TOLERANCE_RAD } from './check-slice-headers';
import { compareText } from '../source/compare-text';
import { MIN_SLICES } from './measure-stack';
import type { SliceTraits } from '../source/slice-traits';
import type { SliceSource } from '../source/slice-source';

/** One of the volumes that a series holds. */
export interface SeriesPart {
  /**
   * What tells it from the others, for a person: ["echo 2", "time 3"]; empty where the series is
   * one volume.
   */
  readonly words: readonly string[];
  /** The same for its id: ["echo=2", "time=3"]. */
  readonly marks: readonly string[];
  readonly slices: readonly SliceSource[];
}

/**
 * Traits in the order in which a series is split by them, as a person calls them. A firm one splits
 * where its stacks overlap. A loose one, which may change along a single stack too (interleaved
 * passes), only where slices of two values lie at the same place, or where each value's slices are
 * a whole scan. One of times, which may be each slice's own, only where every value's slices
 * overlap all others'.
 */
const TRAITS: readonly {
  readonly key: keyof SliceTraits;
  readonly name: string;
  readonly kind?: 'loose' | 'times';
}[] = [
  { key: 'stack', name: 'stack' },
  { key: 'imageType', name: 'type' },
  { key: 'kernel', name: 'kernel' },
  { key: 'voltage', name: 'kV' },
  { key: 'echo', name: 'echo' },
  { key: 'bValue', name: 'b' },
  { key: 'inversion', name: 'inversion' },
  { key: 'time', name: 'time' },
  { key: 'trigger', name: 'trigger', kind: 'loose' },
  { key: 'acquisition', name: 'acquisition', kind: 'loose' },
  { key: 'acquired', name: 'acquired', kind: 'times' },
];

/** Planes nearer to each other are no two stacks but one that is not in order. */
const ANOTHER_PLANE_RAD = (2 * Math.PI) / 180;
/** The same of pixel sizes. */
const ANOTHER_PIXEL_SIZE = 1.01;
/** Gaps of one scan differ by no more. */
const EVEN_WITHIN = 1.1;
/**
 * A slice this part as thick as the next one is away leaves nothing out between them that another
 * pass would fill.
 */
const THICK_ENOUGH = 0.75;
/** Slices nearer than this lie at the same place, mm. */
const SAME_PLACE_MM = 1e-3;

/**
 * Splits the slices of one series UID into the volumes it holds: by orientation, matrix and pixel
 * size, and, where the slices do not make one even stack or each of several makes one, by what else
 * the files say of them (SliceTraits). What can be told apart by nothing else is split in the order
 * of numbers or times. A split that leaves no part of MIN_SLICES is not made: then the checks of
 * the stack say what is wrong with the whole.
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
    .flatMap(splitByNumbers)
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
  if (!trait) return [part];
  const groups = groupBy(part.slices, ({ header }) => header.traits[trait.key]);
  if (groups.length < 2 || !areApart(groups, trait.kind, part.slices)) return splitByTraits(part, rest);
  const named = trait.key === 'imageType' ? tellTypesApart(groups) : groups;
  const parts = divide(part, trait.name, named);
  return parts.length === 1
    ? splitByTraits(part, rest)
    : parts.flatMap(smaller => splitByTraits(smaller, rest));
}

/** Whether slices of different values of a trait are volumes of their own and not one stack. */
function areApart(
  groups: readonly Group[],
  kind: (typeof TRAITS)[number]['kind'],
  all: readonly SliceSource[],
): boolean {
  if (areWholeScans(groups)) return true;
  if (isEven(all)) return false;
  if (kind === 'times') return overlapAll(groups);
  return kind === 'loose' ? shareAPlace(groups) : overlap(groups);
}

/**
 * Whether slices that, together, stand on one fine grid are several scans laid into each other,
 * half a slice apart: each evenly spaced, and its slices as thick as they are apart, so that each
 * shows all there is between its ends. Passes that fill each other's gaps have slices half as
 * thick.
 */
function areWholeScans(groups: readonly Group[]): boolean {
  if (groups.some(({ slices }) => slices.length < MIN_SLICES) || !overlap(groups)) return false;
  return groups.every(({ slices }) => {
    const gaps = gapsOf(slices);
    const widest = Math.max(...gaps);
    if (widest > EVEN_WITHIN * Math.min(...gaps)) return false;
    const { thicknessMm, modality } = slices[0]!.header;
    // In CT, passes that fill each other's gaps are rare: without a thickness nothing is mixed.
    return thicknessMm === null ? modality === 'CT' : thicknessMm > THICK_ENOUGH * widest;
  });
}

/**
 * Runs of slices that go through the stack one after the other by number, where nothing else tells
 * scans apart.
 */
function splitByNumbers(part: SeriesPart): SeriesPart[] {
  const numbers = part.slices.map(({ header }) => header.instanceNumber);
  if (numbers.some(n => n <= 0) || new Set(numbers).size < numbers.length) return [part];
  const heights = heightsOf(part.slices);
  const order = numbers.map((_, n) => n).sort((a, b) => numbers[a]! - numbers[b]!);
  const runs: number[][] = [];
  let direction = 0;
  for (const index of order) {
    const run = runs.at(-1);
    const step = run ? Math.sign(heights[index]! - heights[run.at(-1)!]!) : 0;
    if (run && (direction === 0 || step === direction)) run.push(index);
    else runs.push([index]);
    direction = runs.at(-1)!.length > 1 ? step : 0;
  }
  const groups = runs.map((run, n) => ({
    value: String(n + 1),
    slices: run.map(index => part.slices[index]!),
  }));
  return groups.length > 1 && areWholeScans(groups) && !shareAPlace(groups)
    ? divide(part, 'set', groups)
    : [part];
}

/** What puts repeats at one place in order; null where the file does not say. */
const ORDERS: readonly ((slice: SliceSource) => number | null)[] = [
  ({ header }) => header.instanceNumber + header.frame * 1e-6,
  ({ header }) => header.contentTime,
  ({ header }) => (header.traits.acquired === '' ? null : Number(header.traits.acquired)),
];

/**
 * Repeats of every slice, n at each place, told apart by their numbers or times: the first at each
 * place are one volume, the second another. An order counts only where it leaves no doubt: one
 * volume's all before the next one's, or at each place in steps of one. Numbers that restart for
 * the second volume say nothing; and where numbers and times contradict each other nothing is
 * split, so that nothing is mixed.
 */
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
  const sets = ORDERS.flatMap(orderOf => setsInOrder(places, orderOf) ?? []);
  const [first] = sets;
  const isSure =
    first && sets.every(set => set.every((slices, n) => slices.every(one => first[n]!.includes(one))));
  if (!isSure) return [part];
  return divide(
    part,
    'set',
    first.map((slices, n) => ({ value: String(n + 1), slices })),
  );
}

/**
 * The nth slices of all places, by an order; in an array of its own, empty where the order leaves a
 * doubt.
 */
function setsInOrder(
  places: readonly (readonly SliceSource[])[],
  orderOf: (slice: SliceSource) => number | null,
): SliceSource[][][] | null {
  const ordered = places.map(slices =>
    slices.map(slice => ({ slice, at: orderOf(slice) ?? NaN })).sort((a, b) => a.at - b.at),
  );
  if (ordered.some(slices => slices.some(({ at }, n) => Number.isNaN(at) || at === slices[n - 1]?.at)))
    return null;
  const copies = ordered[0]!.length;
  const sets = Array.from({ length: copies }, (_, n) => ordered.map(slices => slices[n]!));
  const areBlocks = sets.every(
    (set, n) => n === 0 || Math.min(...set.map(s => s.at)) > Math.max(...sets[n - 1]!.map(s => s.at)),
  );
  const areInSteps = ordered.every(slices => {
    const step = slices[1]!.at - slices[0]!.at;
    return step <= 1 && slices.every(({ at }, n) => Math.abs(at - slices[0]!.at - n * step) < 1e-9);
  });
  return areBlocks || areInSteps ? [sets.map(set => set.map(({ slice }) => slice))] : null;
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

/** From each slice to the next above it, mm. */
function gapsOf(slices: readonly SliceSource[]): number[] {
  const heights = heightsOf(slices).sort((a, b) => a - b);
  return heights.slice(1).map((height, i) => height - heights[i]!);
}

/**
 * Whether no two slices share a place and none stands much nearer to its neighbour than others do.
 */
function isEven(slices: readonly SliceSource[]): boolean {
  const gaps = gapsOf(slices);
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

/** Whether each group overlaps all others. */
function overlapAll(groups: readonly Group[]): boolean {
  const ranges = rangesOf(groups);
  const highestLow = Math.max(...ranges.map(({ low }) => low));
  return highestLow <= Math.min(...ranges.map(({ high }) => high)) + SAME_PLACE_MM;
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
