import { describe, expect, it } from 'vitest';
import { DATA_FOLDERS, prerequisite, program, PROGRAMS, requiredNames, sharedFolder } from './prerequisites';

describe('what tests need of the machine', () => {
  it('is skipped by name where it is absent, and fails where BREGMA_REQUIRE names it', () => {
    expect(prerequisite('admesh', true, 'admesh is not installed', ['admesh'])).toEqual({
      isThere: true,
      note: '',
    });
    expect(prerequisite('admesh', false, 'admesh is not installed', ['chromium'])).toEqual({
      isThere: false,
      note: ' (SKIPPED: admesh is not installed)',
    });
    expect(() => prerequisite('admesh', false, 'admesh is not installed', ['chromium', 'admesh'])).toThrow(
      'BREGMA_REQUIRE names admesh, but admesh is not installed.',
    );
  });

  it('reads names between commas', () => {
    expect(requiredNames(' chromium, admesh,,')).toEqual(['chromium', 'admesh']);
    expect(requiredNames('')).toEqual([]);
  });

  // Read by name, so that a misspelt one is no silent promise.
  it.each(requiredNames())('%s, which BREGMA_REQUIRE names, is known and there', name => {
    const asProgram = PROGRAMS.find(known => known === name);
    const asFolder = DATA_FOLDERS.find(known => known === name);
    if (asProgram) expect(program(asProgram).isThere).toBe(true);
    else if (asFolder) expect(sharedFolder(asFolder).isThere).toBe(true);
    else expect.fail(`${name} is none of ${[...PROGRAMS, ...DATA_FOLDERS].join(', ')}`);
  });
});
