import type { Instant, InvitationId } from "../domain/ids.ts";
import type { ListPosition } from "../domain/list-page.ts";

/** Which page of the list of undecided requests: the first, or the one after a position. */
export interface WaitingRequest {
  readonly after?: ListPosition;
}

/** The same as a button's data. The client controls it when it comes back. */
export interface WaitingRequestData {
  readonly page: "first" | "after";
  readonly createdAt?: Instant;
  readonly id?: InvitationId;
}

export function waitingRequestData({ after }: WaitingRequest): WaitingRequestData {
  return after ? { page: "after", createdAt: after.createdAt, id: after.id } : { page: "first" };
}
