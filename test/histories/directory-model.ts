import { between, pick } from "../../scripts/chaos/random.ts";
import type { Random } from "../../scripts/chaos/random.ts";
import type { GuestId, Instant, PersonId } from "../../src/domain/ids.ts";
import type { DirectoryUser } from "../../src/domain/preflight.ts";
import { GuestlistError } from "../../src/errors.ts";
import type { ChangesPage, DirectoryChanges, UserChange } from "../../src/ports/directory-changes.ts";
import type { ReadingById } from "../../src/ports/directory.ts";
import type { Actor } from "../../src/ports/identity.ts";
import { aUser } from "../build/a-user.ts";
import { id } from "../build/ids.ts";
import { FakeDirectory } from "../fakes/fake-directory.ts";
import type { SimClock } from "./sim-clock.ts";

export type Truth = "pending" | "accepted" | "gone";

/** What a guest was from a moment on. */
export interface TruthSince {
  readonly is: Truth;
  /** On the clock of the history. */
  readonly from: number;
  readonly user: DirectoryUser;
}

/** How Graph answers now. Each number is the share of calls. */
export interface GraphFaults {
  unavailable: number;
  throttled: number;
  /** Of the single users in an answer. */
  unread: number;
  /** The permission to read users was taken away. */
  isRefused: boolean;
}

/** What stays the same through one history. */
export interface DirectoryTraits {
  /** Reads show at most so old a state, each replica another one, in milliseconds. */
  readonly readLag: number;
  /** Changes appear in the delta stream at most so late. */
  readonly deltaLag: number;
  /** Delta says that something changed, and not what. */
  readonly isBlind: boolean;
  /** Graph has no time for the changes of a user's state. */
  readonly hasNoTimes: boolean;
  readonly pageSize: number;
}

interface Entry {
  readonly visibleAt: number;
  readonly guest: GuestId;
  readonly truth: TruthSince;
  /** Shows the user as they were then; otherwise as they are when it is read, but nothing older. */
  readonly isSnapshot: boolean;
}

const noFaults = (): GraphFaults => ({ unavailable: 0, throttled: 0, unread: 0, isRefused: false });

/**
 * A tenant's guests through time. Reads by id lag, each by another time, so that a state can come and go again. The delta stream lags, repeats
 * itself, replays old changes and loses its place. (Microsoft: Delta query overview.)
 */
export class DirectoryModel extends FakeDirectory implements DirectoryChanges {
  readonly guests = new Map<GuestId, TruthSince[]>();
  readonly traits: DirectoryTraits;
  faults = noFaults();
  /** Reads show the newest state. */
  isCalm = false;
  /** The stream shows no change from before, on the clock of the history. */
  reportedFrom = 0;
  readonly #clock: SimClock;
  readonly #random: Random;
  #stream: Entry[] = [];
  /** Links of an earlier generation have expired. */
  #generation = 0;
  #expiry: "from-now" | "all-users" = "from-now";

  constructor(clock: SimClock, random: Random, traits: DirectoryTraits) {
    super();
    this.#clock = clock;
    this.#random = random;
    this.traits = traits;
  }

  /** A guest who was invited so many milliseconds ago. */
  create(guest: GuestId, mail: string, invitedAgo = 0): void {
    const createdAt = this.#clock.later(-invitedAgo);
    const userStateSince = this.traits.hasNoTimes ? null : createdAt;
    const user = aUser({ id: id(guest), mail, displayName: mail, userStateSince, createdAt });
    this.#happen(guest, { is: "pending", from: this.#clock.elapsed - invitedAgo, user });
  }

  acceptNow(guest: GuestId): void {
    this.#change(guest, "accepted", { userState: "Accepted", userStateSince: this.#time() });
  }

  resetNow(guest: GuestId): void {
    this.#change(guest, "pending", { userState: "PendingAcceptance", userStateSince: this.#time() });
  }

  deleteNow(guest: GuestId): void {
    this.#change(guest, "gone", {});
  }

  restoreNow(guest: GuestId): void {
    this.#change(guest, this.standing(guest)?.user.userState === "Accepted" ? "accepted" : "pending", {});
  }

  /** How the guest stands now. */
  standing(guest: GuestId): TruthSince | undefined {
    return this.guests.get(guest)?.at(-1);
  }

  /** Reports a change again: one of long ago as it was then, or the user as they are now. */
  replay(guest: GuestId): void {
    const past = this.guests.get(guest) ?? [];
    if (past.length > 0) this.#report(guest, pick(this.#random, past));
  }

  /** All links have expired. Graph answers 400, or 410 with a link that leads through all users. */
  expire(how: "from-now" | "all-users"): void {
    this.#generation += 1;
    this.#expiry = how;
  }

  /** Whether all changes can be seen, and who keeps this link has read them. */
  isRead(link: string | undefined): boolean {
    return this.#visible().length === this.#stream.length && link === this.#link(this.#stream.length);
  }

