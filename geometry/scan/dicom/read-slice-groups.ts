import type { DataSet } from './data-set';
import { firstItem, numbers, text, vector } from './read-values';
import type { SliceHeader } from '../source/slice-header';
import type { SliceTraits } from '../source/slice-traits';

/** Functional groups that may describe a frame, its own first (PS3.3 C.7.6.16.2). */
type Groups = readonly DataSet[];

/**
 * The frame's own macro, or the shared one; of two, the first that holds `tag`: a frame may say
 * only what differs.
 */
const find = (groups: Groups, macro: string, tag?: string): DataSet | undefined =>
  groups
    .map(group => firstItem(group, macro))
    .find(item => item !== undefined && (tag === undefined || item.element(tag) !== undefined));

/**
 * Where a frame lies and how large its pixels are; the top of the file stands in for what no group
 * says.
 */
export function readPlane(
  groups: Groups,
  whole: SliceHeader,
): Pick<SliceHeader, 'position' | 'rowDirection' | 'columnDirection' | 'pixelSpacingMm'> {
  const position = find(groups, 'x00209113', 'x00200032');
  const orientation = find(groups, 'x00209116', 'x00200037');
  const measures = find(groups, 'x00289110', 'x00280030');
  return {
    position: position ? vector(position, 'x00200032') : whole.position,
    ...(orientation ? readOrientation(orientation) : whole && pickOrientation(whole)),
    pixelSpacingMm: measures ? readPixelSpacing(measures) : whole.pixelSpacingMm,
  };
}

const pickOrientation = ({ rowDirection, columnDirection }: SliceHeader) => ({
  rowDirection,
  columnDirection,
});

/** The two directions of an image's plane (0020,0037). */
export function readOrientation(data: DataSet): Pick<SliceHeader, 'rowDirection' | 'columnDirection'> {
  const [a, b, c, d, e, f, ...more] = numbers(data, 'x00200037');
  if (f === undefined || more.length > 0) return { rowDirection: null, columnDirection: null };
  return { rowDirection: [a!, b!, c!], columnDirection: [d!, e!, f] };
}

/** [between columns, between rows], mm: the file gives row spacing (down) first. */
export function readPixelSpacing(data: DataSet): readonly [number, number] | null {
  const spacing = numbers(data, 'x00280030');
  return spacing.length === 2 ? [spacing[1]!, spacing[0]!] : null;
}

/** The thickness of a slice, mm; undefined where the groups have none. */
export function readThickness(groups: Groups): number | undefined {
  return numberIn(find(groups, 'x00289110', 'x00180050'), 'x00180050');
}

/** The pixel value transformation; null where the groups have none. */
export function readRescale(groups: Groups): { slope: number; intercept: number; type: string } | null {
  const of = (tag: string) => find(groups, 'x00289145', tag);
  const slope = numberIn(of('x00281053'), 'x00281053');
  const intercept = numberIn(of('x00281052'), 'x00281052');
  if (slope === undefined || intercept === undefined) return null;
  const named = of('x00281054');
  return { slope, intercept, type: named ? text(named, 'x00281054').toUpperCase() : '' };
}

const numberIn = (item: DataSet | undefined, tag: string): number | undefined =>
  item && numbers(item, tag)[0];

/** What tells a single-frame file's volume from others of its series. */
export function readFileTraits(data: DataSet): SliceTraits {
  return {
    stack: '',
    imageType: plainType(text(data, 'x00080008')),
    kernel: text(data, 'x00181210'),
    voltage: text(data, 'x00180060'),
    echo: text(data, 'x00180086') || text(data, 'x00180081'),
    time: text(data, 'x00200100'),
    bValue: double(data, 'x00189087'),
    inversion: text(data, 'x00180082'),
    trigger: text(data, 'x00181060'),
    acquisition: text(data, 'x00200012'),
    acquired: text(data, 'x00080032') || text(data, 'x0008002a'),
  };
}

/** The same of one frame; `whole` stands in for what no group says. */
export function readTraits(groups: Groups, whole: SliceTraits): SliceTraits {
  const stack = find(groups, 'x00209111', 'x00209056');
  const echo = find(groups, 'x00189114', 'x00189082');
  const type = find(groups, 'x00189226', 'x00089007') ?? find(groups, 'x00189329', 'x00089007');
  const reconstruction = find(groups, 'x00189314', 'x00181210');
  const exposure = find(groups, 'x00189325', 'x00180060');
  const diffusion = find(groups, 'x00189117', 'x00189087');
  const inversion = find(groups, 'x00189115', 'x00189079');
  const cardiac = find(groups, 'x00189118', 'x00209153');
  const timeIndex = find(groups, 'x00209111', 'x00209128')?.uint32('x00209128');
  const acquisition = find(groups, 'x00209111', 'x00209156')?.uint16('x00209156');
  return {
    stack: (stack && text(stack, 'x00209056')) || whole.stack,
    imageType: (type && plainType(text(type, 'x00089007'))) || whole.imageType,
    kernel: (reconstruction && text(reconstruction, 'x00181210')) || whole.kernel,
    voltage: (exposure && text(exposure, 'x00180060')) || whole.voltage,
    echo: (echo && double(echo, 'x00189082')) || whole.echo,
    time: timeIndex === undefined ? whole.time : String(timeIndex),
    bValue: (diffusion && double(diffusion, 'x00189087')) || whole.bValue,
    inversion: (inversion && double(inversion, 'x00189079')) || whole.inversion,
    trigger: (cardiac && double(cardiac, 'x00209153')) || whole.trigger,
    acquisition: acquisition === undefined ? whole.acquisition : String(acquisition),
    acquired: whole.acquired,
  };
}

function double(data: DataSet, tag: string): string {
  const value = data.element(tag)?.length === 8 ? data.double(tag) : undefined;
  return value === undefined ? '' : String(Number(value.toPrecision(6)));
}

/** An image type in capitals, without the padding of its values. */
function plainType(words: string): string {
  return words
    .toUpperCase()
    .split('\\')
    .map(word => word.trim())
    .join('\\');
}
