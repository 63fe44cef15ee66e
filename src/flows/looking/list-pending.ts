import type { ConversationId, Instant } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { ListPage, ListPosition } from "../../domain/list-page.ts";
import type { PendingFilter } from "../../domain/pending-filter.ts";
import type { Person } from "../../domain/person.ts";
import type { OpenFilter } from "../../ports/invitation-lists.ts";
import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "lists" | "clock">;

/** Fits on one card, and on a phone's screen without much scrolling. */
const pageSize = 10;
const mostAtOnce = 100;
const day = 24 * 60 * 60_000;

/** One page of the open invitations. */
export interface PendingList {
  readonly filter: PendingFilter;
  readonly page: ListPage;
  readonly invitations: readonly Invitation[];
  /** How many there are on all pages. */
  readonly count: number;
  readonly now: Instant;
  readonly previous?: ListPage;
  readonly next?: ListPage;
}

export interface PendingInput {
  readonly by: Person;
  readonly conversation: ConversationId;
  readonly filter: PendingFilter;
  readonly page: ListPage | PageNumber;
}

/** A page that a person names. After the last page there is none: then it is the last one. */
interface PageNumber {
  readonly kind: "number";
  /** From 1. */
  readonly number: number;
}

/**
 * Open invitations, oldest first. "Mine" always means those of the person who asks, and "here" those of the conversation where they ask, so
 * that forged card data can't show other invitations.
 */
export async function listPending(ports: Needs, input: PendingInput): Promise<PendingList> {
  const { lists, clock } = ports;
  const of = openFilter(ports, input);
  const { filter } = input;
  const page = input.page.kind === "number" ? await numbered(lists, of, input.page.number) : input.page;
  const [found, count] = await Promise.all([lists.listOpen(of, page, pageSize + 1), lists.countOpen(of)]);
  const isShort = page.kind === "before" ? found.length <= pageSize : found.length === 0;
  // the rest of this page was accepted meanwhile: show the first page, which is complete
  if (page.kind !== "first" && isShort) return listPending(ports, { ...input, page: { kind: "first" } });
  const invitations = page.kind === "before" ? found.slice(-pageSize) : found.slice(0, pageSize);
  const more = found.length > pageSize;
  const [first, last] = [invitations.at(0), invitations.at(-1)];
  return {
    ...{ filter, page, invitations, count, now: clock.now() },
    ...(first && page.kind !== "first" && { previous: { kind: "before", at: positionOf(first) } }),
    ...(last && more && { next: { kind: "after", at: positionOf(last) } }),
  };
}

async function numbered(lists: Needs["lists"], of: OpenFilter, number: number): Promise<ListPage> {
  const last = Math.ceil((await lists.countOpen(of)) / pageSize);
  return skip(lists, of, (Math.min(number, last) - 1) * pageSize, { kind: "first" });
}

/** The lists have positions, not counts to skip: the invitations before the page are read. */
async function skip(lists: Needs["lists"], of: OpenFilter, count: number, from: ListPage): Promise<ListPage> {
  if (count <= 0) return from;
  const skipped = await lists.listOpen(of, from, Math.min(count, mostAtOnce));
  const last = skipped.at(-1);
  return last ? skip(lists, of, count - skipped.length, { kind: "after", at: positionOf(last) }) : from;
}

function openFilter({ clock }: Needs, { by, conversation, filter }: PendingInput): OpenFilter {
  const { of, domain, days } = filter;
  return {
    ...(of === "mine" ? { requester: by.id } : { conversation }),
    ...(domain !== undefined && { domain }),
    ...(days !== undefined && { createdBefore: clock.later(-days * day) }),
  };
}

function positionOf({ createdAt, id }: Invitation): ListPosition {
  return { createdAt, id };
}
