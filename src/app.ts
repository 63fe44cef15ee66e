import type { Server } from "restify";
import { GuestlistBot } from "../bot/bot.ts";
import { answerFailure } from "../bot/answer-failure.ts";
import { openPolicyFile } from "./adapters/policy/policy-file.ts";
import { openStore } from "./adapters/store/database.ts";
import { createTeams } from "./adapters/teams/create-teams.ts";
import { systemClock } from "./clock.ts";
import { serviceUrlAllowed } from "./clouds.ts";
import type { Config } from "./config.ts";
import type { GuestlistError } from "./errors.ts";
import { connect } from "./connect.ts";
import type { Connected } from "./connect.ts";
import { createContinuations } from "./continuations.ts";
import { bindFlows } from "./flows/flows.ts";
import type { Flows } from "./flows/flows.ts";
import { recallPermission } from "./flows/following/as-permitted.ts";
import { giveUpLooking } from "./flows/following/give-up-looking.ts";
import { recallRefusal } from "./flows/following/show-refusal.ts";
import { lookAfterRestore } from "./flows/following/look-after-restore.ts";
import { runJob } from "./flows/run-job.ts";
import { hearing } from "./flows/telling/hearing.ts";
import { checkApprovalsPlace } from "./flows/who/check-approvals-place.ts";
import { newReference } from "./flows/steps/new-reference.ts";
import { createInstance } from "./instance.ts";
import { createHealth } from "./health.ts";
import { createLog } from "./log.ts";
import type { MetricsServer } from "./metrics/metrics-server.ts";
import type { Log } from "./ports/log.ts";
import type { PolicySource } from "./ports/policy-source.ts";
import type { Ports } from "./ports/ports.ts";
import { withoutNul } from "./domain/without-nul.ts";
import { defaultPolicy } from "./domain/policy/policy.ts";
import { createProblems } from "./problems.ts";
import { createRestoredWorker } from "./restored-worker.ts";
import { createServer } from "./server.ts";
import type { HttpServer } from "./server.ts";
import { pageWords } from "./routes/page-words.ts";
import { notificationRoutes } from "./routes/notification-routes.ts";
import type { NotificationRoutes } from "./routes/notification-routes.ts";
import { signInRoutes } from "./routes/sign-in-routes.ts";
import type { SignInRoutes } from "./routes/sign-in-routes.ts";
import { postgresSettings } from "./settings/postgres-settings.ts";
import { textsFor } from "./texts/texts.ts";
import { watchSignIn } from "./watch-problems.ts";
import { welcomeRoutes } from "./routes/welcome-routes.ts";
import { createWorker } from "./worker.ts";
import type { Worker } from "./worker.ts";

/** Replacements for tests. */
export type Overrides = Partial<Ports>;

export interface App {
  readonly server: HttpServer;
  /** /metrics; undefined if it is switched off. */
  readonly metrics: MetricsServer | undefined;
  readonly worker: Worker;
  readonly flows: Flows;
  readonly ports: Ports;
  readonly log: Log;
  /** Resolves when this process is to be closed; with the failure, when the database's data went to another place. */
  readonly replaced: Promise<GuestlistError | undefined>;
  /**
   * Stops accepting requests and claiming jobs, waits for turns, continuations and jobs that are running, then closes the store. What they
   * leave to be done is done by the next process.
   */
  close(): Promise<void>;
}

