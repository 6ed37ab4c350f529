import type { DataSet } from 'dicom-parser';
import { firstItem, numbers, text, vector } from './read-values';
import type { SliceHeader } from './slice-header';
import type { SliceTraits } from './slice-traits';

/** Functional groups that may describe a frame, its own first (PS3.3 C.7.6.16.2). */
type Groups = readonly DataSet[];

const find = (groups: Groups, macro: string): DataSet | undefined =>
  groups.map(group => firstItem(group, macro)).find(item => item !== undefined);

/** Where a frame lies and how large its pixels are; the top of the file stands in for what no group says. */
export function readPlane(
  groups: Groups,
  whole: SliceHeader,
): Pick<SliceHeader, 'position' | 'rowDirection' | 'columnDirection' | 'pixelSpacingMm'> {
  const position = find(groups, 'x00209113');
  const orientation = find(groups, 'x00209116');
  const measures = find(groups, 'x00289110');
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

/** The pixel value transformation; null where the groups have none. */
export function readRescale(groups: Groups): { slope: number; intercept: number; type: string } | null {
  const item = find(groups, 'x00289145');
  const slope = item && numbers(item, 'x00281053')[0];
  const intercept = item && numbers(item, 'x00281052')[0];
  if (slope === undefined || intercept === undefined) return null;
  return { slope, intercept, type: text(item!, 'x00281054').toUpperCase() };
}

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
  };
}

/** The same of one frame; `whole` stands in for what no group says. */
export function readTraits(groups: Groups, whole: SliceTraits): SliceTraits {
  const content = find(groups, 'x00209111');
  const echo = find(groups, 'x00189114');
  const type = find(groups, 'x00189226') ?? find(groups, 'x00189329');
  const reconstruction = find(groups, 'x00189314');
  const exposure = find(groups, 'x00189325');
  const diffusion = find(groups, 'x00189117');
  const inversion = find(groups, 'x00189115');
  const cardiac = find(groups, 'x00189118');
  const timeIndex = content?.uint32('x00209128');
  const acquisition = content?.uint16('x00209156');
  return {
    stack: (content && text(content, 'x00209056')) || whole.stack,
    imageType: (type && plainType(text(type, 'x00089007'))) || whole.imageType,
    kernel: (reconstruction && text(reconstruction, 'x00181210')) || whole.kernel,
    voltage: (exposure && text(exposure, 'x00180060')) || whole.voltage,
    echo: (echo && double(echo, 'x00189082')) || whole.echo,
    time: timeIndex === undefined ? whole.time : String(timeIndex),
    bValue: (diffusion && double(diffusion, 'x00189087')) || whole.bValue,
    inversion: (inversion && double(inversion, 'x00189079')) || whole.inversion,
    trigger: (cardiac && double(cardiac, 'x00209153')) || whole.trigger,
    acquisition: acquisition === undefined ? whole.acquisition : String(acquisition),
  };
}

function double(data: DataSet, tag: string): string {
  const element = data.elements[tag];
  const value = element?.length === 8 ? data.double(tag) : undefined;
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
