import type { Invitation } from "../../domain/invitation.ts";
import { advanceStored } from "../steps/advance-stored.ts";
import { enterToWithdraw } from "./enter-as-requester.ts";
import type { NotEnteredAsRequester, RequesterNeeds, RequesterPress } from "./enter-as-requester.ts";
import { limitPerson } from "../who/limit-person.ts";
import type { LimitNeeds } from "../who/limit-person.ts";
import { cardUpdateJob, noticeJob, queuedSendJob } from "../steps/new-jobs.ts";

export type WithdrawOutcome = { readonly kind: "withdrawn"; readonly invitation: Invitation } | NotEnteredAsRequester;

/** Withdraws the requester's undecided request, or their invitation that waits for its time. What is committed first stays, and is returned. */
export async function withdrawRequest(ports: RequesterNeeds & LimitNeeds, press: RequesterPress): Promise<WithdrawOutcome> {
  const { id, by } = press;
  const { clock } = ports;
  const entry = await enterToWithdraw(ports, press);
  if (entry.kind !== "entered") return entry;
  const place = entry.invitation.state.kind === "queued" ? [queuedSendJob({ id }, clock.now())] : []; // gives its place back
  const jobs = (next: Invitation) => [cardUpdateJob(next, clock), noticeJob(next, "withdrawn", clock), ...place];
  const stored = await advanceStored(ports, id, { kind: "withdrawn" }, { what: "withdrawn", by: by.id, jobs });
  if (!stored) return { kind: "unknown-invitation" };
  const askedOthers = entry.invitation.approval !== undefined; // an invitation that only waited for its time has cost no approver anything
  if (stored.kind === "advanced" && askedOthers) await limitPerson(ports, by.id, "withdrawal", "note");
  return { kind: stored.kind === "advanced" ? "withdrawn" : "as-it-stands", invitation: stored.invitation };
}
