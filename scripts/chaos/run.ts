import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { ControlView, MailView } from "../../sandbox/page-api/api.ts";
import type { RequestView } from "../../sandbox/page-api/teams-api.ts";
import type { Books } from "./books/ledger.ts";
import { databaseIn, type Database } from "./data/database.ts";
import { PostgresPlace } from "./data/postgres-place.ts";
import type { Entry } from "./entry.ts";
import { Journal } from "./journal.ts";
import type { ChaosOptions } from "./options.ts";
import { Balancer } from "./network/balancer.ts";
import { Page, type PressAnswer } from "./page.ts";
import { Person } from "./people/person.ts";
import { Bot, type BotSurroundings, type Settings } from "./process/bot.ts";
import { freePorts } from "./process/free-ports.ts";
import type { Processes } from "./process/processes.ts";
import { startSandbox, type RunningSandbox } from "./process/sandbox.ts";

const policy = {
  rules: [
    { name: "Fabrikam", when: { partnerDomains: ["fabrikam.com"] }, verdict: "allow" },
    { name: "Bank", when: { partnerDomains: ["woodgrovebank.com"] }, verdict: "approve" },
  ],
  otherwise: { verdict: "allow" },
  pace: { person: { atOnce: 1_000 }, tenant: { atOnce: 10_000 }, perDay: 100_000, betweenMailsSeconds: 0, personLimits: false }, // people here send more than real ones
};

/** The switches that fault types change, as they are without a fault. */
const steady: Partial<ControlView> = {
  ...({ faults: [], deltaReplays: false, deltaTracksUserState: true, deltaAfterMs: 0, writableAfterMs: 0 } as const),
  ...({ membershipCasts: "plain", addressFilters: "documented", refuseConcurrent: false, editableAfterMs: 0, clients: 1 } as const),
};

/** Ports after the first: of the database servers, and of the bots behind the balancer. */
const firstServer = 4;
const firstInstance = 6;

interface Built {
  readonly sandbox: RunningSandbox;
  readonly base: number;
  readonly postgres: PostgresPlace | undefined;
}

async function placeFor({ database, instances }: ChaosOptions, processes: Processes, base: number): Promise<PostgresPlace | undefined> {
  if (database === "sqlite") return undefined;
  return PostgresPlace.begin(processes, { instances, ports: [base + firstServer, base + firstServer + 1] });
}

/** One run: the sandbox, the people in it, the bots, and all that was seen. */
export class Run {
  readonly options: ChaosOptions;
  readonly folder: string;
  readonly journal: Journal;
  readonly sandbox: RunningSandbox;
  readonly page: Page;
  readonly processes: Processes;
  readonly base: number;
  /** Where the bots have their data if it isn't a file. */
  readonly postgres: PostgresPlace | undefined;
  database: Database;
  /** DATABASE_URL if it is a file. */
  file: string;
  /** When bots couldn't store what they did: all of them, or one. */
  readonly outages: { readonly from: number; to: number }[] = [];
  readonly people = new Map<string, Person>();
  readonly bots: Bot[] = [];
  readonly entries: Entry[] = [];
  readonly books: Books[] = [];
  /** What must not be and no book counts, in sentences. */
  readonly wrong: string[] = [];
  /** Calls of Graph, Entra and the connector, and activities to the bot. */
  readonly requests: RequestView[] = [];
  /** What people were answered, and how often. */
  readonly heard = new Map<string, number>();
  mails: readonly MailView[] = [];
  approvalsChannel = "";
  /** True: people stop watching and deciding. */
  isOver = false;
  #nextRequest = 0;
  #lastNumber = 0;

  private constructor(around: BotSurroundings, options: ChaosOptions, { sandbox, base, postgres }: Built) {
    this.options = options;
    this.postgres = postgres;
    this.folder = around.folder;
    this.journal = around.journal;
    this.processes = around.processes;
    this.sandbox = sandbox;
    this.base = base;
    this.page = new Page(sandbox.pageUrl);
    this.file = join(this.folder, "guestlist.sqlite");
    this.database = postgres?.database ?? databaseIn(this.file);
  }

