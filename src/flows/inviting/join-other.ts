import type { Invitation } from "../../domain/invitation.ts";
import type { Ports } from "../../ports/ports.ts";
import { joinInvitation } from "./join-invitation.ts";
import { returnForm } from "./refuse-request.ts";
import type { RequestOutcome } from "./request.ts";

type Needs = Pick<Ports, "invitations" | "followers" | "clock">;

/**
 * Makes the requester follow the open invitation of an address, and returns the form with it: their own address, or another one that the
 * same guest was invited by. Needs neither Graph nor a sign-in. Undefined when that invitation has ended in the meantime.
 */
export async function joinOther(
  ports: Needs,
  { requester, home }: Invitation,
  emailKey: Invitation["emailKey"],
): Promise<RequestOutcome | undefined> {
  const refusal = await joinInvitation(ports, emailKey, { by: requester, home });
  return refusal && returnForm(refusal);
}
