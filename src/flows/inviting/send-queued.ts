import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { Caution } from "../../domain/caution.ts";
import { cautionsOnCard } from "../../domain/caution.ts";
import type { FailureReason } from "../../domain/failure.ts";
import type { Instant, InvitationId } from "../../domain/ids.ts";
import type { Invitation, InvitationState } from "../../domain/invitation.ts";
import { judgeRequest } from "../../domain/judge-request.ts";
import type { Ledger, Post } from "../../domain/pace/ledger.ts";
import type { Verdict } from "../../domain/verdict.ts";
import type { RequestFacts } from "../../domain/request-facts.ts";
import type { Ports } from "../../ports/ports.ts";
import { gatherFacts } from "../checking/gather-facts.ts";
import type { GatherNeeds } from "../checking/gather-facts.ts";
import { prepareInvitation } from "../checking/prepare-invitation.ts";
import { askToPost } from "../pacing/ask-to-post.ts";
import type { PostAnswered, PostPass } from "../pacing/ask-to-post.ts";
import { giveBackPass } from "../pacing/give-back-pass.ts";
import { leavePlace } from "../pacing/leave-place.ts";
import { changeOf } from "../steps/change-of.ts";
import { failInvitation } from "../steps/fail-invitation.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { cardUpdateJob, noticeJob, sendingCheckJob } from "../steps/new-jobs.ts";
import { admissionOf } from "../who/admit-person.ts";
import { postInvitation } from "./post-invitation.ts";

type Needs = GatherNeeds & Pick<Ports, "posts" | "jobs" | "terms" | "trail" | "welcomePage">;

/** A queued invitation. */
type Queued = Invitation & { readonly state: Extract<InvitationState, { kind: "queued" }> };

const app = { kind: "app" } as const;

/** While Microsoft has stopped everything: `watch-gate` wakes this job earlier, as soon as that is over. */
const lookEveryMs = 600_000;

/**
 * Sends a queued invitation as the app, when its time has come and Microsoft isn't stopping the tenant. Everything is asked again before: what
 * was approved stays approved, and what its people confirmed stays confirmed; if something else is against it, it fails and they are told.
 * Safe to run twice: `sending` is committed before the POST, and only the process that has committed it posts.
 * @throws GuestlistError `directory-unavailable`, `teams-unavailable` or `throttled`: the job tries again, and the invitation waits.
 */
export async function sendQueued(ports: Needs, id: InvitationId): Promise<JobOutcome> {
  const queued = await ports.invitations.find(id);
  if (!isQueued(queued)) return leave(ports, id);
  if (!(await isTheApps(ports, queued))) return giveUp(ports, queued, "needs-press");
  const ledger = await ports.posts.read();
  const lost = lostPass(ledger, queued);
  if (lost) return takeBack(ports, queued, lost);
  const wait = await waitInLedger(ports, queued, ledger);
  if (wait) return keepWaiting(ports, queued, wait);
  const refused = await requesterRefused(ports, queued);
  if (refused) return giveUp(ports, queued, refused);
  const facts = await gather(ports, queued);
  const verdict = judgeRequest(facts, "retry");
  return verdict.kind === "send" ? send(ports, queued, facts, verdict.cautions) : giveUp(ports, queued, reasonOf(verdict));
}

function isQueued(invitation: Invitation | undefined): invitation is Queued {
  return invitation?.state.kind === "queued";
}

const mostEvents = 1_000;

/** Where people invite in their own names, the app still sends what it was told to send with its own credentials, at a shell. */
async function isTheApps({ terms, trail }: Needs, { id }: Queued): Promise<boolean> {
  if (terms.inviteAs === "app") return true;
  return (await trail.of(id, mostEvents)).some(({ what, via }) => what === "queued" && via === "command-line-as-app");
}

async function leave(ports: Needs, id: InvitationId): Promise<JobOutcome> {
  await leavePlace(ports, id);
  return done;
}

/** A pass that it got since it waits. Nothing was posted with it, because `sending` is committed before; its process may have died. */
function lostPass({ posts }: Ledger, { id, state }: Queued): Post | undefined {
  return posts.find(({ standing, invitation, at }) => standing === "out" && invitation === id && at >= state.since);
}

/**
 * The lost pass would count as a mail for a day, also against this invitation. The process that has it may only have stood still: the new
 * version keeps it from posting before the pass is given back.
 */
async function takeBack({ invitations, posts, clock }: Needs, queued: Queued, lost: Post): Promise<JobOutcome> {
  const { confirmed, goesOutAt } = queued.state;
  const wait = { confirmed, ...(goesOutAt !== undefined && { goesOutAt }) };
  const step = advanceInvitation(queued, { kind: "queued", wait }, clock.now());
  const next = step.kind === "ok" ? [step.next] : [];
  const outcome = await invitations.commit({ invitations: next, events: [], jobs: [] });
  if (outcome === "committed") await giveBackPass({ posts }, { post: lost.id });
  return { kind: "again", at: clock.now() };
}

/** `until`: absent while Microsoft has stopped everything. */
interface Wait {
  readonly until?: Instant;
}

