import type { AuditEvent } from "../../src/domain/audit.ts";
import type { Change, CommitOutcome } from "../../src/ports/invitations.ts";
import { MemoryInvitations } from "../fakes/memory-invitations.ts";
import type { MemoryJobs } from "../fakes/memory-jobs.ts";
import type { StoreModel } from "./store-model.ts";

/** What was recorded of an invitation, and the key of the notice that was stored with it. */
export interface Recorded extends AuditEvent {
  /** On the clock of the history. */
  readonly elapsed: number;
  readonly noticeKey: string | undefined;
  /** Of the state that was stored with it. */
  readonly since: string | undefined;
}

/** The invitations as one process has them; what is recorded is kept for the judge. */
export class WatchedInvitations extends MemoryInvitations {
  readonly #store: StoreModel;

  constructor(store: StoreModel, jobs: MemoryJobs) {
    super(store.memory.tables, jobs);
    this.#store = store;
  }

  override async commit(change: Change): Promise<CommitOutcome> {
    const outcome = await super.commit(change);
    if (outcome === "committed") this.#store.note(change);
    return outcome;
  }
}
