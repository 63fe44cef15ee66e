import { stopPosts } from "../../domain/pace/stop-posts.ts";
import type { InviteOutcome, InviteRequest } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import { gateWatchJob } from "../steps/new-jobs.ts";
import { whenStorable } from "../steps/when-storable.ts";
import type { PostingNeeds } from "./post-with-pass.ts";

/** The address and the landing page of a guest who is surely ours. */
export type LinkRequest = Pick<InviteRequest, "email" | "redirectUrl">;

/**
 * Has Graph make a new link for a guest of ours that the directory shows, without a mail: it creates nobody, so it isn't counted. But nothing is asked while
 * Microsoft has stopped the tenant's invitations, and the answer can say that it has.
 * @throws GuestlistError as `directory.invite`.
 */
export async function postForLink(
  { directory, posts, jobs, clock, log }: PostingNeeds,
  actor: Actor,
  request: LinkRequest,
): Promise<InviteOutcome | { readonly kind: "stopped" }> {
  if ((await posts.gate()).kind === "stopped") return { kind: "stopped" };
  const outcome = await directory.invite(actor, { ...request, sendMail: false });
  if (outcome.kind === "sent" || outcome.reason !== "tenant-blocked") return outcome;
  const { remoteId } = outcome;
  const stop = { now: clock.now(), ...(remoteId !== undefined && { remoteId }) };
  const verdict = await whenStorable(clock, () => posts.decide((ledger) => stopPosts(ledger, stop)));
  if (verdict === "stopped") log.error("invitations-stopped", undefined, { remoteId });
  await jobs.enqueue(gateWatchJob(clock));
  return outcome;
}
