import type { Message } from '../../geometry/core/message';
import type { WorkText } from './keep-work';

/** A case file that was saved or opened before. */
interface RecentFile {
  /** Stands for its place, which the window is not told. */
  readonly id: string;
  readonly name: string;
  /** ISO date and time of the last save. */
  readonly at: string;
}

/** A large file comes as a blob: it is passed on without its bytes being touched. */
export type FileContent = Uint8Array | string | Blob;

/**
 * How surely a text comes back: 'safe', after the window was closed or the program killed;
 * 'until-closed', perhaps not (a private window, a browser whose private files are blocked): never
 * to be called saved.
 */
type Kept = 'safe' | 'until-closed';

/** A file that the user gave, with its path from what was picked downwards. */
export interface GivenFile {
  readonly path: string;
  /** Empty where it was left aside. */
  readonly file: File;
  /** Why it was left aside, such as a link that leads out of the folder. */
  readonly leftAside?: Message;
}

/** What the window asks of its home: Electron or a plain browser. */
export interface Platform {
  readonly kind: 'browser' | 'electron';
  /** Every file of a folder that the user picks; null where they change their mind. */
  openFolder(): Promise<GivenFile[] | null>;
  openFiles(): Promise<GivenFile[] | null>;
  /** A saved case, with the files of its scan where the home can find them beside it. */
  openCase(): Promise<GivenFile[] | null>;
  /** Writes a file where the user says; null where they change their mind. */
  save(name: string, content: FileContent): Promise<{ readonly where: string } | null>;
  showSaved?(where: string): void;
  /**
   * Keeps a text under a key until it is replaced. Rejects, with a few words why, where it cannot
   * be kept.
   */
  autosave(key: string, text: string): Promise<Kept>;
  restore(key: string): Promise<string | null>;
  /**
   * Keeps work among the recent ones and for the next session, see keepWork. Rejects, with a few
   * words why.
   */
  keepWork(work: WorkText): Promise<Kept | 'overtaken'>;
  /**
   * What a session without a safe place left under a key in a lesser one; null where there is
   * nothing of the kind.
   */
  leftBehind(key: string): Promise<string | null>;
  forgetLeftBehind(key: string): Promise<void>;
  /** Case files whose places the home knows; none in a browser. */
  recent(): Promise<RecentFile[]>;
  /** One of them with the files of its scan. Rejects, with a sentence, where it is gone. */
  openRecent(id: string): Promise<GivenFile[]>;
  /** Asks before the window closes while `hasUnsaved` says so. */
  onCloseAsk(hasUnsaved: () => boolean): void;
  /** Tells when the window goes out of sight: it may not be asked again before it is gone. */
  onHide(run: () => void): void;
  /** Commands of a native menu, by the ids of the command palette. */
  onCommand?(run: (id: string) => void): void;
}
