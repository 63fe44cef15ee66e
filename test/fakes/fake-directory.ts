import type { GuestId, Instant, PersonId } from "../../src/domain/ids.ts";
import { domainOf } from "../../src/domain/email.ts";
import { mayInviteMembers } from "../../src/domain/policy/directory-role.ts";
import type { DirectoryRole } from "../../src/domain/policy/directory-role.ts";
import type { DeletedUser, DirectoryUser, DomainPolicy, Preflight, TenantFacts } from "../../src/domain/preflight.ts";
import type {
  DeleteOutcome,
  Directory,
  InviteOutcome,
  InviteRequest,
  PreflightQuestion,
  ReadingById,
  RestoreOutcome,
} from "../../src/ports/directory.ts";
import type { Actor } from "../../src/ports/identity.ts";
import { at, id } from "../build/ids.ts";
import { newId } from "../build/new-id.ts";
import { GuestlistError } from "../../src/errors.ts";

/** A user with the further addresses that only look-ups know. */
export interface FakeUser extends DirectoryUser {
  readonly otherAddresses: readonly string[];
}

/** Characters that Graph refuses in an address (Microsoft: Invitation). */
const refusedCharacters = /[~!#$%^&*()+=[\]{}\\/|;:"<>?,]/;

/** A tenant's users in memory, with the behaviour of the real directory; tests set what differs. */
export class FakeDirectory implements Directory {
  readonly users = new Map<GuestId, FakeUser>();
  /** All requests to invite, in order. */
  readonly invited: { readonly actor: Actor; readonly request: InviteRequest }[] = [];
  tenant: TenantFacts = {
    name: "Contoso",
    domains: ["contoso.com", "contoso.onmicrosoft.com"],
    initialDomain: "contoso.onmicrosoft.com",
    defaultDomain: "contoso.com",
  };
  domainPolicy: DomainPolicy = { kind: "any" };
  /** Names of contacts by their address. */
  readonly contacts = new Map<string, string>();
  /** The facts that a missing permission hides from the preflight. */
  readonly hidden = new Set<keyof Preflight>();
  /** Directory roles; a person without an entry has none. */
  readonly roles = new Map<PersonId, readonly DirectoryRole[]>();
  /** Names of people's departments. */
  readonly departments = new Map<PersonId, string>();
  /** People whose account was deleted or disabled. */
  readonly accounts = new Map<PersonId, "deleted" | "disabled">();
  /** People without a mailbox. */
  readonly mailless = new Set<PersonId>();
  /** Deleted users who could be restored. */
  readonly removed: FakeUser[] = [];
  /** Whether the app may delete guests and restore them. */
  mayDelete = true;
  /** Guests that reads show while writes find nobody (microsoft-graph-docs-contrib #2465). */
  readonly unwritable = new Set<GuestId>();
  /** Guests that reads don't show (yet). */
  readonly invisible = new Set<GuestId>();
  /** Users that Graph can't show by id, whatever is tried. */
  readonly unreadable = new Set<string>();
  /** Set while Graph can't show these because it asks to wait so many seconds. */
  busySeconds: number | undefined;
  /** Further addresses of the accounts that partners have at home, by the address of the account, lower case. */
  readonly homeAliases = new Map<string, string>();
  /** Every deletion through the port. */
  readonly deletions: GuestId[] = [];
  /** Runs in the directory just before the app deletes a guest. */
  beforeDeletion: (() => void) | undefined;
  /** Used up by the next `invite` instead of its own answer; a failure may still have created the guest. */
  nextInvite: InviteOutcome | Error | undefined;
  /** The types of ids for `typeOf`; other ids are unknown. */
  readonly types = new Map<PersonId, "Member" | "Guest">();
  now: Instant = at("10:00");

  async preflight(_: Actor, { email, requester, countGuests, displayName }: PreflightQuestion): Promise<Preflight> {
    const isGuest = this.types.get(requester) === "Guest";
    const found: Preflight = {
      at: this.now,
      tenant: this.tenant,
      existing: isGuest ? "not-checked" : (this.#owner(email) ?? "none"),
      deleted: this.#deleted(email) ?? "none",
      contact: this.#contact(email) ?? "none",
      domainPolicy: this.domainPolicy,
      requester: this.#requester(requester),
      ...this.#account(requester),
      ...(countGuests === true && !this.hidden.has("guestsOfDomain") && { guestsOfDomain: this.#guestsOf(domainOf(email)) }),
      ...(displayName !== undefined && !this.hidden.has("isNameTaken") && { isNameTaken: this.#isMembersName(displayName) }),
    };
    const seen = Object.entries(found).map(([name, value]) => [name, this.#hides(name) ? "not-checked" : value]);
    return { ...found, ...Object.fromEntries(seen) };
  }

  async invite(actor: Actor, request: InviteRequest): Promise<InviteOutcome> {
    this.invited.push({ actor, request });
    const planned = this.nextInvite;
    this.nextInvite = undefined;
    if (planned instanceof Error) throw planned;
    return planned ?? this.#invite(actor, request);
  }

  async findByEmail(_: Actor, email: string): Promise<DirectoryUser | undefined> {
    return this.#owner(email);
  }

  async findByIds(_: Actor, ids: readonly GuestId[], { onUnread }: ReadingById = {}): Promise<readonly DirectoryUser[]> {
    const unread = [...new Set(ids)].filter((guest) => this.unreadable.has(guest));
    if (unread.length > 0 && !onUnread) throw new GuestlistError("directory-unavailable", "A user can't be read", { status: 500 });
    for (const guest of unread) onUnread?.(guest, this.busySeconds);
    return [...new Set(ids)].flatMap((guest) => (this.unreadable.has(guest) ? [] : (asPort(this.#visible(guest)) ?? [])));
  }

  async typeOf(person: PersonId): Promise<"Member" | "Guest" | "unknown"> {
    return this.types.get(person) ?? "unknown";
  }

  async deleteGuest(guest: GuestId): Promise<DeleteOutcome> {
    if (!this.mayDelete) return { kind: "refused" };
    if (!this.users.has(guest) || this.unwritable.has(guest)) return { kind: "gone" };
    this.beforeDeletion?.();
    this.deletions.push(guest);
    this.remove(guest);
    return { kind: "deleted" };
  }

  async restoreGuest(guest: GuestId): Promise<RestoreOutcome> {
    if (!this.mayDelete) return { kind: "refused" };
    return { kind: this.restore(guest) ? "restored" : "gone" };
  }

  async findDeleted(guest: GuestId): Promise<DirectoryUser | undefined> {
    return asPort(this.removed.find(({ id: gone }) => gone === guest));
  }

  /** Adds a user; give only what the test is about. */
  add(given: Partial<FakeUser> = {}): FakeUser {
    const mail = given.mail ?? "sam@fabrikam.com";
    const user: FakeUser = {
      id: id(newId()),
      displayName: mail.split("@", 1).join(""),
      mail,
      userPrincipalName: `${mail.replaceAll("@", "_")}#EXT#@contoso.onmicrosoft.com`,
      userType: "Guest",
      userState: "PendingAcceptance",
      userStateSince: this.now,
      createdAt: this.now,
      otherAddresses: [],
      ...given,
    };
    this.users.set(user.id, user);
    return user;
  }

  accept(guest: GuestId, since: Instant = this.now): void {
    const user = this.users.get(guest);
    if (user) this.users.set(guest, { ...user, userState: "Accepted", userStateSince: since });
  }

  /** An administrator resets the guest's redemption. */
  reset(guest: GuestId, since: Instant = this.now): void {
    const user = this.users.get(guest);
    if (user) this.users.set(guest, { ...user, userState: "PendingAcceptance", userStateSince: since });
  }

  restore(guest: GuestId): boolean {
    const place = this.removed.findIndex(({ id: gone }) => gone === guest);
    const [user] = place < 0 ? [] : this.removed.splice(place, 1);
    if (user) this.users.set(guest, user);
    return user !== undefined;
  }

  remove(guest: GuestId): void {
    const user = this.users.get(guest);
    if (user) this.removed.unshift(user);
    this.users.delete(guest);
  }

  #invite(actor: Actor, request: InviteRequest): InviteOutcome {
    const { email, displayName } = request;
    const userType = request.userType ?? "Guest";
    const owner = this.#owner(email, "also invisible") ?? this.#homeOwner(email);
    const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
    if (refusedCharacters.test(email)) return { kind: "refused", reason: "address-refused" };
    if (this.tenant.domains.includes(domain)) return { kind: "refused", reason: "own-domain" };
    if (owner && owner.userType !== "Guest") return { kind: "refused", reason: "already-in-directory" };
    if (userType === "Member" && !this.#mayMakeMembers(actor)) return { kind: "refused", reason: "member-not-allowed" };
    const guest = owner ?? this.add({ mail: email, userType, ...(displayName !== undefined && { displayName }) });
    return { kind: "sent", guestId: guest.id, redeemUrl: `https://invitations.example/redeem/?ticket=${newId()}` };
  }

  #mayMakeMembers(actor: Actor): boolean {
    return actor.kind === "app" || mayInviteMembers(this.roles.get(actor.id) ?? []);
  }

  #hides(name: string): boolean {
    return [...this.hidden].some((hidden) => hidden === name);
  }

  #requester(person: PersonId): Preflight["requester"] {
    const userType = this.types.get(person);
    if (userType === undefined || this.accounts.get(person) === "deleted") return "not-checked";
    const mail = this.mailless.has(person) ? null : `${person}@contoso.com`;
    return { userType, mail, department: this.departments.get(person) ?? null, roles: this.roles.get(person) ?? [] };
  }

  #account(person: PersonId): Pick<Preflight, "requesterAccount"> {
    const requesterAccount = this.hidden.has("requester") ? undefined : this.accounts.get(person);
    return { ...(requesterAccount && { requesterAccount }) };
  }

  #guestsOf(domain: string): number {
    const guests = [...this.users.values()].filter(({ userType }) => userType === "Guest");
    return guests.filter(({ mail }) => mail?.toLowerCase().endsWith(`@${domain}`)).length;
  }

  #isMembersName(name: string): boolean {
    const members = [...this.users.values()].filter(({ userType }) => userType === "Member");
    return members.some(({ displayName }) => displayName.toLowerCase() === name.toLowerCase());
  }

  #contact(email: string): { readonly name: string } | undefined {
    const name = this.contacts.get(email.toLowerCase());
    return name === undefined ? undefined : { name };
  }

  #deleted(email: string): DeletedUser | undefined {
    const user = this.removed.find((each) => addresses(each).includes(email.toLowerCase()));
    return user && { id: user.id, name: user.displayName, userType: user.userType, deletedAt: this.now };
  }

  #owner(email: string, which: "visible" | "also invisible" = "visible"): DirectoryUser | undefined {
    const wanted = email.toLowerCase();
    const users = [...this.users.values()].filter(({ id: one }) => which === "also invisible" || !this.invisible.has(one));
    return asPort(users.find((user) => addresses(user).includes(wanted)));
  }

  #visible(guest: GuestId): FakeUser | undefined {
    return this.invisible.has(guest) ? undefined : this.users.get(guest);
  }

  /** The guest of the same account at home gets the address as a further one (Microsoft Azure Identity Support Blog, jpazureid: B2B FAQ). */
  #homeOwner(email: string): DirectoryUser | undefined {
    const home = this.#homeOf(email);
    const user = [...this.users.values()].find((each) => addresses(each).some((address) => this.#homeOf(address) === home));
    if (user) this.users.set(user.id, { ...user, otherAddresses: [...user.otherAddresses, email] });
    return asPort(user);
  }

  #homeOf(email: string): string {
    return this.homeAliases.get(email.toLowerCase()) ?? email.toLowerCase();
  }
}

function addresses({ mail, userPrincipalName, otherAddresses }: FakeUser): readonly string[] {
  return [mail ?? "", userPrincipalName, ...otherAddresses].map((address) => address.toLowerCase());
}

function asPort(user: FakeUser | undefined): DirectoryUser | undefined {
  if (!user) return undefined;
  const { otherAddresses: _, ...known } = user;
  return known;
}
