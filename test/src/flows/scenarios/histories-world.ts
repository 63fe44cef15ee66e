import assert from "node:assert/strict";
import { isStanding } from "../../../../src/cli/jobs/job-record.ts";
import { openStates } from "../../../../src/domain/invitation.ts";
import type { InvitationId, PersonId } from "../../../../src/domain/ids.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { Person } from "../../../../src/domain/person.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { runJob } from "../../../../src/flows/run-job.ts";
import { tryOne } from "../../../../src/flows/stopping/try-one.ts";
import { admissionOf } from "../../../../src/flows/who/admit-person.ts";
import type { Directory, InviteOutcome, InviteRequest } from "../../../../src/ports/directory.ts";
import type { ClaimedJob } from "../../../../src/ports/jobs.ts";
import type { Ports } from "../../../../src/ports/ports.ts";
import { approvalsChannel, inChannel } from "../../../build/a-decision.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { aroundPorts } from "../../../fakes/around-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import type { MemoryJobs } from "../../../fakes/memory-jobs.ts";
import { HistoriesPolicy } from "./histories-policy.ts";
import { HistoriesWitness } from "./histories-witness.ts";
import type { Work } from "./histories-witness.ts";

export const requesters = ["Adele", "Bela", "Chen", "Dora", "Egon", "Zoe"].map((name) => person({ name }));
export const approvers = ["Megan", "Diego"].map((name) => person({ name }));
export const admin = person({ name: "Nadia" });
const everybody = [...requesters, ...approvers, admin];

/** "lost" and "done, lost": no answer. "turned away": a 503 that names a wait, and nothing was done. */
export const answers = ["sent", "refused", "blocked", "throttled", "lost", "done, lost", "turned away", "done, turned away"] as const;
export type Answer = (typeof answers)[number];

/** How a process does its work: it dies at a call, or its calls are answered late, so that others come between. */
export interface Fate {
  readonly diesAt?: { readonly call: number; readonly when: "before" | "after" };
  readonly late?: readonly number[];
}

/** The bot in two processes, with a directory that answers as it is told, and a witness of all its POSTs. */
export class HistoriesWorld {
  readonly outside: FakeOutside = fakeOutside();
  readonly witness: HistoriesWitness = new HistoriesWitness();
  readonly policy = new HistoriesPolicy();
  readonly gone = new Set<PersonId>();
  readonly ports: Ports;
  readonly #answers: Answer[] = [];
  readonly #processes: MemoryJobs[];

  constructor(inviteAs: "user" | "app") {
    const { ports, store, teams, identity, directory, membership } = this.outside;
    this.ports = { ...ports, terms: { ...ports.terms, inviteAs } };
    this.#processes = [store.jobs, store.otherProcess()];
    inChannel({ teams, directory }, ...approvers);
    teams.places.push({ groupId: "team-1", teamName: "Contoso Partners", channelId: approvalsChannel, channelName: "Guest approvals" });
    for (const { id: one } of everybody) directory.types.set(one, "Member");
    membership.groups.set("staff", [...everybody]);
    assert.equal(identity.tenantId, ports.terms.tenantId);
    this.decree(() => undefined);
    this.#watchCaps();
  }

  async start(): Promise<void> {
    const { clock, jobs, settings } = this.ports;
    const [{ id: by }] = approvers as [Person];
    await settings.chooseApprovalsPlace({ conversation: id(approvalsChannel), by, locale: "en-US", timeZone: "UTC", since: at("09:00") });
    await jobs.enqueue({ task: { kind: "watch-gate" }, due: clock.now(), key: "watch-gate" });
  }

  now(): number {
    return Date.parse(this.ports.clock.now());
  }

  decree(turn: (policy: HistoriesPolicy) => void): void {
    turn(this.policy);
    this.outside.policy.change(this.policy.asRead(admin.id));
  }

  /** What the directory answers to the next POSTs. */
  plan(planned: readonly Answer[]): void {
    this.#answers.push(...planned);
  }

  answerAll(): void {
    this.#answers.length = 0;
  }

  isThere = (one: PersonId): boolean => {
    const { accounts } = this.outside.directory;
    return !this.gone.has(one) && !accounts.has(one);
  };

