import assert from "node:assert/strict";
import type { Action } from "../../../bot/action.ts";
import { approve } from "../../../bot/actions/approve.ts";
import { approveChanged } from "../../../bot/actions/approve-changed.ts";
import { askBack } from "../../../bot/actions/ask-back.ts";
import { openChanges } from "../../../bot/actions/open-changes.ts";
import { reject } from "../../../bot/actions/reject.ts";
import { approvalCard } from "../../../src/cards/approval.ts";
import { approveChangesCard } from "../../../src/cards/approve-changes.ts";
import { refusalCard } from "../../../src/cards/refusal.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { ApproveOutcome } from "../../../src/flows/deciding/approve-invitation.ts";
import type { AskBackOutcome } from "../../../src/flows/deciding/ask-back.ts";
import type { NotEntered } from "../../../src/flows/deciding/enter-to-decide.ts";
import type { Request } from "../../../src/flows/deciding/may-decide.ts";
import type { RejectOutcome } from "../../../src/flows/deciding/reject-invitation.ts";
import { diego } from "../../build/a-decision.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { at, id } from "../../build/ids.ts";
import { actionCall, impatient, texts } from "../../fakes/action-call.ts";

const invitationId = "44444444-4444-4444-8444-444444444444";
const data = { invitation: invitationId };
const request: Request = { ...awaiting({ id: id(invitationId) }), approval: anApproval() };
const unknown = { kind: "error", status: 400, text: texts.t("error.invitation-unknown", { command: "invite a partner" }) };

const card = (invitation: Invitation, note?: string) => ({
  kind: "card",
  card: approvalCard({ invitation, ...(note !== undefined && { note }) }, texts),
});
const message = (text: string) => ({ kind: "message", text });

const approved = (outcome: ApproveOutcome) => approve(actionCall({ data, flows: { approveInvitation: async () => outcome } }));
const rejected = (outcome: RejectOutcome) => reject(actionCall({ data, flows: { rejectInvitation: async () => outcome } }));
const asked = (outcome: AskBackOutcome) => askBack(actionCall({ data, flows: { askBack: async () => outcome } }));

/** Every button of the approvers', with a flow that answers it with the same. */
const buttons: Readonly<Record<string, (outcome: Exclude<NotEntered, { kind: "sign-in-needed" | "refused" }>) => ReturnType<Action>>> = {
  approve: approved,
  "approve-changed": (outcome) => approveChanged(actionCall({ data, flows: { approveInvitation: async () => outcome } })),
  reject: rejected,
  "ask-back": asked,
  "open-changes": (outcome) => openChanges(actionCall({ data, flows: { openChanges: async () => outcome } })),
};

for (const [verb, press] of Object.entries(buttons)) {
  describe(verb, () => {
    it("tells who may not decide why not", async () => {
      assert.deepEqual(await press({ kind: "unknown-invitation" }), unknown);
      assert.deepEqual(await press({ kind: "own-request", invitation: request }), message(texts.t("decision.own")));
      const text = "Only Contoso Partners can decide about this.";
      assert.deepEqual(await press({ kind: "not-approver", invitation: request }), message(text));
    });

    it("shows who came too late how it stands, and why", async () => {
      const decision = { kind: "approved", by: diego.id, name: diego.name, at: at("10:00") } as const;
      const sent = { ...request, state: { kind: "sending", since: at("10:00") } as const, approval: anApproval({ decision }) };
      const note = "Diego Siciliani was first and approved it.";
      assert.deepEqual(await press({ kind: "already-decided", invitation: sent }), card(sent, note));
      const lapsed = { ...request, state: { kind: "lapsed", since: at("10:00") } as const };
      assert.deepEqual(await press({ kind: "over", invitation: lapsed }), card(lapsed, texts.t("decision.lapsed")));
    });
  });
}

for (const [verb, action] of Object.entries({
  approve,
  "approve-changed": approveChanged,
  reject,
  "ask-back": askBack,
  "open-changes": openChanges,
})) {
  for (const broken of [{}, { invitation: "1" }, { invitation: 7 }]) {
    it(`${verb} knows no invitation in ${JSON.stringify(broken)}`, async () => {
      assert.deepEqual(await action(actionCall({ data: broken })), unknown);
    });
  }
}

