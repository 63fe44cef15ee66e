import type { GuestId, PersonId } from "../domain/ids.ts";
import type { Actor } from "./identity.ts";

export type AddOutcome =
  | { readonly kind: "added" }
  | { readonly kind: "already-member" }
  /** The actor may not: they don't own the team, or a permission is missing. */
  | { readonly kind: "not-permitted" }
  /** Graph wants the person to authenticate again; `claims` is its JSON, if it sent any. */
  | { readonly kind: "strong-auth-needed"; readonly claims?: string }
  /** No such team or user; a new guest may not have arrived there yet. */
  | { readonly kind: "not-found" }
  /** Refused for another reason; with Graph's request-id for the log. */
  | { readonly kind: "refused"; readonly remoteId?: string };

/** Members and owners of teams. A team is named by its group's id. */
export interface TeamMembers {
  /**
   * Makes a user of the tenant a member. A user who is a member already is left alone: Teams was seen to remove a member who was added
   * twice (microsoft-graph-docs #10055).
   * @throws GuestlistError `directory-unavailable`, `throttled`, `directory-answer-unexpected`.
   */
  add(actor: Actor, groupId: string, user: GuestId): Promise<AddOutcome>;
  /** Whether this person owns the team, asked as the app; false when the app may not read it. Throws what `add` throws. */
  owns(groupId: string, person: PersonId): Promise<boolean>;
}
