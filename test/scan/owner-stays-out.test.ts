import { expect, it } from 'vitest';
import { inspectScan } from '../../geometry/scan/inspect-scan';
import { inventoryJson } from '../../geometry/scan/scan-inventory';
import { makeSeries } from '../support/make-series';
import { replacing, without, type TestElement } from '../support/write-dicom';

/** Every place in which a clinic writes the owner, each by another name. */
const OWNERS: readonly TestElement[] = [
  { tag: 0x00080090, vr: 'PN', value: 'Referring^Secret' },
  { tag: 0x00081050, vr: 'PN', value: 'Performing^Secret' },
  { tag: 0x00100010, vr: 'PN', value: 'Patient^Secret' },
  { tag: 0x00101000, vr: 'LO', value: 'Other Id Secret' },
  { tag: 0x00101001, vr: 'PN', value: 'Other^Secret' },
  { tag: 0x00101040, vr: 'LO', value: 'Secret Street 1' },
  { tag: 0x00102154, vr: 'SH', value: '030 Secret' },
  { tag: 0x00102297, vr: 'PN', value: 'Responsible^Secret' },
  { tag: 0x00102299, vr: 'LO', value: 'Secret Kennels' },
];
const told: readonly TestElement[] = [
  { tag: 0x0008103e, vr: 'LO', value: 'Head 0.5 bone' },
  { tag: 0x00102201, vr: 'LO', value: 'Canine' },
  { tag: 0x00102292, vr: 'LO', value: 'Boxer' },
];

async function seen(replace: ReadonlyMap<number, TestElement | null>) {
  const inventory = await inspectScan(makeSeries({ replace }));
  if (!inventory.ok) throw new Error(inventory.problem.message);
  return inventoryJson(inventory.value);
}

it('calls the animal by its own breed and the series by its own description, never by the owner', async () => {
  const inventory = await seen(replacing(...OWNERS, ...told));
  expect(inventory.series).toMatchObject([
    { description: 'Head 0.5 bone', species: 'Canine', breed: 'Boxer' },
  ]);
  expect(JSON.stringify(inventory)).not.toMatch(/secret/i);
});

it('says neither where the file does not, rather than the owner', async () => {
  const inventory = await seen(new Map([...replacing(...OWNERS), ...without(...told.map(({ tag }) => tag))]));
  expect(inventory.series).toMatchObject([{ description: '', species: null, breed: null }]);
  expect(JSON.stringify(inventory)).not.toMatch(/secret/i);
});
