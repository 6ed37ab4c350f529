import type { Check } from '../core/check';
import type { Message, Sentence } from '../core/message';
import type { OnProgress } from '../core/progress';
import { refuse, succeed, type Result } from '../core/result';
import { joined, phrase, words } from '../messages/phrase';
import { hashVolume } from '../volume/hash-volume';
import type { Volume } from '../volume/volume';
import { plannedScan, type Case, type CaseScan, type ScanAnswer } from './document/case-schema';
import { shortHash } from './document/plan-id';
import type { ReadScan, ReadSeriesName, KnownScan, Answer } from './document/known-scan';
import { MOST_ANSWERS } from './document/scan-schema';

/** What a scan that was read is known by. */
export async function knowScan(
  { id, role, series }: CaseScan,
  read: { readonly volume: Volume; readonly content?: string; readonly series?: ReadSeriesName },
  signal?: AbortSignal,
): Promise<KnownScan> {
  const { sizeVoxels, spacingMm, originLps, axes } = read.volume;
  const content = read.content ?? (await hashVolume(read.volume, signal));
  const identity = read.series?.identity;
  return {
    id,
    role,
    content,
    series: read.series?.uid ?? series,
    patientId: identity?.patientId ?? null,
    studyUid: identity?.studyUid ?? null,
    studyDate: identity?.studyDate ?? null,
    birthDate: identity?.birthDate ?? null,
    sex: identity?.sex ?? null,
    sizeVoxels: [...sizeVoxels],
    grid: { sizeVoxels, spacingMm, originLps, axes },
  };
}

/**
 * Reads every scan that was laid on the planned one, one after the other, and keeps of each what it
 * is known by.
 */
export async function knowOthers(
  planCase: Case,
  readScan: ReadScan,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<KnownScan[]> {
  const known: KnownScan[] = [];
  for (const scan of planCase.scans) {
    if (scan === plannedScan(planCase) || !scan.fusion) continue;
    const read = await readScan(scan, onProgress, signal);
    known.push(read.ok ? await knowScan(scan, read.value, signal) : notAtHand(scan));
  }
  return known;
}

const notAtHand = ({ id, role, series, content, patientId }: CaseScan): KnownScan => ({
  id,
  role,
  content,
  series,
  patientId,
  studyUid: null,
  studyDate: null,
  birthDate: null,
  sex: null,
  sizeVoxels: null,
  grid: null,
});

/**
 * Holds each scan against what the case says that it was made on, and the others against the
 * planned one's animal. A difference that nobody has answered for is a question, refused in words
 * ('other-scan', 'other-animal'), unless `accept` answers it: the answer is then kept in the case.
 */
export function identifyScans(
  planCase: Case,
  known: readonly KnownScan[],
  accept: Answer | null = null,
): Result<{ readonly case: Case; readonly checks: readonly Check[] }> {
  const planned = known.find(({ id }) => id === plannedScan(planCase).id)!;
  const scans: CaseScan[] = [];
  const checks: Check[] = [];
  for (const scan of planCase.scans) {
    const found = known.find(({ id }) => id === scan.id);
    if (!found) {
      scans.push(scan);
      continue;
    }
    const questions: {
      readonly question: ScanAnswer['question'];
      readonly message: Message;
      readonly instead: string | null;
    }[] = [];
    if (isOtherContent(scan, found)) {
      questions.push({ question: 'content', message: otherContent(scan, found), instead: scan.content });
    }
    const animal = otherAnimal(planned, found);
    if (animal && !answerTo(scan, 'patient', found.content)) {
      const message = joined([animal, words('give-same-animal')]);
      questions.push({ question: 'patient', message, instead: planned.patientId });
    }
    if (questions.length > 0 && !accept) {
      return refuse(
        questions[0]!.question === 'content' ? 'other-scan' : 'other-animal',
        questions[0]!.message,
        scan.id,
      );
    }
    const answers = questions.map(({ question, instead }) => ({
      question,
      content: found.content!,
      instead,
      acceptedBy: accept!.by,
      reason: accept!.reason,
      at: accept!.at,
    }));
    const answered: CaseScan =
      answers.length === 0
        ? scan
        : {
            ...scan,
            content: found.content,
            patientId: found.patientId,
            answers: [...scan.answers, ...answers].slice(-MOST_ANSWERS),
          };
    scans.push(answered);
    checks.push(checkContent(answered, found));
    if (animal) checks.push(checkAnimal(answered, found, animal));
  }
  return succeed({ case: { ...planCase, scans }, checks });
}

const isOtherContent = ({ content }: CaseScan, found: KnownScan): boolean =>
  content !== null && found.grid !== null && content !== found.content;

/** The latest answer to a question about this very scan. */
function answerTo(
  { answers }: CaseScan,
  question: ScanAnswer['question'],
  content: string | null,
): ScanAnswer | null {
  return answers.findLast(one => one.question === question && one.content === content) ?? null;
}

const otherContent = ({ id, content }: CaseScan, found: KnownScan): Message =>
  phrase('scan-of-other-content', {
    scan: id,
    found: shortHash(found.content!),
    said: shortHash(content!),
  });

/** How two scans say that they are of two animals; null where they do not. */
function otherAnimal(planned: KnownScan, found: KnownScan): Sentence | null {
  if (planned === found) return null;
  const differing = (
    [
      ['patient-id', planned.patientId, found.patientId],
      ['birth-date', planned.birthDate, found.birthDate],
      ['sex', planned.sex, found.sex],
    ] as const
  ).find(([, a, b]) => a !== null && b !== null && a !== b);
  if (!differing) return null;
  const [what, a, b] = differing;
  return words('scan-of-other-animal', {
    ...{ scan: found.id, what: words(what) },
    found: b!,
    planned: a!,
  });
}

function checkContent(scan: CaseScan, found: KnownScan): Check {
  const { id } = scan;
  const [status, message] = ((): [Check['status'], Message] => {
    if (found.grid === null) return ['warn', phrase('scan-not-beside-case', { scan: id })];
    const content = shortHash(found.content!);
    if (scan.content === null) return ['warn', phrase('scan-content-unknown', { scan: id, content })];
    const answer = answerTo(scan, 'content', found.content);
    return answer
      ? ['warn', phrase('scan-taken-instead', { scan: id, content, ...signedBy(answer) })]
      : ['pass', phrase('scan-is-the-one', { scan: id, content })];
  })();
  return { id: 'scan-content', status, value: null, limit: null, unit: '', ...message };
}

function checkAnimal(scan: CaseScan, found: KnownScan, animal: Sentence): Check {
  const answer = answerTo(scan, 'patient', found.content)!;
  return {
    id: 'scan-animal',
    status: 'warn',
    value: null,
    limit: null,
    unit: '',
    ...joined([animal, words('answered-for', signedBy(answer))]),
  };
}

const signedBy = ({ acceptedBy: name, at, reason }: ScanAnswer) => ({ name, at, reason });
