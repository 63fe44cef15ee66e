import { z } from "zod";
import { GuestlistError } from "../../errors.ts";
import { wasNotSent } from "../was-not-sent.ts";
import type { InviteOutcome, InviteRequest } from "../../ports/directory.ts";
import type { Actor } from "../../ports/identity.ts";
import { retryAfter } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { invitationBody } from "./invitation-body.ts";
import type { InvitationBody } from "./invitation-body.ts";
import { inviteRefusal } from "./invite-refusal.ts";
import { guestId, instant } from "./user-properties.ts";

const timeoutMs = 30_000;

/** `status` is useless (microsoft-graph-docs #2645). The link can never be read again. */
const invitation = z.object({ invitedUser: z.object({ id: guestId }), inviteRedeemUrl: z.url() });

/**
 * One POST. Every answer that leaves the outcome open is reported as unknown: only a refusal, or a connection that was never made, proves
 * that no mail was sent. So after a refusal that may be about the sponsor, a second POST without the sponsor is safe. A request without a
 * mail is repeated: asked twice, Graph answers the same guest.
 */
export async function invite(graph: GraphClient, actor: Actor, request: InviteRequest): Promise<InviteOutcome> {
  const { sponsor, ...withoutSponsor } = request;
  const outcome = await inviteOnce(graph, actor, request);
  return sponsor !== undefined && mayBeTheSponsor(outcome) ? inviteOnce(graph, actor, withoutSponsor) : outcome;
}

/** It isn't documented how Graph refuses a sponsor, but every other reason has a known text. */
function mayBeTheSponsor(outcome: InviteOutcome): boolean {
  return outcome.kind === "refused" && (outcome.reason === "unknown" || outcome.reason === "permission-missing");
}

async function inviteOnce(graph: GraphClient, actor: Actor, request: InviteRequest): Promise<InviteOutcome> {
  const answer = await post(graph, actor, request);
  const created = invitation.safeParse(answer.body);
  if (answer.status < 300 && created.success) {
    return { kind: "sent", guestId: created.data.invitedUser.id, redeemUrl: created.data.inviteRedeemUrl };
  }
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 408) return inviteRefusal(answer, request);
  const { status, requestId } = answer;
  const wait = status === 503 ? { ...retryAfter(answer), answeredAt: instant.safeParse(answer.header("date")).data } : {};
  throw new GuestlistError("outcome-unknown", `The invitation's answer (${status}) does not say whether it went out`, {
    status,
    ...(requestId !== undefined && { remoteId: requestId }),
    ...wait,
  });
}

/** If the app invites, Graph drops the personal message. It is left out, so that the language counts. */
function bodyOf(graph: GraphClient, actor: Actor, request: InviteRequest): InvitationBody {
  const { message: _, ...withoutMessage } = request;
  const link = (path: string): string => graph.link(path);
  return invitationBody(actor.kind === "app" ? withoutMessage : request, link);
}

async function post(graph: GraphClient, actor: Actor, request: InviteRequest): Promise<GraphAnswer> {
  try {
    return await graph.send({ actor, path: "/invitations", body: bodyOf(graph, actor, request), idempotent: !request.sendMail, timeoutMs });
  } catch (error) {
    if (error instanceof GuestlistError) throw error;
    if (wasNotSent(error))
      throw new GuestlistError("directory-unavailable", "Graph could not be reached, so nothing was sent", { cause: error });
    throw new GuestlistError("outcome-unknown", "The connection was lost before the invitation was answered", { cause: error });
  }
}
