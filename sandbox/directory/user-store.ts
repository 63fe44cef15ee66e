import type { EventEmitter } from "node:events";
import { bareAddress, createAddressIndex } from "./address-index.ts";
import { ChangeLog } from "./change-log.ts";
import { Crowds } from "./crowds.ts";
import { seededId, type SeedFamily } from "./seeded-user.ts";
import type { DirectoryClock } from "./clock.ts";
import type { TenantEvents } from "./tenant-events.ts";
import type { StoredUser, TenantUser, UserRecord } from "./tenant-user.ts";

/** Neighbours in the order of creation: one user, or a stretch of a crowd whose users differ in names and addresses only. */
export interface UserStretch {
  readonly sample: UserRecord;
  /** The place after the last user. */
  readonly end: number;
}

/** The tenant's users. Callers must not change the returned objects: changes go through `update`. */
export interface UserStore {
  get(id: string): StoredUser | undefined;
  /** By id or user principal name, like Graph's `/users/{key}`. */
  find(key: string): UserRecord | undefined;
  /** Also finds a soft-deleted user. */
  recordOf(id: string): UserRecord | undefined;
  /** The users who have this address: mail, UPN, otherMails or proxyAddresses, case-insensitive, with or without `smtp:`. */
  owners(address: string): readonly StoredUser[];
  /** All users who aren't deleted, in order of creation. Makes an object of each: not for crowds. */
  list(): readonly StoredUser[];
  /** How many users were ever created: they have the places 0 to `size - 1` in the order of creation. */
  readonly size: number;
  /** The user at that place, also a soft-deleted one; undefined if it was purged. */
  at(ordinal: number): UserRecord | undefined;
  /** All users from that place on, also soft-deleted ones, in order. */
  stretches(from: number): Iterable<UserStretch>;
  /** The soft-deleted users, in order of deletion. */
  removed(): readonly UserRecord[];
  readonly changes: ChangeLog;
  /** The number of resets: a delta token from before a reset is invalid. */
  readonly epoch: number;
  /** @param addedAt directory time of creation, if it isn't now (seeds). @throws Error when the id or the UPN is taken. */
  add(user: TenantUser, addedAt?: number): StoredUser;
  /** Adds a crowd at once. There is no event for each user. */
  seed(family: SeedFamily, count: number): void;
  /** Changes properties. Does nothing when the values are the same. @throws Error when there is no such user. */
  update(id: string, patch: Partial<Omit<TenantUser, "id">>): StoredUser;
  /** Soft-deletes. @throws Error when there is no such user. */
  remove(id: string): void;
  /** Undoes a soft deletion. @throws Error when no deleted user has that id. */
  restore(id: string): StoredUser;
  /** Deletes a soft-deleted user for good. @throws Error when no deleted user has that id. */
  purge(id: string): void;
  /** Makes the present state the start: the log begins here. */
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
  readonly #crowds = new Crowds();
  readonly #records = new Map<number, UserRecord>();
  readonly #ordinals = new Map<string, number>();
  readonly #removed = new Set<string>();
  readonly changes = new ChangeLog();
  size = 0;
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
    const ordinal = this.#ordinals.get(id);
    return ordinal === undefined ? this.#crowds.byId(id) : this.#records.get(ordinal);
  }

  owners(address: string): readonly StoredUser[] {
    const inCrowd = this.#crowds.byAddress(bareAddress(address));
    const alone = [...this.#addresses.find(address)].map((id) => this.#mustFind(id).user);
    return inCrowd ? [inCrowd.user, ...alone] : alone;
  }

  list(): readonly StoredUser[] {
    const all = Array.from({ length: this.size }, (_, ordinal) => this.at(ordinal));
    return all.flatMap((record) => (record?.removedAt === null ? [record.user] : []));
  }

  at(ordinal: number): UserRecord | undefined {
    return this.#records.get(ordinal) ?? this.#crowds.record(ordinal);
  }

  *stretches(from: number): Generator<UserStretch> {
    for (let ordinal = from; ordinal < this.size;) {
      const alone = this.#records.get(ordinal);
      const stretch = alone ? { sample: alone, end: ordinal + 1 } : this.#crowds.stretch(ordinal);
      if (stretch) yield stretch;
      ordinal = stretch?.end ?? ordinal + 1;
    }
  }

  removed(): readonly UserRecord[] {
    return [...this.#removed].flatMap((id) => this.recordOf(id) ?? []);
  }

  add(user: TenantUser, addedAt = this.#now()): StoredUser {
    if (this.recordOf(user.id) || this.find(user.userPrincipalName))
      throw new Error(`The sandbox has a user ${user.userPrincipalName} already`);
    this.#keep({ user, ordinal: this.size, addedAt, removedAt: null });
    this.size += 1;
    this.#addresses.add(user);
    this.#log(user.id, "created", Object.keys(user));
    return user;
  }

  seed(family: SeedFamily, count: number): void {
    const start = this.size;
    const at = this.#clock.now();
    this.#crowds.add({ family, start, count, at });
    this.size += count;
    this.changes.add(at.getTime(), count, (nth) => ({ id: seededId(start + nth), what: "created", properties: new Set() }));
  }

  update(id: string, patch: Partial<Omit<TenantUser, "id">>): StoredUser {
    const record = this.#mustFind(id);
    const user = { ...record.user, ...patch };
    const changed = differences(record.user, user);
    if (changed.length === 0) return record.user;
    this.#addresses.remove(record.user);
    this.#keep({ ...record, user });
    this.#addresses.add(user);
    this.#log(id, "changed", changed);
    return user;
  }

  remove(id: string): void {
    const record = this.#mustFind(id);
    this.#addresses.remove(record.user);
    this.#keep({ ...record, removedAt: this.#now() });
    this.#removed.add(id);
    this.#log(id, "removed", []);
  }

  restore(id: string): StoredUser {
    const record = this.#mustBeRemoved(id);
    this.#removed.delete(id);
    this.#keep({ ...record, removedAt: null });
    this.#addresses.add(record.user);
    this.#log(id, "created", Object.keys(record.user));
    return record.user;
  }

  purge(id: string): void {
    const { ordinal } = this.#mustBeRemoved(id);
    this.#removed.delete(id);
    this.#records.delete(ordinal);
    this.#ordinals.set(id, -1);
    this.#log(id, "purged", []);
  }

  forgetChanges(): void {
    this.changes.clear();
  }

  clear(): void {
    for (const part of [this.#addresses, this.#crowds, this.#records, this.#ordinals, this.#removed, this.changes]) part.clear();
    this.size = 0;
    this.epoch += 1;
  }

  #now(): number {
    return this.#clock.now().getTime();
  }

  #keep(record: UserRecord): void {
    this.#records.set(record.ordinal, record);
    this.#ordinals.set(record.user.id, record.ordinal);
    this.#crowds.leave(record.ordinal);
  }

  #live(id: string | undefined): UserRecord | undefined {
    const record = id === undefined ? undefined : this.recordOf(id);
    return record?.removedAt === null ? record : undefined;
  }

  #mustFind(id: string): UserRecord {
    const record = this.#live(id);
    if (!record) throw new Error(`The sandbox has no user ${id}`);
    return record;
  }

  #mustBeRemoved(id: string): UserRecord {
    const record = this.#removed.has(id) ? this.recordOf(id) : undefined;
    if (!record) throw new Error(`The sandbox has no deleted user ${id}`);
    return record;
  }

  #log(id: string, what: TenantEvents["user"][0]["what"], properties: Iterable<string>): void {
    const named = new Set(properties);
    this.changes.add(this.#now(), 1, () => ({ id, what, properties: named }));
    this.#events.emit("user", { id, what });
  }
}

function differences(before: StoredUser, after: StoredUser): string[] {
  const old = new Map(Object.entries(before));
  return Object.entries(after).flatMap(([name, value]) => (JSON.stringify(old.get(name)) === JSON.stringify(value) ? [] : [name]));
}
