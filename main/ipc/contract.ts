import { isDeviceName } from '../../geometry/core/is-device-name';
import type { Result } from '../../geometry/core/result';
import { z } from '../../geometry/plan/document/zod';

/**
 * Everything that the window can ask of the program: the shape of each request, judged before
 * anything is done, and of each reply. The renderer imports this file's types and nothing else of
 * main/.
 */

const LONGEST_TEXT = 64 * 1024 * 1024;
const LARGEST_FILE = 1024 * 1024 * 1024;

/** A file's name without any folder: it can be put after any folder and stays in it. */
const fileName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N} ._()-]*$/u)
  .refine(name => !/[. ]$/.test(name) && !isDeviceName(name));

/** A file of that name is kept. */
const textKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,29}$/)
  .refine(key => !isDeviceName(key));

const grantedFile = z.strictObject({
  /**
   * Opaque: stands for one file that the user picked, until the next pick. Read from
   * `app://bregma/granted/TOKEN`.
   */
  token: z.string().regex(/^[0-9a-f]{32}$/),
  /** From the folder that was picked downwards, with forward slashes. */
  path: z.string(),
  sizeBytes: z.number().int().nonnegative(),
});

/** A link that is not followed: it is listed, and cannot be read. */
const leftAside = z.strictObject({
  path: z.string(),
  /** By its code in geometry/messages. */
  leftAside: z.enum(['link-out', 'link-nowhere', 'link-to-itself']),
});

const givenFile = z.union([grantedFile, leftAside]);

const recentId = z.string().regex(/^[0-9a-f]{32}$/);

const recentCase = z.strictObject({ id: recentId, name: z.string().min(1).max(255), at: z.iso.datetime() });

export const contract = {
  /**
   * A dialog for a folder (all files below it) or for files; null where the user changes their
   * mind.
   */
  openFiles: {
    request: z.strictObject({ folder: z.boolean() }),
    reply: z.array(givenFile).nullable(),
  },
  /** A dialog for a case file; the case and the files of its scan. */
  openCase: { request: z.strictObject({}), reply: z.array(givenFile).nullable() },
  /** A dialog for the place, then the file is written; null where the user changes their mind. */
  saveFile: {
    request: z.strictObject({
      name: fileName,
      bytes: z.instanceof(Uint8Array).refine(bytes => bytes.length <= LARGEST_FILE),
    }),
    reply: z.strictObject({ where: z.string() }).nullable(),
  },
  /** Shows a file that was saved in this session in its folder. */
  showSaved: { request: z.strictObject({ where: z.string().min(1).max(4096) }), reply: z.null() },
  /** Keeps a text under a key until it is replaced. */
  keepText: {
    request: z.strictObject({ key: textKey, text: z.string().max(LONGEST_TEXT) }),
    reply: z.null(),
  },
  restoreText: { request: z.strictObject({ key: textKey }), reply: z.string().nullable() },
  /** Case files saved or opened before, the latest first; `id` stands for the place. */
  recentCases: { request: z.strictObject({}), reply: z.array(recentCase) },
  /** One of them with the files of its scan. */
  openRecent: { request: z.strictObject({ id: recentId }), reply: z.array(givenFile) },
} as const;

type Contract = typeof contract;
export type CallName = keyof Contract;
export type Channel = `bregma:${CallName}`;
export type Request<Name extends CallName> = z.infer<Contract[Name]['request']>;
export type Reply<Name extends CallName> = z.infer<Contract[Name]['reply']>;
export type GivenFile = z.infer<typeof givenFile>;
export type LeftAside = z.infer<typeof leftAside>;

/** What the preload puts on the page's `window.bregma`. */
export type Bridge = {
  readonly [Name in CallName]: (request: Request<Name>) => Promise<Result<Reply<Name>>>;
} & {
  /** Commands of the native menu, by the id that the command palette knows them under. */
  onCommand(run: (id: string) => void): void;
};

/** What the main process sends a menu's command by. */
export const COMMAND_CHANNEL = 'bregma:command';
