import { between } from "../../scripts/chaos/random.ts";
import type { Random } from "../../scripts/chaos/random.ts";
import { isGuestlistError, GuestlistError } from "../../src/errors.ts";
import type { GuestId, InvitationId } from "../../src/domain/ids.ts";
import { hearNotifications } from "../../src/flows/following/hear-notifications.ts";
import { lookJob } from "../../src/flows/steps/new-jobs.ts";
import { recallPermission } from "../../src/flows/following/as-permitted.ts";
import { runJob } from "../../src/flows/run-job.ts";
import type { JobOutcome } from "../../src/flows/steps/job-outcome.ts";
import type { ClaimedJob } from "../../src/ports/jobs.ts";
import type { Notifier } from "../../src/ports/notifier.ts";
import type { Ports } from "../../src/ports/ports.ts";
import { createProblems } from "../../src/problems.ts";
import { createWorker } from "../../src/worker.ts";
import type { Worker } from "../../src/worker.ts";
import { WatchedInvitations } from "./watched-invitations.ts";
import type { Life, SimClock } from "./sim-clock.ts";
import { tellingKey } from "./teams-model.ts";
import type { TeamsModel } from "./teams-model.ts";
import type { StoreModel } from "./store-model.ts";

export interface Around {
  readonly ports: Ports;
  readonly clock: SimClock;
  readonly random: Random;
  readonly teams: TeamsModel;
  readonly store: StoreModel;
  /** Called when a process has died of itself. */
  died(process: BotProcess): void;
  /** Called with an error that no flow may end with. */
  failed(error: unknown): void;
}

const remote: ReadonlySet<string> = new Set(["directory", "changes", "notifier", "cards", "teams"]);
const inProcess: ReadonlySet<string> = new Set(["clock", "log", "problems", "terms", "policy"]);
const standing = ["follow-directory", "check-guests"] as const;
const never = new Promise<never>(() => undefined);

/** One process of the bot: the real worker and the real flows. It dies and freezes at any call that leaves it. */
export class BotProcess {
  readonly name: string;
  readonly life: Life = { isDead: false, frozenUntil: 0 };
  readonly ports: Ports;
  readonly #around: Around;
  readonly #worker: Worker;
  readonly #held = new Map<number, ClaimedJob>();
  #callsToLive = Infinity;
  #diesAfterCall = false;

  constructor(name: string, around: Around) {
    this.name = name;
    this.#around = around;
    const { ports, clock, store } = around;
    const jobs = store.jobsOf();
    const invitations = new WatchedInvitations(store, jobs);
    const own = { ...ports, jobs, invitations, clock: clock.of(this.life), problems: createProblems(ports.log) };
    const entries = Object.entries(own).map(([room, port]) => [room, inProcess.has(room) ? port : this.#outside(room, port)]);
    this.ports = { ...own, ...Object.fromEntries(entries) };
    this.#worker = createWorker({ ...this.ports, run: async (job) => this.#run(job) });
  }

  async #run(job: ClaimedJob): Promise<JobOutcome> {
    try {
      return await runJob(this.#portsOf(job), job);
    } catch (error) {
      if (!isGuestlistError(error)) this.#around.failed(error);
      throw error;
    }
  }

  #hasDied(): boolean {
    return this.life.isDead;
  }

  /** As `createApp` begins. */
  start(): void {
    void this.#begin();
  }

  /** As an administrator ends it: what runs is finished or left to the next one. */
  async stop(): Promise<void> {
    await this.#worker.stop();
    this.life.isDead = true;
  }

  /** It dies at a call from now on: before the call took effect, or before its answer came. */
  dieAt(calls: number, when: "before" | "after"): void {
    this.#callsToLive = calls;
    this.#diesAfterCall = when === "after";
  }

  die(): void {
    if (this.life.isDead) return;
    this.life.isDead = true;
    this.#noteHeld();
  }

  #crash(): void {
    if (this.life.isDead) return;
    this.die();
    this.#around.died(this);
  }

  /** Nothing in it moves for some time; its leases run out. */
  freeze(milliseconds: number): void {
    this.#noteHeld();
    this.life.frozenUntil = this.#around.clock.milliseconds + milliseconds;
  }

