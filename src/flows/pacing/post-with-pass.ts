import type { PostAnswer } from "../../domain/pace/ledger.ts";
import { settlePost } from "../../domain/pace/settle-post.ts";
import { isGuestlistError } from "../../errors.ts";
import type { InviteOutcome, InviteRequest } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import { gateWatchJob } from "../steps/new-jobs.ts";
import { whenStorable } from "../steps/when-storable.ts";
import type { PostPass } from "./ask-to-post.ts";
import { giveBackPass } from "./give-back-pass.ts";

export type PostingNeeds = Pick<Ports, "directory" | "posts" | "jobs" | "clock" | "log" | "welcomePage">;

/**
 * Has Graph invite, once. The only place that does, but for a link that was lost (`post-for-link.ts`). The ledger keeps Graph's answer. If
 * Microsoft has stopped the tenant's invitations, nothing more goes out for anybody from then on, not even with a pass of before.
 * @throws GuestlistError as `directory.invite`.
 */
export async function postWithPass(ports: PostingNeeds, pass: PostPass, actor: Actor, request: InviteRequest): Promise<InviteOutcome> {
  if (await isStopped(ports, pass)) return { kind: "refused", reason: "tenant-blocked" };
  try {
    const outcome = await ports.directory.invite(actor, request);
    await settle(ports, pass, answerIn(outcome), outcome.kind === "refused" ? outcome.remoteId : undefined);
    return outcome;
  } catch (error) {
    await settle(ports, pass, isGuestlistError(error) && error.code !== "outcome-unknown" ? "not-taken" : "unknown");
    throw error;
  }
}

/** Whether everything was stopped after the pass was given. */
async function isStopped(ports: PostingNeeds, pass: PostPass): Promise<boolean> {
  const gate = await ports.posts.gate();
  if (gate.kind === "open" || gate.trial?.post === pass.post) return false;
  await giveBackPass(ports, pass);
  ports.log.warn("posting-stopped", { invitation: pass.invitation });
  return true;
}

function answerIn(outcome: InviteOutcome): PostAnswer {
  if (outcome.kind === "sent") return "sent";
  return outcome.reason === "tenant-blocked" ? "blocked" : "refused";
}

/** What Graph has answered counts, also when the ledger can't be written: then the post stays in it as one without an answer. */
async function settle({ posts, jobs, clock, log }: PostingNeeds, pass: PostPass, answer: PostAnswer, remoteId?: string): Promise<void> {
  const { post, invitation } = pass;
  const known = { post, answer, ...(remoteId !== undefined && { remoteId }) };
  try {
    const verdict = await whenStorable(clock, () => posts.decideOn(post, (ledger) => settlePost(ledger, { ...known, now: clock.now() })));
    if (verdict !== "settled" || answer === "blocked") await jobs.enqueue(gateWatchJob(clock));
    if (verdict === "stopped") log.error("invitations-stopped", undefined, { invitation, remoteId });
    if (verdict === "opened") log.info("invitations-open-again", { invitation });
  } catch (error) {
    log.error("post-not-settled", error, { invitation, answer });
  }
}