/** Puts the bot together. It doesn't listen and runs no job until asked to. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLog({ level: config.logLevel });
  const problems = overrides.problems ?? createProblems(log);
  const policy = overrides.policy ?? (await openPolicy(config, { log, problems }));
  const { databaseUrl: url, encryptionKey } = config;
  const postgres = postgresSettings(config.database, config);
  const store = await openStore({ url, postgres, encryptionKey, clock, log, exclusive: true });
  const connected = connect(config, { ...store, policy, problems, ...overrides, clock, log });
  const teams = speak(config, connected);
  const { approvals, cards, notifier, pressed, signInPage } = teams;
  const ports: Ports = { approvals, cards, notifier, pressed, signInPage, ...connected.ports, ...overrides };
  const flows = bindFlows(ports);
  const continuations = createContinuations({ clock, log });
  const bot = new GuestlistBot({ flows, continuations, log });
  const reference = () => newReference(clock);
  teams.adapter.onTurnError = answerFailure({ log, clock, newReference: reference });
  const instance = createInstance({ instances: ports.instances, clock, log, share: connected.pauses.share, recall: () => recall(ports) });
  const worker = createRestoredWorker({
    ...{ clock, log, everyRound: instance.round },
    worker: createWorker({ jobs: ports.jobs, clock, log, run: (job) => runJob(ports, job), everyRound: instance.round }),
    look: (stop) => lookAfterRestore(ports, stop),
    giveUp: () => giveUpLooking(ports),
  });
  const server = createServer({
    log,
    gate: teams.gate,
    receive: (request, response) => teams.adapter.process(incoming(request), response, (context) => bot.run(context)),
    routes: routesOf(config, { flows, clock, log, newReference: reference }),
    first: welcomeRoutes(flows),
    health: createHealth({
      clock,
      log,
      policy: ports.policy,
      problems: ports.problems,
      posts: ports.posts,
      tryWrite: () => store.tryWrite(),
    }),
  });
  const metrics = await openMetrics(config, ports);
  await instance.recall();
  await connected.pauses.share();
  await scheduleStanding(ports);
  return {
    ...{ server, metrics, worker, flows, ports, log },
    replaced: instance.replaced,
    async close() {
      await Promise.all([worker.stop(), server.close().then(() => continuations.settle())]);
      await metrics?.close();
      await instance.leave();
      await store.close();
    },
  };
}

/** The pages for browsers; and where Graph posts, if Microsoft reaches us. */
function routesOf({ publicUrl }: Config, parts: Pick<SignInRoutes & NotificationRoutes, "flows" | "clock" | "log" | "newReference">) {
  const routes = [
    signInRoutes({ ...parts, words: pageWords, isSecure: publicUrl?.startsWith("https:") ?? true }),
    ...(publicUrl === undefined ? [] : [notificationRoutes(parts)]),
  ];
  return (server: Server) => {
    for (const add of routes) add(server);
  };
}

/** Its library is loaded only where /metrics is switched on. */
async function openMetrics({ metricsPort: port, metricsHost: host }: Config, ports: Ports): Promise<MetricsServer | undefined> {
  if (port === undefined) return undefined;
  const { prometheusMeter: meterOf } = await import("./adapters/metrics/prometheus-meter.ts");
  const { openMetrics: open } = await import("./metrics/open-metrics.ts");
  return open({ host, port, ports, meterOf });
}

/** Before anything else is opened: with an invalid policy the bot doesn't start. */
async function openPolicy({ policyFile, cloud }: Config, reported: Parameters<typeof openPolicyFile>[1]): Promise<PolicySource> {
  return policyFile === undefined
    ? { current: async () => defaultPolicy }
    : openPolicyFile(policyFile, { ...reported, anyPace: cloud === "sandbox" });
}

/** What is stored about problems that any instance, or an earlier process, may have met. */
async function recall(ports: Ports): Promise<void> {
  await recallPermission(ports);
  await recallRefusal(ports);
  await checkApprovalsPlace(ports);
}

/** What the bot sends in Teams, and the endpoint for what Teams sends to the bot. */
function speak(config: Config, { ports, cloud, retry, appToken }: Connected) {
  const teams = createTeams({
    endpoints: cloud,
    appId: config.appId,
    connection: config.connection,
    appToken,
    retry,
    conversations: ports.conversations,
    clock: ports.clock,
    log: ports.log,
    textsFor: (locale, timeZone) => textsFor(locale, timeZone, hearing(ports)),
    links: { tenantId: config.tenantId, teamsUrl: cloud.teamsUrl },
    usualPage: config.defaultRedirectUrl,
    serviceUrlAllowed: (url) => serviceUrlAllowed(cloud, url),
  });
  return { ...teams, signInPage: watchSignIn(teams.signInPage, ports.problems) };
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The part of a request that botbuilder reads. The gate has already checked that the body is an object. */
function incoming({ body, headers, method = "POST" }: { body?: unknown; headers: Headers; method?: string | undefined }) {
  const read = withoutNul(body);
  return { body: typeof read === "object" && read !== null ? { ...read } : {}, headers, method };
}

/** The jobs that always exist: each enqueues itself again when it is done, `keep-subscription` as long as there is a public address. */
async function scheduleStanding({ jobs, clock }: Ports): Promise<void> {
  for (const kind of ["follow-directory", "keep-subscription", "check-guests", "purge-receipts", "watch-gate"] as const) {
    await jobs.enqueue({ task: { kind }, due: clock.now(), key: kind });
  }
}