  override async findByIds(
    _: Actor,
    ids: readonly (PersonId | GuestId)[],
    { onUnread }: ReadingById = {},
  ): Promise<readonly DirectoryUser[]> {
    this.#fail();
    return [...new Set(ids)].flatMap((one) => {
      const guest = one as GuestId;
      if (this.#random() >= this.faults.unread) return this.#read(guest) ?? [];
      if (!onUnread) throw new GuestlistError("directory-unavailable", "A user can't be read", { status: 500 });
      onUnread(guest);
      return [];
    });
  }

  override async findDeleted(guest: GuestId): Promise<DirectoryUser | undefined> {
    this.#fail();
    const seen = this.#seen(guest);
    return seen?.is === "gone" ? seen.user : undefined;
  }

  async latest(): Promise<string> {
    this.#fail();
    return this.#fromNow();
  }

  async read(link: string): Promise<ChangesPage> {
    this.#fail();
    const [generation, place = ""] = link.split(":");
    if (generation !== String(this.#generation)) return this.#resync();
    if (place.startsWith("all")) return this.#allUsers(Number(place.slice("all".length)));
    const from = Number(place);
    const visible = this.#visible();
    const entries = visible.slice(from, from + this.traits.pageSize);
    const next = from + entries.length;
    const changes = entries.map((entry) => this.#changeOf(entry.guest, this.#shown(entry)));
    return { kind: "page", changes: changes.filter((one) => one !== undefined), next: this.#link(next), more: next < visible.length };
  }

  #resync(): ChangesPage {
    const isSweep = this.#expiry === "all-users";
    return { kind: "resync", next: isSweep ? this.#link(`all${this.#visible().length}`) : this.#fromNow() };
  }

  #fromNow(): string {
    this.reportedFrom = this.#clock.elapsed;
    return this.#link(this.#visible().length);
  }

  /** Everybody as they are; then the stream goes on where it was when the sweep began. */
  #allUsers(place: number): ChangesPage {
    const changes = [...this.guests.keys()].map((guest) => this.#changeOf(guest, this.#seen(guest)));
    return { kind: "page", changes: changes.filter((one) => one !== undefined), next: this.#link(place), more: true };
  }

  #changeOf(guest: GuestId, was: TruthSince | undefined): UserChange | undefined {
    if (!was) return undefined;
    if (was.is === "gone") return { kind: "removed", id: guest };
    if (this.traits.isBlind) return { kind: "changed", id: guest };
    const { userState, userStateSince } = was.user;
    return { kind: "changed", id: guest, ...(userState !== null && { userState }), userStateSince };
  }

  #change(guest: GuestId, is: Truth, changed: Partial<DirectoryUser>): void {
    const before = this.standing(guest);
    if (before) this.#happen(guest, { is, from: this.#clock.elapsed, user: { ...before.user, ...changed } });
  }

  #happen(guest: GuestId, truth: TruthSince): void {
    this.guests.set(guest, [...(this.guests.get(guest) ?? []), truth]);
    this.#report(guest, truth);
    if (this.#random() < 0.3) this.#report(guest, truth);
  }

  #shown({ guest, truth, isSnapshot }: Entry): TruthSince {
    const seen = isSnapshot ? undefined : this.#seen(guest);
    return seen && seen.from > truth.from ? seen : truth;
  }

  #report(guest: GuestId, truth: TruthSince): void {
    const visibleAt = this.#clock.elapsed + 1 + between(this.#random, 0, this.traits.deltaLag);
    const isSnapshot = this.#random() < 0.5;
    this.#stream = [...this.#stream, { visibleAt, guest, truth, isSnapshot }].toSorted((a, b) => a.visibleAt - b.visibleAt);
  }

  #visible(): readonly Entry[] {
    return this.#stream.filter(({ visibleAt }) => visibleAt <= this.#clock.elapsed);
  }

  #link(place: number | string): string {
    return `${this.#generation}:${place}`;
  }

  #read(guest: GuestId): DirectoryUser | undefined {
    const seen = this.#seen(guest);
    return seen?.is === "gone" ? undefined : seen?.user;
  }

  #seen(guest: GuestId): TruthSince | undefined {
    const lag = this.isCalm ? 0 : between(this.#random, 0, this.traits.readLag);
    return this.guests.get(guest)?.findLast(({ from }) => from <= this.#clock.elapsed - lag);
  }

  #time(): Instant | null {
    return this.traits.hasNoTimes ? null : this.#clock.now();
  }

  #fail(): void {
    const { unavailable, throttled, isRefused } = this.faults;
    if (isRefused) throw new GuestlistError("directory-refused", "Insufficient privileges", { status: 403 });
    if (this.#random() < unavailable) throw new GuestlistError("directory-unavailable", "503", { status: 503 });
    if (this.#random() < throttled) throw new GuestlistError("throttled", "429", { status: 429, retryAfter: 7 });
  }
}
