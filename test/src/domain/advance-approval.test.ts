import assert from "node:assert/strict";
import fc from "fast-check";
import { advanceInvitation } from "../../../src/domain/advance-invitation.ts";
import type { InvitationEvent } from "../../../src/domain/invitation-event.ts";
import { mostRemarks } from "../../../src/domain/approval.ts";
import type { Approval, Remark } from "../../../src/domain/approval.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { FailureReason } from "../../../src/domain/failure.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { runs } from "../../build/runs.ts";

const now = at("10:05");
const megan = { by: id("person-megan"), name: "Megan Bowen", at: at("10:04") };
const yes = { kind: "approved", decision: { kind: "approved", ...megan } } as const;
const no = { kind: "rejected", decision: { kind: "rejected", ...megan, reason: "We know nobody there." } } as const;
const options = { redirectUrl: "https://contoso.com/", sendMail: false };
const question = { kind: "question", ...megan, text: "Until when?" } as const;
const answer = { ...question, kind: "answer", text: "Until May." } as const;

function step(invitation: Invitation, event: InvitationEvent): Invitation {
  const advance = advanceInvitation(invitation, event, now);
  if (advance.kind !== "ok") assert.fail(`${event.kind} refused where it stands at ${advance.standsAt}`);
  return advance.next;
}

function tried(approval: Partial<Approval>, event: InvitationEvent): "ok" | "refused" {
  return advanceInvitation(awaiting({}, approval), event, now).kind;
}

function failure(reason: FailureReason): InvitationEvent {
  return { kind: "failed", reason, reference: "ref-1" };
}

describe("a request that needs approval", () => {
  it("keeps the approval, and sends the approver's options with the new findings", () => {
    const before = awaiting({}, { problem: { ...megan, reason: "quota-reached" } });
    const findings = { notChecked: ["contacts"] } as const;
    const { problem: _, ...withoutProblem } = before.approval ?? anApproval();
    const approval = { ...withoutProblem, decision: yes.decision };
    const state = { kind: "sending", since: now };
    const sent = { ...before, version: 2, state, options, findings, approval: { ...approval, asked: before.options } };
    assert.deepEqual(step(before, { ...yes, options, findings }), sent);
    assert.deepEqual(step(before, { ...yes, options: before.options, findings }), { ...sent, options: before.options, approval });
    assert.deepEqual(step(before, yes), { ...before, version: 2, state, approval });
  });

  it("keeps a rejection with its reason", () => {
    const before = awaiting();
    const approval = { ...before.approval, decision: no.decision };
    assert.deepEqual(step(before, no), { ...before, version: 2, state: { kind: "rejected", since: now }, approval });
  });

  it("keeps when its approvers were reminded, and the set that it was escalated to", () => {
    const before = awaiting();
    const { approval } = step(step(before, { kind: "reminded" }), { kind: "escalated", to: "legal" });
    assert.deepEqual(approval, { ...before.approval, remindedAt: now, escalatedAt: now, escalatedTo: "legal" });
  });

  it("keeps questions and answers in order, in the same state", () => {
    const before = awaiting();
    const after = step(step(before, { kind: "remarked", remark: question }), { kind: "remarked", remark: answer });
    assert.deepEqual(after, { ...before, version: 3, approval: { ...before.approval, remarks: [question, answer] } });
  });

  it("takes as many remarks as a card has room for, and leaves room for the answer to each question", () => {
    const remarks = (count: number): readonly Remark[] => Array.from({ length: count }, () => question);
    const kinds = (count: number) => [question, answer].map((remark) => tried({ remarks: remarks(count) }, { kind: "remarked", remark }));
    assert.deepEqual(kinds(mostRemarks - 2), ["ok", "ok"]);
    assert.deepEqual(kinds(mostRemarks - 1), ["refused", "ok"]);
    assert.deepEqual(kinds(mostRemarks), ["refused", "refused"]);
  });

  it("takes an answer only to a question", () => {
    const kinds = [[], [question, answer]].map((remarks) => tried({ remarks }, { kind: "remarked", remark: answer }));
    assert.deepEqual(kinds, ["refused", "refused"]);
  });

  for (const reason of [
    "invitations-not-allowed",
    "permission-missing",
    "quota-reached",
    "strong-auth-needed",
    "consent-needed",
    "sign-in-refused",
    "member-not-allowed",
  ] as const) {
    it(`is open again when ${reason} kept the approver from sending it`, () => {
      const before = awaiting();
      const after = step(step(before, yes), failure(reason));
      const approval = { ...before.approval, problem: { ...megan, at: now, reason } };
      assert.deepEqual(after, { ...before, version: 3, state: { kind: "awaiting-approval", since: now }, approval });
    });
  }

  it("has its original options again when the approver who changed it could not send it", () => {
    const before = awaiting({ options: { ...options, message: "Welcome!", sendMail: true } });
    const failed = step(step(before, { ...yes, options }), failure("busy"));
    assert.deepEqual([failed.options, failed.approval?.asked], [options, before.options]);
    const back = step(step(failed, { kind: "sending" }), failure("quota-reached"));
    const approval = { ...before.approval, problem: { ...megan, at: now, reason: "quota-reached" } };
    assert.deepEqual([back.options, back.approval], [before.options, approval]);
    assert.deepEqual(step(back, yes).options, before.options);
  });

  it("loses the mail's inviter when it is open again, unless the app sends", () => {
    const mail = { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter: "Megan Bowen" };
    const found = { notChecked: ["contacts"], mail } as const;
    const back = (inviteAs: "app" | "approver") =>
      step(step(awaiting({ inviteAs }), { ...yes, findings: found }), failure("quota-reached")).findings;
    assert.deepEqual([back("approver"), back("app")], [{ notChecked: ["contacts"] }, found]);
  });

  it("keeps its approval when it fails for any other reason, and may be sent again with it", () => {
    const failed = step(step(awaiting(), yes), failure("busy"));
    assert.deepEqual(failed.state, { kind: "failed", since: now, reason: "busy", reference: "ref-1" });
    assert.deepEqual(failed.approval?.decision, yes.decision);
    assert.deepEqual(step(failed, { kind: "sending" }).state, { kind: "sending", since: now });
  });

  it("may not be sent again when it ended undecided", () => {
    const failed = step(awaiting(), failure("guest-accepted"));
    assert.deepEqual(advanceInvitation(failed, { kind: "sending" }, now), { kind: "refused", standsAt: "failed" });
  });

  it("isn't reopened if it needed no approval", () => {
    const sending = anInvitation({ state: { kind: "sending", since: now } });
    assert.equal(step(sending, failure("quota-reached")).state.kind, "failed");
  });
});

