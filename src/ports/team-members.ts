import type { GuestId, PersonId } from "../domain/ids.ts";
import type { Actor, PersonActor } from "./identity.ts";

/** Answers that adding and removing have in common. */
type RefusedOutcome =
  /** The actor may not: they don't own the team, or a permission is missing. */
  | { readonly kind: "not-permitted" }
  /** Graph wants the person to authenticate again; `claims` is its JSON, if it sent any. */
  | { readonly kind: "strong-auth-needed"; readonly claims?: string }
  /** Refused for another reason; with Graph's request-id for the log. */
  | { readonly kind: "refused"; readonly remoteId?: string };

export type AddOutcome =
  | RefusedOutcome
  | { readonly kind: "added" }
  | { readonly kind: "already-member" }
  /** No such team or user: a new guest may not have arrived there yet, and a disabled account is never found. */
  | { readonly kind: "not-found" }
  /** The team, its label or the tenant allows no guests. */
  | { readonly kind: "guests-forbidden" };

export type RemoveOutcome = RefusedOutcome | { readonly kind: "removed" } | { readonly kind: "not-member" };

/** A team that a person owns. */
export interface OwnedTeam {
  /** Entra object id of the team's group. */
  readonly groupId: string;
  readonly name: string;
}

/**
 * Members and owners of teams. A team is named by its group's id. All methods throw GuestlistError `directory-unavailable`, `throttled` or
 * `directory-answer-unexpected`.
 */
export interface TeamMembers {
  /**
   * Makes a user of the tenant a member: as a person by Teams' own call, as the app by the group, because Teams lets no app add guests
   * (Microsoft: Add member to team). A user who is a member already is left alone: Teams was seen to remove a member who was added twice
   * (microsoft-graph-docs #10055).
   */
  add(actor: Actor, groupId: string, user: GuestId): Promise<AddOutcome>;
  /**
   * Takes a user out of the team: as a person by Teams' own call, as the app by the group. As a person it is not-permitted as well where
   * nobody may look up Teams' id of the membership: the app by the team's own consent, or the person with TeamMember.Read.All. Memberships
   * that this process added need no look-up.
   */
  remove(actor: Actor, groupId: string, user: GuestId): Promise<RemoveOutcome>;
  /** Teams has said that somebody took this member out: a new `add` isn't answered from memory. */
  forget(groupId: string, user: GuestId): Promise<void>;
  /**
   * The owners' ids, asked as the app with GroupMember.Read.All, or the team's own consent (TeamMember.Read.Group); "not-checked" when it may
   * not read them.
   */
  owners(groupId: string): Promise<readonly PersonId[] | "not-checked">;
  /**
   * Whether the team has this member now, asked as the app: in Teams' list with the team's own consent, else in the directory's group, which
   * may know a new member hours earlier. "not-checked" when it may not read either.
   */
  has(groupId: string, user: GuestId): Promise<boolean | "not-checked">;
  /**
   * Up to 25 teams that the person owns, by name, with the bot in them or not. Needs a token for everything granted (any of User.Read,
   * User.Read.All suffices) and the app's GroupMember.Read.All for the names; "not-checked" without them.
   */
  ownedBy(actor: PersonActor): Promise<readonly OwnedTeam[] | "not-checked">;
  /**
   * Whether the team's settings (which its label sets) and the tenant's let owners add guests; "not-checked" when the app may not read them
   * (GroupSettings.Read.All). Guest access in the Teams admin center isn't among them. Cached for a minute.
   */
  allowsGuests(groupId: string): Promise<boolean | "not-checked">;
}
