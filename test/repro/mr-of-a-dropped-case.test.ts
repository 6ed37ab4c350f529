import { expect, it } from 'vitest';
import { findCase } from '../../renderer/actions/find-case';

const scan = (id: string, role: string, path: string) => ({ id, role, path, series: `1.2.${id.length}` });
const saved = {
  format: 'bregma-case',
  version: 1,
  scans: [scan('ct', 'ct', 'ct'), scan('t1c', 'mr', 'mr-t1c'), scan('t2-axial', 'mr', '../other/mr-t2')],
  trajectories: [{ id: 'T1', targetLps: [1, 2, 3], entryLps: [4, 5, 60] }],
};
const picked = (path: string, text = 'pixels') => ({ path, file: new File([text], path) });
const scanOf = async (...files: ReturnType<typeof picked>[]): Promise<string[]> => {
  const found = await findCase(files);
  return found.ok && found.value ? found.value.scanFiles.map(file => file.path) : ['none'];
};
const sheet = picked('all/cat/case.json', JSON.stringify(saved));

it('takes along every scan that the case names, and nothing else that lies beside it', async () => {
  const scans = ['all/cat/ct/1', 'all/cat/mr-t1c/1', 'all/other/mr-t2/1'].map(path => picked(path));
  const rest = ['all/cat/truth.txt', 'all/cat/mr-t1c-old/1', 'all/other/ct/1'].map(path => picked(path));
  expect(await scanOf(sheet, ...rest, ...scans)).toEqual(scans.map(({ path }) => path));
});

it('takes all that came where the CT lies elsewhere, whatever the others do', async () => {
  const files = ['all/cat/mr-t1c/1', 'all/DICOM/1'].map(path => picked(path));
  expect(await scanOf(sheet, ...files)).toEqual(files.map(({ path }) => path));
});
