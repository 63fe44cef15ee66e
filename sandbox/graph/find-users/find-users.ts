import { SHARED_PROPERTIES } from "../../directory/seeded-user.ts";
import type { UserRecord } from "../../directory/tenant-user.ts";
import type { UserStore } from "../../directory/user-store.ts";
import { propertiesOf } from "./check-filter.ts";
import type { GraphVersion } from "../request/graph-env.ts";
import { mayBeAmong } from "./may-be-among.ts";
import { matchFilter } from "./match-filter.ts";
import { candidateIds } from "./candidate-ids.ts";
import { matchSearch } from "./search.ts";
import type { Order, UsersQuery } from "./users-query.ts";
import { isVisible } from "./visibility.ts";

/** A place in the results, after which the next page begins. */
interface Page {
  readonly records: readonly UserRecord[];
  /** Undefined: this is the last page. */
  readonly next: number | undefined;
}

/**
 * One page of the users that match, from `place` on. In order of creation a place is an ordinal, in another order a count. If the filter
 * can't distinguish the members of a crowd, one of them is checked for all.
 */
export function findPage(graph: GraphVersion, query: UsersQuery, place: number, size: number): Page {
  if (query.order) return sortedPage(graph, query, query.order, place, size);
  const records: UserRecord[] = [];
  for (const record of matching(graph, query, place)) {
    if (records.length === size) return { records, next: record.ordinal };
    records.push(record);
  }
  return { records, next: undefined };
}

/** How many match. */
export function countMatching(graph: GraphVersion, query: UsersQuery): number {
  const narrowed = narrow(graph, query);
  if (narrowed) return narrowed.filter((record) => isWanted(graph, query, record)).length;
  const isShared = asksOnlyShared(query);
  let count = 0;
  for (const { sample, end } of graph.tenant.users.stretches(0)) {
    const length = end - sample.ordinal;
    if (length === 1 || isShared) count += isWanted(graph, query, sample) ? length : 0;
    else count += Array.from(within(graph.tenant.users, sample.ordinal, end)).filter((record) => isWanted(graph, query, record)).length;
  }
  return count;
}

function* matching(graph: GraphVersion, query: UsersQuery, from: number): Generator<UserRecord> {
  const narrowed = narrow(graph, query);
  if (narrowed) return yield* narrowed.filter((record) => record.ordinal >= from && isWanted(graph, query, record));
  const isShared = asksOnlyShared(query);
  for (const { sample, end } of graph.tenant.users.stretches(from)) {
    if (isShared && !isWanted(graph, query, sample)) continue;
    if (query.filter && end - sample.ordinal > 1 && !mayBeAmong(query.filter, sample.user)) continue;
    for (const record of within(graph.tenant.users, sample.ordinal, end)) if (isWanted(graph, query, record)) yield record;
  }
}

function* within(users: UserStore, from: number, end: number): Generator<UserRecord> {
  for (let ordinal = from; ordinal < end; ordinal += 1) {
    const record = users.at(ordinal);
    if (record) yield record;
  }
}

function isWanted({ tenant }: GraphVersion, { filter, search, read }: UsersQuery, record: UserRecord): boolean {
  if (!isVisible(tenant, record, "in-lists")) return false;
  return (!filter || matchFilter(filter, record.user, read)) && (!search || matchSearch(search, record.user, read));
}

/** Whether either all members of a crowd match, or none. */
function asksOnlyShared({ filter, search }: UsersQuery): boolean {
  return search === undefined && (filter === undefined || propertiesOf(filter).every((name) => SHARED_PROPERTIES.has(name)));
}

function narrow({ tenant }: GraphVersion, { filter }: UsersQuery): readonly UserRecord[] | undefined {
  const ids = filter && candidateIds(filter, tenant);
  if (!ids) return undefined;
  const records = [...ids].map((id) => tenant.users.recordOf(id)).filter((record) => record !== undefined);
  return records.sort((one, other) => one.ordinal - other.ordinal);
}

function sortedPage(graph: GraphVersion, query: UsersQuery, order: Order, place: number, size: number): Page {
  const keys = Array.from(matching(graph, query, 0), ({ user, ordinal }) => ({ key: user[order.property].toLowerCase(), ordinal }));
  keys.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : one.ordinal - other.ordinal));
  if (order.isDescending) keys.reverse();
  const records = keys.slice(place, place + size).flatMap(({ ordinal }) => graph.tenant.users.at(ordinal) ?? []);
  return { records, next: place + size < keys.length ? place + size : undefined };
}
