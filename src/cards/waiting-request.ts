import type { Instant, InvitationId } from "../domain/ids.ts";
import type { ListPosition } from "../domain/list-page.ts";

/** Which page of what waits for somebody's decision: the first, or what comes behind a position. */
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