  /** A run in an empty folder, with a sandbox and without a bot. */
  static async begin(options: ChaosOptions, processes: Processes, print: (line: string) => void): Promise<Run> {
    const folder = join(options.out, options.name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "policy.json"), JSON.stringify(policy));
    const around = { app: options.app, folder, journal: new Journal(folder, print), processes };
    const base = options.base === 0 ? await freePorts() : options.base;
    const run = new Run(around, options, {
      base,
      sandbox: await startSandbox(around, base),
      postgres: await placeFor(options, processes, base),
    });
    if (options.instances > 1) await run.#balance();
    run.say(`sandbox at ${run.sandbox.pageUrl}, run folder ${folder}`);
    await run.page.control({ ...run.calm(), throttling: options.throttling === "documented" ? "documented" : "off" });
    return run;
  }

  /** All bots are found at one address. */
  async #balance(): Promise<void> {
    const ports = Array.from({ length: this.options.instances }, (_, instance) => this.#portOf(instance));
    const balancer = await Balancer.open(this.base, ports);
    this.processes.beforeEnd(async () => balancer.close());
  }

  /** A single one is found without a balancer. */
  #portOf(instance: number): number {
    return this.options.instances > 1 ? this.base + firstInstance + instance : this.base;
  }

  /** One of the bots that work together. */
  instance(instance: number, extra: Settings = {}): Bot {
    const name = this.options.instances > 1 ? `bot-${instance + 1}` : "bot";
    const url = this.postgres?.urlFor(instance);
    return this.bot({ name, port: this.#portOf(instance), extra: { ...(url !== undefined && { DATABASE_URL: url }), ...extra } });
  }

  /** The switches without any fault. */
  calm(): Partial<ControlView> {
    const { latency, deliverTwice, ["listed-after"]: listedAfterMs, ["visible-after"]: visibleAfterMs } = this.options;
    return { ...steady, deliverTwice, listedAfterMs, visibleAfterMs, latencyMs: latency, connectorLatencyMs: latency };
  }

  /** Sets the switches: those named, and no other fault. */
  async set(changes: Partial<ControlView> = {}): Promise<void> {
    this.journal.note("switches", { changes });
    await this.page.control({ ...this.calm(), ...changes });
  }

  bot({
    name = "bot",
    port = this.base,
    extra = {},
    wrap = [],
  }: { name?: string; port?: number; extra?: Settings; wrap?: readonly string[] } = {}): Bot {
    const around = { app: this.options.app, folder: this.folder, journal: this.journal, processes: this.processes };
    const bot = new Bot(around, this.#botSettings(extra), { name, port, wrap });
    this.bots.push(bot);
    return bot;
  }

  /** A number that no other invitation of this run has. */
  nextNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  /** The port of a second bot. */
  get secondPort(): number {
    return this.base + 3;
  }

  #botSettings(extra: Settings): Settings {
    return {
      ...this.sandbox.botEnvironment,
      PUBLIC_URL: `http://localhost:${this.base}`,
      DATABASE_URL: `sqlite:${this.file}`,
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
      DIRECTORY_POLL_SECONDS: String(this.options.poll),
      POLICY_FILE: join(this.folder, "policy.json"),
      INVITE_AS: this.options["invite-as"],
      LOG_LEVEL: "info",
      ...extra,
    };
  }

  async peopleCome(): Promise<void> {
    for (const view of await this.page.people()) {
      const person = new Person(view, this.page, this.journal);
      this.people.set(person.name, person);
      await person.come();
    }
  }

  /** @throws Error when the sandbox has nobody of that name. */
  person(name: string): Person {
    const found = this.people.get(name);
    if (!found) throw new Error(`the sandbox has no ${name}`);
    return found;
  }

  mailTo(email: string): MailView | undefined {
    return this.mails.find(({ to, kind }) => to === email && kind === "invitation");
  }

  async readRequests(): Promise<void> {
    const { next, requests } = await this.page.requestsSince(this.#nextRequest);
    // Another call may have read some of them meanwhile.
    const fresh = requests.filter(({ number, server }) => number >= this.#nextRequest && server !== "page");
    this.#nextRequest = Math.max(this.#nextRequest, next);
    this.requests.push(...fresh);
  }

  /** Keeps the mailbox and the request log up to date until the run is over. */
  async watch(): Promise<void> {
    while (!this.isOver) {
      try {
        this.mails = await this.page.mails();
        await this.readRequests();
      } catch (error) {
        this.journal.note("watch-broke", { error: String(error) });
      }
      await wait(700);
    }
  }

  /** Notes what somebody was answered at a step. */
  hear(entry: Entry, step: string, answer: PressAnswer): void {
    const said = answer.kind === "card" ? "card" : `${answer.kind}: ${answer.text.replace(/[0-9a-f]{8}\b/g, "<reference>")}`;
    const line = `${step} → ${said}`;
    this.heard.set(line, (this.heard.get(line) ?? 0) + 1);
    entry.answers.push({ t: this.journal.seconds(), step, text: said });
    this.journal.note("answer", { email: entry.email, step, text: said });
  }

  say(text: string): void {
    this.journal.say(text);
  }

  /** Something that must not be. */
  complain(sentence: string): void {
    this.wrong.push(sentence);
    this.say(`! ${sentence}`);
  }
}
