import type { Instant, InvitationId } from "../domain/ids.ts";
import type { ListPage } from "../domain/list-page.ts";
import type { PendingFilter } from "../domain/pending-filter.ts";

/** Which page of which list a button asks for. */
export interface PendingRequest {
  readonly filter: PendingFilter;
  readonly page: ListPage;
}

/** The same as a button's data: flat, without what isn't set. The client controls it when it comes back. */
export interface PendingRequestData {
  readonly of: PendingFilter["of"];
  readonly domain?: string;
  readonly days?: number;
  readonly page: ListPage["kind"];
  readonly createdAt?: Instant;
  readonly id?: InvitationId;
}

export function pendingRequestData({ filter, page }: PendingRequest): PendingRequestData {
  return { ...filter, page: page.kind, ...(page.kind !== "first" && page.at) };
}
