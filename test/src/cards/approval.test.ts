import assert from "node:assert/strict";
import { approvalCard, approvalData } from "../../../src/cards/approval.ts";
import type { ApprovalView } from "../../../src/cards/approval.ts";
import type { Approval } from "../../../src/domain/approval.ts";
import { liesWithApprover } from "../../../src/domain/approval.ts";
import type { FailureReason, Invitation } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { invitation, invitationIn } from "./example-invitation.ts";

const texts = textsFor("en-GB");
const by = { by: megan.id, name: "Megan Bowen", at: at("10:40") };
const adele = invitation.requester;
const fresh = { remarks: [] };

const data = (view: ApprovalView) => approvalData(view, texts);
const awaiting = (approval: Partial<Approval> = fresh, given: Partial<Invitation> = {}) =>
  requestIn("awaiting-approval", { remarks: [], ...approval }, given);

/** What the facts say, as "title: value". */
function facts(approval: Partial<Approval>, given: Partial<Invitation> = {}): string[] {
  return data({ invitation: awaiting(approval, given) }).facts.map(({ title, value }) => `${title}: ${value}`);
}

/** The buttons as Microsoft's renderer draws them, those in the overflow menu too. */
const buttons = (view: ApprovalView) => {
  const { actions = [] } = approvalCard(view, texts);
  assert.ok(Array.isArray(actions));
  return actions.map(({ title }) => title);
};

