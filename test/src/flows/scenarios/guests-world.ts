import assert from "node:assert/strict";
import type { GuestId, Instant } from "../../../../src/domain/ids.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import type { UserChange } from "../../../../src/ports/directory-changes.ts";
import type { InviteRequest } from "../../../../src/ports/directory.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { runDueJobs } from "../../../fakes/run-due-jobs.ts";

/** What is true of a guest, whatever the bot has heard. */
interface Truth {
  /** The address of the bot's own POST that created them; undefined: somebody else did. */
  readonly createdFor: string | undefined;
  /** By the bot's clock. */
  readonly acceptedAt: Instant[];
  wasDeleted: boolean;
}

/** What happens to the next call of the directory that changes something. */
export type Accident = "answer lost" | "request lost" | undefined;

/** The bot with a directory whose clock is another one, and a witness who knows everything and checks what the bot does and says. */
export class GuestsWorld {
  readonly outside: FakeOutside = fakeOutside();
  readonly truths = new Map<GuestId, Truth>();
  /** What happened, for the report of a failure. */
  readonly log: string[] = [];
  accident: Accident;
  readonly #clockDifferenceMs: number;

  /** Whether the directory says when a guest's state changed. */
  readonly hasTimes: boolean;

  constructor(clockDifferenceMs: number, hasTimes = true) {
    this.hasTimes = hasTimes;
    this.#clockDifferenceMs = clockDifferenceMs;
    this.#syncClocks();
    this.#witnessInvitations();
    this.#witnessDeletions();
    this.#witnessCommits();
  }

  async start(): Promise<void> {
    const { jobs, clock } = this.outside.ports;
    for (const kind of ["follow-directory", "check-guests"] as const) await jobs.enqueue({ task: { kind }, due: clock.now(), key: kind });
    await this.pass(1_000);
  }

  /** Lets time pass and runs the jobs that become due, in a few steps. A job that an accident ended runs again later. */
  async pass(milliseconds: number): Promise<void> {
    await this.#endLags(milliseconds);
    for (let step = 0; step < 4; step++) {
      await this.outside.clock.advance(milliseconds / 4);
      this.#syncClocks();
      await runDueJobs(this.outside.ports).catch(unlessAccident);
    }
  }

  /** By a person or a program outside the bot. */
  createElsewhere(mail: string): void {
    const { directory } = this.outside;
    const guest = directory.add({ mail });
    this.truths.set(guest.id, { createdFor: undefined, acceptedAt: [], wasDeleted: false });
  }

  accept(guest: GuestId, isHeard: boolean): void {
    this.outside.directory.accept(guest);
    this.truthOf(guest).acceptedAt.push(this.outside.clock.now());
    this.#changed(guest, isHeard);
  }

  /** Lets the guest show, and the jobs of more than a minute look. */
  async beSeen(guest: GuestId): Promise<void> {
    this.outside.directory.invisible.delete(guest);
    await this.pass(130_000);
  }

  reset(guest: GuestId, isHeard: boolean): void {
    this.outside.directory.reset(guest);
    this.#changed(guest, isHeard);
  }

  removeAsAdmin(guest: GuestId, isHeard: boolean): void {
    this.outside.directory.remove(guest);
    this.truthOf(guest).wasDeleted = true;
    if (isHeard) this.#tell({ kind: "removed", id: guest });
  }

  restoreAsAdmin(guest: GuestId, isHeard: boolean): void {
    this.outside.directory.restore(guest);
    this.#changed(guest, isHeard);
  }

  truthOf(guest: GuestId): Truth {
    return this.truths.get(guest) ?? assert.fail(`nobody knows ${guest}`);
  }

  async invitationsOf(guest: GuestId): Promise<readonly Invitation[]> {
    return this.outside.store.invitations.findByGuests([guest]);
  }