/** What the ledger says already, before anything else is asked. */
async function waitInLedger(ports: Needs, queued: Queued, { gate, posts: all }: Ledger): Promise<Wait | undefined> {
  const { id } = queued;
  const place = all.find(({ standing, invitation }) => standing === "planned" && invitation === id);
  if (gate.kind === "open") return place && place.at > ports.clock.now() ? { until: place.at } : undefined;
  const { trial } = gate;
  if (trial && trial.post === undefined && (trial.invitation ?? id) === id) return undefined;
  if (!place) await takePlace(ports, queued);
  return {};
}

/** A place that got lost between two processes, so that an administrator's trial finds the invitation. */
async function takePlace(ports: Needs, queued: Queued): Promise<void> {
  const answer = await ask(ports, queued);
  if (answer.kind === "go") await giveBackPass(ports, answer.pass);
}

function ask(ports: Needs, queued: Queued): Promise<PostAnswered> {
  return askToPost(ports, { invitation: queued, use: "invite", isApproved: queued.approval !== undefined, mayWait: true });
}

/** The card shows a time that has changed. */
async function keepWaiting(ports: Needs, queued: Queued, { until }: Wait): Promise<JobOutcome> {
  const { invitations, clock } = ports;
  const at = until ?? clock.later(lookEveryMs);
  if (queued.state.goesOutAt === until) return { kind: "again", at };
  const { confirmed } = queued.state;
  const wait = { confirmed, ...(until !== undefined && { goesOutAt: until }) };
  const step = advanceInvitation(queued, { kind: "queued", wait }, clock.now());
  const next = step.kind === "ok" ? [step.next] : [];
  const outcome = await invitations.commit({ invitations: next, events: [], jobs: [cardUpdateJob(queued, clock)] });
  return { kind: "again", at: outcome === "committed" ? at : clock.now() };
}

/** Whether the requester has left, or may not use the bot any more. */
async function requesterRefused(ports: Needs, { requester: { id: person } }: Queued): Promise<FailureReason | undefined> {
  const admission = await admissionOf(ports, { person, tenantId: ports.terms.tenantId });
  switch (admission) {
    case "admitted":
      return undefined;
    case "guest":
      return "requester-is-guest";
    case "stranger":
      return "requester-gone"; // they were admitted when they pressed
    case "not-allowed":
      return "requester-not-admitted";
  }
}

async function gather(ports: Needs, queued: Queued): Promise<RequestFacts> {
  const { requester, approval, state } = queued;
  const approver = approval?.decision?.by;
  const people = { by: requester.id, approver, approvedBy: approval ? "all" : [], reader: app, inviter: app, tokenClaims: {} } as const;
  return gatherFacts(ports, { use: "retry", wanted: queued, ...people, confirmed: [...cautionsOnCard, ...state.confirmed] });
}

function reasonOf(verdict: Exclude<Verdict, { kind: "send" }>): FailureReason {
  switch (verdict.kind) {
    case "refuse":
      return verdict.refusal.kind;
    case "join":
      return "already-in-directory";
    case "ask":
    case "confirm":
      return "to-confirm";
  }
}

async function send(ports: Needs, queued: Queued, facts: RequestFacts, cautions: readonly Caution[]): Promise<JobOutcome> {
  const prepared = prepareInvitation(queued, { preflight: facts.preflight, actor: app, cautions });
  const answer = await ask(ports, queued);
  switch (answer.kind) {
    case "go":
      return post(ports, { queued, prepared, pass: answer.pass, createsGuest: facts.preflight.existing === "none" });
    case "later":
      return keepWaiting(ports, queued, { until: answer.at });
    case "paused":
      return keepWaiting(ports, queued, { until: answer.until });
    case "stopped":
      return keepWaiting(ports, queued, {});
    case "capped":
      return giveUp(ports, queued, "cap-reached");
  }
}

interface Ready {
  readonly queued: Queued;
  /** As it goes out. */
  readonly prepared: Invitation;
  readonly pass: PostPass;
  readonly createsGuest: boolean;
}

/** If it was withdrawn just now, that stays. */
async function post(ports: Needs, { queued, prepared, pass, createsGuest }: Ready): Promise<JobOutcome> {
  const { invitations, clock } = ports;
  const step = advanceInvitation(prepared, { kind: "sending" }, clock.now());
  const jobs = [sendingCheckJob(queued, clock, "sending"), cardUpdateJob(queued, clock)];
  const outcome = step.kind === "ok" ? await invitations.commit(changeOf(step.next, "sending", clock, { jobs })) : "conflict";
  if (step.kind !== "ok" || outcome !== "committed") {
    await giveBackPass(ports, pass);
    return { kind: "again", at: clock.now() };
  }
  await postInvitation(ports, { pass, actor: app, sending: step.next, createsGuest, ifStopped: queued.state.confirmed, isAbsent: true });
  return done;
}

async function giveUp(ports: Needs, queued: Queued, reason: FailureReason): Promise<JobOutcome> {
  const { clock } = ports;
  const notice = noticeJob({ ...queued, version: queued.version + 1 }, "failed", clock);
  const failed = await failInvitation(ports, queued, reason, { jobs: [cardUpdateJob(queued, clock), notice] });
  return failed ? leave(ports, queued.id) : { kind: "again", at: clock.now() };
}
