import { isGuestlistError } from "../../errors.ts";
import type { InviteOutcome } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import type { Ports } from "../../ports/ports.ts";
import { commitRemoval } from "../following/commit-removal.ts";
import { lookUpGuest } from "../following/look-up-guest.ts";
import { recordAcceptance } from "../following/record-acceptance.ts";
import { postForLink } from "../pacing/post-for-link.ts";
import type { LinkRequest } from "../pacing/post-for-link.ts";
import { postWithPass } from "../pacing/post-with-pass.ts";
import type { PostingNeeds } from "../pacing/post-with-pass.ts";
import { takePass } from "../pacing/take-pass.ts";
import type { PacingNeeds, TakenPass } from "../pacing/take-pass.ts";
import { busyRefusal, reasonOf } from "../steps/busy-refusal.ts";
import type { Busy } from "../steps/busy-refusal.ts";
import { redirectOf } from "../steps/redirect-of.ts";
import type { Invited } from "./is-invited.ts";

type Needs = PostingNeeds & PacingNeeds & Pick<Ports, "invitations" | "announcements" | "conversations" | "teams" | "teamMembers">;

export type LinkAnswer =
  | { readonly kind: "answered"; readonly outcome: InviteOutcome }
  /** The partner has accepted meanwhile, or the guest was deleted: that is stored now. */
  | { readonly kind: "over" }
  | {
      readonly kind: "refused";
      readonly refusal: Busy | { readonly kind: "stopped" } | Extract<TakenPass, { kind: "refused" }>["refusal"];
    };

/**
 * Has Graph make a new link for a guest who hasn't accepted, without a mail. That creates nobody while the directory shows the guest. While it
 * doesn't show them (yet), or nobody may look, the POST may create one, so it needs a pass as every other. A guest who was deleted isn't
 * created again. Asking twice is harmless, since no mail goes out: an answer that was lost is a passing fault, too.
 */
export async function askForLink(ports: Needs, actor: Actor, invitation: Invited): Promise<LinkAnswer> {
  try {
    return await lookAndAsk(ports, actor, invitation);
  } catch (error) {
    const refusal = isGuestlistError(error, "outcome-unknown") ? ({ kind: "busy" } as const) : busyRefusal(error, ports.clock);
    if (!refusal) throw error;
    ports.log.warn("microsoft-busy", reasonOf(error));
    return { kind: "refused", refusal };
  }
}

async function lookAndAsk(ports: Needs, actor: Actor, invitation: Invited): Promise<LinkAnswer> {
  const { email, state } = invitation;
  const request = { email, redirectUrl: redirectOf(ports, invitation) };
  const seen = await lookUpGuest(ports, [actor], state);
  switch (seen.kind) {
    case "accepted":
      await recordAcceptance(ports, { guest: state.guestId, path: "look", since: seen.since });
      return { kind: "over" };
    case "absent":
      await commitRemoval(ports, state.guestId);
      return { kind: "over" };
    case "pending":
    case "no-state": {
      const outcome = await postForLink(ports, actor, request);
      return outcome.kind === "stopped" ? { kind: "refused", refusal: outcome } : { kind: "answered", outcome };
    }
    case "too-fresh":
    case "hidden":
      return askWithPass(ports, actor, invitation, request);
  }
}

/** The policy's limit on mails doesn't count: it is the POST of before, whose answer got lost. */
async function askWithPass(ports: Needs, actor: Actor, invitation: Invited, request: LinkRequest): Promise<LinkAnswer> {
  const taken = await takePass(ports, { invitation, use: "repeat" });
  if (taken.kind === "refused") return taken;
  return { kind: "answered", outcome: await postWithPass(ports, taken.pass, actor, { ...request, sendMail: false }) };
}
