import { expect, it } from 'vitest';
import { crested, design, guideInput, target, trajectoryOn } from '../support/guide-sites';

/**
 * A preview said that its guide came within hundredths of a millimetre of a crest and would catch
 * on it, where the finished guide keeps the gap; `auto` and better seats turned such pads down.
 */
it('a preview over a crest keeps the gap and comes off, as its guide does', async () => {
  const path = trajectoryOn(crested, target, [0, 5, 60]);
  const { checks } = await design({ ...guideInput(crested, [path]), quality: 'preview' });
  const of = (id: string) => checks.find(check => check.id === id);
  for (const id of ['contact-gap', 'lift-off']) expect(of(id), id).toMatchObject({ status: 'pass' });
  expect(of('contact-gap')!.value).toBeGreaterThan(0.14);
});
