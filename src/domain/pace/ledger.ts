import type { Instant, InvitationId, PersonId, PostId } from "../ids.ts";

/** One `POST /invitations` that can create a guest or send a mail: it went out, or it will. */
export interface Post {
  readonly id: PostId;
  readonly invitation: InvitationId;
  /** The requester, also when somebody else approved or tried again. */
  readonly person: PersonId;
  /** When it went out, or will. */
  readonly at: Instant;
  /**
   * "planned": waits for its time (only where the app invites); "out": it is being posted, or the process died; else Graph's answer:
   * "sent", "refused", or "unknown" (no answer, or a fault that passes).
   */
  readonly standing: "planned" | "out" | "sent" | "refused" | "unknown";
}

/** Microsoft has stopped the tenant's invitations: "due to suspicious activity". */
export interface Stopped {
  readonly kind: "stopped";
  readonly since: Instant;
  /** Graph's request-id, which Microsoft's support asks for. */
  readonly remoteId?: string;
  /** An administrator lets one POST through, to see if Microsoft takes it. */
  readonly trial?: Trial;
}

export interface Trial {
  readonly by: PersonId;
  readonly at: Instant;
  /** Only this invitation may use it: the one that waits longest. Absent: the next that anybody sends. */
  readonly invitation?: InvitationId;
  /** The post that uses it: nothing else goes out. */
  readonly post?: PostId;
}

export interface Open {
  readonly kind: "open";
  /** Half the pace until then. */
  readonly halfUntil?: Instant;
}

/** What the store keeps about posts, the same for all instances. */
export interface Ledger {
  readonly gate: Open | Stopped;
  /** Those of the last 24 hours and the planned ones, oldest first. */
  readonly posts: readonly Post[];
}
