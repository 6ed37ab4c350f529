import { describe, expect, it } from 'vitest';
import { parsePrinter } from '../../geometry/plan/document/parse-printer';
import { describeProfile } from '../../geometry/print/describe-profile';
import { isMeasured, type Figure, type PrinterProfile } from '../../geometry/print/printer-profile';
import { SHIPPED_PROFILES } from '../../geometry/print/shipped-profiles';
import { translate } from '../../geometry/messages/translate';

const shipped = Object.entries(SHIPPED_PROFILES) as [string, PrinterProfile][];

const figuresOf = (profile: PrinterProfile): Figure[] => [
  profile.layerMm,
  profile.minimumWallMm,
  profile.minimumGapMm,
  ...Object.values(profile.scale),
  profile.skewDeg,
  profile.edgeGrowthMm,
  ...profile.bores.map(({ offsetMm }) => offsetMm),
];

describe('profiles that ship', () => {
  it.each(shipped)('%s is read as it is written', (_, profile) => {
    expect(parsePrinter(JSON.stringify(profile))).toEqual({ ok: true, value: profile });
  });

  it.each(shipped)('%s: nothing is measured, and what is published has its source', (_, profile) => {
    expect(isMeasured(profile)).toBe(false);
    for (const { basis, source } of figuresOf(profile)) {
      expect(basis).not.toBe('measured');
      expect(source !== '').toBe(basis === 'published');
    }
    expect(profile.sterilising.every(({ source }) => source !== '')).toBe(true);
    expect(profile.bed.source !== '').toBe(profile.bed.sizeMm !== null);
  });

  it('say what the sources say, and "not measured" elsewhere', () => {
    const told = (profile: PrinterProfile, language: 'en' | 'fr'): string[] =>
      describeProfile(profile).map(
        ({ name, told: lines }) =>
          `${translate([name], language)}: ${lines.map(line => translate([line], language)).join(' | ')}`,
      );
    const resin = told(SHIPPED_PROFILES['sla-resin'], 'en');
    expect(resin).toContain('Scale along x: not measured');
    expect(resin).toContain("Thinnest wall: 1.00 mm, published: Formlabs' guide to splints, least side wall");
    expect(resin.at(-1)).toContain('steam at 134 °C: NOT borne');
    expect(told(SHIPPED_PROFILES['sls-pa12'], 'fr')).toContain(
      'Échelle selon x: écart d’environ 0,00800, sens non précisé ; publié : printed skulls, SLS 0.8 % (up to 1.4); docs/clinical-facts.md, printing',
    );
  });
});

describe('a profile as a file', () => {
  const least = {
    format: 'bregma-printer',
    version: 1,
    name: 'Ours',
    technology: 'sla',
    material: 'resin',
  };
  const refusal = (more: object): string => {
    const parsed = parsePrinter({ ...least, ...more });
    return parsed.ok ? 'read' : parsed.problem.message;
  };

  it('may say little: the rest is unknown', () => {
    const parsed = parsePrinter(least);
    expect(parsed.ok && figuresOf(parsed.value).every(({ basis }) => basis === 'unknown')).toBe(true);
  });

  const measured = { basis: 'measured', value: 1.002, uncertainty: 0.0002, source: 'coupon' };
  it.each<[string, object, string]>([
    ['another format', { format: 'bregma-case' }, '"format" must be "bregma-printer"'],
    ['a later version', { version: 2 }, 'made by a newer Bregma'],
    ['a field that is not known', { colour: 'grey' }, '"colour" is not a field that Bregma knows'],
    [
      'a value that rests on nothing',
      { layerMm: { basis: 'unknown', value: 0.05 } },
      '"layerMm" is unknown and yet has a figure',
    ],
    [
      'a published value without its source',
      { layerMm: { basis: 'published', value: 0.05 } },
      '"layerMm" is published and needs its source',
    ],
    [
      'a measured value without its uncertainty',
      { measuredAt: '2026-01-02T10:00:00Z', scale: { x: { ...measured, uncertainty: null } } },
      '"scale.x" is measured and needs a value with its uncertainty',
    ],
    ['a scale in per cent', { scale: { x: { ...measured, value: 100.2 } } }, '"scale.x.value" is 100.2'],
    [
      'measured figures without a day',
      { scale: { x: measured } },
      '"measuredAt" must say when the coupon was measured',
    ],
    ['a bed of unknown size', { bed: { basis: 'published', sizeMm: null } }, '"bed" must have a size'],
  ])('refuses %s', (_, more, words) => {
    expect(refusal(more)).toContain(words);
  });

  const fdm = JSON.stringify(SHIPPED_PROFILES.fdm);
  it.each<[string, string, RegExp]>([
    ['a slicer’s own profile', '{"metadata":{"setting_version":22},"name":"Printer"}', /"format" must be/],
    ['two in one file', `${fdm}${fdm}`, /is not valid JSON at line 1/],
    ['an empty file', '', /is empty/],
    [
      'numbers as another language writes them',
      JSON.stringify({
        ...SHIPPED_PROFILES.fdm,
        layerMm: { ...SHIPPED_PROFILES.fdm.layerMm, value: '0,2', basis: 'published', source: 'x' },
      }),
      /layerMm\.value/,
    ],
  ])('is refused in words where it is %s', (_, text, said) => {
    const read = parsePrinter(text, 'ours.json');
    expect(read.ok || read.problem.message).toMatch(said);
  });

  it('is measured once scale and growth are', () => {
    const figure = { ...measured, value: 0.02 };
    const all = { x: measured, y: measured, z: measured };
    const whole = { ...least, measuredAt: '2026-01-02T10:00:00Z', scale: all, edgeGrowthMm: figure };
    const parsed = parsePrinter(whole);
    expect(parsed.ok && isMeasured(parsed.value)).toBe(true);
    const half = parsePrinter({ ...whole, scale: { x: measured, y: measured } });
    expect(half.ok && isMeasured(half.value)).toBe(false);
  });
});
