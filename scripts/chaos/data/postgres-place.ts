import { randomUUID } from "node:crypto";
import pg from "pg";
import { binaries } from "../../../test/build/postgres/postgres-server.ts";
import { CannotRun } from "../cannot-run.ts";
import { TcpLink, type Address } from "../network/tcp-link.ts";
import type { Processes } from "../process/processes.ts";
import type { Database } from "./database.ts";
import { databaseOn, type Login } from "./postgres-database.ts";
import { PostgresServer } from "./postgres-server.ts";

const owner = { user: "postgres", password: "" };

interface Wish {
  readonly instances: number;
  /** For the server, and for the one that takes over. */
  readonly ports: readonly [number, number];
}

/** A PostgreSQL database for all bots of a run, each behind a network of its own. */
export class PostgresPlace {
  readonly database: Database;
  /** The network of each instance. */
  readonly links: readonly TcpLink[];
  #server: PostgresServer | undefined;
  #address: Address;
  readonly #login: Login;
  readonly #spare: number;

  private constructor(parts: {
    server: PostgresServer | undefined;
    address: Address;
    login: Login;
    links: readonly TcpLink[];
    spare: number;
  }) {
    this.#server = parts.server;
    this.#address = parts.address;
    this.#login = parts.login;
    this.#spare = parts.spare;
    this.links = parts.links;
    this.database = databaseOn(() => this.#address, parts.login);
  }

  /**
   * An empty database on a server that is started for it; without PostgreSQL's programs, on that of `TEST_DATABASE_URL`.
   * @throws CannotRun when there is neither
   */
  static async begin(processes: Processes, { instances, ports: [first, spare] }: Wish): Promise<PostgresPlace> {
    const given = process.env["TEST_DATABASE_URL"];
    const isOwn = binaries() !== undefined || given === undefined;
    const server = isOwn ? await PostgresServer.create(processes, first) : undefined;
    const { address, user } = server ? { address: server.address, user: owner } : addressIn(given ?? "");
    const login = { ...user, database: `guestlist_chaos_${randomUUID().slice(0, 8)}` };
    await administer(address, user, `create database ${login.database}`);
    const links = await Promise.all(Array.from({ length: instances }, () => TcpLink.open(address)));
    const place = new PostgresPlace({ server, address, login, links, spare });
    processes.beforeEnd(() => place.#close(user));
    return place;
  }

  /** DATABASE_URL of an instance. */
  urlFor(instance: number): string {
    const { user, password, database } = this.#login;
    const link = this.links[instance] ?? this.links[0];
    return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${link?.port}/${database}?sslmode=disable`;
  }

  /** The server as a program of ours. @throws CannotRun for that of `TEST_DATABASE_URL`. */
  get server(): PostgresServer {
    if (!this.#server) throw new CannotRun("it needs a server of its own: the programs of PostgreSQL in /usr/lib/postgresql");
    return this.#server;
  }

  /** Starts a server that gets each commit before the bots read that it was made. */
  createStandby(): Promise<PostgresServer> {
    return this.server.createStandby(this.#spare);
  }

  /** All networks lead to this server from now on. */
  moveTo(server: PostgresServer): void {
    this.#server = server;
    this.#address = server.address;
    for (const link of this.links) link.leadTo(server.address);
  }

  async #close(user: Omit<Login, "database">): Promise<void> {
    for (const link of this.links) link.close();
    if (!this.#server) await administer(this.#address, user, `drop database ${this.#login.database} with (force)`);
  }
}

function addressIn(url: string): { readonly address: Address; readonly user: Omit<Login, "database"> } {
  const { hostname, port, username, password } = new URL(url);
  const user = { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  return { address: { host: hostname, port: Number(port || 5432) }, user };
}

async function administer(address: Address, user: Omit<Login, "database">, sql: string): Promise<void> {
  const client = new pg.Client({ ...address, ...user, database: "postgres", ssl: false });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
