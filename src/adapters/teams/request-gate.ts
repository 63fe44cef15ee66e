import { decodeJwt } from "jose";
import { z } from "zod";

/** What stands at the door of `/api/messages`, before botbuilder sees a request (teams.md §10.2). */
export type GateAnswer =
  | { readonly kind: "open" }
  /** `code` goes to the log; the caller learns no more than the status. */
  | { readonly kind: "closed"; readonly status: 400 | 401; readonly code: string };

export interface Gate {
  readonly botIssuer: string;
  serviceUrlAllowed(url: string): boolean;
}

const activityFrame = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(1_000).optional(),
  channelId: z.literal("msteams"),
  serviceUrl: z.string().max(2_000),
  conversation: z.looseObject({ id: z.string().min(1).max(1_000) }),
  from: z.looseObject({ id: z.string().min(1).max(1_000) }),
  recipient: z.looseObject({ id: z.string().min(1).max(1_000) }),
});

/**
 * Turns away what botbuilder would accept or stumble over: tokens of other issuers (each one unknown to it would also
 * grow a list in the process for ever), other channels, missing or foreign service URLs, bodies without a frame. Without
 * a body the header alone is judged, before anything is read.
 */
export function checkRequest(gate: Gate, authorization: string | undefined, body?: unknown): GateAnswer {
  if (issuerOf(authorization) !== gate.botIssuer) return { kind: "closed", status: 401, code: "channel-token-foreign" };
  if (body === undefined) return { kind: "open" };
  const activity = activityFrame.safeParse(body);
  if (!activity.success) return { kind: "closed", status: 400, code: "activity-malformed" };
  if (!gate.serviceUrlAllowed(activity.data.serviceUrl)) return { kind: "closed", status: 400, code: "service-url-foreign" };
  return { kind: "open" };
}

/** Unverified: botbuilder checks signature, audience, age and `serviceurl` afterwards. */
function issuerOf(authorization: string | undefined): string | undefined {
  const token = /^Bearer (\S+)$/.exec(authorization ?? "")?.[1];
  try {
    return token === undefined ? undefined : decodeJwt(token).iss;
  } catch {
    return undefined; // not a JWT: as good as none
  }
}
