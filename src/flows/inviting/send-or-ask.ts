import type { Caution } from "../../domain/caution.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { judgeRequest } from "../../domain/judge-request.ts";
import type { JudgedRefusal, Send } from "../../domain/verdict.ts";
import { cautionsOf } from "../../domain/request-cautions.ts";
import type { Ports } from "../../ports/ports.ts";
import type { GatherNeeds } from "../checking/gather-facts.ts";
import { gatherSignedIn } from "../checking/gather-signed-in.ts";
import type { NotGathered } from "../checking/gather-signed-in.ts";
import { findTeamOf } from "../checking/find-team-of.ts";
import { orBusy } from "../steps/busy-refusal.ts";
import { signIn } from "../who/sign-in.ts";
import type { SignIn, SignInNeeds } from "../who/sign-in.ts";
import { askApproval, offerApproval } from "./ask-approval.ts";
import { joinAtOnce } from "./join-at-once.ts";
import { joinOther } from "./join-other.ts";
import { limitAsking } from "./limit-asking.ts";
import { refuseOverride } from "./override-policy.ts";
import type { OverrideRefused } from "./override-policy.ts";
import { outcomeOfTwin, refuseRequest, returnForm } from "./refuse-request.ts";
import type { KnownRequest, RequestOutcome, RequestPress } from "./request.ts";
import { sendDirectly } from "./send-directly.ts";

export type SendOrAskNeeds = GatherNeeds & SignInNeeds & Pick<Ports, "followers" | "jobs" | "limits" | "posts" | "welcomePage">;

/** Sends a request, asks approvers, or returns the form with the reason against it. Only what is sent or asked is stored. */
export async function sendOrAsk(ports: SendOrAskNeeds, requested: Invitation, press: RequestPress): Promise<RequestOutcome> {
  return orBusy(ports, () => judgeAndSend(ports, requested, press));
}

async function judgeAndSend(ports: SendOrAskNeeds, requested: Invitation, press: RequestPress): Promise<RequestOutcome> {
  const limited = press.confirmed.includes("needs-approval") ? await limitAsking(ports, requested.requester.id, "look") : undefined;
  if (limited) return limited;
  const known = await signInAndGather(ports, requested, press);
  if ("kind" in known) return known.kind === "sign-in-needed" ? known : refuseRequest(ports, requested, known.refusal);
  return carryOut(ports, known);
}

type NotKnown = Exclude<SignIn, { kind: "signed-in" }> | NotGathered | OverrideRefused;

async function signInAndGather(ports: SendOrAskNeeds, requested: Invitation, press: RequestPress): Promise<KnownRequest | NotKnown> {
  const { requester } = requested;
  const acting = await signIn(ports, requester, press.ssoToken);
  if (acting.kind !== "signed-in") return acting;
  const refused = press.override && (await refuseOverride(ports, requested, acting));
  if (refused) return refused;
  const { confirmed, asks } = press;
  const asksOthers = confirmed.includes("needs-approval");
  const refusedByGraph = asksOthers && asks?.why === "not-allowed";
  const asked = { use: "request", wanted: requested, approvedBy: [], confirmed, refusedByGraph, countGuests: asksOthers } as const;
  const policySetAside = press.override !== undefined;
  const facts = await gatherSignedIn(ports, { ...asked, by: requester, acting, policySetAside });
  return "kind" in facts ? facts : { requested, acting, facts, press };
}

async function carryOut(ports: SendOrAskNeeds, known: KnownRequest): Promise<RequestOutcome> {
  const { requested, facts } = known;
  const verdict = judgeRequest(facts, "request");
  switch (verdict.kind) {
    case "refuse":
      return refuseRequest(ports, requested, await withTeam(ports, requested, verdict.refusal));
    case "join":
      return join(ports, known, verdict.open);
    case "ask":
      return askApproval(ports, known, verdict);
    case "confirm":
      return confirmFirst(ports, requested, verdict.cautions);
    case "send":
      return sendUnlessForbidden(ports, known, verdict);
  }
}

/** What nobody needs isn't offered: to add a person to a team that has them. */
async function withTeam(ports: SendOrAskNeeds, { home }: Invitation, refusal: JudgedRefusal): Promise<JudgedRefusal> {
  if (!("user" in refusal)) return refusal;
  const team = await findTeamOf(ports, home.conversation, refusal.user);
  return team === undefined ? refusal : { ...refusal, team };
}

/** The guest who is pending may be of an invitation that somebody else has sent in the meantime. */
async function confirmFirst(ports: SendOrAskNeeds, requested: Invitation, cautions: readonly Caution[]): Promise<RequestOutcome> {
  return (await joinAtOnce(ports, requested)) ?? refuseRequest(ports, requested, { kind: "to-confirm", cautions });
}

/**
 * Another open invitation has the guest, or the same form was sent twice. If the other invitation has ended in the meantime, what was found
 * counts no longer: the form is returned for another try.
 */
async function join(ports: SendOrAskNeeds, { requested, facts }: KnownRequest, open: Invitation): Promise<RequestOutcome> {
  if (open.id === requested.id) return outcomeOfTwin(ports, requested);
  const joined = await joinOther(ports, requested, open.emailKey);
  return joined ?? confirmFirst(ports, requested, cautionsOf(facts));
}

async function sendUnlessForbidden(ports: SendOrAskNeeds, known: KnownRequest, verdict: Send): Promise<RequestOutcome> {
  const outcome = await sendDirectly(ports, known, verdict);
  if (outcome.kind === "failed" && outcome.busy) return returnForm(outcome.busy, ports.clock.newId() as InvitationId);
  return isForbidden(known, outcome) ? offerApproval(ports, known) : outcome;
}

/** Whether Graph refused because the tenant doesn't let the requester invite: nothing was created. */
function isForbidden({ acting: { actor } }: KnownRequest, outcome: RequestOutcome): boolean {
  if (actor.kind === "app" || outcome.kind !== "failed") return false;
  const { state } = outcome.invitation;
  return state.kind === "failed" && state.reason === "invitations-not-allowed";
}
