import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { PoolConfig } from "pg";
import { GuestlistError } from "../../../errors.ts";

export interface PostgresSettings {
  /** Most connections of this process. */
  readonly poolSize: number;
  /** Milliseconds after which the server ends a statement. */
  readonly statementTimeoutMs: number;
  /** A file with the password; read for each new connection. */
  readonly passwordFile?: string | undefined;
  /** Makes the password of each new connection, e.g. a token of Entra. */
  readonly password?: (() => Promise<string>) | undefined;
  /** Another role for the migrations: it owns the tables. */
  readonly migrationUrl?: string | undefined;
  /** The setting that the URL comes from; `DATABASE_URL` if absent. */
  readonly from?: string | undefined;
}

export const usualPostgresSettings: PostgresSettings = { poolSize: 10, statementTimeoutMs: 10_000 };

/** For work that takes long and doesn't wait for people: migrations, and what looks after the store as a whole. */
export function patient(settings: PostgresSettings): PostgresSettings {
  return { ...settings, statementTimeoutMs: 3_600_000 };
}

const connectLimitMs = 5_000;
/** A connection that goes on for ever could stay at a server that has become a replica, or with a password that was taken back. */
const connectionLifeSeconds = 300;
const known: ReadonlySet<string> = new Set(["sslmode", "sslrootcert", "application_name", "host"]);

type Refuse = (why: string) => never;

function refusal(from = "DATABASE_URL"): Refuse {
  return (why) => {
    throw new GuestlistError("config-invalid", `${from} ${why}`);
  };
}

/** Whether a host is this machine: a loopback name or address, or a folder with the server's socket. */
function isLocal(host: string): boolean {
  return host.startsWith("/") || host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * TLS with a verified certificate; without TLS only to this machine. Parameters of the URL would replace the whole setting in `pg`
 * (pg-connection-string), so they are read here.
 */
function tls(url: URL, host: string, refuse: Refuse): PoolConfig["ssl"] {
  const file = url.searchParams.get("sslrootcert");
  const mode = url.searchParams.get("sslmode") ?? (isLocal(host) && file === null ? "disable" : "verify-full");
  if (mode === "disable" && isLocal(host)) return false;
  if (mode !== "verify-full") refuse("has an sslmode that isn't safe: leave it out, or use sslmode=verify-full");
  return { rejectUnauthorized: true, ...(file !== null && { ca: certificate(file, refuse) }) };
}

function certificate(file: string, refuse: Refuse): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return refuse("names a file in sslrootcert that can't be read");
  }
}

/** The first line of the file. @throws GuestlistError `store-unavailable` when it can't be read, or is empty. */
async function passwordIn(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new GuestlistError("store-unavailable", "the file of DATABASE_PASSWORD_FILE can't be read", { cause: error });
  });
  const password = text.replace(/\r?\n[\s\S]*$/, "");
  if (password === "") throw new GuestlistError("store-unavailable", "the first line of the file of DATABASE_PASSWORD_FILE is empty");
  return password;
}

async function passwordFrom(make: () => Promise<string>): Promise<string> {
  try {
    return await make();
  } catch (error) {
    const why = error instanceof Error ? `: ${error.message}` : "";
    throw new GuestlistError("store-unavailable", `Microsoft Entra gave no token for the PostgreSQL server${why}`, { cause: error });
  }
}

/** A password in the URL goes first: the role of the migrations may have one, while the bot's has none. */
function passwordOf(given: string, { password, passwordFile }: PostgresSettings): PoolConfig["password"] {
  if (given !== "") return given;
  if (password) return () => passwordFrom(password);
  return passwordFile === undefined ? undefined : () => passwordIn(passwordFile);
}

function decode(part: string, refuse: Refuse): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return refuse("has a % that stands for nothing: write special characters as %xx, and % itself as %25");
  }
}

function parse(text: string, refuse: Refuse): URL {
  return URL.parse(text.trim()) ?? refuse("is no address of a PostgreSQL database: use postgres://<user>@<host>/<database>");
}

/**
 * What `pg` needs to connect to the database of a URL.
 * @throws GuestlistError `config-invalid`; no message repeats the URL, which may hold a password.
 */
export function connectionSettings(text: string, settings: PostgresSettings): PoolConfig {
  const refuse = refusal(settings.from);
  const url = parse(text, refuse);
  const decoded = (part: string): string => decode(part, refuse);
  const host = url.searchParams.get("host") ?? decoded(url.hostname).replace(/^\[(.*)\]$/, "$1");
  const database = decoded(url.pathname.slice(1));
  if (host === "" || database === "" || url.username === "") refuse("must name a user, a host and a database");
  const strange = [...url.searchParams.keys()].find((name) => !known.has(name));
  if (strange !== undefined) refuse(`has a parameter that isn't known${/^[a-z_]{1,40}$/.test(strange) ? `: ${strange}` : ""}`);
  const password = passwordOf(decoded(url.password), settings);
  return {
    host,
    port: url.port === "" ? 5432 : Number(url.port),
    user: decoded(url.username),
    database,
    ...(password !== undefined && { password }),
    ssl: tls(url, host, refuse),
    max: settings.poolSize,
    connectionTimeoutMillis: connectLimitMs,
    statement_timeout: settings.statementTimeoutMs,
    // The transaction of a bot whose host is gone would hold its locks until the system notices, after two hours.
    idle_in_transaction_session_timeout: settings.statementTimeoutMs,
    keepAlive: true,
    application_name: url.searchParams.get("application_name") ?? "guestlist",
    maxLifetimeSeconds: connectionLifeSeconds,
  };
}