  /** Their account is disabled or deleted, or they are taken out of the group that may use the bot; or all is well again. */
  turnOut({ id: one }: Person, how: number): void {
    const { directory, membership } = this.outside;
    const kinds = [undefined, "disabled", "deleted", undefined] as const;
    const account = kinds[how % kinds.length];
    directory.accounts.delete(one);
    this.gone.delete(one);
    if (account) directory.accounts.set(one, account);
    else if (how % kinds.length === 3) this.gone.add(one);
    const staff = everybody.filter((each) => !this.gone.has(each.id));
    membership.groups.set("staff", [...staff]);
  }

  /** Does work in a process as its fate is; undefined if the process died. The bot's door comes first if somebody presses. */
  async work<T>(work: (ports: Ports) => Promise<T>, { by, process = 0, fate = {} }: Where = {}): Promise<T | undefined> {
    const known: Work = { begun: (this.witness.works += 1) };
    const death = Promise.withResolvers<undefined>();
    const ports = this.#portsOf(known, process, fate, () => death.resolve(undefined));
    const admitted = async () => {
      if (by && (await admissionOf(ports, { person: by.id, tenantId: ports.terms.tenantId })) !== "admitted") return undefined;
      return work(ports);
    };
    return this.#finished(Promise.race([admitted(), death.promise]));
  }

  async invitations(): Promise<readonly Invitation[]> {
    const ids = new Set(this.outside.store.events().map(({ invitation }) => invitation));
    const found = await Promise.all([...ids].map(async (one: InvitationId) => this.outside.store.invitations.find(one)));
    return found.flatMap((one) => one ?? []);
  }

  async openOf(one: PersonId): Promise<number> {
    const all = await this.invitations();
    return all.filter(({ requester, state }) => requester.id === one && openStates.includes(state.kind)).length;
  }

  async tryOneBy(by: Person, where: Where = {}): Promise<void> {
    if (by.id === admin.id) this.witness.letOne();
    const outcome = await this.work((ports) => tryOne(ports, { by, ssoToken: `sso:${by.id}` }), { ...where, by });
    if (outcome && by.id !== admin.id) assert.equal(outcome.kind, "not-allowed");
  }

  /** A process is started again on the same store; the other one goes on. */
  async restart(process: number): Promise<void> {
    const jobs = this.outside.store.otherProcess();
    this.#processes[process] = jobs;
    await jobs.recover(this.ports.clock.now());
  }

  /** Lets time pass and runs what becomes due, in at most so many steps; jobs that are due together run in any order. */
  async pass(milliseconds: number, { process = 0, fate, backwards = false, steps = 8 }: Passing = {}): Promise<void> {
    const end = this.now() + milliseconds;
    for (let step = 0; step < steps && this.now() < end; step++) {
      await this.outside.clock.advance(Math.min(Math.max(this.nextDue() - this.now(), 1_000), end - this.now()));
      await this.runDue(process, step === 0 ? fate : undefined, backwards);
    }
    await this.outside.clock.advance(Math.max(end - this.now(), 0));
    await this.runDue(process, undefined, backwards);
  }

  /** The jobs that always exist run every few seconds: they are no reason to stop. */
  nextDue(): number {
    const jobs = this.outside.store.storedJobs().filter((job) => !isStanding(job));
    const times = jobs.map(({ due, lease }) => Date.parse(lease && lease.until > due ? lease.until : due));
    return Math.min(...times.map((time) => Math.max(time, this.now())));
  }

  async runDue(process = 0, fate?: Fate, backwards = false): Promise<void> {
    const { clock } = this.ports;
    const jobs = this.#processes[process] ?? assert.fail();
    for (let round = 0; round < 50; round++) {
      const due = await jobs.claim(clock.now(), clock.later(120_000), 6);
      if (due.length === 0) return;
      for (const job of backwards ? due.toReversed() : due)
        await this.work((ports) => runOne(ports, job), { process, ...(fate && { fate }) });
    }
  }

