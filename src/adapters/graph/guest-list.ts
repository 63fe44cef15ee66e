import { z } from "zod";
import { GuestlistError } from "../../errors.ts";
import type { FirstGuests, GuestList, GuestPage, GuestQuestion } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import { ask } from "./requests/ask.ts";
import { expectAnswer, graphError, refused } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { query } from "./requests/odata.ts";

const pageOfUsers = z.object({ value: z.array(z.record(z.string(), z.unknown())), "@odata.nextLink": z.string().optional() });

/**
 * Guests, and members who were guests: who was invited keeps the creation type when they become a member (microsoft-365-docs #8434).
 */
const everyGuest = "userType eq 'Guest' or creationType eq 'Invitation'";

/** A page of 999 users takes Graph longer than its usual answers. */
const timeoutMs = 30_000;

/** Lists the guests of the tenant page by page (https://learn.microsoft.com/graph/api/user-list). */
export function createGuestList({ graph }: { readonly graph: GraphClient }): GuestList {
  /** A link is followed unchanged, but it doesn't carry the header (Microsoft: Paging). */
  async function send(actor: Actor, question: GuestQuestion, stop: AbortSignal | undefined): Promise<GraphAnswer> {
    const path = question.kind === "next" ? question.link : firstPath(question);
    const headers = isAdvanced(question) ? { ConsistencyLevel: "eventual" } : {};
    return ask(graph, { actor, path, headers, timeoutMs, ...(stop && { signal: stop }) });
  }

  async function read(actor: Actor, question: GuestQuestion, stop?: AbortSignal): Promise<GuestPage> {
    const answer = await send(actor, question, stop);
    if (needsAdvanced(question, answer)) return read(actor, { ...question, isAdvanced: true }, stop);
    if (answer.status === 400) throw refusedQuestion(answer);
    const { value: guests, "@odata.nextLink": link } = expectAnswer(pageOfUsers, answer, "users");
    return { guests, ...(link !== undefined && { next: { kind: "next", link, isAdvanced: isAdvanced(question) } }) };
  }

  return { read };
}

function firstPath(question: FirstGuests): string {
  const { search, orderBy, select, pageSize } = question;
  const filter = filterOf(question);
  return `/users${query({
    ...(filter !== undefined && { $filter: filter }),
    ...(search !== undefined && { $search: search }),
    ...(orderBy !== undefined && { $orderby: orderBy }),
    ...(isAdvanced(question) && { $count: "true" }),
    $select: select.join(","),
    $top: String(pageSize),
  })}`;
}

function filterOf({ filter, withMembers = false }: FirstGuests): string | undefined {
  if (withMembers) return filter;
  return filter === undefined ? everyGuest : `(${everyGuest}) and (${filter})`;
}

/** `$search` is only known to advanced queries (Microsoft: Advanced queries). */
function isAdvanced(question: GuestQuestion): boolean {
  return question.isAdvanced === true || (question.kind === "first" && question.search !== undefined);
}

/** Graph decides which filters and orders need an advanced query, and Microsoft's tables of them contradict each other: its answer counts. */
function needsAdvanced(question: GuestQuestion, answer: GraphAnswer): boolean {
  return (
    question.kind === "first" && !isAdvanced(question) && answer.status === 400 && graphError(answer).code === "Request_UnsupportedQuery"
  );
}

function refusedQuestion(answer: GraphAnswer): GuestlistError {
  const { message, remoteId } = refused(answer, "users");
  const { code, message: words } = graphError(answer);
  const cause = Object.assign(new Error(words), { code });
  return new GuestlistError("directory-refused", message, { status: 400, cause, ...(remoteId !== undefined && { remoteId }) });
}
