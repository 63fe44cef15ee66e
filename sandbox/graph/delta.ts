import type { ControlView } from "../web/api.ts";
import type { UserChange, UserRecord } from "../user-store.ts";
import { packDeltaToken, type DeltaToken } from "./delta-token.ts";
import { readDeltaQuery } from "./delta-query.ts";
import type { GraphContext, GraphVersion } from "./graph-env.ts";
import { demand, REQUIREMENTS } from "./permissions.ts";
import { DEFAULT_PROPERTIES, readEverything } from "./user-properties.ts";

const PAGE_SIZE = 200;
const USER_STATE = ["externalUserState", "externalUserStateChangeDateTime"];

interface Page {
  readonly value: readonly Readonly<Record<string, unknown>>[];
  readonly next: DeltaToken;
  readonly more: boolean;
}

/**
 * GET /users/delta (graph.md §4): a sweep over everybody, then what changed since. `$select` decides which changes
 * count; a user may come several times in a round, once per change. @throws GraphRefusal
 */
export function followUsers(graph: GraphVersion, c: GraphContext): Response {
  demand(c.get("caller"), REQUIREMENTS.followUsers);
  const log = visibleLog(graph);
  const { token, isLatest } = readDeltaQuery(graph, c, log.at(-1)?.sequence ?? 0);
  const isMinimal = c.req.header("Prefer")?.includes("return=minimal") === true;
  const page = isLatest ? { value: [], next: token, more: false } : readPage(graph, token, log, isMinimal);
  const names = token.select ? `(${token.select.join(",")})` : "";
  return c.json({ "@odata.context": `${graph.root()}/$metadata#users${names}`, ...linkOf(graph, page), value: page.value });
}

/** What replication has brought here. The log's times never fall, so it is a beginning of it. */
function visibleLog({ tenant }: GraphVersion): readonly UserChange[] {
  const until = tenant.clock.now().getTime() - tenant.control.settings.deltaAfterMs;
  const { changes } = tenant.users;
  const last = changes.at(-1);
  if (!last || last.at <= until) return changes;
  return changes.slice(0, changes.findLastIndex((change) => change.at <= until) + 1);
}

function readPage(graph: GraphVersion, token: DeltaToken, log: readonly UserChange[], isMinimal: boolean): Page {
  return token.sweptTo === undefined ? readChanges(graph, token, log, isMinimal) : sweep(graph, token, token.sweptTo);
}

/** Everybody as they are now, the soft-deleted as `@removed`; then changes since the sweep began. */
function sweep({ tenant }: GraphVersion, token: DeltaToken, sweptTo: number): Page {
  const { records } = tenant.users;
  const page = records.slice(sweptTo + 1, sweptTo + 1 + PAGE_SIZE);
  const last = page.at(-1)?.ordinal ?? sweptTo;
  const more = last + 1 < records.length;
  const { sweptTo: _, ...settled } = token;
  return {
    value: page
      .filter(({ user }) => isWanted(token, user.id))
      .map((record) => presentItem(record, namesOf(token, tenant.control.settings))),
    next: more ? { ...token, sweptTo: last } : settled,
    more,
  };
}

function readChanges({ tenant }: GraphVersion, token: DeltaToken, log: readonly UserChange[], isMinimal: boolean): Page {
  const { settings } = tenant.control;
  const names = namesOf(token, settings);
  const tracked = new Set(names);
  const page: UserChange[] = [];
  let sequence = token.sequence;
  for (; sequence < log.length && page.length < PAGE_SIZE; sequence += 1) {
    const change = log[sequence];
    if (change && isWanted(token, change.id) && surfaces(change, tracked)) page.push(change);
  }
  const shown = (change: UserChange) =>
    isMinimal && change.what === "changed" ? names.filter((name) => change.properties.has(name)) : names;
  const items = page.flatMap((change) => {
    const record = tenant.users.recordOf(change.id);
    return record ? [presentItem(record, shown(change))] : [];
  });
  return { value: items, next: { ...token, sequence, issuedAt: tenant.clock.now().getTime() }, more: sequence < log.length };
}

function surfaces(change: UserChange, tracked: ReadonlySet<string>): boolean {
  return change.what !== "changed" || [...change.properties].some((name) => tracked.has(name));
}

/** What is shown and tracked; with the switch off, delta is blind to user states altogether. */
function namesOf({ select }: DeltaToken, { deltaTracksUserState }: ControlView): readonly string[] {
  const names = [...new Set([...(select ?? DEFAULT_PROPERTIES), "id"])];
  return deltaTracksUserState ? names : names.filter((name) => !USER_STATE.includes(name));
}

/** Properties that were never set are left out. */
function presentItem({ user, removed }: UserRecord, names: readonly string[]): Readonly<Record<string, unknown>> {
  if (removed) return { id: user.id, "@removed": { reason: "changed" } };
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
