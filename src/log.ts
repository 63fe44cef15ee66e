import { pino } from "pino";
import type { DestinationStream } from "pino";
import { isGuestlistError } from "./errors.ts";
import type { Log } from "./ports/log.ts";

export interface LogOptions {
  readonly level: "debug" | "info" | "warn" | "error" | "silent";
  /** Where lines are written; standard output, except in tests. */
  readonly destination?: DestinationStream;
}

/**
 * JSON lines with a `code`. Of a failure and its causes, only kind, code, status and remote id are kept: messages may quote what people
 * typed. `undefined` is no failure.
 */
export function createLog({ level, destination }: LogOptions): Log {
  const logger = pino({ level, base: null, messageKey: "code" }, destination ?? pino.destination({ fd: 1, sync: true }));
  return {
    info: (code, fields) => logger.info({ ...fields }, code),
    warn: (code, fields) => logger.warn({ ...fields }, code),
    error: (code, error, fields) => logger.error({ ...fields, ...(error !== undefined && { failure: describe(error) }) }, code),
  };
}

interface Failure {
  readonly kind: string;
  readonly code?: string;
  readonly message?: string;
  readonly status?: number;
  readonly remoteId?: string;
  readonly at?: string;
  readonly cause?: Failure;
}

/** Our own errors' messages are written by us and safe; others may contain an address or a token. */
function describe(error: unknown, depth = 0): Failure {
  if (!(error instanceof Error)) return { kind: typeof error };
  const cause = error.cause === undefined || depth >= 4 ? {} : { cause: describe(error.cause, depth + 1) };
  if (!isGuestlistError(error)) return { kind: error.name, ...codeOf(error), ...placeOf(error), ...cause };
  const { code, message, status, remoteId } = error;
  return {
    kind: error.name,
    code,
    message,
    ...(status !== undefined && { status }),
    ...(remoteId !== undefined && { remoteId }),
    ...cause,
  };
}

/** Node's and the SDKs' errors carry short codes such as ECONNREFUSED or invalid_grant. */
function codeOf(error: Error): { code?: string } {
  const code = "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[\w.-]{1,60}$/.test(code) ? { code } : {};
}

/**
 * The first stack frame: where an unexpected failure was thrown. Lines of the message that look like a frame are skipped: they might reveal
 * the message.
 */
function placeOf({ stack = "", message }: Error): { at?: string } {
  const messageAt = stack.indexOf(message);
  const frames = messageAt < 0 ? "" : stack.slice(messageAt + message.length);
  const frame = /^\s+at (.+)$/m.exec(frames)?.[1];
  return frame === undefined ? {} : { at: frame.trim() };
}
