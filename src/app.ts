import { GuestlistBot } from "../bot/bot.ts";
import { failureAnswer } from "../bot/answer-failure.ts";
import { createEntra } from "./adapters/entra/create-entra.ts";
import { createDirectoryChanges } from "./adapters/graph/directory-changes.ts";
import { createDirectory } from "./adapters/graph/directory.ts";
import { createGraphClient } from "./adapters/graph/graph-client.ts";
import { createTeamMembers } from "./adapters/graph/team-members.ts";
import { createMembership } from "./adapters/graph/membership.ts";
import { createHttpPolicy } from "./adapters/http-policy.ts";
import { openPolicyFile } from "./adapters/policy/policy-file.ts";
import { openStore } from "./adapters/store/database.ts";
import type { Store } from "./adapters/store/database.ts";
import { createTeams } from "./adapters/teams/create-teams.ts";
import { systemClock } from "./clock.ts";
import { cloud as cloudOf, serviceUrlAllowed } from "./clouds.ts";
import type { Cloud } from "./clouds.ts";
import type { Config } from "./config.ts";
import { createContinuations } from "./continuations.ts";
import { bindFlows } from "./flows/flows.ts";
import type { Flows } from "./flows/flows.ts";
import { runJob } from "./flows/run-job.ts";
import { createLog } from "./log.ts";
import type { Clock } from "./ports/clock.ts";
import type { Log } from "./ports/log.ts";
import type { PolicySource } from "./ports/policy-source.ts";
import type { Ports, Terms } from "./ports/ports.ts";
import { defaultPolicy } from "./domain/policy.ts";
import { createServer } from "./server.ts";
import type { HttpServer } from "./server.ts";
import { pageWords } from "./page-words.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import { createWorker } from "./worker.ts";
import type { Worker } from "./worker.ts";

/** What a test or the CLI may put in the place of the real thing. */
export type Overrides = Partial<Ports>;

export interface App {
  readonly server: HttpServer;
  readonly worker: Worker;
  readonly flows: Flows;
  readonly ports: Ports;
  readonly log: Log;
  /** Stops taking requests, lets turns, continuations and jobs in flight end, then lets go of the store. */
  close(): Promise<void>;
}

/** The one place where everything is put together. Nothing listens and no job runs until asked to. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLog({ level: config.logLevel });
  const policy = overrides.policy ?? (await openPolicy(config, log));
  const store = await openStore({ url: config.databaseUrl, encryptionKey: config.encryptionKey, clock, log });
  const { ports, teams } = connect(config, clock, log, { ...store, policy, ...overrides });
  const flows = bindFlows(ports);
  const continuations = createContinuations({ clock, log });
  const bot = new GuestlistBot({ flows, continuations, log });
  const newReference = () => clock.newId().slice(0, 8);
  teams.adapter.onTurnError = failureAnswer(log, newReference);
  const worker = createWorker({ jobs: ports.jobs, clock, log, run: (job) => runJob(ports, job) });
  const server = createServer({
    log,
    gate: teams.gate,
    receive: (request, response) => teams.adapter.process(incoming(request), response, (context) => bot.run(context)),
    routes: signInRoutes({ flows, log, newReference, words: pageWords, isSecure: config.publicUrl?.startsWith("https:") ?? true }),
    ready: () => answers(() => store.ping(), log),
  });
  await scheduleStanding(ports);
  return {
    server,
    worker,
    flows,
    ports,
    log,
    async close() {
      await server.close();
      await continuations.settle();
      await worker.stop();
      await store.close();
    },
  };
}

/** Before anything else is opened: a bad policy refuses to start. */
async function openPolicy({ policyFile }: Config, log: Log): Promise<PolicySource> {
  return policyFile === undefined ? { current: async () => defaultPolicy } : openPolicyFile(policyFile, log);
}

type Kept = Omit<Store, "close" | "ping"> & Pick<Ports, "policy"> & Overrides;

/** The outside world behind its ports. */
function connect(config: Config, clock: Clock, log: Log, kept: Kept) {
  const { appId, tenantId } = config;
  const cloud = cloudOf(config.cloud, config.sandboxUrl);
  const policy = createHttpPolicy({ clock, log });
  const entra = createEntra({
    cloud,
    tenantId,
    appId,
    appPassword: config.appPassword,
    encryptionKey: config.encryptionKey,
    publicUrl: config.publicUrl,
    policy,
    clock,
  });
  const graph = createGraphClient({
    cloud,
    policy,
    newId: clock.newId,
    appToken: () => entra.appToken(cloud.graphScope),
    challenged: entra.renew,
  });
  const teams = createTeams({
    endpoints: cloud,
    appId,
    connection: config.connection,
    appToken: entra.appToken,
    policy,
    conversations: kept.conversations,
    clock,
    links: { tenantId: config.tenantId, teamsUrl: cloud.teamsUrl },
    serviceUrlAllowed: (url) => serviceUrlAllowed(cloud, url),
  });
  const ports: Ports = {
    directory: createDirectory({ graph, policy, clock }),
    changes: createDirectoryChanges({ graph }),
    identity: entra.identity,
    membership: createMembership({ graph, clock }),
    notifier: teams.notifier,
    signInPage: teams.signInPage,
    strongSignIn: entra.strongSignIn,
    teams: teams.places,
    teamMembers: createTeamMembers({ graph, graphRoot: cloud.graphRoot, clock }),
    terms: termsOf(config, cloud),
    approvals: teams.approvals,
    ...kept,
    clock,
    log,
  };
  return { ports, teams };
}

function termsOf({ tenantId, defaultRedirectUrl, inviteAs, followEvery }: Config, { adminCenter, teamsUrl }: Cloud): Terms {
  return { tenantId, adminCenter, teamsUrl, defaultRedirectUrl, inviteAs, followEvery };
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** What botbuilder reads of a request. Its body is an object: the gate has seen to that. */
function incoming({ body, headers, method = "POST" }: { body?: unknown; headers: Headers; method?: string | undefined }) {
  return { body: typeof body === "object" && body !== null ? { ...body } : {}, headers, method };
}

/** The jobs that are always there: each queues itself again when it is done. */
async function scheduleStanding({ jobs, clock }: Ports): Promise<void> {
  for (const kind of ["follow-directory", "check-guests", "purge-receipts"] as const) {
    await jobs.enqueue({ task: { kind }, due: clock.now(), key: kind });
  }
}

async function answers(ask: () => Promise<void>, log: Log): Promise<boolean> {
  const [answer] = await Promise.allSettled([ask()]);
  if (answer.status === "rejected") log.error("not-ready", answer.reason);
  return answer.status === "fulfilled";
}
