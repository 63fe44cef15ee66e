import { describeProblem } from "./adapters/policy/policy-problem.ts";
import { readPolicyFile } from "./adapters/policy/read-policy-file.ts";
import { openStore, readStore } from "./adapters/store/database.ts";
import { systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { connect } from "./connect.ts";
import type { AskingPorts } from "./connect.ts";
import type { Policy } from "./domain/policy/policy.ts";
import { isGuestlistError } from "./errors.ts";
import { createLog } from "./log.ts";
import type { Clock } from "./ports/clock.ts";
import type { Log } from "./ports/log.ts";

/** What a running bot sees, read-only. */
export interface Outlook {
  readonly ports: AskingPorts;
  /** False: there is no database to read yet, so nothing stored is known. */
  readonly isStored: boolean;
  close(): Promise<void>;
}

/**
 * What the admin's commands read, beside a bot that may be running: the tenant through the same adapters, and the store. Nothing
 * listens, no job runs, nothing is written.
 */
export async function lookOn(config: Config, policy: Policy): Promise<Outlook> {
  const clock = systemClock;
  const log = createLog({ level: "silent" });
  const { store, isStored } = await openToRead(config, clock, log);
  const { ports } = connect(config, { ...store, clock, log, policy: { current: async () => policy } });
  return { ports, isStored, close: () => store.close() };
}

async function openToRead({ databaseUrl: url, encryptionKey }: Config, clock: Clock, log: Log) {
  const settings = { encryptionKey, clock, log };
  try {
    return { store: await readStore({ ...settings, url }), isStored: true };
  } catch (error) {
    if (!isGuestlistError(error, "store-unavailable")) throw error;
    return { store: await openStore({ ...settings, url: ":memory:" }), isStored: false };
  }
}

/** The policy of a file, or all its problems, each as a sentence that names the place. Never throws. */
export type LoadedPolicy =
  { readonly kind: "policy"; readonly policy: Policy } | { readonly kind: "problems"; readonly problems: readonly string[] };

export async function loadPolicy(file: string): Promise<LoadedPolicy> {
  const read = await readPolicyFile(file);
  return read.kind === "policy" ? read : { kind: "problems", problems: read.problems.map(describeProblem) };
}