describe("approve", () => {
  it("hands on who approves what, from where, and what they know", async () => {
    const handed: unknown[] = [];
    const confirmed = ["guest-pending", "evil", 7, "guest-pending"];
    const call = actionCall({
      data: { ...data, confirmed, message: "Not on this card" },
      token: "jwt",
      flows: { approveInvitation: async (input) => (handed.push(input), { kind: "unknown-invitation" }) },
    });
    await approve(call);
    const { person: by, conversation } = call.press.turn;
    assert.deepEqual(handed, [{ id: invitationId, by, conversation, ssoToken: "jwt", confirmed: ["guest-pending"] }]);
  });

  for (const kind of ["invited", "failed", "reopened", "unsettled"] as const) {
    it(`shows the approval card when it is ${kind}`, async () => {
      assert.deepEqual(await approved({ kind, invitation: request }), card(request));
    });
  }

  it("asks Teams for a token once, and then the approver to press again", async () => {
    assert.deepEqual(await approved({ kind: "sign-in-needed" }), { kind: "sign-in" });
    const flows = { approveInvitation: async () => ({ kind: "sign-in-needed" }) as const };
    assert.deepEqual(await approve(actionCall({ data, token: "jwt", flows })), message(texts.t("error.sign-in-expired")));
  });

  it("leads the approver alone to a sign-in that Entra wants", async () => {
    const refusal = { kind: "strong-auth-needed", signInUrl: "https://guestlist.example/sign-in?ticket=1" } as const;
    const expected = { kind: "card", card: refusalCard({ refusal, invitation: request.id }, texts) };
    assert.deepEqual(await approved({ kind: "refused", refusal }), expected);
  });

  it("shows what to know first, with what was asked for", async () => {
    const cautions = [{ kind: "contact-exists", name: "Legal desk" }] as const;
    const expected = approveChangesCard({ invitation: request, cautions, values: {}, confirmed: [] }, texts);
    assert.deepEqual(await approved({ kind: "to-confirm", invitation: request, cautions }), { kind: "card", card: expected });
  });

  it("says that neither may invite, and who can", async () => {
    const text = texts.t("decision.nobody-may-send", { name: "Adele Vance" });
    assert.deepEqual(await approved({ kind: "nobody-may-send", invitation: request }), message(text));
  });

  it("answers at once where it takes long, and has the cards turned afterwards", async () => {
    for (const [seen, listed] of [[request], [undefined, request], []]) {
      const stored = seen ?? listed;
      const continuations = impatient();
      const refreshed: string[] = [];
      const flows = {
        approveInvitation: async () => ({ kind: "unknown-invitation" }) as const,
        findInvitation: async () => seen,
        showApproval: async () => listed,
        refreshCard: async (refresh: string) => void refreshed.push(refresh),
      };
      const working = texts.t("error.working");
      assert.deepEqual(await approve(actionCall({ data, continuations, flows })), stored ? card(stored, working) : message(working));
      await continuations.settle();
      assert.deepEqual(refreshed, [invitationId]);
    }
  });
});

describe("approve-changed", () => {
  const typed = {
    displayName: "Sam",
    message: "Hi",
    cc: "x".repeat(20_000),
    userType: 7,
    email: "eve@evil.example",
    redirectUrl: "https://evil.example/",
  };

  it("hands on the fields that may be changed, and no others", async () => {
    const handed: unknown[] = [];
    const flows = {
      approveInvitation: async (input: { values?: unknown }) => (handed.push(input.values), { kind: "unknown-invitation" } as const),
    };
    await approveChanged(actionCall({ data: { ...data, ...typed }, flows }));
    assert.deepEqual(handed, [{ displayName: "Sam", message: "Hi" }]);
  });

  it("keeps what was typed beside what is wrong with it, and what was confirmed", async () => {
    const problems = { cc: "cc-malformed" } as const;
    const flows = { approveInvitation: async () => ({ kind: "problems", invitation: request, problems }) as const };
    const given = { ...data, message: "Hi", cc: "kim", confirmed: ["guest-pending"] };
    const view = { invitation: request, problems, values: { message: "Hi", cc: "kim" }, confirmed: ["guest-pending"] as const };
    const answer = await approveChanged(actionCall({ data: given, flows }));
    assert.deepEqual(answer, { kind: "card", card: approveChangesCard(view, texts) });
  });
});

describe("open-changes", () => {
  it("shows an approver what they may change", async () => {
    const flows = { openChanges: async () => ({ kind: "may-decide", invitation: request }) as const };
    const expected = { kind: "card", card: approveChangesCard({ invitation: request }, texts) };
    assert.deepEqual(await openChanges(actionCall({ data, flows })), expected);
  });
});

describe("reject", () => {
  it("hands on the reason as it was typed, and shows the approval card", async () => {
    const handed: unknown[] = [];
    const flows = {
      rejectInvitation: async (input: { reason: unknown }) => (
        handed.push(input.reason),
        { kind: "rejected", invitation: request } as const
      ),
    };
    assert.deepEqual(await reject(actionCall({ data: { ...data, reason: ["No"] }, flows })), card(request));
    assert.deepEqual(handed, [["No"]]);
  });

  it("asks for the reason, and for a shorter one", async () => {
    assert.deepEqual(await rejected({ kind: "problem", problem: "missing" }), message(texts.t("approval.reason-missing")));
    assert.deepEqual(await rejected({ kind: "problem", problem: "too-long" }), message(texts.t("decision.too-long")));
  });
});

describe("ask-back", () => {
  it("hands on the question as it was typed, and says that it was passed on", async () => {
    const handed: unknown[] = [];
    const flows = {
      askBack: async (input: { question: unknown }) => (handed.push(input.question), { kind: "asked", invitation: request } as const),
    };
    const expected = card(request, "I've passed your question on to Adele Vance.");
    assert.deepEqual(await askBack(actionCall({ data: { ...data, question: "Until when?" }, flows })), expected);
    assert.deepEqual(handed, ["Until when?"]);
  });

  it("asks for the question, a shorter one, or none any more", async () => {
    assert.deepEqual(await asked({ kind: "problem", problem: "missing" }), message(texts.t("approval.question-missing")));
    assert.deepEqual(await asked({ kind: "problem", problem: "too-long" }), message(texts.t("decision.too-long")));
    const full = texts.t("decision.too-many-remarks", { name: "Adele Vance" });
    assert.deepEqual(await asked({ kind: "too-many-remarks", invitation: request }), message(full));
  });
});
