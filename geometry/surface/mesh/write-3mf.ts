import { strToU8, zipSync } from 'fflate';
import { assertThat } from '../../core/result';
import type { TriangleMesh } from './mesh';

/** One part of a print: an object of its own, with its name. */
export interface Part3mf {
  readonly name: string;
  /** mm, on the bed: z upwards from 0. Closed and oriented outward; corners that differ. */
  readonly mesh: TriangleMesh;
  /** What a slicer shows it in, #RRGGBB. Default a light blue. */
  readonly color?: string;
  /** What is to be known of the part, by keys of Bregma's own namespace (`bregma:key`). */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface Options3mf {
  readonly title: string;
  /** What is to be known of all of it, by keys of Bregma's own namespace. */
  readonly metadata?: Readonly<Record<string, string>>;
}

const CORE = 'http://schemas.microsoft.com/3dmanufacturing/core/2015/02';
/** A name, not an address: nothing is to be fetched from it. */
const BREGMA_NAMESPACE = 'urn:bregma:3mf:1';
const DEFAULT_COLOR = '#5BB4E5';
/** Zip keeps local time from 1980 on; nothing but the arguments is to decide the bytes. */
const NO_DATE = new Date(1980, 0, 1);

const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/></Types>
`;
const RELATIONSHIPS = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Target="/3D/3dmodel.model" Id="model" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/></Relationships>
`;

/**
 * Parts as a 3MF package (3MF Core Specification 1.3): millimetres, one object a part with name,
 * colour and metadata, laid out as they are given and moved together into the positive octant that
 * the specification asks for. Coordinates come back as the very float32 that they were. Nothing but
 * the arguments decides the bytes.
 *
 * Throws an InvariantError where there is no part, or where a part's triangle has a corner that is
 * missing, not finite or its neighbour's.
 */
export function write3mf(parts: readonly Part3mf[], options: Options3mf): Uint8Array {
  assertThat(parts.length > 0, 'write3mf', 'there is no part to write');
  const low = lowestCorner(parts);
  const shift = low.map(v => (v < 0 ? -v : 0));
  const objects = parts.map((part, n) => writeObject(part, n, parts.length + 1 + n));
  const materials = parts.map(
    ({ name, color = DEFAULT_COLOR }, n) =>
      `<basematerials id="${n + 1}"><base name="${escape(name)}" displaycolor="${escape(color)}FF"/></basematerials>\n`,
  );
  const items = parts.map(
    (_, n) => `<item objectid="${parts.length + 1 + n}" transform="1 0 0 0 1 0 0 0 1 ${shift.join(' ')}"/>`,
  );
  const model = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<model unit="millimeter" xml:lang="en" xmlns="${CORE}" xmlns:bregma="${BREGMA_NAMESPACE}">\n`,
    `<metadata name="Title">${escape(options.title)}</metadata>\n`,
    '<metadata name="Application">Bregma</metadata>\n',
    writeMetadata(options.metadata),
    '<resources>\n',
    ...materials,
    ...objects,
    '</resources>\n',
    `<build>${items.join('')}</build>\n`,
    '</model>\n',
  ].join('');
  return zipSync(
    {
      '[Content_Types].xml': strToU8(CONTENT_TYPES),
      '_rels/.rels': strToU8(RELATIONSHIPS),
      '3D/3dmodel.model': strToU8(model),
    },
    { mtime: NO_DATE },
  );
}

function lowestCorner(parts: readonly Part3mf[]): [number, number, number] {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  for (const { mesh } of parts) {
    for (let i = 0; i < mesh.positions.length; i++) low[i % 3] = Math.min(low[i % 3]!, mesh.positions[i]!);
  }
  return low;
}

function writeObject({ name, mesh, metadata }: Part3mf, n: number, id: number): string {
  const { positions: p, triangles: t } = mesh;
  const lines: string[] = [];
  for (let v = 0; v < p.length; v += 3) {
    const [x, y, z] = [p[v]!, p[v + 1]!, p[v + 2]!];
    if (!Number.isFinite(x + y + z))
      assertThat(false, 'write3mf', `vertex ${v / 3} of "${name}" is no point`);
    lines.push(`<vertex x="${figure(x)}" y="${figure(y)}" z="${figure(z)}"/>`);
  }
  const faces: string[] = [];
  for (let i = 0; i < t.length; i += 3) {
    const [a, b, c] = [t[i]!, t[i + 1]!, t[i + 2]!];
    if (!(Math.max(a, b, c) < p.length / 3 && a !== b && b !== c && a !== c))
      assertThat(false, 'write3mf', `triangle ${i / 3} of "${name}" has a corner missing or twice`);
    faces.push(`<triangle v1="${a}" v2="${b}" v3="${c}"/>`);
  }
  return [
    `<object id="${id}" type="model" name="${escape(name)}" pid="${n + 1}" pindex="0">\n`,
    metadata ? `<metadatagroup>${writeMetadata(metadata)}</metadatagroup>\n` : '',
    `<mesh><vertices>${lines.join('')}</vertices>\n<triangles>${faces.join('')}</triangles></mesh>\n`,
    '</object>\n',
  ].join('');
}

const writeMetadata = (metadata: Readonly<Record<string, string>> = {}): string =>
  Object.entries(metadata)
    .map(([key, value]) => {
      assertThat(/^[a-z][a-z0-9-]*$/i.test(key), 'write3mf', `"${key}" is no name of a metadatum`);
      return `<metadata name="bregma:${key}" preserve="1">${escape(value)}</metadata>\n`;
    })
    .join('');

/** Nine digits bring every float32 back as it was; -0 is 0. */
const figure = (value: number): string => String(Number(value.toPrecision(9)) + 0);

/**
 * Text as XML may hold it. Control characters and lone surrogates have no form in XML 1.0, escaped
 * or not: U+FFFD stands for each, as for any sign that a font lacks.
 */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replace(/[&<>"'\t\n\r]/g, sign => `&#${sign.codePointAt(0)};`);
}