describe("approvalCard", () => {
  it("says who asks for whom, what for, and who decides", () => {
    const { title, next, justification, state } = data({ invitation: awaiting() });
    assert.deepEqual(
      [title, next, state],
      ["Adele Vance asks to invite sam.okafor@fabrikam.com", "To decide: Contoso Partners", "Waiting for approval"],
    );
    assert.deepEqual(justification, { label: "What is it for?", text: "We build the spring campaign together." });
  });

  it("offers everybody the same buttons while it waits, and where it was asked", () => {
    const homeLink = "https://teams.example/1";
    const expected = ["Approve", "Approve with changes", "Ask back", "Reject", "History", "Where it was asked"];
    assert.deepEqual(buttons({ invitation: awaiting(), homeLink }), expected);
    assert.deepEqual(buttons({ invitation: awaiting() }), expected.slice(0, -1));
  });

  for (const [state, expected] of [
    ["sending", ["History"]],
    ["invited", ["History"]],
    ["accepted", ["History"]],
    ["rejected", ["History"]],
    ["withdrawn", ["History"]],
    ["lapsed", ["History"]],
    ["removed", ["History"]],
    ["revoked", ["History"]],
    ["failed", ["Try again", "History"]],
  ] as const) {
    it(`lets nobody decide any more once it is ${state}`, () => {
      assert.deepEqual(buttons({ invitation: requestIn(state, { decision: { kind: "approved", ...by } }) }), expected);
    });
  }

  describe("asks in the card itself", () => {
    const card = approvalCard({ invitation: awaiting(), list: {} }, texts);
    const shown = (card["actions"] as readonly { readonly type: string; readonly card?: object }[]).flatMap((action) => action.card ?? []);

    it("for a question and for a reason, which must be there and have room for 500 characters", () => {
      const inputs = shown.map((each) => (each as { body: readonly Record<string, unknown>[] }).body[0]);
      assert.deepEqual(
        inputs.map((input) => [input?.["id"], input?.["isRequired"], input?.["maxLength"], input?.["errorMessage"]]),
        [
          ["question", true, 500, "Write your question."],
          ["reason", true, 500, "Say why, so that the requester understands."],
        ],
      );
    });

    it("with buttons that know the request, and the list that it came from", () => {
      const sent = shown.map((each) => (each as { actions: readonly Record<string, unknown>[] }).actions[0]);
      const list = { page: "first" };
      assert.deepEqual(
        sent.map((action) => [action?.["verb"], action?.["data"], action?.["associatedInputs"]]),
        [
          ["ask-back", { invitation: invitation.id, list }, undefined],
          ["reject", { invitation: invitation.id, list }, undefined],
        ],
      );
    });
  });

  it("says why others are asked", () => {
    const whys = (approval: Partial<Approval>) => facts(approval)[0];
    assert.equal(whys({ rule: "New *partners*" }), "Approval: Your organization's rule “New \\*partners\\*” asks for it");
    const { rule: _, ...withoutRule } = requestIn("awaiting-approval").approval ?? {};
    const byDefault = { ...awaiting(), approval: { ...withoutRule, why: "policy" } as Approval };
    assert.equal(data({ invitation: byDefault }).facts[0]?.value, "Your organization's policy asks for it");
    assert.equal(whys({ why: "not-allowed" }), "Approval: Your organization doesn't let Adele Vance invite guests");
  });

  for (const [guestsOfDomain, said] of [
    [0, "Domain: Nobody from fabrikam.com is a guest yet"],
    [1, "Domain: 1 guest from fabrikam.com already"],
    [12, "Domain: 12 guests from fabrikam.com already"],
    [undefined, "Domain: fabrikam.com"],
  ] as const) {
    it(`says of the domain: ${said}`, () => {
      const findings = { notChecked: [], ...(guestsOfDomain !== undefined && { guestsOfDomain }) };
      assert.ok(facts(fresh, { findings }).includes(said));
    });
  }

  it("says what the requester knew, as far as it is about the partner, and what was not checked", () => {
    const confirmed = ["needs-approval", "language-unused", "guest-pending", "contact-exists"] as const;
    const said = facts({ confirmed }, { findings: { notChecked: ["deleted"] } });
    assert.ok(
      said.includes("Found: invited before, not accepted yet and a contact of your organization has this address"),
      said.join("\n"),
    );
    assert.ok(said.includes("Not checked: deleted guests"));
    assert.ok(!facts({ confirmed: ["needs-approval"] }).some((fact) => fact.startsWith("Found")));
  });

  it("says all that would be sent", () => {
    const options = { ...invitation.options, message: "Hello,\nwelcome", messageLanguage: "fr-FR", userType: "Member" } as const;
    assert.deepEqual(facts(fresh, { options }).slice(2), [
      "Name: Sam Okafor",
      "Joins as: Member of your organization",
      "Mail: Microsoft sends it",
      "Inviter: Whoever approves",
      "Message: Hello, welcome",
      "Language: French (France)",
      "Lands on: https:\\/\\/myapplications.microsoft.com/",
      "Copy to: alex@contoso.com",
    ]);
    const byHand = facts(fresh, { options: { redirectUrl: "https://x.example", sendMail: false, messageLanguage: "xx-unknown" } });
    assert.deepEqual(byHand.slice(2), [
      "Mail: None: the link is passed on by hand",
      "Inviter: Whoever approves",
      "Language: xx-unknown",
      "Lands on: https:\\/\\/x.example",
    ]);
  });

  it("shows where a long link leads, and which invitation this one takes the place of", () => {
    const leadingTo = (redirectUrl: string) => facts(fresh, { options: { ...invitation.options, redirectUrl }, replaces: id("another") });
    const said = leadingTo(`https://evil.example/${"a".repeat(2_000)}`);
    assert.ok(
      said.some((fact) => /: https:\\\/\\\/evil\.example\/a+…$/.test(fact) && fact.length < 260),
      said.join("\n"),
    );
    assert.ok(said.includes("Instead of: An invitation to a wrong address"));
    assert.ok(leadingTo("https://contoso.com/start?for=sam#top").some((fact) => fact.endsWith("contoso.com/start…")));
  });

  it("says what became of the mail", () => {
    const mail = (kind: "invited" | "rejected") => data({ invitation: requestIn(kind) }).facts.find(({ title }) => title === "Mail")?.value;
    assert.deepEqual([mail("invited"), mail("rejected")], ["Sent by Microsoft, copy to alex@contoso.com", "None was sent"]);
    const copies = (kind: "invited" | "rejected") => data({ invitation: requestIn(kind) }).facts.filter(({ title }) => title === "Copy to");
    assert.deepEqual([copies("invited").length, copies("rejected").length], [0, 1], "once is enough");
  });

  it("says whose name the partner sees", () => {
    const inviter = (given: Partial<Invitation>, approval: Partial<Approval> = fresh) =>
      facts(approval, given).find((fact) => fact.startsWith("Inviter"));
    assert.equal(inviter({ inviteAs: "app" }), "Inviter: This app");
    const mail = { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter: "Contoso" };
    assert.equal(inviter({ inviteAs: "app", findings: { notChecked: [], mail } }), "Inviter: Contoso");
    assert.equal(inviter({}, { decision: { kind: "approved", ...by } }), "Inviter: Megan Bowen");
    assert.equal(inviter({}, { decision: { kind: "rejected", ...by, reason: "No" } }), "Inviter: Whoever approves");
    const { inviteAs: _, ...itself } = awaiting();
    assert.ok(data({ invitation: itself }).facts.some(({ value }) => value === "Adele Vance"));
  });

  it("keeps questions, answers and the decision, with who and when", () => {
    const remarks = [
      { kind: "question", ...by, text: "What for?" },
      { kind: "answer", by: adele.id, name: adele.name, at: at("10:45"), text: "The *campaign*." },
    ] as const;
    const said = (decision?: Approval["decision"]) =>
      data({ invitation: awaiting({ remarks, ...(decision && { decision }) }) }).remarks.map(({ head, text }) => [head, text]);
    const asked = [
      ["Megan Bowen asked, 20 Nov 2026, 10:40 UTC", "What for?"],
      ["Adele Vance answered, 20 Nov 2026, 10:45 UTC", "The \\*campaign\\*."],
    ];
    assert.deepEqual(said(), asked);
    assert.deepEqual(said({ kind: "rejected", ...by, reason: "Not now." }), [
      ...asked,
      ["Rejected by Megan Bowen, 20 Nov 2026, 10:40 UTC", "Not now."],
    ]);
    assert.deepEqual(said({ kind: "approved", ...by }), [...asked, ["Approved by Megan Bowen, 20 Nov 2026, 10:40 UTC", undefined]]);
    const changed = ["displayName", "message", "messageLanguage", "sendMail", "cc", "userType"] as const;
    assert.deepEqual(said({ kind: "approved", ...by, changed }).at(-1), [
      "Approved by Megan Bowen, 20 Nov 2026, 10:40 UTC",
      "Changed: Name, Message, Language, Mail, Copy to and Joins as",
    ]);
  });

  it("says why somebody's yes came to nothing, as long as another one may help", () => {
    const problem = { ...by, reason: "invitations-not-allowed" } as const;
    assert.match(
      data({ invitation: awaiting({ problem }) }).problem ?? "",
      /^Megan Bowen approved, but your organization doesn't let them invite/,
    );
    assert.equal(data({ invitation: requestIn("sending", { problem }) }).problem, undefined);
    const reasons: readonly FailureReason[] = [
      ...(["invitations-not-allowed", "permission-missing", "quota-reached", "strong-auth-needed"] as const),
      ...(["consent-needed", "sign-in-refused", "member-not-allowed", "unknown"] as const),
    ];
    const words = reasons.map((reason) => data({ invitation: awaiting({ problem: { ...by, reason } }) }).problem);
    assert.equal(new Set(words).size, reasons.length);
    assert.deepEqual(
      reasons.filter((reason) => !liesWithApprover(reason)),
      ["unknown"],
    );
  });

  it("says what time did while nobody decided, in its place", () => {
    const lines = (request: Invitation) => data({ invitation: request }).history.map(({ line }) => line);
    const waited = { remarks: [], remindedAt: at("11:00"), escalatedAt: at("12:00") };
    const told = ["Approvers reminded · 20 Nov 2026, 11:00 UTC", "Passed on to more approvers · 20 Nov 2026, 12:00 UTC"];
    const requested = "Requested 20 Nov 2026, 10:00 UTC";
    assert.deepEqual(lines(awaiting(waited)), [requested, "Approval asked for 20 Nov 2026, 10:00 UTC", ...told]);
    assert.deepEqual(lines(requestIn("accepted", waited)), [requested, ...told, "Accepted 20 Nov 2026, 14:32 UTC, told 14:32:04"]);
  });

  it("tells what to do about an invitation that failed", () => {
    assert.match(data({ invitation: requestIn("failed") }).next ?? "", /You can try again/);
    assert.equal(data({ invitation: requestIn("accepted") }).next, undefined);
  });

  it("gives the requester alone a card of their own", () => {
    const { refresh } = approvalCard({ invitation: awaiting() }, texts);
    assert.deepEqual(refresh, {
      action: { type: "Action.Execute", verb: "show-card", data: { invitation: invitation.id }, fallback: "drop" },
      userIds: [adele.teamsId],
    });
  });

  it("keeps the direction of what people wrote in the other one's words", () => {
    const arabic = textsFor("ar-EG");
    assert.equal(approvalData({ invitation: awaiting() }, arabic).justification.text, "\u2068We build the spring campaign together.\u2069");
  });

  it("is for requests alone", () => {
    assert.throws(() => approvalCard({ invitation: invitationIn("invited") }, texts), TypeError);
  });
});
