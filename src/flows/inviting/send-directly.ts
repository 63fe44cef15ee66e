import { advanceInvitation } from "../../domain/advance-invitation.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { Change } from "../../ports/invitations.ts";
import type { Ports } from "../../ports/ports.ts";
import type { KnownRequest } from "./send-or-ask.ts";
import { afterTwin } from "./refuse-request.ts";
import { changeOf, resolveLater } from "../steps/invitation-changes.ts";
import { postInvitation } from "./post-invitation.ts";
import { prepareInvitation } from "../checking/prepare-invitation.ts";
import type { RequestOutcome } from "./request-invitation.ts";

type Needs = Pick<Ports, "invitations" | "directory" | "jobs" | "clock" | "log">;

/** Sends a request that nobody needs to approve; `rule`: the policy's rule that says so, which is kept with it. */
export async function sendDirectly(ports: Needs, known: KnownRequest, rule: string | undefined): Promise<RequestOutcome> {
  const { acting, preflight, cautions } = known;
  const prepared = {
    ...prepareInvitation(known.requested, preflight, acting.actor, cautions),
    ...(rule !== undefined && { allowedBy: rule }),
  };
  const step = advanceInvitation(prepared, { kind: "sending" }, ports.clock.now());
  if (step.kind !== "ok") return afterTwin(ports, prepared);
  if ((await ports.invitations.commit(sendingOf(ports, step.next))) !== "committed") return afterTwin(ports, prepared);
  return postInvitation(
    ports,
    acting,
    step.next,
    preflight.existing === "none",
    acting.actor.kind === "person" ? "form-comes-back" : undefined,
  );
}

function sendingOf({ clock }: Needs, sending: Invitation): Change {
  const { id, requester, allowedBy } = sending;
  const change = changeOf(sending, "sending", clock, { jobs: [resolveLater(sending, clock, "sending")] });
  if (allowedBy === undefined) return change;
  const allowed = { at: clock.now(), invitation: id, what: "allowed-by-rule", by: requester.id, detail: allowedBy } as const;
  return { ...change, events: [allowed, ...change.events] };
}
