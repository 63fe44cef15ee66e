import { ordinalOfAddress, ordinalOfSeededId, seededId, seededUser, type SeedFamily } from "./seeded-user.ts";
import type { UserRecord } from "./tenant-user.ts";

/** Many users of one kind who were added at once. A user of the crowd takes no memory until something changes it. */
export interface Crowd {
  readonly family: SeedFamily;
  /** Place of the first user in the order of creation. */
  readonly start: number;
  readonly count: number;
  /** When they were added, in directory time. */
  readonly at: Date;
}

/** The crowds of a tenant, and the users who have left them and are stored one by one. */
export class Crowds {
  #crowds: { readonly crowd: Crowd; readonly gone: number[] }[] = [];

  add(crowd: Crowd): void {
    this.#crowds.push({ crowd, gone: [] });
  }

  /** The user at that place; undefined if the user has left the crowd. */
  record(ordinal: number): UserRecord | undefined {
    const found = this.#find(ordinal);
    return found && !isIn(found.gone, ordinal) ? recordOf(found.crowd, ordinal) : undefined;
  }

  byId(id: string): UserRecord | undefined {
    const ordinal = ordinalOfSeededId(id);
    return ordinal === undefined || seededId(ordinal) !== id ? undefined : this.record(ordinal);
  }

  /** @param address in lower case, without `smtp:` */
  byAddress(address: string): UserRecord | undefined {
    const ordinal = ordinalOfAddress(address);
    const record = ordinal === undefined ? undefined : this.record(ordinal);
    const { userPrincipalName = "", mail = "", proxyAddresses = [] } = record?.user ?? {};
    const all = [userPrincipalName, mail, ...proxyAddresses.map((each) => each.replace(/^smtp:/i, ""))];
    return all.some((each) => each?.toLowerCase() === address) ? record : undefined;
  }

  /** From now on the user is stored alone. */
  leave(ordinal: number): void {
    const gone = this.#find(ordinal)?.gone;
    if (gone && !isIn(gone, ordinal)) gone.splice(placeOf(gone, ordinal), 0, ordinal);
  }

  /** The crowd at that place, and the next place that isn't in it: a user who has left the crowd, or the end of the crowd. */
  stretch(ordinal: number): { readonly sample: UserRecord; readonly end: number } | undefined {
    const found = this.#find(ordinal);
    if (!found || isIn(found.gone, ordinal)) return undefined;
    const next = found.gone[placeOf(found.gone, ordinal)];
    return { sample: recordOf(found.crowd, ordinal), end: next ?? found.crowd.start + found.crowd.count };
  }

  clear(): void {
    this.#crowds = [];
  }

  #find(ordinal: number) {
    return this.#crowds.find(({ crowd }) => ordinal >= crowd.start && ordinal < crowd.start + crowd.count);
  }
}

function recordOf({ family, at }: Crowd, ordinal: number): UserRecord {
  return { user: seededUser(family, ordinal, at), ordinal, addedAt: at.getTime(), removedAt: null };
}

/** The index at which a number is, or would be, in a sorted list. */
function placeOf(sorted: readonly number[], wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isIn(sorted: readonly number[], wanted: number): boolean {
  return sorted[placeOf(sorted, wanted)] === wanted;
}
