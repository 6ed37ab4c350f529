import type { Problem } from '../../core/result';
import { chained } from '../../messages/compose';
import { phrase, words } from '../../messages/phrase';
import type { ScanIdentity } from '../source/scan-identity';
import type { SliceSource } from '../source/slice-source';
/** What every slice of one scan says alike, as a person calls it: "the patient ID". */
const SAME: readonly {
  readonly key: keyof ScanIdentity;
  readonly name: 'patient-ids' | 'birth-dates' | 'sexes' | 'studies';
  readonly tag: string;
}[] = [
  { key: 'patientId', name: 'patient-ids', tag: '0010,0020' },
  { key: 'birthDate', name: 'birth-dates', tag: '0010,0030' },
  { key: 'sex', name: 'sexes', tag: '0010,0040' },
  { key: 'studyUid', name: 'studies', tag: '0020,000D' },
];

/**
 * Refuses a series whose slices are of two animals or two studies, and names both: half of one head
 * under half of another is an even stack all the same. A slice that does not say is no
 * contradiction.
 */
export function checkOneAnimal(slices: readonly SliceSource[]): Problem[] {
  for (const { key, name, tag } of SAME) {
    const groups = new Map<string, SliceSource[]>();
    for (const slice of slices) {
      const value = slice.header.identity[key];
      if (value === null) continue;
      const known = groups.get(value);
      if (known) known.push(slice);
      else groups.set(value, [slice]);
    }
    if (groups.size < 2) continue;
    const counts = [...groups]
      .sort(([, a], [, b]) => b.length - a.length)
      .slice(0, 3)
      .map(([value, { length: count }]) => words('count-of-each', { value, count }));
    const listed = chained('after-semicolon', counts);
    const odd = [...groups.values()].sort((a, b) => a.length - b.length)[0]![0]!;
    return [
      {
        code: 'several-animals',
        ...phrase('several-animals', { count: groups.size, what: words(name), tag, listed }),
        where: odd.file.path,
      },
    ];
  }
  return [];
}
