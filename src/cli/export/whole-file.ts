import { randomUUID } from "node:crypto";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { CommandFailure } from "../command-failure.ts";
import { interrupted } from "../interrupted.ts";
import { quotedArgument } from "../quoted-argument.ts";

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
  const there = await stat(asked).catch(ifMissing);
  if (there && !there.isFile()) throw new CommandFailure("usage", `${quotedArgument(typed)} isn't a file.`, { fix: "Name a file." });
  if (there && !mayReplace) {
    throw new CommandFailure("usage", `${quotedArgument(typed)} exists already.`, { fix: "--force replaces it when all is written." });
  }
  const folder = await stat(dirname(asked)).catch(ifMissing);
  if (folder?.isDirectory() !== true) throw new CommandFailure("usage", `The folder of ${quotedArgument(typed)} doesn't exist.`);
  return { path: there ? await realpath(asked) : asked, replaces: there !== undefined };
}

/**
 * Writes the text into a file of its own beside the place, and gives it its name only when all of it is on the disk. Whatever happens before
 * that, an earlier file is as it was, and nothing else is left.
 * @throws CommandFailure `interrupted` after Ctrl+C, `failed` if it can't be written.
 */
export async function writeWhole({ path }: WholeFile, chunks: AsyncIterable<string>, stop: AbortSignal): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  const file = await open(draft, "wx", ownersOnly).catch((error: unknown) => Promise.reject(notWritten(path, error)));
  try {
    await fill(file, path, chunks, stop);
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

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
  return undefined;
}

function interruptedAt(path: string, error: unknown): CommandFailure {
  const { exit, cause } = interrupted(error);
  return new CommandFailure(exit, "Stopped.", { fix: `Nothing was written to ${path}.`, cause });
}

function notWritten(path: string, error: unknown): CommandFailure {
  const why = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  return new CommandFailure("failed", `${path} can't be written${why}, so it is as it was.`, { cause: error });
}
