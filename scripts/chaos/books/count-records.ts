import type { Run } from "../run.ts";
import { times, type Case } from "./evidence.ts";
import type { Ledger } from "./ledger.ts";
import { wasTold } from "./was-told.ts";

/** Whether the request was recorded, and our record says what the directory says. */
export function countRecords(ledger: Ledger, subject: Case): void {
  const { entry, records, row, guest, isOut } = subject;
  ledger.add("begun");
  if (entry.pressedAt !== undefined) ledger.add("asked");
  if (records.length > 0) ledger.add("recorded");
  if (entry.pressedAt !== undefined && records.length === 0) countUnrecorded(ledger, subject);
  if (records.length > 1)
    ledger.remark(
      entry,
      "more than one record",
      records.map(({ id, state, reason }) => `${id.slice(0, 8)}:${state}/${reason}`),
    );
  if (guest) ledger.add("created");
  if (isOut) ledger.add("invitedOrAccepted");
  const isAccepted = guest?.externalUserState === "Accepted";
  if (isAccepted) ledger.add("acceptedInDirectory");
  if (row?.state === "accepted") ledger.add("acceptedInBooks");
  const differs = (guest !== undefined) !== isOut || isAccepted !== (row?.state === "accepted");
  if (differs) {
    const ours = row ? `${row.state}/${row.reason}` : "nothing";
    ledger.wrong("recordsWrong", entry, `the directory says ${guest?.externalUserState ?? "nobody"}, we say ${ours}`);
  }
  countState(ledger, subject);
}

function countUnrecorded(ledger: Ledger, { entry }: Case): void {
  const card = entry.card === undefined ? undefined : entry.person.message(entry.conversation, entry.card)?.card;
  if (wasTold(entry.answers, card))
    ledger.wrong("neverRecordedButTold", entry, "never recorded, but the requester was told", entry.answers.at(-1)?.text);
  else ledger.wrong("lost", entry, "LOST: never recorded, and nobody was told");
}

function countState(ledger: Ledger, { entry, row }: Case): void {
  switch (row?.state) {
    case "revoked":
    case "rejected":
      return ledger.add(row.state);
    case "awaiting-approval":
      return ledger.add("awaiting");
    case "failed":
      return ledger.wrong("failed", entry, `ended as failed/${row.reason}`, entry.stage);
    case "requested":
    case "sending":
      return ledger.wrong("stuck", entry, `STUCK in ${row.state} since ${row.since}`);
    default:
  }
}

/** One mail for each invitation, and one for each "Send again" that was counted. */
export function countMails({ mails }: Run, ledger: Ledger, subject: Case): void {
  const { entry, trail, isOut } = subject;
  const got = mails.filter(({ to, kind }) => to === entry.email && kind === "invitation").length;
  const allowed = 1 + resent(subject);
  ledger.add("invitationMails", Math.min(got, 1));
  ledger.add("resendMails", Math.max(0, got - 1));
  if (got > allowed) {
    ledger.add("mailsTooMany", got - allowed);
    ledger.remark(entry, `${got} mails, allowed ${allowed}`, trail.join(" "));
  }
  if (isOut && got === 0) ledger.wrong("recordsWrong", entry, "invited, but no mail ever went out");
  if (isOut && got > 0 && got < allowed) ledger.remark(entry, `${allowed - 1} mails sent again were counted, but ${got} went out in all`);
}

function resent(subject: Case): number {
  return times(subject, "resent") - times(subject, "not-resent");
}

/** The audit trail tells the whole story. */
export function countTrail(ledger: Ledger, subject: Case): void {
  const { entry, row, trail } = subject;
  if (!row) return;
  const missing = missingIn(subject, row.state);
  if (missing.length > 0) ledger.wrong("recordsWrong", entry, `TRAIL incomplete: ${missing.join(", ")}`, trail.join(" "));
  if (row.resends !== resent(subject)) ledger.wrong("recordsWrong", entry, `resends ${row.resends}, the trail says ${resent(subject)}`);
  const decided = times(subject, "approved", "rejected") - times(subject, "reopened");
  if (row.approval !== null && decided > 1) ledger.wrong("decisions2", entry, `${decided} decisions`, trail.join(" "));
}

function missingIn(subject: Case, state: string): readonly string[] {
  const wanted: [boolean, string][] = [
    [times(subject, "requested") < 1, "requested"],
    [state === "accepted" && times(subject, "accepted") !== 1, "accepted once"],
    [state === "rejected" && times(subject, "rejected") !== 1, "rejected once"],
    [state === "revoked" && (times(subject, "revoked") !== 1 || times(subject, "revoking") < 1), "revoking, revoked once"],
    [state === "failed" && times(subject, "failed") < 1, "failed"],
    [(subject.isOut || state === "revoked") && times(subject, "sent", "adopted") !== 1, "sent or adopted once"],
    [(subject.isOut || state === "revoked") && times(subject, "sending", "approved", "retried") < 1, "sending"],
  ];
  return wanted.flatMap(([isMissing, what]) => (isMissing ? [what] : []));
}
