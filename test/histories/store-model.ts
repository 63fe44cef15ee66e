import type { AuditEvent } from "../../src/domain/audit.ts";
import type { Instant } from "../../src/domain/ids.ts";
import type { Change } from "../../src/ports/invitations.ts";
import type { ClaimedJob } from "../../src/ports/jobs.ts";
import { MemoryJobs } from "../fakes/memory-jobs.ts";
import { memoryStore } from "../fakes/memory-store.ts";
import type { MemoryStore } from "../fakes/memory-store.ts";
import type { SimClock } from "./sim-clock.ts";
import type { Recorded } from "./watched-invitations.ts";

/** Where several processes share the store, none may release the leases of the others. */
class SharedJobs extends MemoryJobs {
  override async recover(_: Instant): Promise<void> {}
}

/** The store with what can happen to it. */
export class StoreModel {
  readonly memory: MemoryStore;
  readonly recorded: Recorded[] = [];
  /** No call is answered. */
  isDown = false;
  /** While it is down, some calls still took effect. */
  losesAnswers = false;
  /** The share of calls that take a moment. */
  slowness = 0.1;
  readonly #clock: SimClock;
  readonly #isShared: boolean;

  constructor(clock: SimClock, isShared: boolean) {
    this.#clock = clock;
    this.#isShared = isShared;
    this.memory = memoryStore(clock);
    clock.claimableAt = () => this.#claimableAt();
  }

  /** The jobs as a new process has them. */
  jobsOf(): MemoryJobs {
    return this.#isShared ? new SharedJobs(this.memory.tables) : new MemoryJobs(this.memory.tables);
  }

  note({ invitations, events, jobs }: Change): void {
    const noticeKey = jobs.find(({ task }) => task.kind === "send-notice")?.key;
    const sinceOf = ({ invitation }: AuditEvent) => invitations.find(({ id }) => id === invitation)?.state.since;
    this.recorded.push(...events.map((event) => ({ ...event, elapsed: this.#clock.elapsed, noticeKey, since: sinceOf(event) })));
  }

  /** Whether the mark of a post is stored. */
  isMarked({ id, task }: ClaimedJob): boolean {
    if (task.kind === "announce") return [...this.memory.tables.announcements.values()].some(({ told, tellings }) => !told && tellings > 0);
    return (this.memory.tables.jobs.get(id)?.tellings ?? 0) > 0;
  }

  #claimableAt(): number {
    const now = this.#clock.now();
    let first = Infinity;
    for (const { due, lease } of this.memory.tables.jobs.values()) {
      if (lease && lease.until > now) return 0;
      first = Math.min(first, Date.parse(due));
    }
    return first;
  }
}
