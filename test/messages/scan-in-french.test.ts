import { expect, it } from 'vitest';
import { translate } from '../../geometry/messages/translate';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { readSeries } from '../../geometry/scan/read-series';
import { makeSeries } from '../support/make-series';
import { memoryFile } from '../support/memory-file';

/** All of what a folder without a series says, in French. */
async function refusalOf(...files: Parameters<typeof inspectScan>[0]): Promise<string> {
  const found = await inspectScan(files);
  return found.ok ? '' : translate(found.problem.sentences, 'fr');
}

const latin = (words: string): Uint8Array => new TextEncoder().encode(words);

it('says why each file is left aside, reasons within reasons too', async () => {
  expect(await refusalOf(memoryFile('a.txt', latin('a')), memoryFile('b', new Uint8Array(0)))).toBe(
    'Aucun des 2 fichiers n’est une coupe de scanner (pas un fichier DICOM ; un fichier vide) ; donnez le dossier ou les fichiers que le scanner a exportés en DICOM.',
  );
  const nrrd = 'NRRD0005\ntype: short\nencoding: raw\nsizes: 2 2 2\nsizes: 3 3 3\n\n';
  expect(await refusalOf(memoryFile('a.nrrd', latin(nrrd)))).toBe(
    'a.nrrd n’est pas une coupe de scanner (un volume qui n’est pas lu : son en-tête donne deux fois son sizes) ; donnez le dossier ou les fichiers que le scanner a exportés en DICOM.',
  );
  const zip = latin('PK no zip');
  expect(await refusalOf(memoryFile('ct.zip', zip))).toContain('(un zip endommagé ou incomplet)');
});

it('says what is wrong with a series, its name and numbers in French', async () => {
  const found = await inspectScan(makeSeries({ count: 2 }));
  if (!found.ok) throw new Error(found.problem.message);
  const read = await readSeries(found.value, undefined);
  const said = read.ok ? '' : translate(read.problem.sentences, 'fr');
  expect(said).toMatch(/^La série de scanner .* \(2 coupes, UID [\d.]+\) ne peut pas servir\. /);
  expect(said).toContain('La série a 2 coupes alors qu’un volume en demande au moins 3');
});
