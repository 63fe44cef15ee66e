import { randomUUID } from "node:crypto";
import { lstat, open, realpath, rename, rm, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { CommandFailure } from "../command-failure.ts";
import { interrupted } from "../interrupted.ts";
import { quotedArgument } from "../arguments/quoted-argument.ts";

/** Only the owner may read what is exported: it has names and addresses. */
const ownersOnly = 0o600;
/** In characters. */
const writtenAtOnce = 65_536;

/** A file that is written as a whole, or not at all. */
export interface WholeFile {
  /** Where it is, without links. */
  readonly path: string;
  readonly replaces: boolean;
}

/**
 * Looks where the file will be.
 * @throws CommandFailure if something is there that must not be replaced, or the folder isn't.
 */
export async function wholeFileAt(typed: string, { mayReplace }: { readonly mayReplace: boolean }): Promise<WholeFile> {
  const asked = resolve(typed);
  const there = await stat(asked).catch((error: unknown) => ifMissing(typed, error));
  if (there && !there.isFile()) throw new CommandFailure("usage", `${quotedArgument(typed)} isn't a file.`, { fix: "Name a file." });
  if (there && !mayReplace) {
    throw new CommandFailure("usage", `${quotedArgument(typed)} exists already.`, { fix: "--force replaces it when all is written." });
  }
  const folder = await stat(dirname(asked)).catch((error: unknown) => ifMissing(typed, error));
  if (folder?.isDirectory() !== true) throw new CommandFailure("usage", `The folder of ${quotedArgument(typed)} doesn't exist.`);
  return { path: there ? await realpath(asked) : asked, replaces: there !== undefined };
}

/**
 * Writes the text into a file of its own beside the place, and gives it its name only when all of it is on the disk. Whatever happens before
 * that, an earlier file is as it was, and nothing else is left.
 * @throws CommandFailure `interrupted` after Ctrl+C, `failed` if it can't be written.
 */
export async function writeWhole({ path, replaces }: WholeFile, chunks: AsyncIterable<string>, stop: AbortSignal): Promise<void> {
  const draft = join(dirname(path), `.guestlist-${randomUUID()}.tmp`);
  const file = await open(draft, "wx", ownersOnly).catch((error: unknown) => Promise.reject(notWritten(path, error)));
  try {
    await fill(file, path, chunks, stop);
    if (!replaces && (await lstat(path).catch(() => undefined))) throw cameMeanwhile(path);
    await rename(draft, path).catch((error: unknown) => Promise.reject(notWritten(path, error)));
  } catch (error) {
    await rm(draft, { force: true });
    throw stop.aborted ? interruptedAt(path, error) : error;
  }
}

async function fill(file: FileHandle, path: string, chunks: AsyncIterable<string>, stop: AbortSignal): Promise<void> {
  const onDisk = (written: Promise<void>) => written.catch((error: unknown) => Promise.reject(notWritten(path, error)));
  let held = "";
  try {
    for await (const chunk of chunks) {
      stop.throwIfAborted();
      held += chunk;
      if (held.length < writtenAtOnce) continue;
      await onDisk(file.appendFile(held));
      held = "";
    }
    stop.throwIfAborted();
    await onDisk(file.appendFile(held));
    await onDisk(file.sync());
  } finally {
    await file.close();
  }
}

/** @throws CommandFailure `usage` for a place where nothing can be: a name that is too long, links in a circle, a folder of somebody else's. */
function ifMissing(typed: string, error: unknown): undefined {
  const code = codeOf(error);
  if (code === "ENOENT" || code === "ENOTDIR") return undefined;
  throw new CommandFailure("usage", `${quotedArgument(typed)} can't be written${inBrackets(code)}.`, { fix: "Name a file.", cause: error });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

const inBrackets = (code: string | undefined) => (code === undefined ? "" : ` (${code})`);

function interruptedAt(path: string, error: unknown): CommandFailure {
  const { exit, cause } = interrupted(error);
  return new CommandFailure(exit, "Stopped.", { fix: `Nothing was written to ${path}.`, cause });
}

function cameMeanwhile(path: string): CommandFailure {
  return new CommandFailure("failed", `${path} has come into being meanwhile, so it is as it is.`, { fix: "--force replaces it." });
}

function notWritten(path: string, error: unknown): CommandFailure {
  return new CommandFailure("failed", `${path} can't be written${inBrackets(codeOf(error))}, so it is as it was.`, { cause: error });
}
