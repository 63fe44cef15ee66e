import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Send } from "../../domain/judge-request.ts";
import type { Change } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import { giveBackPass } from "../pacing/give-back-pass.ts";
import { takePass } from "../pacing/take-pass.ts";
import type { InviteNeeds } from "./invite-once.ts";
import { outcomeOfTwin, refuseRequest } from "./refuse-request.ts";
import { changeOf } from "../steps/change-of.ts";
import { sendingCheckJob } from "../steps/new-jobs.ts";
import { postInvitation } from "./post-invitation.ts";
import { prepareInvitation } from "../checking/prepare-invitation.ts";
import type { KnownRequest, RequestOutcome } from "./request.ts";
import { storeRequest } from "./store-request.ts";

type Needs = InviteNeeds & Pick<Ports, "invitations" | "followers" | "jobs" | "lists" | "limits">;

/** Sends a request that needs no approval, if the pace allows it. The policy rule that allows it is stored with the invitation. */
export async function sendDirectly(ports: Needs, known: KnownRequest, { rule, cautions }: Send): Promise<RequestOutcome> {
  const { requested, facts } = known;
  const { preflight } = facts;
  const { actor } = known.acting;
  const prepared = {
    ...prepareInvitation(requested, { preflight, actor, cautions }),
    ...(rule !== undefined && { allowedBy: rule }),
  };
  const step = advanceInvitation(prepared, { kind: "sending" }, ports.clock.now());
  if (step.kind !== "ok") return outcomeOfTwin(ports, prepared);
  const taken = await takePass(ports, { invitation: requested, use: "invite" });
  if (taken.kind === "refused") return refuseRequest(ports, requested, taken.refusal);
  const { pass } = taken;
  const notStored = await storeRequest(ports, requested, sendingOf(ports, step.next));
  if (notStored) {
    await giveBackPass(ports, pass);
    return notStored;
  }
  const createsGuest = preflight.existing === "none";
  const formComesBackAfter = actor.kind === "person" ? (["busy", "invitations-not-allowed"] as const) : (["busy"] as const);
  return postInvitation(ports, { pass, actor, sending: step.next, createsGuest, formComesBackAfter });
}

function sendingOf({ clock }: Needs, sending: Invitation): Change {
  const { id, requester, allowedBy } = sending;
  const change = changeOf(sending, "sending", clock, { jobs: [sendingCheckJob(sending, clock, "sending")] });
  if (allowedBy === undefined) return change;
  const allowed = { at: clock.now(), invitation: id, what: "allowed-by-rule", by: requester.id, detail: allowedBy } as const;
  return { ...change, events: [allowed, ...change.events] };
}