const guestId = id("guest-1");
const anyEvent = fc.constantFrom<InvitationEvent>(
  yes,
  { ...yes, options },
  no,
  { kind: "sending" },
  { kind: "approval-asked", approval: anApproval({ justification: "Another one." }) },
  { kind: "remarked", remark: question },
  { kind: "reminded" },
  { kind: "escalated", to: "legal" },
  { kind: "withdrawn" },
  { kind: "lapsed" },
  { kind: "sent", guestId, createdGuest: true },
  failure("busy"),
  failure("not-confirmed"),
  failure("invitations-not-allowed"),
  { kind: "accepted", path: "delta", since: null },
  { kind: "removed" },
  { kind: "resending" },
  { kind: "not-resent" },
  { kind: "revoking", why: "asked" },
  { kind: "not-revoked" },
  { kind: "revoked", why: "asked", guestId },
  { kind: "unrevoked", since: null },
  { kind: "reset", since: null },
  { kind: "restored", userState: "pending", since: null },
);

/** Every state on the way, for events in any order; impossible events change nothing. */
function lifeOf(events: readonly InvitationEvent[]): readonly { readonly event: InvitationEvent; readonly after: Invitation }[] {
  let current = awaiting();
  return events.flatMap((event) => {
    const advance = advanceInvitation(current, event, now);
    if (advance.kind !== "ok") return [];
    current = advance.next;
    return [{ event, after: current }];
  });
}

describe("any sequence of events of a request that needs approval", () => {
  const life = fc.array(anyEvent, { maxLength: 25 }).map(lifeOf);

  it("sends nothing without an approval", () =>
    fc.assert(
      fc.property(life, (steps) => {
        for (const { after } of steps) {
          const isOut = after.state.kind === "sending" || after.state.kind === "invited" || after.state.kind === "accepted";
          if (isOut) assert.equal(after.approval?.decision?.kind, "approved");
        }
      }),
      { numRuns: runs(2_000) },
    ));

  it("leads from waiting to sending only by an approval, and never out of a rejection", () =>
    fc.assert(
      fc.property(life, (steps) => {
        const kinds = ["awaiting-approval", ...steps.map(({ after }) => after.state.kind)];
        for (const [place, { event, after }] of steps.entries()) {
          if (kinds[place] === "awaiting-approval" && after.state.kind === "sending") assert.equal(event.kind, "approved");
          assert.ok(!["rejected", "withdrawn", "lapsed"].includes(kinds[place] ?? ""), "went on from an end");
        }
      }),
      { numRuns: runs(2_000) },
    ));

  it("keeps questions and answers", () =>
    fc.assert(
      fc.property(life, (steps) => {
        let remarks = 0;
        for (const { after } of steps) {
          const { approval, state } = after;
          assert.equal(approval?.justification, anApproval().justification);
          assert.ok(approval.remarks.length >= remarks);
          remarks = approval.remarks.length;
          if (state.kind === "awaiting-approval") assert.equal(approval.decision, undefined);
        }
      }),
      { numRuns: runs(2_000) },
    ));
});
