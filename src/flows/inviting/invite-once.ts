import type { GuestId, Instant } from "../../domain/ids.ts";
import { isGuestlistError } from "../../errors.ts";
import type { InviteOutcome, InviteRequest } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import { askToPost } from "../pacing/ask-to-post.ts";
import type { AskedPost, PostPass } from "../pacing/ask-to-post.ts";
import { giveBackPass } from "../pacing/give-back-pass.ts";
import { postWithPass } from "../pacing/post-with-pass.ts";
import type { PostingNeeds } from "../pacing/post-with-pass.ts";
import type { PacingNeeds } from "../pacing/take-pass.ts";

type Sent = Extract<InviteOutcome, { kind: "sent" }>;
export type InviteNeeds = PostingNeeds & PacingNeeds;

/** A POST that is let through, and what it asks for. */
export interface PassedPost {
  readonly pass: PostPass;
  readonly actor: Actor;
  /** For the passes of a POST that is repeated. */
  readonly invitation: AskedPost["invitation"];
  readonly request: InviteRequest;
}

/** A request that is turned away is over soon: what it did is older than what is done after this wait. */
const shortestWaitMs = 5_000;
/** After a longer wait the process may not be there any more. */
const longestWaitMs = 30_000;
/** How much Graph's clocks may differ. */
const clockDifferenceMs = 2_000;
/** When to look for the new guest, in milliseconds after the last look: Graph shows it late. */
const lookAfterMs = [0, 2_000, 5_000, 10_000, 20_000];

/**
 * Has Graph invite, and send one mail at most. After a 503 with Retry-After the invitation is asked for once more, when that time is over.
 *
 * A 503 doesn't prove that nothing was done, and the directory shows a new guest late, with no known limit: that a look by address finds
 * nobody proves nothing either. But a POST without a mail is harmless, and it always answers the guest that is there. If that guest was
 * created after the wait, the first POST created nobody and mailed nobody, and only then the mail is asked for. An older guest is the first
 * POST's, even if that did its work only after the 503. While the guest's age isn't known, or anything else fails, the outcome stays unknown.
 * Each of these is a POST of its own, and needs a pass: without passes for both, nothing is asked again.
 * @throws GuestlistError as `directory.invite`.
 */
export async function inviteOnce(ports: InviteNeeds, post: PassedPost): Promise<InviteOutcome> {
  try {
    return await postWithPass(ports, post.pass, post.actor, post.request);
  } catch (error) {
    const wait = waitFor(error);
    if (wait === undefined || !isGuestlistError(error)) throw error;
    ports.log.warn("invitation-turned-away", { status: error.status, remoteId: error.remoteId, seconds: error.retryAfter });
    await ports.clock.wait(wait.milliseconds);
    return (await askAgain(ports, post, wait.overAt)) ?? Promise.reject(error);
  }
}

interface Wait {
  readonly milliseconds: number;
  /** By Graph's clock, in epoch milliseconds. */
  readonly overAt: number;
}

/** How long to wait; undefined if the request isn't repeated. */
function waitFor(error: unknown): Wait | undefined {
  if (!isGuestlistError(error, "outcome-unknown") || error.retryAfter === undefined || error.answeredAt === undefined) return undefined;
  const wait = Math.max(error.retryAfter * 1_000, shortestWaitMs);
  return wait <= longestWaitMs ? { milliseconds: wait, overAt: Date.parse(error.answeredAt) + wait } : undefined;
}

/** Undefined while the outcome is unknown. */
async function askAgain(ports: InviteNeeds, post: PassedPost, askedAgainAt: number): Promise<Sent | undefined> {
  const { actor, request } = post;
  try {
    if (await ports.directory.findByEmail(actor, request.email)) return undefined; // the job adopts the guest
    const passes = await passesFor(ports, post);
    return passes && (await postAgain(ports, post, passes, askedAgainAt));
  } catch (error) {
    ports.log.error("invitation-not-repeated", error);
    return undefined;
  }
}

interface Passes {
  readonly look: PostPass;
  /** Absent if no mail is wanted. */
  readonly mail?: PostPass;
}

/** Both or none: without the second, a guest could be created who gets no mail. */
async function passesFor(ports: InviteNeeds, { invitation, request }: PassedPost): Promise<Passes | undefined> {
  const look = await askToPost(ports, { invitation, use: "repeat" });
  if (look.kind !== "go") return undefined;
  if (!request.sendMail) return { look: look.pass };
  const mail = await askToPost(ports, { invitation, use: "repeat" });
  if (mail.kind === "go") return { look: look.pass, mail: mail.pass };
  await giveBackPass(ports, look.pass);
  return undefined;
}

async function postAgain(
  ports: InviteNeeds,
  { actor, request }: PassedPost,
  { look, mail }: Passes,
  askedAgainAt: number,
): Promise<Sent | undefined> {
  let isMailed = false;
  try {
    const made = await postWithPass(ports, look, actor, { ...request, sendMail: false });
    if (made.kind === "refused" || !mail) return sentIn(made);
    const createdAt = await whenCreated(ports, actor, made.guestId);
    if (createdAt === undefined) return undefined;
    isMailed = Date.parse(createdAt) >= askedAgainAt - clockDifferenceMs;
    return isMailed ? sentIn(await postWithPass(ports, mail, actor, request)) : made;
  } finally {
    if (mail && !isMailed) await giveBackPass(ports, mail);
  }
}

/** A refusal now says nothing about the first POST. */
function sentIn(outcome: InviteOutcome): Sent | undefined {
  return outcome.kind === "sent" ? outcome : undefined;
}

async function whenCreated({ directory, clock }: InviteNeeds, actor: Actor, guest: GuestId): Promise<Instant | undefined> {
  for (const wait of lookAfterMs) {
    await clock.wait(wait);
    const [found] = await directory.findByIds(actor, [guest]);
    if (found?.createdAt) return found.createdAt;
  }
  return undefined;
}
