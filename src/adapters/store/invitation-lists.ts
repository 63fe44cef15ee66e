import { sql } from "kysely";
import type { Kysely, SelectQueryBuilder } from "kysely";
import { domainOf } from "../../domain/email.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { ActivityId, PersonId } from "../../domain/ids.ts";
import type { ListPage, ListPosition } from "../../domain/list-page.ts";
import type { CardPlace } from "../../domain/posted-card.ts";
import type { InvitationFilter, InvitationLists, ListStretch, OpenFilter } from "../../ports/invitation-lists.ts";
import { channelOf } from "../../domain/visibility.ts";
import { readInvitation } from "./rows/invitation-row.ts";
import { openOnly } from "./rows/open-invitations.ts";
import type { InvitationTable, Tables } from "./tables.ts";

type Query<Row> = SelectQueryBuilder<Tables, "invitations", Row>;

const LONGEST_LIST = 100;
const LONGEST_STRETCH = 1000;

/** Undefined when the filter names neither a requester nor a conversation. */
function filtered<Row>(
  query: Query<Row>,
  { requester, conversation, domain, createdBefore, awaiting }: OpenFilter,
): Query<Row> | undefined {
  if (requester === undefined && conversation === undefined) return undefined;
  let found = query.where(openOnly).where("origin", "is", null);
  if (requester !== undefined) found = found.where("requester_id", "=", requester);
  if (conversation !== undefined) found = found.where("home_root", "=", channelOf(conversation));
  if (domain !== undefined) found = found.where("email_key", "like", endingWith(domain));
  if (awaiting) found = found.where("state", "=", "awaiting-approval");
  return createdBefore === undefined ? found : found.where("created_at", "<", createdBefore);
}

/** A pattern for the addresses of a domain. */
export function endingWith(domain: string): string {
  return `%@${literally(domain)}`;
}

/** Drops wildcards: a domain has none, and a typed text must not act as one. */
function literally(domain: string): string {
  return domain.replace(/[^\p{L}\p{N}.-]/gu, "");
}

function onPage<Row>(query: Query<Row>, page: ListPage): Query<Row> {
  if (page.kind === "first") return query;
  const { createdAt, id } = page.at;
  const beyond = page.kind === "after" ? ">" : "<";
  return query.where(({ eb, refTuple, tuple }) => eb(refTuple("created_at", "id"), beyond, tuple(createdAt, id)));
}

/**
 * Reads along the index of creation: each stretch costs what it shows. The state is compared as an expression, because its own indexes would
 * have to sort all that is left for every stretch.
 */
async function listAll(db: Kysely<Tables>, of: InvitationFilter, stretch: ListStretch, limit: number): Promise<Invitation[]> {
  const { requester, states, domain, createdFrom, createdBefore } = of;
  const { after, newestFirst = false } = stretch;
  let found: Query<InvitationTable> = db.selectFrom("invitations").selectAll();
  if (requester !== undefined) found = found.where("requester_id", "=", requester);
  if (states !== undefined)
    found = found.where(({ eb, lit }) => (states.length === 0 ? lit(false) : eb(sql<string>`state || ''`, "in", states)));
  if (domain !== undefined) found = found.where("email_key", "like", endingWith(domain));
  if (createdFrom !== undefined) found = found.where("created_at", ">=", createdFrom);
  if (createdBefore !== undefined) found = found.where("created_at", "<", createdBefore);
  const page: ListPage = after ? { kind: newestFirst ? "before" : "after", at: after } : { kind: "first" };
  const order = newestFirst ? "desc" : "asc";
  const rows = await onPage(found, page)
    .orderBy("created_at", order)
    .orderBy("id", order)
    .limit(Math.min(limit, LONGEST_STRETCH))
    .execute();
  return rows.map(readInvitation);
}

/** A range instead of a pattern: it uses the key's index, and no character of the text is a wildcard. */
async function startingWith(db: Kysely<Tables>, beginning: string, limit: number): Promise<Invitation[]> {
  const beyond = `${beginning}\u{10ffff}`;
  const found = db
    .selectFrom("invitations")
    .selectAll()
    .where("id", ">=", beginning)
    .where("id", "<", beyond)
    .where("blanked_at", "is", null);
  const rows = await found.orderBy("id").limit(Math.min(limit, LONGEST_LIST)).execute();
  return rows.map(readInvitation);
}

async function listOpen(db: Kysely<Tables>, of: OpenFilter, page: ListPage, limit: number): Promise<Invitation[]> {
  const found = filtered(db.selectFrom("invitations").selectAll(), of);
  if (!found) return [];
  const order = page.kind === "before" ? "desc" : "asc";
  const rows = await onPage(found, page).orderBy("created_at", order).orderBy("id", order).limit(Math.min(limit, LONGEST_LIST)).execute();
  const read = rows.map(readInvitation);
  return page.kind === "before" ? read.toReversed() : read;
}

async function countOpen(db: Kysely<Tables>, of: OpenFilter): Promise<number> {
  const counting = db.selectFrom("invitations").select(({ fn }) => fn.countAll().as("count"));
  const row = await filtered(counting, of)?.executeTakeFirst();
  return Number(row?.count ?? 0);
}

async function listAwaiting(db: Kysely<Tables>, after: ListPosition | undefined, limit: number): Promise<Invitation[]> {
  const awaiting = db
    .selectFrom("invitations")
    .selectAll()
    .where(sql<boolean>`state = 'awaiting-approval'`);
  const found = onPage(awaiting, after ? { kind: "after", at: after } : { kind: "first" });
  const rows = await found.orderBy("created_at").orderBy("id").limit(Math.min(limit, LONGEST_LIST)).execute();
  return rows.map(readInvitation);
}

/** Reads along the index of creation, as `listAll` does. */
async function listAcceptedDomains(db: Kysely<Tables>, limit: number): Promise<string[]> {
  const newest = db
    .selectFrom("invitations")
    .select("email_key")
    .where(sql<string>`state || ''`, "=", "accepted");
  const rows = await newest.orderBy("created_at", "desc").orderBy("id", "desc").limit(Math.min(limit, LONGEST_STRETCH)).execute();
  return [...new Set(rows.map(({ email_key: key }) => domainOf(key)))];
}

/** The approval and the team are JSON; a message's id has no character that JSON or a pattern would change (`literally`). */
async function isCard(db: Kysely<Tables>, place: CardPlace, message: ActivityId, notOf: PersonId | undefined): Promise<boolean> {
  const found = db.selectFrom("invitations").select("id").limit(1);
  const inJson = `%"card":"${literally(message)}"%`;
  const known =
    place === "home" ? found.where("home_card", "=", message) : found.where(place === "owners" ? "team" : "approval", "like", inJson);
  const counted = notOf === undefined ? known : known.where("requester_id", "!=", notOf);
  return (await counted.executeTakeFirst()) !== undefined;
}

export function storedInvitationLists(db: Kysely<Tables>): InvitationLists {
  return {
    listAll: (of, stretch, limit) => listAll(db, of, stretch, limit),
    startingWith: (beginning, limit) => startingWith(db, beginning, limit),
    listOpen: (of, page, limit) => listOpen(db, of, page, limit),
    countOpen: (of) => countOpen(db, of),
    listAwaitingApproval: (after, limit) => listAwaiting(db, after, limit),
    listAcceptedDomains: (limit) => listAcceptedDomains(db, limit),
    isCard: (place, message, which) => isCard(db, place, message, which?.notOf),
  };
}
