import type { ControlView } from "../../page-api/api.ts";
import type { UserChange } from "../../directory/change-log.ts";
import type { UserRecord } from "../../directory/tenant-user.ts";
import { packDeltaToken, type DeltaToken } from "./delta-token.ts";
import { readDeltaQuery } from "./delta-query.ts";
import type { GraphContext, GraphVersion } from "../request/graph-env.ts";
import { demand, REQUIREMENTS } from "../request/permissions.ts";
import { DEFAULT_PROPERTIES, readEverything } from "../find-users/user-properties.ts";

const PAGE_SIZE = 200;
/** How many old changes the switch `deltaReplays` repeats. */
const REPLAYED_CHANGES = 5;
const USER_STATE = ["externalUserState", "externalUserStateChangeDateTime"];

interface Page {
  readonly value: readonly Readonly<Record<string, unknown>>[];
  readonly next: DeltaToken;
  readonly more: boolean;
}

/**
 * GET /users/delta (Microsoft: Delta query overview): a sweep over all users, then the changes since. `$select` decides which changes
 * count. A user may appear several times in a round, once per change. @throws GraphRefusal
 */
export function followUsers(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.followUsers);
  const visible = visibleLength(graph);
  const { token, isLatest } = readDeltaQuery(graph, c, visible);
  const isMinimal = c.req.header("Prefer")?.includes("return=minimal") === true;
  const page = isLatest ? { value: [], next: token, more: false } : readPage(graph, token, visible, isMinimal);
  const names = token.select ? `(${token.select.join(",")})` : "";
  return c.json({ "@odata.context": `${graph.root()}/$metadata#users${names}`, ...linkOf(graph, page), value: page.value });
}

/** G57: How many changes are visible after the replication lag. */
function visibleLength({ tenant }: GraphVersion): number {
  const { deltaAfterMs } = tenant.control.settings;
  return tenant.users.changes.lengthAt(tenant.clock.now().getTime() - deltaAfterMs);
}

function readPage(graph: GraphVersion, token: DeltaToken, visible: number, isMinimal: boolean): Page {
  return token.sweptTo === undefined ? readChanges(graph, token, visible, isMinimal) : sweep(graph, token, token.sweptTo);
}

/** G17: All users in their present state, the soft-deleted ones as `@removed`; then the changes since the sweep began. */
function sweep({ tenant }: GraphVersion, token: DeltaToken, sweptTo: number): Page {
  const { users, control } = tenant;
  // A filter names its users, so no others need to be examined.
  const last = token.ids ? users.size - 1 : Math.min(sweptTo + PAGE_SIZE, users.size - 1);
  const records = token.ids
    ? inOrder(token.ids.flatMap((id) => users.recordOf(id) ?? []))
    : placesBetween(sweptTo, last).map((place) => users.at(place));
  const more = last + 1 < users.size;
  const { sweptTo: _, ...settled } = token;
  const names = namesOf(token, control.settings);
  return {
    value: records.flatMap((record) => (record ? [presentItem(record, names)] : [])),
    next: more ? { ...token, sweptTo: last } : settled,
    more,
  };
}

const inOrder = (records: readonly UserRecord[]) => records.toSorted((one, other) => one.ordinal - other.ordinal);

function placesBetween(before: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - before) }, (_, index) => before + 1 + index);
}

// G50
function readChanges({ tenant }: GraphVersion, token: DeltaToken, visible: number, isMinimal: boolean): Page {
  const { settings } = tenant.control;
  const { changes } = tenant.users;
  const names = namesOf(token, settings);
  const tracked = new Set(names);
  const page: UserChange[] = [];
  // G145
  let sequence = settings.deltaReplays ? Math.max(0, token.sequence - REPLAYED_CHANGES) : token.sequence;
  for (; sequence < visible && page.length < PAGE_SIZE; sequence += 1) {
    const change = changes.at(sequence + 1);
    if (change && isWanted(token, change.id) && isReported(change, tracked)) page.push(change);
  }
  // G53
  const shown = (change: UserChange) =>
    isMinimal && change.what === "changed" ? names.filter((name) => change.properties.has(name)) : names;
  // G51
  const items = page.map((change) => presentChange(tenant.users.recordOf(change.id), change.id, shown(change)));
  const next = { ...token, sequence: Math.max(sequence, token.sequence), issuedAt: tenant.clock.now().getTime() };
  // G145
  return { value: settings.deltaReplays ? items.flatMap((item) => [item, item]) : items, next, more: sequence < visible };
}

/** A user without a record was deleted for good. */
function presentChange(record: UserRecord | undefined, id: string, names: readonly string[]): Page["value"][number] {
  return record ? presentItem(record, names) : { id, "@removed": { reason: "deleted" } };
}

// G52
function isReported(change: UserChange, tracked: ReadonlySet<string>): boolean {
  return change.what !== "changed" || [...change.properties].some((name) => tracked.has(name));
}

/** G58: The properties that are returned and tracked. With the switch off, delta never reports user states. */
function namesOf({ select }: DeltaToken, { deltaTracksUserState }: ControlView): readonly string[] {
  const names = [...new Set([...(select ?? DEFAULT_PROPERTIES), "id"])];
  return deltaTracksUserState ? names : names.filter((name) => !USER_STATE.includes(name));
}

/** G17: Properties that were never set are left out. */
function presentItem({ user, removedAt }: UserRecord, names: readonly string[]): Readonly<Record<string, unknown>> {
  // G54
  if (removedAt !== null) return { id: user.id, "@removed": { reason: "changed" } };
  const values = names.map((name) => [name, readEverything(user, name)] as const);
  return Object.fromEntries([...values.filter(([, value]) => isSet(value)), ["id", user.id]]);
}

function isSet(value: unknown): boolean {
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

function isWanted({ ids }: DeltaToken, id: string): boolean {
  return ids === undefined || ids.includes(id);
}

function linkOf(graph: GraphVersion, { next, more }: Page): Readonly<Record<string, string>> {
  const link = (name: string) => `${graph.root()}/users/delta?$${name}=${packDeltaToken(next)}`;
  return more ? { "@odata.nextLink": link("skiptoken") } : { "@odata.deltaLink": link("deltatoken") };
}
