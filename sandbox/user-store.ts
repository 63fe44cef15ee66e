import type { EventEmitter } from "node:events";
import { createAddressIndex } from "./address-index.ts";
import type { DirectoryClock, TenantEvents, TenantUser } from "./tenant.ts";

export type StoredUser = Readonly<TenantUser>;

/** A user with the directory's own bookkeeping. */
export interface UserRecord {
  readonly user: StoredUser;
  /** Place in the order of creation; never used again. */
  readonly ordinal: number;
  /** Directory time of creation, milliseconds since 1970: what replication lag counts from. */
  readonly addedAt: number;
  /** Soft-deleted. */
  readonly removed: boolean;
}

/** One line of the directory's log, which delta reads. `sequence` counts from 1 without gaps; `at` never falls. */
export interface UserChange {
  readonly sequence: number;
  readonly at: number;
  readonly id: string;
  readonly what: "created" | "changed" | "removed";
  readonly properties: ReadonlySet<string>;
}

/** The tenant's users. What it hands out is not to be written to: changes go through `update`. */
export interface UserStore {
  get(id: string): StoredUser | undefined;
  /** By id or user principal name, as Graph's `/users/{key}`. */
  find(key: string): UserRecord | undefined;
  /** Who goes by this address: mail, UPN, otherMails or proxyAddresses, case-insensitive, with or without `smtp:`. */
  owners(address: string): readonly StoredUser[];
  /** Everybody who isn't deleted, in order of creation. */
  list(): readonly StoredUser[];
  /** Everybody, the soft-deleted too; index = ordinal. */
  readonly records: readonly UserRecord[];
  readonly changes: readonly UserChange[];
  /** Counts the resets: a delta token of an earlier life means nothing. */
  readonly epoch: number;
  /** @param addedAt directory time of creation when it wasn't now (seeds). @throws Error when the id or the UPN is taken. */
  add(user: TenantUser, addedAt?: number): StoredUser;
  /** Changes properties; without a difference nothing happens. @throws Error when there is no such user. */
  update(id: string, patch: Partial<Omit<TenantUser, "id">>): StoredUser;
  /** Soft-deletes. @throws Error when there is no such user. */
  remove(id: string): void;
  clear(): void;
}

export function createUserStore(clock: DirectoryClock, events: EventEmitter<TenantEvents>): UserStore {
  const addresses = createAddressIndex();
  const places = new Map<string, number>();
  let records: UserRecord[] = [];
  let changes: UserChange[] = [];
  let epoch = 0;

  const live = (id: string | undefined) => {
    const record = records[places.get(id ?? "") ?? -1];
    return record?.removed === false ? record : undefined;
  };
  const mustFind = (id: string) => {
    const record = live(id);
    if (!record) throw new Error(`The sandbox has no user ${id}`);
    return record;
  };
  const log = (id: string, what: UserChange["what"], properties: Iterable<string>) => {
    const at = Math.max(clock.now().getTime(), changes.at(-1)?.at ?? 0);
    changes.push({ sequence: changes.length + 1, at, id, what, properties: new Set(properties) });
    events.emit("user", { id, what });
  };
  const find = (key: string) => {
    const wanted = key.toLowerCase();
    const owner = [...addresses.find(wanted)].find((id) => live(id)?.user.userPrincipalName.toLowerCase() === wanted);
    return live(wanted) ?? live(owner);
  };

  return {
    get: (id) => live(id)?.user,
    find,
    owners: (address) => [...addresses.find(address)].map((id) => mustFind(id).user),
    list: () => records.filter((record) => !record.removed).map((record) => record.user),
    get records() {
      return records;
    },
    get changes() {
      return changes;
    },
    get epoch() {
      return epoch;
    },
    add: (user, addedAt = clock.now().getTime()) => {
      if (places.has(user.id) || find(user.userPrincipalName)) throw new Error(`The sandbox has a user ${user.userPrincipalName} already`);
      places.set(user.id, records.length);
      records.push({ user, ordinal: records.length, addedAt, removed: false });
      addresses.add(user);
      log(user.id, "created", Object.keys(user));
      return user;
    },
    update: (id, patch) => {
      const record = mustFind(id);
      const user = { ...record.user, ...patch };
      const changed = differences(record.user, user);
      if (changed.length === 0) return record.user;
      addresses.remove(record.user);
      records[record.ordinal] = { ...record, user };
      addresses.add(user);
      log(id, "changed", changed);
      return user;
    },
    remove: (id) => {
      const record = mustFind(id);
      addresses.remove(record.user);
      records[record.ordinal] = { ...record, removed: true };
      log(id, "removed", []);
    },
    clear: () => {
      addresses.clear();
      places.clear();
      records = [];
      changes = [];
      epoch += 1;
    },
  };
}

function differences(before: StoredUser, after: StoredUser): string[] {
  const old = new Map(Object.entries(before));
  return Object.entries(after).flatMap(([name, value]) => (JSON.stringify(old.get(name)) === JSON.stringify(value) ? [] : [name]));
}