  /** Nobody's invitation ends because of a cap that it alone would reach. */
  #watchCaps(): void {
    const { invitations } = this.outside.store;
    const commit = invitations.commit.bind(invitations);
    invitations.commit = async (change) => {
      const outcome = await commit(change);
      for (const one of outcome === "committed" ? change.invitations : []) await this.#checkCapped(one);
      return outcome;
    };
  }

  async #checkCapped({ id: ended, state, requester, email }: Invitation): Promise<void> {
    if (state.kind !== "failed" || state.reason !== "cap-reached") return;
    const { pending = Infinity, perDay = Infinity } = this.policy.caps;
    const theirs = (await this.invitations()).filter((one) => one.id !== ended && one.requester.id === requester.id);
    const open = theirs.filter((one) => openStates.includes(one.state.kind)).length;
    const queued = theirs.filter((one) => one.state.kind === "queued").length;
    const isReached = open >= pending || queued + this.witness.mailsIn24Hours(requester.id, this.now()) >= perDay;
    this.witness.claim(isReached, `ended ${email} because of a cap that isn't reached: ${open} open, ${queued} queued`);
  }

  async #finished<T>(running: Promise<T>): Promise<T> {
    let isOver = false;
    const goesOn = () => !isOver;
    const ended = running.finally(() => (isOver = true));
    ended.catch(() => undefined);
    for (let turn = 0; turn < 400 && goesOn(); turn++) {
      await new Promise((resolve) => void setImmediate(resolve));
      if (goesOn() && this.outside.clock.waiting > 0) await this.outside.clock.advance(500);
    }
    if (this.witness.broken) throw this.witness.broken;
    assert.ok(!goesOn(), "the work never ended");
    return ended;
  }

  #portsOf(work: Work, process: number, { diesAt, late = [] }: Fate, die: () => void): Ports {
    let calls = 0;
    const jobs = this.#processes[process] ?? assert.fail();
    const ports = { ...this.ports, jobs, directory: this.#directoryOf(work) };
    return aroundPorts(ports, async (call, name) => {
      const here = diesAt ? calls - diesAt.call : -1;
      for (let turn = late[calls % late.length] ?? 0; turn > 0; turn--) await Promise.resolve();
      calls += 1;
      if (here >= 0) {
        if (here === 0 && diesAt?.when === "after") await call().catch(() => undefined);
        die();
        return new Promise<never>(() => undefined);
      }
      return name === "directory.invite" ? this.#hear(work, call) : call();
    });
  }

  async #hear(work: Work, call: () => Promise<unknown>): Promise<unknown> {
    try {
      const outcome = (await call()) as InviteOutcome;
      this.witness.heard(work, outcome, this.now());
      return outcome;
    } catch (error) {
      if (error instanceof GuestlistError && error.code !== "outcome-unknown") this.witness.heard(work, "not taken", this.now());
      throw error;
    }
  }

  #directoryOf(work: Work): Directory {
    const { directory } = this.outside;
    directory.now = this.ports.clock.now();
    const invite: Directory["invite"] = async (actor, request) => {
      const invitation = await this.outside.store.invitations.findOpen(id(request.email.toLowerCase()));
      const sight = this.witness.post(work, request, invitation, { now: this.now(), policy: this.policy, isThere: this.isThere });
      const answer = this.#answers.shift() ?? "sent";
      const isDone = answer === "sent" || answer.startsWith("done");
      sight.effect = !isDone ? "nothing" : request.sendMail ? "mailed" : "created";
      this.witness.log.push(`    ${answer}`);
      directory.now = this.ports.clock.now();
      return answer === "sent" ? directory.invite(actor, request) : this.#otherwise(answer, request);
    };
    return new Proxy(directory, {
      get(target, name) {
        const own: unknown = name === "invite" ? invite : Reflect.get(target, name, target);
        return typeof own === "function" ? own.bind(target) : own;
      },
    });
  }

  #otherwise(answer: Exclude<Answer, "sent">, { email }: InviteRequest): InviteOutcome {
    const { directory, clock } = this.outside;
    if (answer.startsWith("done") && ![...directory.users.values()].some(({ mail }) => mail === email)) directory.add({ mail: email });
    switch (answer) {
      case "refused":
        return { kind: "refused", reason: "unknown" };
      case "blocked":
        return { kind: "refused", reason: "tenant-blocked", remoteId: "graph-1" };
      case "throttled":
        throw new GuestlistError("throttled", "429", { status: 429 });
      case "lost":
      case "done, lost":
        throw new GuestlistError("outcome-unknown", "no answer");
      case "turned away":
      case "done, turned away":
        throw new GuestlistError("outcome-unknown", "503", { status: 503, retryAfter: 5, answeredAt: clock.now() });
    }
  }
}

export interface Where {
  readonly by?: Person;
  readonly process?: number;
  readonly fate?: Fate;
}

interface Passing extends Omit<Where, "by"> {
  readonly backwards?: boolean;
  readonly steps?: number;
}

async function runOne(ports: Ports, job: ClaimedJob): Promise<void> {
  const { jobs, clock } = ports;
  const outcome = await runJob(ports, job);
  if (outcome.kind === "retry") await jobs.postpone(job, outcome.at, outcome.why);
  else await jobs.finish(job, clock.now(), outcome.kind === "again" ? outcome.at : undefined);
}
