import type { Instant, InvitationId } from "./ids.ts";

/** Where an invitation stands in a list that is sorted by age: a page begins behind it or ends before it. */
export interface ListPosition {
  readonly createdAt: Instant;
  readonly id: InvitationId;
}

/** Part of a list. Positions, unlike counts to skip, stay right when something before them ends. */
export type ListPage =
  | { readonly kind: "first" }
  | { readonly kind: "after"; readonly at: ListPosition }
  | { readonly kind: "before"; readonly at: ListPosition };
