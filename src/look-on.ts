import { describeProblem } from "./adapters/policy/policy-problem.ts";
import { readPolicyFile } from "./adapters/policy/read-policy-file.ts";
import { closedOnFailure, openStore, readStoreIfMade } from "./adapters/store/database.ts";
import { inMemory, storeLocation } from "./adapters/store/store-location.ts";
import { systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { connect } from "./connect.ts";
import { isThere } from "./database-here.ts";
import type { Policy } from "./domain/policy/policy.ts";
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
  const opened = { ...store, clock, log, problems: createProblems(log), policy: { current: async () => policy } };
  const { ports, pauses } = connect(config, opened);
  await closedOnFailure(store, () => pauses.share()); // before the first call: Microsoft may have asked the bot to wait
  return { ports, isStored, close: () => store.close() };
}

/** A database that can't be read isn't none: it is a failure, with what it is. */
async function openToRead({ databaseUrl: url, encryptionKey, database, ...app }: Config, clock: Clock, log: Log) {
  const settings = { encryptionKey, postgres: postgresSettings(database, app), clock, log };
  const place = storeLocation(url);
  const store = place.kind === "sqlite" && !isThere(place.path) ? undefined : await readStoreIfMade({ ...settings, url });
  return { store: store ?? (await openStore({ ...settings, url: inMemory })), isStored: store !== undefined };
}

/** The policy in a file, or all its problems, each as a sentence that names the place. Loading never throws. */
export type LoadedPolicy =
  { readonly kind: "policy"; readonly policy: Policy } | { readonly kind: "problems"; readonly problems: readonly string[] };

export async function loadPolicy(file: string, isSandbox = false): Promise<LoadedPolicy> {
  const read = await readPolicyFile(file, { anyPace: isSandbox });
  return read.kind === "policy" ? read : { kind: "problems", problems: read.problems.map(describeProblem) };
}
