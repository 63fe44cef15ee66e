import { GuestlistError } from "../../../errors.ts";

const restarting = "the PostgreSQL server stops or starts: it is tried again";
const lost = "the connection to the PostgreSQL server was lost: it is made again";
const unreachable = "the PostgreSQL server can't be reached: check its host and port, and that it runs";
/** What happened, by the code of PostgreSQL (appendix A of its manual) or of the network, and what an administrator can do. */
const sentences: ReadonlyMap<string, string> = new Map([
  ["57P01", restarting],
  ["57P02", restarting],
  ["57P03", restarting],
  ["57014", "a statement took longer than DATABASE_STATEMENT_TIMEOUT_SECONDS"],
  ["55P03", "another program holds a lock in the database for too long: pg_stat_activity shows which, so end it"],
  ["40001", "other transactions were in the way each time"],
  ["40P01", "other transactions were in the way each time"],
  ["25P03", "a transaction waited too long for its program"],
  ["53100", "the disk of the PostgreSQL server is full: make room on it"],
  ["53200", "the PostgreSQL server is out of memory"],
  ["53300", "the PostgreSQL server has no connection left: raise its max_connections, or lower DATABASE_POOL_SIZE"],
  ["25006", "the PostgreSQL server can only be read: it may be a replica, so name the primary"],
  ["28000", "the PostgreSQL server doesn't let this user in: check the user, and pg_hba.conf"],
  ["28P01", "the PostgreSQL server refuses the password"],
  ["3D000", "the PostgreSQL server has no database of this name: make one"],
  ["42501", "the database's role may not do this: see the rights in docs/operations.md"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "the certificate of the PostgreSQL server is for another host: use the name that is in it as the host"],
  ["CERT_HAS_EXPIRED", "the certificate of the PostgreSQL server isn't trusted, because it has expired: renew it"],
  ["ECONNREFUSED", unreachable],
  ["ENOTFOUND", unreachable],
  ["EAI_AGAIN", unreachable],
  ["EHOSTUNREACH", unreachable],
  ["ENETUNREACH", unreachable],
  ["ENOENT", unreachable],
  ["ETIMEDOUT", lost],
  ["ECONNRESET", lost],
  ["EPIPE", lost],
]);

/** Codes after which a new connection may work. */
const passing: ReadonlySet<string> = new Set(["57P01", "57P02", "57P03", "ECONNRESET", "EPIPE"]);

/** Errors of `pg` that have no code. */
const messages: readonly (readonly [RegExp, string])[] = [
  [
    /timeout exceeded when trying to connect/,
    "all connections to the PostgreSQL server were busy: see what slows it down, or raise DATABASE_POOL_SIZE",
  ],
  [/timeout expired|due to connection timeout/, unreachable],
  [/Connection terminated|not queryable|client was closed|Connection ended/, lost],
  [/pool after calling end|driver has already been destroyed/, "the database is closed"],
  [/does not support SSL/, "the PostgreSQL server speaks no TLS: turn it on there"],
  [
    /password must be a (?:non-empty )?string/,
    "there is no password for the PostgreSQL server: put it into its address or DATABASE_PASSWORD_FILE",
  ],
];

/** The server or the network has ended a connection, or the server is about to start. */
export function isLost(error: unknown): boolean {
  const cause = error instanceof GuestlistError ? error.cause : error;
  const inner: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  if (!(inner instanceof Error)) return false;
  const code = codeOf(inner);
  return code === undefined
    ? /Connection terminated(?! due to connection timeout)|not queryable|Connection ended/.test(inner.message)
    : code.startsWith("08") || passing.has(code);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Several transactions were in each other's way; this one has changed nothing and can be run again. */
export function isInTheWay(error: unknown): boolean {
  const code = codeOf(error instanceof GuestlistError ? error.cause : error);
  return code === "40001" || code === "40P01";
}

/** Refused because an earlier statement of the transaction has failed. */
export function isAborted(error: unknown): boolean {
  return codeOf(error) === "25P02";
}

function sentenceFor(error: Error): string | undefined {
  const code = codeOf(error);
  if (code !== undefined && sentences.has(code)) return sentences.get(code);
  if (code?.startsWith("08")) return lost;
  if (code !== undefined && /CERT|SELF_SIGNED|SIGNATURE|ERR_TLS|ERR_SSL/.test(code)) {
    return `the certificate of the PostgreSQL server isn't trusted (${code}): name its authority's file in sslrootcert`;
  }
  return messages.find(([pattern]) => pattern.test(error.message))?.[1];
}

/**
 * Translates the error of a statement or a connection: `store-unavailable` with the cause and what to do. Wrong SQL, and constraints that none
 * of our statements should violate, are bugs and stay as they are.
 */
export function postgresFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof GuestlistError) return error;
  if (error instanceof AggregateError && error.message === "") return postgresFailure(error.errors[0]);
  const sentence = sentenceFor(error);
  return sentence === undefined ? error : new GuestlistError("store-unavailable", sentence, { cause: error });
}
