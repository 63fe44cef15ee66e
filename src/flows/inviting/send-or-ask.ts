import type { Invitation } from "../../domain/invitation.ts";
import { judgeRequest } from "../../domain/judge-request.ts";
import type { Send } from "../../domain/judge-request.ts";
import type { Ports } from "../../ports/ports.ts";
import type { GatherNeeds } from "../checking/gather-facts.ts";
import { gatherSignedIn } from "../checking/gather-signed-in.ts";
import type { Challenged } from "../checking/gather-signed-in.ts";
import { failInvitation } from "../steps/fail-invitation.ts";
import { signIn } from "../who/sign-in.ts";
import type { SignIn, SignInNeeds } from "../who/sign-in.ts";
import { askApproval, offerApproval } from "./ask-approval.ts";
import { joinInvitation } from "./join-invitation.ts";
import { outcomeOfTwin, returnForm, refuseRequest } from "./refuse-request.ts";
import type { KnownRequest, RequestOutcome, RequestPress } from "./request.ts";
import { sendDirectly } from "./send-directly.ts";

export type SendOrAskNeeds = GatherNeeds & SignInNeeds & Pick<Ports, "followers" | "jobs">;

/** Sends a stored request, asks approvers, or returns the form with the reason against it. */
export async function sendOrAsk(ports: SendOrAskNeeds, requested: Invitation, press: RequestPress): Promise<RequestOutcome> {
  const known = await signInAndGather(ports, requested, press);
  if ("kind" in known) return known.kind === "sign-in-needed" ? known : refuseRequest(ports, requested, known.refusal);
  return carryOut(ports, known);
}

/**
 * Makes the requester follow the open invitation of the address, which kept the request from being stored; unless the judge refuses the
 * request before that. Undefined when that invitation has ended in the meantime: the address is free.
 */
export async function joinHolder(ports: SendOrAskNeeds, unstored: Invitation, press: RequestPress): Promise<RequestOutcome | undefined> {
  const known = await signInAndGather(ports, unstored, press);
  if ("kind" in known) return known.kind === "sign-in-needed" ? known : returnForm(ports, known.refusal);
  const verdict = judgeRequest(known.facts, "request");
  if (verdict.kind === "refuse") return returnForm(ports, verdict.refusal);
  return verdict.kind === "join" ? join(ports, unstored, verdict.open) : undefined;
}

type NotKnown = Exclude<SignIn, { kind: "signed-in" }> | Challenged;

async function signInAndGather(ports: SendOrAskNeeds, requested: Invitation, press: RequestPress): Promise<KnownRequest | NotKnown> {
  const { requester } = requested;
  const acting = await signIn(ports, requester, press.ssoToken);
  if (acting.kind !== "signed-in") return acting;
  const { confirmed, asks } = press;
  const asksOthers = confirmed.includes("needs-approval");
  const refusedByGraph = asksOthers && asks?.why === "not-allowed";
  const asked = { use: "request", wanted: requested, approvedBy: [], confirmed, refusedByGraph, countGuests: asksOthers } as const;
  const facts = await gatherSignedIn(ports, { ...asked, by: requester, acting });
  return "kind" in facts ? facts : { requested, acting, facts, press };
}

async function carryOut(ports: SendOrAskNeeds, known: KnownRequest): Promise<RequestOutcome> {
  const { requested, facts } = known;
  const verdict = judgeRequest(facts, "request");
  switch (verdict.kind) {
    case "refuse":
      return refuseRequest(ports, requested, verdict.refusal);
    case "join":
      return joinStored(ports, known, verdict.open);
    case "ask":
      return askApproval(ports, known, verdict);
    case "confirm":
      return refuseRequest(ports, requested, { kind: "to-confirm", cautions: verdict.cautions });
    case "send":
      return sendUnlessForbidden(ports, known, verdict);
  }
}

/** Another open invitation has the guest, or the same form was sent twice. If the other one has ended in the meantime, this request goes on. */
async function joinStored(ports: SendOrAskNeeds, known: KnownRequest, open: Invitation): Promise<RequestOutcome> {
  const { requested, facts } = known;
  if (open.id === requested.id) return outcomeOfTwin(ports, requested);
  const joined = await join(ports, requested, open);
  if (!joined) return carryOut(ports, { ...known, facts: { ...facts, open: undefined } });
  const failed = await failInvitation(ports, requested, "already-in-directory");
  return failed ? joined : outcomeOfTwin(ports, requested);
}

/** Undefined when the open invitation has ended in the meantime. */
async function join(ports: SendOrAskNeeds, { requester, home }: Invitation, open: Invitation): Promise<RequestOutcome | undefined> {
  const refusal = await joinInvitation(ports, open.emailKey, { by: requester, home });
  return refusal && returnForm(ports, refusal);
}

async function sendUnlessForbidden(ports: SendOrAskNeeds, known: KnownRequest, verdict: Send): Promise<RequestOutcome> {
  const outcome = await sendDirectly(ports, known, verdict);
  return isForbidden(known, outcome) ? offerApproval(ports, known) : outcome;
}

/** Whether Graph refused because the tenant doesn't let the requester invite: nothing was created. */
function isForbidden({ acting: { actor } }: KnownRequest, outcome: RequestOutcome): boolean {
  if (actor.kind === "app" || outcome.kind !== "failed") return false;
  const { state } = outcome.invitation;
  return state.kind === "failed" && state.reason === "invitations-not-allowed";
}
