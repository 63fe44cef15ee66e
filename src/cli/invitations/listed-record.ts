import { domainOf } from "../../domain/email.ts";
import type { Invitation, InvitationState } from "../../domain/invitation.ts";
import type { Value } from "../output/printed.ts";

/** The fields of an invitation in lists, in their order. Scripts rely on the names. */
export const listedFields = [
  "id",
  "email",
  "domain",
  "displayName",
  "state",
  "since",
  "createdAt",
  "requesterId",
  "requester",
  "guestId",
  "userType",
  "sendMail",
  "resends",
  "acceptedAt",
  "goesOutAt",
  "failure",
  "reference",
  "revocation",
  "again",
  "approvers",
  "decision",
  "decidedBy",
  "decidedAt",
  "rule",
  "override",
  "replaces",
  "origin",
] as const;

/** What fits into a table. */
export const tableFields = ["email", "state", "since", "requester", "id"] as const;

export type ListedRecord = Readonly<Record<(typeof listedFields)[number], Value>>;

/** An invitation as a line of a list. What isn't known, or was blanked, is null. */
export function listedRecord(invitation: Invitation): ListedRecord {
  const { id, email, options, requester, state, approval, createdAt } = invitation;
  const decision = approval?.decision;
  const isBlanked = email === "";
  return {
    id,
    email: orNull(email),
    domain: isBlanked ? null : domainOf(email),
    displayName: options.displayName ?? null,
    createdAt,
    requesterId: requester.id,
    requester: orNull(requester.name),
    userType: options.userType ?? "Guest",
    sendMail: isBlanked ? null : options.sendMail,
    resends: invitation.resends,
    approvers: approval?.approversName ?? null,
    decision: decision?.kind ?? null,
    decidedBy: decision?.by ?? null,
    decidedAt: decision?.at ?? null,
    rule: approval?.rule ?? invitation.allowedBy ?? invitation.override?.rule ?? null,
    override: invitation.override?.what ?? null,
    replaces: invitation.replaces ?? null,
    origin: invitation.origin ?? null,
    ...ofState(state),
  };
}

const orNull = (text: string) => (text === "" ? null : text);

type StateFields = "state" | "since" | "guestId" | "acceptedAt" | "goesOutAt" | "failure" | "reference" | "revocation" | "again";

function ofState(state: InvitationState): Readonly<Record<StateFields, Value>> {
  return {
    state: state.kind,
    since: state.since,
    guestId: "guestId" in state ? state.guestId : null,
    acceptedAt: state.kind === "accepted" ? state.since : null,
    goesOutAt: state.kind === "queued" ? (state.goesOutAt ?? null) : null,
    failure: state.kind === "failed" ? state.reason : null,
    reference: state.kind === "failed" ? orNull(state.reference) : null,
    revocation: revocationIn(state),
    again: "again" in state ? (state.again ?? null) : null,
  };
}

/** Of an open invitation: that one was started; of a revoked one: why. */
function revocationIn(state: InvitationState): Value {
  if (state.kind === "invited") return state.revocation ?? null;
  return state.kind === "revoked" ? state.why : null;
}
