import type { Instant, InvitationId } from "./ids.ts";

/** An invitation's position in a list that is sorted by age: a page begins after it or ends before it. */
export interface ListPosition {
  readonly createdAt: Instant;
  readonly id: InvitationId;
}

/** One page of a list. Positions, unlike counts to skip, stay right when an earlier invitation ends. */
export type ListPage =
  | { readonly kind: "first" }
  | { readonly kind: "after"; readonly at: ListPosition }
  | { readonly kind: "before"; readonly at: ListPosition };
