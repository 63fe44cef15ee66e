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
  /** Also of somebody deleted. */
  recordOf(id: string): UserRecord | undefined;
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
  /** Makes what happened so far the beginning: the log starts here. */
  forgetChanges(): void;
  clear(): void;
}

export function createUserStore(clock: DirectoryClock, events: EventEmitter<TenantEvents>): UserStore {
  return new MemoryUsers(clock, events);
}

class MemoryUsers implements UserStore {
  readonly #clock: DirectoryClock;
  readonly #events: EventEmitter<TenantEvents>;
  readonly #addresses = createAddressIndex();
  readonly #ordinals = new Map<string, number>();
  records: UserRecord[] = [];
  changes: UserChange[] = [];
  epoch = 0;

  constructor(clock: DirectoryClock, events: EventEmitter<TenantEvents>) {
    this.#clock = clock;
    this.#events = events;
  }

  get(id: string): StoredUser | undefined {
    return this.#live(id)?.user;
  }

  find(key: string): UserRecord | undefined {
    const wanted = key.toLowerCase();
    return this.#live(wanted) ?? this.#live(this.owners(wanted).find((user) => user.userPrincipalName.toLowerCase() === wanted)?.id);
  }

  recordOf(id: string): UserRecord | undefined {
    return this.records[this.#ordinals.get(id) ?? -1];
  }

  owners(address: string): readonly StoredUser[] {
    return [...this.#addresses.find(address)].map((id) => this.#mustFind(id).user);
  }

  list(): readonly StoredUser[] {
    return this.records.filter((record) => !record.removed).map((record) => record.user);
  }

  add(user: TenantUser, addedAt = this.#clock.now().getTime()): StoredUser {
    if (this.recordOf(user.id) || this.find(user.userPrincipalName))
      throw new Error(`The sandbox has a user ${user.userPrincipalName} already`);
    this.#ordinals.set(user.id, this.records.length);
    this.records.push({ user, ordinal: this.records.length, addedAt, removed: false });
    this.#addresses.add(user);
    this.#log(user.id, "created", Object.keys(user));
    return user;
  }

  update(id: string, patch: Partial<Omit<TenantUser, "id">>): StoredUser {
    const record = this.#mustFind(id);
    const user = { ...record.user, ...patch };
    const changed = differences(record.user, user);
    if (changed.length === 0) return record.user;
    this.#addresses.remove(record.user);
    this.records[record.ordinal] = { ...record, user };
    this.#addresses.add(user);
    this.#log(id, "changed", changed);
    return user;
  }

  remove(id: string): void {
    const record = this.#mustFind(id);
    this.#addresses.remove(record.user);
    this.records[record.ordinal] = { ...record, removed: true };
    this.#log(id, "removed", []);
  }

  forgetChanges(): void {
    this.changes = [];
  }

  clear(): void {
    this.#addresses.clear();
    this.#ordinals.clear();
    this.records = [];
    this.changes = [];
    this.epoch += 1;
  }

  #live(id: string | undefined): UserRecord | undefined {
    const record = id === undefined ? undefined : this.recordOf(id);
    return record?.removed === false ? record : undefined;
  }

  #mustFind(id: string): UserRecord {
    const record = this.#live(id);
    if (!record) throw new Error(`The sandbox has no user ${id}`);
    return record;
  }

  #log(id: string, what: UserChange["what"], properties: Iterable<string>): void {
    const at = Math.max(this.#clock.now().getTime(), this.changes.at(-1)?.at ?? 0);
    this.changes.push({ sequence: this.changes.length + 1, at, id, what, properties: new Set(properties) });
    this.#events.emit("user", { id, what });
  }
}

function differences(before: StoredUser, after: StoredUser): string[] {
  const old = new Map(Object.entries(before));
  return Object.entries(after).flatMap(([name, value]) => (JSON.stringify(old.get(name)) === JSON.stringify(value) ? [] : [name]));
}
