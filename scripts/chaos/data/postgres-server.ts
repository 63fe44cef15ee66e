import { execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { binaries, unprivileged } from "../../../test/build/postgres/postgres-server.ts";
import { CannotRun } from "../cannot-run.ts";
import type { Address } from "../network/tcp-link.ts";
import type { Processes } from "../process/processes.ts";
import { until } from "../waiting.ts";

/** What a commit promises must survive a crash of the server; only the machine itself doesn't crash here. */
const settings = [
  ...["fsync = off", "synchronous_commit = on", "listen_addresses = '127.0.0.1'", "max_connections = 100"],
  ...["wal_level = replica", "hot_standby = on", "max_wal_senders = 5"],
];
const access = ["local all all trust", "host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust"];

/** The server ends with the run, however that ends: the shell waits for the end of a pipe. */
const script = `exec 3<&0
"$1" -D "$2" >>"$3" 2>&1 </dev/null 3<&- & server=$!
trap 'kill -QUIT $server' TERM
{ cat <&3 >/dev/null; kill -QUIT $server 2>/dev/null; } &
wait $server; wait $server`;

/** One PostgreSQL server, which can crash. */
export class PostgresServer {
  readonly port: number;
  readonly #processes: Processes;
  readonly #bin: string;
  readonly #folder: string;
  readonly #own: { uid: number; gid: number } | object;

  private constructor(processes: Processes, port: number) {
    const { owner, parent } = unprivileged();
    this.#bin = binaries() ?? cannotRun();
    this.#processes = processes;
    this.port = port;
    this.#folder = mkdtempSync(join(parent, "guestlist-chaos-postgres-"));
    chmodSync(this.#folder, 0o700);
    this.#own = owner === undefined ? {} : { uid: owner, gid: owner };
    if (owner !== undefined) chownSync(this.#folder, owner, owner);
    processes.afterEnd(() => rmSync(this.#folder, { recursive: true, force: true }));
  }

  /** Starts a new server. @throws CannotRun without PostgreSQL's programs. */
  static async create(processes: Processes, port: number): Promise<PostgresServer> {
    const server = new PostgresServer(processes, port);
    server.#run("initdb", "-D", server.#data, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync");
    appendFileSync(join(server.#data, "postgresql.conf"), `\n${[...settings, ...server.#place()].join("\n")}\n`);
    appendFileSync(join(server.#data, "pg_hba.conf"), `\n${access.join("\n")}\n`);
    await server.start();
    return server;
  }

  /** Starts a second server, to which each commit of this one is written before it is answered. */
  async createStandby(port: number): Promise<PostgresServer> {
    const standby = new PostgresServer(this.#processes, port);
    const primary = `host=127.0.0.1 port=${this.port} user=postgres application_name=standby`;
    standby.#run("pg_basebackup", "-D", standby.#data, "-d", primary, "-R", "--checkpoint=fast", "--no-sync");
    appendFileSync(join(standby.#data, "postgresql.conf"), `\n${standby.#place().join("\n")}\n`);
    await standby.start();
    await this.sql("alter system set synchronous_standby_names = 'standby'");
    await this.sql("select pg_reload_conf()");
    const isSynchronous = async () =>
      (await this.sql("select 1 from pg_stat_replication where sync_state = 'sync'")).length > 0 || undefined;
    await until("the standby to be synchronous", isSynchronous);
    return standby;
  }

  get address(): Address {
    return { host: "127.0.0.1", port: this.port };
  }

  get #data(): string {
    return join(this.#folder, "data");
  }

  #place(): readonly string[] {
    return [`port = ${this.port}`, `unix_socket_directories = '${this.#folder}'`];
  }

  #run(program: string, ...args: readonly string[]): void {
    execFileSync(join(this.#bin, program), [...args], { ...this.#own, cwd: this.#folder, stdio: "pipe" });
  }

  /** Starts it on its data, and waits until it answers. */
  async start(): Promise<void> {
    const args = ["-c", script, "sh", join(this.#bin, "postgres"), this.#data, join(this.#folder, "log")];
    this.#processes.spawn("sh", args, {
      ...{ ...this.#own, cwd: this.#folder, detached: true, ending: "SIGTERM" },
      stdio: ["pipe", "ignore", "ignore"],
    });
    const answers = async () => this.sql("select 1").then(Boolean, () => undefined);
    await until(`PostgreSQL on port ${this.port}`, answers);
  }

  /** `pg_ctl stop -m immediate` (SIGQUIT), or a crash (SIGKILL). Waits for the end. */
  async end(signal: "SIGQUIT" | "SIGKILL"): Promise<void> {
    const pid = Number(readFileSync(join(this.#data, "postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, signal);
    await until("the end of PostgreSQL", () => !isAlive(pid) || undefined);
  }

  /** Makes a standby the server to write to. */
  promote(): void {
    this.#run("pg_ctl", "promote", "-w", "-D", this.#data);
  }

  /** Runs SQL as the role that may do everything. */
  async sql(text: string): Promise<readonly unknown[]> {
    const client = new pg.Client({ ...this.address, user: "postgres", database: "postgres", password: "", ssl: false });
    client.on("error", () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  }
}

function cannotRun(): never {
  throw new CannotRun("it needs the programs of PostgreSQL in /usr/lib/postgresql");
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
