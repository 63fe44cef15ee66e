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
}

export const usualPostgresSettings: PostgresSettings = { poolSize: 10, statementTimeoutMs: 10_000 };

const connectLimitMs = 5_000;
/** A token of Entra lives for an hour at least; a connection made with it may go on, but not for ever. */
const connectionLifeSeconds = 3_000;
const known: ReadonlySet<string> = new Set(["sslmode", "sslrootcert", "application_name", "host"]);

function refuse(why: string): never {
  throw new GuestlistError("config-invalid", `DATABASE_URL ${why}`);
}

/** Whether a host is this machine: a loopback name or address, or a folder with the server's socket. */
function isLocal(host: string): boolean {
  return host.startsWith("/") || host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * TLS with a verified certificate; without TLS only to this machine. Parameters of the URL would replace the whole setting in `pg`
 * (pg-connection-string), so they are read here.
 */
function tls(url: URL, host: string): PoolConfig["ssl"] {
  const mode = url.searchParams.get("sslmode") ?? (isLocal(host) ? "disable" : "verify-full");
  if (mode === "disable" && isLocal(host)) return false;
  if (mode !== "verify-full") refuse("has an sslmode that isn't safe: leave it out, or use sslmode=verify-full");
  const file = url.searchParams.get("sslrootcert");
  return { rejectUnauthorized: true, ...(file !== null && { ca: certificate(file) }) };
}

function certificate(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new GuestlistError("config-invalid", "DATABASE_URL names a file in sslrootcert that can't be read", { cause: error });
  }
}

/** The first line of the file. @throws GuestlistError `store-unavailable` when it can't be read. */
async function passwordIn(file: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).replace(/\r?\n[\s\S]*$/, "");
  } catch (error) {
    throw new GuestlistError("store-unavailable", "the file of DATABASE_PASSWORD_FILE can't be read", { cause: error });
  }
}

function passwordOf(url: URL, { password, passwordFile }: PostgresSettings): PoolConfig["password"] {
  if (password) return password;
  if (passwordFile !== undefined) return () => passwordIn(passwordFile);
  return url.password === "" ? undefined : decodeURIComponent(url.password);
}

function parse(text: string): URL {
  const url = URL.parse(text.trim());
  if (!url) refuse("is no address of a PostgreSQL database: use postgres://<user>@<host>/<database>");
  return url;
}

/**
 * What `pg` needs to connect to the database of a URL.
 * @throws GuestlistError `config-invalid`; no message repeats the URL, which may hold a password.
 */
export function connectionSettings(text: string, settings: PostgresSettings): PoolConfig {
  const url = parse(text);
  const strange = [...url.searchParams.keys()].find((name) => !known.has(name));
  if (strange !== undefined) refuse(`has a parameter that isn't known: ${strange.slice(0, 40)}`);
  const host = url.searchParams.get("host") ?? decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, "$1");
  const database = decodeURIComponent(url.pathname.slice(1));
  if (host === "" || database === "" || url.username === "") refuse("must name a user, a host and a database");
  const password = passwordOf(url, settings);
  return {
    host,
    port: url.port === "" ? 5432 : Number(url.port),
    user: decodeURIComponent(url.username),
    database,
    ...(password !== undefined && { password }),
    ssl: tls(url, host),
    max: settings.poolSize,
    connectionTimeoutMillis: connectLimitMs,
    statement_timeout: settings.statementTimeoutMs,
    keepAlive: true,
    application_name: url.searchParams.get("application_name") ?? "guestlist",
    ...(settings.password && { maxLifetimeSeconds: connectionLifeSeconds }),
  };
}
