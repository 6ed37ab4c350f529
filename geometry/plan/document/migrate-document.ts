import { refuse, succeed, type Result } from '../../core/result';
import { phrase, words } from '../../messages/phrase';
import { showValue } from './show-value';

export type JsonObject = Readonly<Record<string, unknown>>;

/** One step from a version to the next; pure, and knows nothing of later versions. */
interface Migration {
  readonly from: number;
  /** Everything but `version`, which `migrateDocument` sets. */
  readonly migrate: (document: JsonObject) => JsonObject;
}

export interface DocumentKind {
  /** The `format` field: 'bregma-case'. */
  readonly format: string;
  /** What people call it. */
  readonly noun: 'case-file' | 'plan-file' | 'printer-profile';
  readonly currentVersion: number;
  /**
   * One step each, any order; every version below the current one that is still readable has its
   * step.
   */
  readonly migrations: readonly Migration[];
}

/**
 * Brings a document of any known version to the current one, step by step. Refuses: not an object,
 * another format, a version that is no whole number, one from the future, one too old.
 *
 * @param name the file as the reader knows it, for the sentence
 */
export function migrateDocument(document: unknown, kind: DocumentKind, name: string): Result<JsonObject> {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    const told = { document: name, kind: words(kind.noun), braces: '{ }' };
    return refuse('not-a-document', phrase('document-no-fields', told), name);
  }
  let current = document as JsonObject;
  if (current['format'] !== kind.format) {
    return refuse(
      'other-format',
      phrase('document-other-format', {
        document: name,
        kind: words(kind.noun),
        format: kind.format,
        found: showValue(current['format'] ?? null),
      }),
      'format',
    );
  }
  const version = current['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    return refuse(
      'no-version',
      phrase('document-no-version', {
        document: name,
        current: kind.currentVersion,
        found: showValue(version ?? null),
      }),
      'version',
    );
  }
  if (version > kind.currentVersion) {
    return refuse(
      'future-version',
      phrase('document-of-future', { document: name, version, current: kind.currentVersion }),
      'version',
    );
  }
  for (let at = version; at < kind.currentVersion; at++) {
    const step = kind.migrations.find(migration => migration.from === at);
    if (!step) {
      return refuse('too-old', phrase('document-too-old', { document: name, version }), 'version');
    }
    current = { ...step.migrate(current), version: at + 1 };
  }
  return succeed(current);
}