  /** Reads may never have shown a new guest, but they never hide a guest that they have shown for more than ten minutes. */
  async #endLags(within: number): Promise<void> {
    const { clock, directory } = this.outside;
    for (const guest of directory.invisible) {
      const states = (await this.invitationsOf(guest)).map(({ state }) => state);
      const isOver = (state: Invitation["state"]) => clock.millisecondsSince(shownSince(state)) + within > 590_000;
      if (states.some((state) => (state.kind !== "invited" || state.seen) && isOver(state))) directory.invisible.delete(guest);
    }
  }

  #changed(guest: GuestId, isHeard: boolean): void {
    const { users } = this.outside.directory;
    const user = users.get(guest) ?? assert.fail();
    if (!this.hasTimes) users.set(guest, { ...user, userStateSince: null });
    const { userState, userStateSince } = users.get(guest) ?? assert.fail();
    if (isHeard && userState) this.#tell({ kind: "changed", id: guest, userState, ...(userStateSince && { userStateSince }) });
  }

  #tell(change: UserChange): void {
    this.outside.changes.happen(change);
  }

  /** Graph's times are whole seconds. */
  #syncClocks(): void {
    const now = Date.parse(this.outside.clock.now()) + this.#clockDifferenceMs;
    this.outside.directory.now = id(new Date(Math.floor(now / 1_000) * 1_000).toISOString());
  }

  #takeAccident(): Accident {
    const { accident } = this;
    this.accident = undefined;
    return accident;
  }

  #witnessInvitations(): void {
    const { directory } = this.outside;
    const invite = directory.invite.bind(directory);
    directory.invite = async (actor, request: InviteRequest) => {
      const accident = this.#takeAccident();
      if (accident === "request lost") throw new GuestlistError("outcome-unknown", "accident");
      const outcome = await invite(actor, request);
      for (const guest of directory.users.keys())
        if (!this.truths.has(guest)) this.truths.set(guest, { createdFor: request.email, acceptedAt: [], wasDeleted: false });
      if (accident === "answer lost") throw new GuestlistError("outcome-unknown", "accident");
      return outcome;
    };
  }

  #witnessDeletions(): void {
    const { directory } = this.outside;
    const deleteGuest = directory.deleteGuest.bind(directory);
    directory.deleteGuest = async (guest) => {
      const accident = this.#takeAccident();
      if (accident === "request lost") throw new GuestlistError("directory-unavailable", "accident");
      await this.#checkDeletion(guest);
      const outcome = await deleteGuest(guest);
      if (outcome.kind === "deleted") this.truthOf(guest).wasDeleted = true;
      if (accident === "answer lost") throw new GuestlistError("directory-unavailable", "accident");
      return outcome;
    };
  }

  async #checkDeletion(guest: GuestId): Promise<void> {
    const { createdFor, acceptedAt } = this.truthOf(guest);
    const holders = await this.invitationsOf(guest);
    this.#claim(createdFor !== undefined, "deleted a guest that the bot didn't create");
    this.#claim(acceptedAt.length === 0, "deleted a guest who had accepted");
    this.#claim(holders.length === 1, "deleted a guest of several invitations, or of none");
    this.#claim(holders[0]?.email === createdFor, "deleted a guest that another invitation created");
  }

  #witnessCommits(): void {
    const { invitations } = this.outside.ports;
    const commit = invitations.commit.bind(invitations);
    invitations.commit = async (change) => {
      const before = await Promise.all(change.invitations.map(async ({ id: one }) => invitations.find(one)));
      const outcome = await commit(change);
      if (outcome === "committed") change.invitations.forEach((after, place) => this.#checkWords(before[place], after));
      return outcome;
    };
  }

  /** What the card of a state and its notice say must be true when it is committed. */
  #checkWords(before: Invitation | undefined, { state, email, createdAt }: Invitation): void {
    if (before?.state.kind === state.kind) return;
    this.log.push(`→ ${email} is ${state.kind}${state.kind === "failed" ? ` (${state.reason})` : ""}`);
    const wasPartner = (one: Truth) => one.acceptedAt.length > 0;
    if (state.kind === "removed" || state.kind === "revoked")
      this.#claim(this.truthOf(state.guestId).wasDeleted, `says "${state.kind}" of a guest that nobody deleted`);
    if (state.kind === "revoked" && state.why === "asked")
      this.#claim(!wasPartner(this.truthOf(state.guestId)), 'says "taken back before anybody accepted" of a guest who had accepted');
    if (state.kind === "accepted" && !state.again) {
      const isFresh = this.truthOf(state.guestId).acceptedAt.some((at) => at >= createdAt);
      this.#claim(isFresh, 'says "accepted" of a guest who accepted no invitation since then');
    }
    if (state.kind === "failed" && state.reason === "guest-accepted")
      this.#claim([...this.truths.values()].some(wasPartner), 'says "already a guest" of somebody who never accepted');
  }

  #claim(holds: boolean, otherwise: string): void {
    if (!holds) assert.fail(`The bot ${otherwise}:\n${this.log.join("\n")}`);
  }
}

/** By the bot's clock; the time of an acceptance is by the directory's. */
function shownSince(state: Invitation["state"]): Instant {
  return state.kind === "accepted" ? state.heardAt : state.since;
}

export function unlessAccident(error: unknown): void {
  if (!(error instanceof GuestlistError && error.message === "accident")) throw error;
}
