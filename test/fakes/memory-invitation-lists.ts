import type { ActivityId, ConversationId } from "../../src/domain/ids.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { ListPage } from "../../src/domain/list-page.ts";
import { placesOf, postedCard } from "../../src/domain/posted-card.ts";
import type { CardPlace } from "../../src/domain/posted-card.ts";
import type { InvitationFilter, InvitationLists, OpenFilter } from "../../src/ports/invitation-lists.ts";
import { isOpen } from "./commit-in-memory.ts";
import type { MemoryTables } from "./memory-tables.ts";

/** Without the thread: all threads of a channel are one place. */
function place(conversation: ConversationId): string {
  return conversation.replace(/;messageid=.*$/, "");
}

const position = ({ createdAt, id }: Pick<Invitation, "createdAt" | "id">): string => `${createdAt} ${id}`;

function fits(invitation: Invitation, { requester, conversation, domain, createdBefore, awaiting }: OpenFilter): boolean {
  const { emailKey, home, createdAt, state } = invitation;
  return (
    isOpen(invitation) &&
    invitation.origin === undefined &&
    (awaiting === undefined || state.kind === "awaiting-approval") &&
    (requester ?? conversation) !== undefined &&
    (requester === undefined || invitation.requester.id === requester) &&
    (conversation === undefined || place(home.conversation) === place(conversation)) &&
    (domain === undefined || emailKey.endsWith(`@${domain}`)) &&
    (createdBefore === undefined || createdAt < createdBefore)
  );
}

function fitsAll(invitation: Invitation, { requester, states, domain, createdFrom, createdBefore }: InvitationFilter): boolean {
  const { emailKey, createdAt, state } = invitation;
  return (
    (requester === undefined || invitation.requester.id === requester) &&
    (states === undefined || states.includes(state.kind)) &&
    (domain === undefined || emailKey.endsWith(`@${domain}`)) &&
    (createdFrom === undefined || createdAt >= createdFrom) &&
    (createdBefore === undefined || createdAt < createdBefore)
  );
}

function onPage(sorted: readonly Invitation[], page: ListPage, limit: number): readonly Invitation[] {
  if (page.kind === "before") return sorted.filter((one) => position(one) < position(page.at)).slice(-limit);
  return sorted.filter((one) => page.kind === "first" || position(one) > position(page.at)).slice(0, limit);
}

/** The copies of an approval card count as "approvals". */
function isCardIn(invitation: Invitation, at: CardPlace, message: ActivityId): boolean {
  const places = at === "approvals" ? placesOf(invitation).filter((one) => one !== "home" && one !== "owners") : [at];
  return places.some((one) => postedCard(invitation, one)?.card === message);
}

/** Lists of the invitations in memory. */
export function memoryInvitationLists({ invitations }: MemoryTables): InvitationLists {
  const openOf = (of: OpenFilter) =>
    [...invitations.values()].filter((one) => fits(one, of)).toSorted((a, b) => (position(a) < position(b) ? -1 : 1));
  return {
    async listAll(of, { after, newestFirst = false }, limit) {
      const way = newestFirst ? -1 : 1;
      const isBeyond = (one: Invitation) => !after || (position(one) < position(after) ? -1 : 1) === way;
      const found = [...invitations.values()].filter((one) => fitsAll(one, of) && one.id !== after?.id && isBeyond(one));
      return found.toSorted((a, b) => (position(a) < position(b) ? -way : way)).slice(0, Math.min(limit, 1000));
    },
    async startingWith(beginning, limit) {
      const found = [...invitations.values()].filter(({ id, emailKey }) => id.startsWith(beginning) && !emailKey.startsWith("blanked:"));
      return found.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, Math.min(limit, 100));
    },
    listOpen: async (of, page, limit) => onPage(openOf(of), page, Math.min(limit, 100)),
    countOpen: async (of) => openOf(of).length,
    async listAwaitingApproval(after, limit) {
      const waiting = [...invitations.values()].filter(({ state }) => state.kind === "awaiting-approval");
      const sorted = waiting.toSorted((a, b) => (position(a) < position(b) ? -1 : 1));
      return onPage(sorted, after ? { kind: "after", at: after } : { kind: "first" }, Math.min(limit, 100));
    },
    async listAcceptedDomains(limit) {
      const accepted = [...invitations.values()].filter(({ state }) => state.kind === "accepted");
      const newest = accepted.toSorted((a, b) => (position(a) < position(b) ? 1 : -1)).slice(0, Math.min(limit, 1000));
      return [...new Set(newest.map(({ emailKey }) => emailKey.slice(emailKey.lastIndexOf("@") + 1)))];
    },
    isCard: async (at, message, which) =>
      [...invitations.values()].some((one) => isCardIn(one, at, message) && one.requester.id !== which?.notOf),
  };
}
