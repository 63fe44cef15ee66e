import { GuestlistBot } from "../bot/bot.ts";
import { answerFailure } from "../bot/answer-failure.ts";
import { createEntra } from "./adapters/entra/create-entra.ts";
import { createDirectoryChanges } from "./adapters/graph/directory-changes.ts";
import { createDirectory } from "./adapters/graph/directory.ts";
import { createGraphClient } from "./adapters/graph/graph-client.ts";
import { createTeamMembers } from "./adapters/graph/team-members.ts";
import { createMembership } from "./adapters/graph/membership.ts";
import { createHttpPolicy } from "./adapters/http-retry.ts";
import { openPolicyFile } from "./adapters/policy/policy-file.ts";
import { describeProblem } from "./adapters/policy/policy-problem.ts";
import { readPolicyFile } from "./adapters/policy/read-policy-file.ts";
import { openStore, readStore } from "./adapters/store/database.ts";
import type { Store } from "./adapters/store/database.ts";
import { createTeams } from "./adapters/teams/create-teams.ts";
import { systemClock } from "./clock.ts";
import { cloud as cloudOf, serviceUrlAllowed } from "./clouds.ts";
import type { Cloud } from "./clouds.ts";
import type { Config } from "./config.ts";
import { createContinuations } from "./continuations.ts";
import { isGuestlistError } from "./errors.ts";
import { bindFlows } from "./flows/flows.ts";
import type { Flows } from "./flows/flows.ts";
import { runJob } from "./flows/run-job.ts";
import { createLog } from "./log.ts";
import type { Clock } from "./ports/clock.ts";
import type { Log } from "./ports/log.ts";
import type { PolicySource } from "./ports/policy-source.ts";
import type { Ports, Terms } from "./ports/ports.ts";
import { defaultPolicy } from "./domain/policy/policy.ts";
import type { Policy } from "./domain/policy/policy.ts";
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
  teams.adapter.onTurnError = answerFailure(log, newReference);
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

/** The world as a running bot sees it, for whoever only looks. */
export interface Outlook {
  readonly ports: Ports;
  /** False: there is no database yet that could be read, and nothing stored is known. */
  readonly isStored: boolean;
  close(): Promise<void>;
}

/**
 * What the admin's commands look at, beside a bot that may be running: the tenant through the same adapters, and what is stored. Nothing
 * listens, no job runs, nothing is written.
 */
export async function lookOn(config: Config, policy: Policy, overrides: Overrides = {}): Promise<Outlook> {
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLog({ level: "silent" });
  const { store, isStored } = await openToRead(config, clock, log);
  const { ports } = connect(config, clock, log, { ...store, policy: { current: async () => policy }, ...overrides });
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

/** What a policy file says, or everything that is wrong with it, each in a sentence that names the place. Never throws. */
export type LoadedPolicy =
  { readonly kind: "policy"; readonly policy: Policy } | { readonly kind: "problems"; readonly problems: readonly string[] };

export async function loadPolicy(file: string): Promise<LoadedPolicy> {
  const read = await readPolicyFile(file);
  return read.kind === "policy" ? read : { kind: "problems", problems: read.problems.map(describeProblem) };
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
    cards: teams.cards,
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
