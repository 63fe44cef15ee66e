import { stopPosts } from "../../domain/pace/stop-posts.ts";
import type { InviteOutcome, InviteRequest } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import type { PostingNeeds } from "./post-with-pass.ts";

/** The address and the landing page of a guest who is surely ours. */
export type LinkRequest = Pick<InviteRequest, "email" | "redirectUrl">;

/**
 * Has Graph make a new link for a guest of ours whom the directory shows, without a mail: it creates nobody, so it isn't counted. But nothing is asked while
 * Microsoft has stopped the tenant's invitations, and the answer can say that it has.
 * @throws GuestlistError as `directory.invite`.
 */
export async function postForLink(
  { directory, posts, clock, log }: PostingNeeds,
  actor: Actor,
  request: LinkRequest,
): Promise<InviteOutcome | { readonly kind: "stopped" }> {
  if ((await posts.read()).gate.kind === "stopped") return { kind: "stopped" };
  const outcome = await directory.invite(actor, { ...request, sendMail: false });
  if (outcome.kind === "sent" || outcome.reason !== "tenant-blocked") return outcome;
  const { remoteId } = outcome;
  const stop = { now: clock.now(), ...(remoteId !== undefined && { remoteId }) };
  if ((await posts.decide((ledger) => stopPosts(ledger, stop))) === "stopped") log.error("invitations-stopped", undefined, { remoteId });
  return outcome;
}
