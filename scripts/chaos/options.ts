import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { mkdirSync, mkdtempSync } from "node:fs";
import { parseArgs } from "node:util";
import { projectRoot } from "../process/project-root.ts";

const numberFlags = {
  /** The port at which the bot is found; the sandbox, other bots and servers get the next nine. 0: free ones are chosen. */
  base: 0,
  seed: 1,
  kills: 60,
  /** Invitations for each fault type, or in a special scenario. */
  invites: 20,
  /** People who work at the same time during kills. */
  workers: 6,
  /** DIRECTORY_POLL_SECONDS. */
  poll: 2,
  /** Bots on one database, behind a load balancer. */
  instances: 1,
  /** Milliseconds that Graph, Entra and the connector take, so that kills meet calls under way. */
  latency: 80,
  "listed-after": 0,
  "visible-after": 0,
  /** How long a bot lives and stays down, in milliseconds. */
  "up-min": 600,
  "up-max": 5000,
  "down-max": 1200,
  /** Seconds to wait at the end for outcomes that aren't known yet. */
  settle: 480,
  /** How many runs of `--all` go on at the same time. */
  jobs: 3,
};

const textFlags = {
  scenario: "kills",
  /** `sqlite`, or `postgres`. */
  database: "sqlite",
  "invite-as": "user",
  throttling: "off",
  /** Fault types that are on now and then during kills. */
  background: "",
  /** With `--scenario faults`: only these types; with `lateform`: only these milliseconds a call. */
  only: "",
};

/** So many ports are kept for them. */
const mostInstances = 4;

type NumberFlag = keyof typeof numberFlags;
type TextFlag = keyof typeof textFlags;

export type ChaosOptions = Readonly<Record<NumberFlag, number>> &
  Readonly<Record<TextFlag, string>> & {
    /** The project whose bot and sandbox run. */
    readonly app: string;
    /** The folder in which each run has a folder of its own. */
    readonly out: string;
    readonly name: string;
    /** Every activity reaches the bot twice. */
    readonly deliverTwice: boolean;
    /** The whole matrix instead of one run. */
    readonly all: boolean;
  };

/** Reads the command line. @throws Error that says what is wrong. */
export function readOptions(args: readonly string[]): ChaosOptions {
  const values = parsed(args);
  const text = (name: string, otherwise: string): string => {
    const value = values[name];
    return typeof value === "string" ? value : otherwise;
  };
  const numbers = entriesOf(numberFlags).map(([name, otherwise]) => [name, numberFrom(name, text(name, String(otherwise)))]);
  const texts = entriesOf(textFlags).map(([name, otherwise]) => [name, text(name, otherwise)]);
  const read = Object.fromEntries([...numbers, ...texts]) as Record<NumberFlag, number> & Record<TextFlag, string>;
  checkPlace(read);
  return {
    ...read,
    app: resolve(text("app", projectRoot)),
    out: folderFor(text("out", "")),
    name: text("name", `${read.scenario}-${read.seed}-${read["invite-as"]}`),
    deliverTwice: values["deliverTwice"] === true,
    all: values["all"] === true,
  };
}

function parsed(args: readonly string[]): Readonly<Record<string, unknown>> {
  const texts = [...Object.keys(numberFlags), ...Object.keys(textFlags), "app", "out", "name"];
  const options: Record<string, { type: "string" | "boolean" }> = {};
  for (const name of texts) options[name] = { type: "string" };
  for (const name of ["deliverTwice", "all"]) options[name] = { type: "boolean" };
  return { ...parseArgs({ args: [...args], options }).values };
}

function checkPlace({ database, instances }: { readonly database: string; readonly instances: number }): void {
  if (database !== "sqlite" && database !== "postgres") throw new Error(`--database is sqlite or postgres, not ${database}`);
  if (instances < 1 || instances > mostInstances) throw new Error(`--instances is 1 to ${mostInstances}, not ${instances}`);
  if (instances > 1 && database === "sqlite") throw new Error("Several instances need --database postgres");
}

function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): readonly (readonly [K, V])[] {
  return Object.entries(record) as [K, V][];
}

function numberFrom(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} takes a whole number, not ${text}`);
  return value;
}

function folderFor(given: string): string {
  if (given === "") return mkdtempSync(join(tmpdir(), "guestlist-chaos-"));
  mkdirSync(given, { recursive: true });
  return resolve(given);
}

/** The parts of a list such as `teams-500,deliver-twice`. */
export function namesIn(list: string): readonly string[] {
  return list.split(",").filter((name) => name !== "");
}
