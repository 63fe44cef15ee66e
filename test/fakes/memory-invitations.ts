import type { AuditEvent } from "../../src/domain/audit.ts";
import type { EmailKey, GuestId, Instant, InvitationId } from "../../src/domain/ids.ts";
import type { Invitation, InvitationState } from "../../src/domain/invitation.ts";
import type { Change, CommitOutcome, Invitations } from "../../src/ports/invitations.ts";
import { commitInMemory, isOpen } from "./commit-in-memory.ts";
import type { MemoryJobs } from "./memory-jobs.ts";
import type { MemoryTables } from "./memory-tables.ts";

function oldestFirst(a: Invitation, b: Invitation): number {
  const [first, second] = [a.createdAt + a.id, b.createdAt + b.id];
  return first < second ? -1 : 1;
}

const triedEvents: ReadonlySet<string> = new Set(["sending", "approved", "retried", "sent", "adopted"]);

/** Whether Graph may have been asked to invite; one that waits right after an attempt surely didn't go out then. */
function wasTried(id: InvitationId, events: readonly AuditEvent[]): boolean {
  const trail = events.filter(({ invitation }) => invitation === id).map(({ what }) => what);
  return trail.some((what, index) => triedEvents.has(what) && trail[index + 1] !== "queued");
}

function isUnsent({ kind, since }: InvitationState, before: Instant): boolean {
  return (kind === "failed" || kind === "requested") && since < before;
}

function blanked(invitation: Invitation): Invitation {
  const { approval: _, override: __, ...kept } = invitation;
  const { id, version, state, requester } = kept;
  const ended: InvitationState =
    state.kind === "failed" ? state : { kind: "failed", since: state.since, reason: "interrupted", reference: "" };
  return {
    ...kept,
    version: version + 1,
    state: ended,
    email: "",
    emailKey: `blanked:${id}` as EmailKey,
    options: { redirectUrl: "", sendMail: false },
    findings: { notChecked: [] },
    requester: { ...requester, teamsId: "", name: "" },
  };
}

/** Invitations in memory. */
export class MemoryInvitations implements Invitations {
  readonly #tables: MemoryTables;
  readonly #jobs: MemoryJobs;

  constructor(tables: MemoryTables, jobs: MemoryJobs) {
    this.#tables = tables;
    this.#jobs = jobs;
  }

  async find(id: InvitationId): Promise<Invitation | undefined> {
    const found = this.#tables.invitations.get(id);
    return found?.email === "" ? undefined : found;
  }

  async findOpen(email: EmailKey): Promise<Invitation | undefined> {
    return this.#all().find((invitation) => invitation.emailKey === email && isOpen(invitation));
  }

  async findByGuests(ids: readonly GuestId[]): Promise<readonly Invitation[]> {
    const ours = this.#all().filter(({ state }) => "guestId" in state && ids.includes(state.guestId));
    return ours.toSorted(oldestFirst).toReversed();
  }

  async findReadableByGuests(ids: readonly GuestId[]): Promise<readonly Invitation[]> {
    return this.findByGuests(ids);
  }

  async findByAddress(email: EmailKey): Promise<readonly Invitation[]> {
    const newestFirst = this.#all()
      .filter(({ emailKey }) => emailKey === email)
      .toSorted(oldestFirst)
      .toReversed();
    const hasNone = ({ state }: Invitation) => Number(!("guestId" in state));
    const most = new Set(newestFirst.toSorted((a, b) => hasNone(a) - hasNone(b)).slice(0, 100));
    return newestFirst.filter((invitation) => most.has(invitation));
  }

  async blankUnsent(before: Instant): Promise<number> {
    const { events } = this.#tables;
    const unsent = this.#all().filter(({ id, email, state }) => email !== "" && isUnsent(state, before) && !wasTried(id, events));
    for (const invitation of unsent) this.#blank(invitation);
    return unsent.length;
  }

  async redeemUrl(id: InvitationId): Promise<string | undefined> {
    return this.#tables.links.get(id);
  }

  async commit(change: Change): Promise<CommitOutcome> {
    const outcome = commitInMemory(this.#tables, change);
    if (outcome === "committed") this.#jobs.wakeFor(change.jobs);
    return outcome;
  }

  #blank(invitation: Invitation): void {
    const { invitations, links, followers } = this.#tables;
    invitations.set(invitation.id, blanked(invitation));
    links.delete(invitation.id);
    for (const [key, follower] of followers) if (follower.invitation === invitation.id) followers.delete(key);
  }

  #all(): Invitation[] {
    return [...this.#tables.invitations.values()];
  }
}
