import { openPolicyFile } from "./adapters/policy/policy-file.ts";
import { shellIdentity } from "./adapters/entra/shell-identity.ts";
import { tokensForGraph } from "./adapters/entra/shell/tokens-for-graph.ts";
import { closedOnFailure, openStoreBeside } from "./adapters/store/database.ts";
import { systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { connect } from "./connect.ts";
import { defaultPolicy } from "./domain/policy/policy.ts";
import type { PersonId } from "./domain/ids.ts";
import type { EventSource } from "./domain/audit.ts";
import { bindCommandLineFlows } from "./flows/command-line-flows.ts";
import type { CommandLineFlows } from "./flows/command-line-flows.ts";
import { createLog } from "./log.ts";
import { createProblems } from "./problems.ts";
import type { ShellActor } from "./ports/identity.ts";
import type { Invitations } from "./ports/invitations.ts";
import { postgresSettings } from "./settings/postgres-settings.ts";

/** The door of the admin's command line: the same flows as in the chat, on the same store. */
export interface CommandLine {
  readonly flows: CommandLineFlows;
  /** The same flows, in which the app's own credentials may invite for this person, its sponsor. A person invites for themselves alone. */
  sponsoredBy(sponsor: PersonId): CommandLineFlows;
  readonly actor: ShellActor;
  /** False: cards, notices and everything else that is a job wait until a bot runs. */
  readonly isBotRunning: boolean;
  close(): Promise<void>;
}

interface LogLines {
  write(line: string): void;
}

/**
 * Opens the store to write in it beside a running bot. It never migrates, takes no process lock, releases no lease, claims no job, queues no
 * standing job and listens nowhere: the bot's worker does the jobs that the flows commit. `logTo` gets the lines of the log, which has what a
 * reference stands for; the bot's own log never sees them.
 * @throws GuestlistError `store-unavailable` (there is no database, or it has another version), `config-invalid`
 */
export async function openCommandLine(config: Config, actor: ShellActor, logTo?: LogLines): Promise<CommandLine> {
  const clock = systemClock;
  const log = createLog(logTo ? { level: config.logLevel, destination: logTo } : { level: "silent" });
  const problems = createProblems(log);
  const { policyFile, cloud, databaseUrl: url, encryptionKey } = config;
  const policy =
    policyFile === undefined
      ? { current: async () => defaultPolicy }
      : await openPolicyFile(policyFile, { log, problems, anyPace: cloud === "sandbox" });
  const store = await openStoreBeside({ url, postgres: postgresSettings(config.database, config), encryptionKey, clock, log });
  const via = actor.kind === "app" ? "command-line-as-app" : "command-line";
  const { close, isBotRunning, tryWrite: _, ...kept } = store;
  const opened = {
    ...kept,
    ...{ policy, problems, clock, log },
    invitations: signed(store.invitations, via),
    identity: shellIdentity(actor, undefined),
  };
  const { ports, pauses } =
    actor.kind === "app" ? connect({ ...config, inviteAs: "app" }, opened) : connect(config, opened, tokensForGraph(actor.session));
  await closedOnFailure(store, () => pauses.share()); // before the first call: Microsoft may have asked the bot to wait
  const sponsoredBy = (sponsor: PersonId) => bindCommandLineFlows({ ...ports, identity: shellIdentity(actor, sponsor) });
  return { flows: bindCommandLineFlows(ports), sponsoredBy, actor, isBotRunning, close };
}

/** Notes in every event that it comes from the command line; the app's own credentials are no person. */
function signed(invitations: Invitations, via: EventSource): Invitations {
  return {
    ...invitations,
    commit: (change) =>
      invitations.commit({
        ...change,
        events: change.events.map(({ by, ...event }) => ({ ...event, via, ...(by && via === "command-line" && { by }) })),
      }),
  };
}
