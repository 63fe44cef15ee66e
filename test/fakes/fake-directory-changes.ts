import type { ChangesPage, DirectoryChanges, UserChange } from "../../src/ports/directory-changes.ts";
import { id } from "../build/ids.ts";

const prefix = "https://graph.example/v1.0/users/delta?$deltatoken=";

/** A log of changes in memory; a link is a position in it. */
export class FakeDirectoryChanges implements DirectoryChanges {
  readonly #log: UserChange[] = [];
  #oldest = 0;
  /** The number of changes on a page. */
  pageSize = 2;
  /** Every link that was read, for tests that count. */
  readonly links: string[] = [];

  async latest(): Promise<string> {
    return link(this.#log.length);
  }

  async read(from: string): Promise<ChangesPage> {
    this.links.push(from);
    const place = from.startsWith(prefix) ? Number(from.slice(prefix.length)) : Number.NaN;
    if (!(place >= this.#oldest && place <= this.#log.length)) return { kind: "resync", next: await this.latest() };
    const changes = this.#log.slice(place, place + this.pageSize);
    const next = place + changes.length;
    return { kind: "page", changes, next: link(next), more: next < this.#log.length };
  }

  /** Records changes of users. */
  happen(...changes: readonly UserChange[]): void {
    this.#log.push(...changes);
  }

  /** From now on, all issued links have expired. */
  forget(): void {
    this.#log.push({ kind: "removed", id: id("gone") });
    this.#oldest = this.#log.length;
  }
}

function link(place: number): string {
  return `${prefix}${place}`;
}
