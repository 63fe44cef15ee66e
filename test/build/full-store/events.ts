import { auditKinds } from "../../../src/domain/audit.ts";
import type { AuditEvent } from "../../../src/domain/audit.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { at, id } from "../ids.ts";
import { megan } from "./places.ts";
import { stableId } from "./stable-id.ts";

const longest = stableId("everything");

/** All kinds of events, with and without a person, with and without a detail. */
const everything: readonly AuditEvent[] = auditKinds.map((what, index) => ({
  at: id(new Date(Date.parse(at("08:00")) + index * 1000).toISOString()),
  invitation: longest,
  what,
  ...(index % 2 === 0 && { by: megan.id }),
  ...(index % 3 === 0 && { detail: "cc,message" }),
}));

/** The trail of an invitation: one invitation has all kinds of events, the others only their beginning. */
export function trailOf({ id: invitation, createdAt, requester }: Invitation): readonly AuditEvent[] {
  return invitation === longest ? everything : [{ at: createdAt, invitation, what: "requested", by: requester.id }];
}
