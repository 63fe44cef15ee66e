import { randomUUID } from "node:crypto";
import type { GuestId, Instant, PersonId } from "../../src/domain/ids.ts";
import type { Directory, DirectoryUser, InviteOutcome, InviteRequest, Preflight } from "../../src/ports/directory.ts";
import type { Actor } from "../../src/ports/identity.ts";
import { at, id } from "../build/ids.ts";

/** A user with the further addresses that only lookups know. */
export interface FakeUser extends DirectoryUser {
  readonly otherAddresses: readonly string[];
}

/** What Graph refuses in an address (Microsoft: Invitation). */
const refusedCharacters = /[~!#$%^&*()+=[\]{}\\/|;:"<>?,]/;

/** A tenant's users in memory, who behave as the real directory's do; what differs is set on it. */
export class FakeDirectory implements Directory {
  readonly users = new Map<GuestId, FakeUser>();
  /** All that was asked to be posted, in order. */
  readonly invited: { readonly actor: Actor; readonly request: InviteRequest }[] = [];
  ownDomains: Preflight["ownDomains"] = ["contoso.com", "contoso.onmicrosoft.com"];
  /** Consumed by the next `invite` in place of its own answer; a failure may still have created the guest. */
  nextInvite: InviteOutcome | Error | undefined;
  /** Ids whose owners' types people may ask; others are strangers. */
  readonly types = new Map<PersonId, "Member" | "Guest">();
  now: Instant = at("10:00");

  async preflight(actor: Actor, email: string): Promise<Preflight> {
    const requesterType = (actor.kind === "person" ? this.types.get(actor.id) : undefined) ?? "not-checked";
    const existing = requesterType === "Guest" ? "not-checked" : (this.#owner(email) ?? "none");
    return { ownDomains: this.ownDomains, existing, requesterType };
  }

  async invite(actor: Actor, request: InviteRequest): Promise<InviteOutcome> {
    this.invited.push({ actor, request });
    const planned = this.nextInvite;
    this.nextInvite = undefined;
    if (planned instanceof Error) throw planned;
    return planned ?? this.#invite(request);
  }

  async findByEmail(_: Actor, email: string): Promise<DirectoryUser | undefined> {
    return this.#owner(email);
  }

  async findByIds(_: Actor, ids: readonly GuestId[]): Promise<readonly DirectoryUser[]> {
    return [...new Set(ids)].flatMap((guest) => asPort(this.users.get(guest)) ?? []);
  }

  async typeOf(person: PersonId): Promise<"Member" | "Guest" | "unknown"> {
    return this.types.get(person) ?? "unknown";
  }

  /** Adds a user; name only what the test is about. */
  add(given: Partial<FakeUser> = {}): FakeUser {
    const mail = given.mail ?? "sam@fabrikam.com";
    const user: FakeUser = {
      id: id(randomUUID()),
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

  remove(guest: GuestId): void {
    this.users.delete(guest);
  }

  #invite({ email, displayName }: InviteRequest): InviteOutcome {
    const owner = this.#owner(email);
    const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
    if (refusedCharacters.test(email)) return { kind: "refused", reason: "address-refused" };
    if (this.ownDomains.includes(domain)) return { kind: "refused", reason: "own-domain" };
    if (owner && owner.userType !== "Guest") return { kind: "refused", reason: "already-in-directory" };
    const guest = owner ?? this.add({ mail: email, ...(displayName !== undefined && { displayName }) });
    return { kind: "sent", guestId: guest.id, redeemUrl: `https://invitations.example/redeem/?ticket=${randomUUID()}` };
  }

  #owner(email: string): DirectoryUser | undefined {
    const wanted = email.toLowerCase();
    return asPort([...this.users.values()].find((user) => addresses(user).includes(wanted)));
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
