import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** A PostgreSQL server for tests. */
export interface PostgresServer {
  /** Of a role that may do everything, in the database `postgres`; without a password. */
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** Ends it at once, as after a crash, and starts it again. Resolves when it answers. */
  readonly restart: () => Promise<void>;
}

export interface ServerWish {
  /** Lines of `postgresql.conf`. */
  readonly settings?: readonly string[];
  /** Called before the server starts: it may add files that `settings` name. */
  readonly prepare?: (folder: string, owner: number) => void;
  /** All lines of `pg_hba.conf`; if absent, everybody on this machine gets in. */
  readonly access?: readonly string[];
}

/** No test needs what it writes after a power failure. */
const quick = ["fsync = off", "synchronous_commit = off", "full_page_writes = off", "autovacuum = off", "max_connections = 200"];
const installed = "/usr/lib/postgresql";

/** The folder of the newest PostgreSQL's programs; undefined: none is installed. */
export function binaries(): string | undefined {
  if (!existsSync(installed)) return undefined;
  const newest = readdirSync(installed).toSorted((a, b) => Number(b) - Number(a));
  return newest.map((version) => join(installed, version, "bin")).find((folder) => existsSync(join(folder, "initdb")));
}

/**
 * Starts a server in a folder of its own. It ends with this process, however that ends: a shell waits for the end of a pipe.
 * @throws Error when there are no programs, or they fail
 */
export async function startServer(wish: ServerWish = {}): Promise<PostgresServer> {
  const bin = binaries() ?? fail("there are no programs of PostgreSQL in /usr/lib/postgresql");
  const { owner, parent } = unprivileged();
  const folder = mkdtempSync(join(parent, "guestlist-postgres-"));
  chmodSync(folder, 0o700);
  if (owner !== undefined) chownSync(folder, owner, owner);
  const own = owner === undefined ? {} : { uid: owner, gid: owner };
  const data = join(folder, "data");
  const options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
  execFileSync(join(bin, "initdb"), ["-D", data, ...options], { ...own, cwd: folder, stdio: "pipe" });
  wish.prepare?.(data, owner ?? process.getuid?.() ?? 0);
  const port = await freePort();
  const settings = [...quick, "listen_addresses = '127.0.0.1'", `port = ${port}`, `unix_socket_directories = '${folder}'`];
  write(join(data, "postgresql.auto.conf"), [...settings, ...(wish.settings ?? [])], own);
  if (wish.access) {
    rmSync(join(data, "pg_hba.conf"));
    write(join(data, "pg_hba.conf"), wish.access, own);
  }
  const url = `postgres://postgres@/postgres?host=${encodeURIComponent(folder)}`;
  const { stop, again } = run({ bin, folder, own, data });
  await answers(folder, port).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const restart = async () => {
    const before = await startTime(folder, port);
    again();
    await answers(folder, port, before);
  };
  return { url: url.replace("@/", `@127.0.0.1:${port}/`).replace(/\?.*/, "?sslmode=disable"), stop, restart };
}

function fail(message: string): never {
  throw new Error(message);
}

/** As root, the server refuses to run: it gets another user, and a folder that this user can reach. */
export function unprivileged(): { owner: number | undefined; parent: string } {
  if (process.getuid?.() !== 0) return { owner: undefined, parent: tmpdir() };
  const idOf = (name: string) => Number(execFileSync("id", ["-u", name], { stdio: "pipe" }));
  return { owner: idOf("postgres"), parent: "/tmp" };
}

type Own = { uid: number; gid: number } | object;

function write(file: string, lines: readonly string[], own: Own): void {
  execFileSync("tee", ["-a", file], { ...own, input: `${lines.join("\n")}\n`, stdio: ["pipe", "ignore", "pipe"] });
}

function run({ bin, folder, own, data }: { bin: string; folder: string; own: Own; data: string }) {
  const script = `postgres=$1; data=$2; folder=$3
    begin() { "$postgres" -D "$data" >>"$folder/log" 2>&1 </dev/null & server=$!; }
    finish() { kill -QUIT $server; wait $server; }
    begin; while read -r again; do finish; begin; done; finish; cd /; rm -rf "$folder"`;
  const shell = spawn("sh", ["-c", script, "sh", join(bin, "postgres"), data, folder], {
    ...{ ...own, cwd: folder, detached: true },
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = new Promise<void>((resolve) => shell.once("exit", () => resolve()));
  shell.unref();
  if ("unref" in shell.stdin && typeof shell.stdin.unref === "function") shell.stdin.unref();
  const stop = async () => {
    shell.ref();
    shell.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { stop, again: () => shell.stdin.write("again\n") };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startTime(folder: string, port: number): Promise<string> {
  const client = new pg.Client({ host: folder, port, user: "postgres", database: "postgres", ssl: false, password: "" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ at: string }>("select pg_postmaster_start_time()::text as at");
    return rows[0]?.at ?? "";
  } finally {
    await client.end();
  }
}

/** Resolves when a server answers that started at another time than the one `before`. */
async function answers(folder: string, port: number, before?: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if ((await startTime(folder, port)) !== before) return;
    } catch (error) {
      if (attempt === 1_200) throw error;
    }
    if (attempt === 2_400) throw new Error("the server didn't start again");
    await pause(50);
  }
}
