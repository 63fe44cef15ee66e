import { z } from "zod";
import { GuestlistError } from "../../errors.ts";
import type { InviteOutcome, InviteRequest } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import type { GraphAnswer } from "./graph-answer.ts";
import type { GraphClient } from "./graph-client.ts";
import { invitationBody } from "./invitation-body.ts";
import { inviteRefusal } from "./invite-refusal.ts";
import { guestId } from "./user-properties.ts";

const timeoutMs = 30_000;

/** `status` is of no use (microsoft-graph-docs #2645); the link can never be read again. */
const invitation = z.object({ invitedUser: z.object({ id: guestId }), inviteRedeemUrl: z.url() });

/** One POST. Whatever leaves its outcome open is said to: only a refusal proves that no mail went out. */
export async function invite(graph: GraphClient, actor: Actor, request: InviteRequest): Promise<InviteOutcome> {
  const answer = await post(graph, actor, request);
  const created = invitation.safeParse(answer.body);
  if (answer.status < 300 && created.success) {
    return { kind: "sent", guestId: created.data.invitedUser.id, redeemUrl: created.data.inviteRedeemUrl };
  }
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 408) return inviteRefusal(answer);
  const { status, requestId } = answer;
  throw new GuestlistError("outcome-unknown", `The invitation's answer (${status}) does not say whether it went out`, {
    status,
    ...(requestId !== undefined && { remoteId: requestId }),
  });
}

async function post(graph: GraphClient, actor: Actor, request: InviteRequest): Promise<GraphAnswer> {
  try {
    return await graph.send({ actor, path: "/invitations", body: invitationBody(request), timeoutMs });
  } catch (error) {
    if (error instanceof GuestlistError) throw error;
    throw new GuestlistError("outcome-unknown", "The connection was lost before the invitation was answered", { cause: error });
  }
}
