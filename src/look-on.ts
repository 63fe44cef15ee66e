import { describeProblem } from "./adapters/policy/policy-problem.ts";
import { readPolicyFile } from "./adapters/policy/read-policy-file.ts";
import { openStore, readStore } from "./adapters/store/database.ts";
import { systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { connect } from "./connect.ts";
import type { Policy } from "./domain/policy/policy.ts";
import { isGuestlistError } from "./errors.ts";
import { createLog } from "./log.ts";
import { createProblems } from "./problems.ts";
import type { Clock } from "./ports/clock.ts";
import type { Log } from "./ports/log.ts";
import type { AskingPorts } from "./ports/ports.ts";
import { postgresSettings } from "./settings/postgres-settings.ts";

/** A read-only view of what a running bot sees. */
export interface Outlook {
  readonly ports: AskingPorts;
  /** False: there is no database yet, so nothing stored can be read. */
  readonly isStored: boolean;
  close(): Promise<void>;
}

/**
 * The ports of the admin's commands; a bot may be running at the same time. The tenant is read through the same adapters as the bot's, and
 * the store is opened read-only. Doesn't listen, runs no job, writes nothing.
 */
export async function lookOn(config: Config, policy: Policy): Promise<Outlook> {
  const clock = systemClock;
  const log = createLog({ level: "silent" });
  const { store, isStored } = await openToRead(config, clock, log);
  const { ports } = connect(config, { ...store, clock, log, problems: createProblems(log), policy: { current: async () => policy } });
  return { ports, isStored, close: () => store.close() };
}

async function openToRead({ databaseUrl: url, encryptionKey, database, ...app }: Config, clock: Clock, log: Log) {
  const settings = { encryptionKey, postgres: postgresSettings(database, app), clock, log };
  try {
    return { store: await readStore({ ...settings, url }), isStored: true };
  } catch (error) {
    if (!isGuestlistError(error, "store-unavailable")) throw error;
    return { store: await openStore({ ...settings, url: ":memory:" }), isStored: false };
  }
}

/** The policy in a file, or all its problems, each as a sentence that names the place. Loading never throws. */
export type LoadedPolicy =
  { readonly kind: "policy"; readonly policy: Policy } | { readonly kind: "problems"; readonly problems: readonly string[] };

export async function loadPolicy(file: string, isSandbox = false): Promise<LoadedPolicy> {
  const read = await readPolicyFile(file, { anyPace: isSandbox });
  return read.kind === "policy" ? read : { kind: "problems", problems: read.problems.map(describeProblem) };
}