  async #begin(): Promise<void> {
    const { jobs, clock } = this.ports;
    try {
      await recallPermission(this.ports);
      for (const kind of standing) await jobs.enqueue({ task: { kind }, due: clock.now(), key: kind });
    } catch (error) {
      if (!isGuestlistError(error, "store-unavailable")) throw error;
      await clock.wait(5_000); // the supervisor starts it again
      return this.#begin();
    }
    this.#worker.start();
  }

  /** The partner's browser comes to the landing page. While the store can't be used, that is lost. */
  land(invitation: InvitationId): void {
    const { jobs, clock } = this.ports;
    void Promise.allSettled([jobs.enqueue(lookJob({ id: invitation }, "landing-page", clock))]);
  }

  /** Graph posts that a user has changed. While the store can't be used, that is lost. */
  notify(user: GuestId, clientState: string): void {
    void Promise.allSettled([hearNotifications(this.ports, [{ clientState, user }])]);
  }

  /** What a job tells is counted by its key. */
  #portsOf(job: ClaimedJob): Ports {
    if (job.task.kind !== "send-notice" && job.task.kind !== "announce") return this.ports;
    const { teams } = this.#around;
    const counted: Pick<Notifier, "sendNotice" | "announce"> = {
      sendNotice: async (...given) =>
        this.#pass("notifier", "sendNotice", async () => teams.deliverNotice(job, given[0], given[1], given[2])),
      announce: async (...given) => this.#pass("notifier", "announce", async () => teams.deliverAnnouncement(job, ...given)),
    };
    return { ...this.ports, notifier: Object.assign(Object.create(this.ports.notifier), counted) };
  }

  #outside<Port extends object>(room: string, port: Port): Port {
    const kept = new Map<string | symbol, unknown>();
    return new Proxy(port, {
      get: (target, method) => {
        if (!kept.has(method)) kept.set(method, this.#wrap(room, target, method));
        return kept.get(method);
      },
    });
  }

  #wrap(room: string, target: object, method: string | symbol): unknown {
    const own: unknown = Reflect.get(target, method, target);
    if (typeof own !== "function") return own;
    if (method === "onWake") return own.bind(target);
    return async (...given: unknown[]) => this.#pass(room, String(method), async () => Reflect.apply(own, target, given), given);
  }

  async #pass<Answer>(room: string, method: string, call: () => Promise<Answer>, given: readonly unknown[] = []): Promise<Answer> {
    await this.#wait(room);
    if (this.#hasDied()) return never;
    this.#callsToLive -= 1;
    if (this.#callsToLive < 0 && !this.#diesAfterCall) this.#crash();
    if (this.#hasDied()) return never;
    const [ended] = await Promise.allSettled([this.#call(room, method, call)]);
    if (room === "jobs" && ended.status === "fulfilled") this.#noteJobs(method, ended.value, given);
    if (this.#callsToLive < 0) this.#crash();
    if (this.#hasDied()) return never;
    if (this.life.frozenUntil > this.#around.clock.milliseconds) await this.ports.clock.wait(0);
    if (ended.status === "rejected") throw ended.reason;
    return ended.value;
  }

  /** How long a call takes to get there. */
  async #wait(room: string): Promise<void> {
    const { clock, random, store } = this.#around;
    const isFrozen = this.life.frozenUntil > clock.milliseconds;
    const takes = remote.has(room) ? between(random, 5, 900) : random() < store.slowness ? between(random, 0, 30) : 0;
    if (isFrozen || takes > 0) await this.ports.clock.wait(takes);
  }

  async #call<Answer>(room: string, method: string, call: () => Promise<Answer>): Promise<Answer> {
    const { store, random } = this.#around;
    if (remote.has(room) || !store.isDown) return call();
    if (store.losesAnswers && random() < 0.5) {
      const [done] = await Promise.allSettled([call()]);
      if (method === "noteTellings" && done.status === "fulfilled") this.#noteHeld();
    }
    throw new GuestlistError("store-unavailable", "The database doesn't answer");
  }

  #noteJobs(method: string, answer: unknown, [job]: readonly unknown[]): void {
    if (method === "claim") for (const one of answer as readonly ClaimedJob[]) this.#held.set(one.id, one);
    if (method === "finish" || method === "postpone") this.#held.delete((job as ClaimedJob).id);
  }

  /** Of the messages that are just being posted, the next process can't know whether they arrived. */
  #noteHeld(): void {
    for (const job of this.#held.values()) {
      if (job.task.kind !== "send-notice" && job.task.kind !== "announce") continue;
      if (this.#around.store.isMarked(job)) this.#around.teams.noteUnknown(tellingKey(job));
    }
  }
}
