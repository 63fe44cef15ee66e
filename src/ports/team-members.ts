import type { GuestId, PersonId } from "../domain/ids.ts";
import type { Actor } from "./identity.ts";

export type AddOutcome =
  | { readonly kind: "added" }
  | { readonly kind: "already-member" }
  /** The actor may not: no owner of the team, or a permission is missing. */
  | { readonly kind: "not-permitted" }
  /** Graph wants the person to prove anew who they are; `claims` is its JSON, if it sent any. */
  | { readonly kind: "strong-auth-needed"; readonly claims?: string }
  /** No such team or user; a fresh guest may not be there yet. */
  | { readonly kind: "not-found" }
  /** For another reason; with Graph's request-id for the log. */
  | { readonly kind: "refused"; readonly remoteId?: string };

/** Who is in a team. A team is named by its group's id. */
export interface TeamMembers {
  /**
   * Makes a user of the tenant a member. Somebody who is in already is left alone: Teams was seen to remove a member who was added
   * twice (microsoft-graph-docs #10055).
   * @throws GuestlistError `directory-unavailable`, `throttled`, `directory-answer-unexpected`.
   */
  add(actor: Actor, groupId: string, user: GuestId): Promise<AddOutcome>;
  /** Whether this person owns the team, asked as the app; false when the app may not look. Throws as `add`. */
  owns(groupId: string, person: PersonId): Promise<boolean>;
}
