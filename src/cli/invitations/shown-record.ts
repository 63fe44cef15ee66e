import type { CautionKind } from "../../domain/caution.ts";
import type { Follower } from "../../domain/follower.ts";
import type { Invitation } from "../../domain/invitation.ts";
import type { ShownOurs } from "../../flows/looking/show-ours.ts";
import type { PrintedRecord, Value } from "../output/printed.ts";
import { listedFields, listedRecord } from "./listed-record.ts";

/** The fields of one invitation that is shown by itself: those of a list, and what there is no room for in one. */
export const shownFields = [
  ...listedFields,
  "message",
  "messageLanguage",
  "cc",
  "redirectUrl",
  "justification",
  "cautions",
  "remarks",
  "rejection",
  "overrideReason",
  "followers",
  "directoryId",
  "userPrincipalName",
  "userState",
  "userStateChangedAt",
  "mayDecide",
] as const;

/** One invitation, and what the directory says of its address now: unknown to it, or hidden, is null. */
export function shownRecord(invitation: Invitation, { user, followers, mayDecide }: ShownOurs): PrintedRecord {
  const { options, approval } = invitation;
  const known = typeof user === "object" ? user : undefined;
  return {
    ...listedRecord(invitation),
    message: options.message ?? null,
    messageLanguage: options.messageLanguage ?? null,
    cc: options.cc ?? null,
    redirectUrl: options.redirectUrl,
    justification: approval?.justification ?? null,
    cautions: approval ? foundCautions(approval.confirmed) : null,
    remarks: approval ? approval.remarks.map(({ kind, by, name, at, text }) => ({ kind, by, name, at, text })) : null,
    rejection: approval?.decision?.kind === "rejected" ? approval.decision.reason : null,
    overrideReason: invitation.override?.reason ?? null,
    followers: followers.map(followerValue),
    directoryId: known?.id ?? null,
    userPrincipalName: known?.userPrincipalName ?? null,
    userState: known?.userState ?? null,
    userStateChangedAt: known?.userStateSince ?? null,
    mayDecide,
  };
}

function followerValue({ person: { id, name }, why, since }: Follower): Value {
  return { id, name: name === "" ? null : name, why, since };
}

/** What the requester was warned of and confirmed, beside that approval is needed. */
export function foundCautions(confirmed: readonly CautionKind[]): readonly CautionKind[] {
  return confirmed.filter((kind) => kind !== "needs-approval");
}
