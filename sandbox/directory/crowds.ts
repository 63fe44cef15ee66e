import { ordinalOfAddress, ordinalOfSeededId, seededId, seededUser, type SeedFamily } from "./seeded-user.ts";
import type { UserRecord } from "./tenant-user.ts";

/** Many users of a kind who came at once; nobody of them is kept in memory until something happens to them. */
export interface Crowd {
  readonly family: SeedFamily;
  /** Place of the first in the order of creation. */
  readonly start: number;
  readonly count: number;
  /** When they came, directory time. */
  readonly at: Date;
}

/** The crowds of a tenant, and who has left them to be kept alone. */
export class Crowds {
  #crowds: { readonly crowd: Crowd; readonly gone: number[] }[] = [];

  add(crowd: Crowd): void {
    this.#crowds.push({ crowd, gone: [] });
  }

  /** The member of a crowd at that place who is still in it. */
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

  /** Somebody is kept alone from now on. */
  leave(ordinal: number): void {
    const gone = this.#find(ordinal)?.gone;
    if (gone && !isIn(gone, ordinal)) gone.splice(placeOf(gone, ordinal), 0, ordinal);
  }

  /** The crowd at that place, and the next place after it that has somebody else: out of the crowd, or beyond its end. */
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

/** Where a number stands, or would stand, in a sorted list. */
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
