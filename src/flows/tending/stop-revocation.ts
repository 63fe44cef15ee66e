import type { InvitationEvent } from "../../domain/invitation-event.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Ports } from "../../ports/ports.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { cardUpdateJob } from "../steps/new-jobs.ts";
import type { RevocationOutcome } from "./carry-out-revocation.ts";
import type { Invited } from "./is-invited.ts";

type Needs = Pick<Ports, "invitations" | "clock" | "log">;

/** Why a revocation was stopped. */
export type Stopped = Extract<RevocationOutcome, { kind: "kept" | "not-permitted" | "no-state" | "too-fresh" }>;

/**
 * Gives an invitation the state back that it had before its revocation was started. One that was replaced waits for an administrator,
 * unless the guest stays for another reason: another invitation has the same guest, or they accepted before. The card is updated only with
 * `showIt`: an edit would overwrite the answer to the person who pressed.
 */
export async function stopRevocation(
  ports: Needs,
  { id, state }: Invited,
  stopped: Stopped,
  { showIt }: { readonly showIt: boolean },
): Promise<Invitation> {
  const waits = state.revocation === "replaced" && (stopped.kind !== "kept" || stopped.why === "not-ours");
  ports.log.warn("invitation-not-revoked", { invitation: id, why: reasonOf(stopped) });
  const event: InvitationEvent = { kind: "not-revoked", ...(waits && { waits: "needs-admin" }) };
  const jobs = (next: Invitation) => (showIt ? [cardUpdateJob(next, ports.clock)] : []);
  const stored = await advanceStored(ports, id, event, { what: "not-revoked", detail: stopped.kind, jobs });
  if (!stored) throw new Error("An invitation was there a moment ago, and invitations are never deleted");
  return stored.invitation;
}

function reasonOf(stopped: Stopped): string {
  if (stopped.kind === "not-permitted") return stopped.permission;
  return stopped.kind === "kept" ? stopped.why : stopped.kind;
}
