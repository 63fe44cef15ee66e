import assert from "node:assert/strict";
import { approvalCard, approvalData } from "../../../src/cards/approval.ts";
import type { ApprovalView } from "../../../src/cards/approval.ts";
import type { Approval } from "../../../src/domain/approval.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { invitation, invitationIn } from "./example-invitation.ts";

const texts = textsFor("en-GB");
const by = { by: megan.id, name: "Megan Bowen", at: at("10:40") };
const adele = invitation.requester;

const data = (view: ApprovalView) => approvalData(view, texts);
const awaiting = (approval: Partial<Approval> = {}, given: Partial<Invitation> = {}) =>
  requestIn("awaiting-approval", { remarks: [], ...approval }, given);

/** The buttons as Microsoft's renderer draws them, including those in the overflow menu. */
const buttons = (view: ApprovalView) => {
  const { actions = [] } = approvalCard(view, texts);
  assert.ok(Array.isArray(actions));
  return actions.map(({ title }) => title);
};

describe("approvalCard", () => {
  it("says who asks for which partner, why, and what matters", () => {
    const { title, next, words, matters, state } = data({ invitation: awaiting({}, { findings: { notChecked: [], guestsOfDomain: 0 } }) });
    assert.deepEqual(
      [title, next, state],
      ["Adele Vance asks to invite sam.okafor@fabrikam.com", "To decide: the team Contoso Partners", "Waiting for approval"],
    );
    assert.deepEqual([words, matters], ["We build the spring campaign together.", "Rule “New partners” · First guest from fabrikam.com"]);
  });

  it("says on a copy that others are asked, as long as it waits", () => {
    const { next } = data({ invitation: awaiting(), isCopy: true });
    assert.equal(next, "To decide: the team Contoso Partners. The first answer counts.");
    assert.equal(data({ invitation: requestIn("withdrawn", {}), isCopy: true }).next, undefined);
  });

  it("offers everybody the same buttons while it waits, and a link to the home among the details", () => {
    const homeLink = "https://teams.example/1";
    const { home } = data({ invitation: awaiting(), homeLink });
    assert.deepEqual(buttons({ invitation: awaiting(), homeLink }), [
      "Approve",
      "Reject",
      "Ask",
      "Approve with changes",
      "History",
      "Details",
    ]);
    assert.deepEqual(home, { title: "Where it was asked", url: homeLink });
  });

  it("hides the rest behind … while three buttons decide; the history stands beside Details once there is room", () => {
    const modes = (shown: Invitation) => data({ invitation: shown }).actions.map(({ verb, mode }) => [verb, mode]);
    assert.deepEqual(modes(awaiting()), [["show-history", "secondary"]]);
    assert.deepEqual(modes(requestIn("accepted", {})), [["show-history", "primary"]]);
  });

  it("shows above the buttons what the requester chose, and the usual page among the details", () => {
    const { redirectUrl: usualPage } = invitation.options;
    const team = { groupId: "partners", name: "Contoso Partners", stage: "wanted", since: at("10:00") } as const;
    const options = { ...invitation.options, userType: "Member", message: "Welcome!" } as const;
    const own = { ...options, redirectUrl: "https://contoso.com/start" };
    const titles = (given: Partial<Invitation>) => {
      const { sent, message, details } = data({ invitation: awaiting({}, given), usualPage });
      return {
        sent: sent.map(({ title }) => title),
        message: message?.text,
        hidden: details.facts.some(({ title }) => title === "Lands on"),
      };
    };
    assert.deepEqual(titles({ options, team }), { sent: ["Name", "Joins as", "Team", "Copy to"], message: "Welcome!", hidden: true });
    assert.deepEqual(titles({ options: own }), { sent: ["Name", "Joins as", "Lands on", "Copy to"], message: "Welcome!", hidden: false });
  });

  it("shows the last question with its answer, and earlier ones among the details", () => {
    const { remarks = [] } = requestIn("awaiting-approval").approval ?? {};
    const [question, answer] = remarks;
    assert.ok(question && answer);
    const heads = (all: Approval["remarks"]) => {
      const { remarks: above, details } = data({ invitation: awaiting({ remarks: all }) });
      return [above.map(({ text }) => text), details.texts.length];
    };
    assert.deepEqual(heads([question, answer, question, answer]), [[question.text, answer.text], 2]);
    assert.deepEqual(heads([question, answer, question]), [[question.text], 2]);
  });

  describe("after the decision", () => {
    const approved = { kind: "approved", ...by } as const;
    const head = (view: Invitation) => {
      const { look, state, title, standing, words } = data({ invitation: view });
      return [look.color, state, title, standing, words];
    };
    const title = "sam.okafor@fabrikam.com for Adele Vance";

    it("says first who approved, then where it stands", () => {
      assert.deepEqual(head(requestIn("invited", { decision: approved })), [
        "Good",
        "Approved by Megan Bowen",
        title,
        "Invited, not accepted yet",
        undefined,
      ]);
    });

    it("says first that it wasn't sent, if somebody has to act on that", () => {
      assert.deepEqual(head(requestIn("failed", { decision: approved })), [
        "Attention",
        "Not sent",
        title,
        "Approved by Megan Bowen",
        undefined,
      ]);
    });

    it("says who rejected it and why", () => {
      const decision = { kind: "rejected", ...by, reason: "Not *now*." } as const;
      assert.deepEqual(head(requestIn("rejected", { decision })), [
        "Attention",
        "Rejected by Megan Bowen",
        title,
        undefined,
        "Not \\*now\\*.",
      ]);
      const said = data({ invitation: requestIn("rejected", { decision }) }).details.texts.map(({ text }) => text);
      assert.ok(!said.includes("Not \\*now\\*."), "the reason is said once");
    });

    it("says how a request ended that nobody decided", () => {
      assert.deepEqual(head(requestIn("lapsed")).slice(1, 3), [texts.t("invitation.state.lapsed"), title]);
    });

    it("has all that was asked for among the details", () => {
      const { details, sent, message, remarks, matters } = data({ invitation: requestIn("accepted", { decision: approved }) });
      assert.deepEqual([sent, message, remarks, matters], [[], undefined, [], undefined]);
      assert.ok(details.facts.some(({ title: fact }) => fact === "Name"));
      assert.deepEqual(
        details.texts.map(({ head: line }) => line.replace(/,.*/, "")),
        ["What is it for?", "Rule “New partners”", "Megan Bowen asked", "Adele Vance answered", "Approved by Megan Bowen"],
      );
    });
  });

  for (const [state, expected] of [
    ["sending", ["History", "Details"]],
    ["invited", ["History", "Details"]],
    ["accepted", ["History", "Details"]],
    ["rejected", ["History", "Details"]],
    ["withdrawn", ["History", "Details"]],
    ["lapsed", ["History", "Details"]],
    ["removed", ["History", "Details"]],
    ["revoked", ["History", "Details"]],
    ["failed", ["Try again", "History", "Details"]],
  ] as const) {
    it(`has no buttons to decide once it is ${state}`, () => {
      assert.deepEqual(buttons({ invitation: requestIn(state, { decision: { kind: "approved", ...by } }) }), expected);
    });
  }

  describe("has inputs on the card", () => {
    const card = approvalCard({ invitation: awaiting(), list: {} }, texts);
    const shown = (card["actions"] as readonly { readonly type: string; readonly card?: object }[]).flatMap((action) => action.card ?? []);

    it("for a question and for a reason, which are required and have room for 500 characters", () => {
      const inputs = shown.map((each) => (each as { body: readonly Record<string, unknown>[] }).body[0]);
      assert.deepEqual(
        inputs.map((input) => [input?.["id"], input?.["isRequired"], input?.["maxLength"], input?.["errorMessage"]]),
        [
          ["reason", true, 500, "Say why, so that the requester understands."],
          ["question", true, 500, "Write your question."],
        ],
      );
    });

    it("with buttons that hold the request and the list that it was opened from", () => {
      const sent = shown.map((each) => (each as { actions: readonly Record<string, unknown>[] }).actions[0]);
      const list = { page: "first" };
      assert.deepEqual(
        sent.map((action) => [action?.["verb"], action?.["data"], action?.["associatedInputs"]]),
        [
          ["reject", { invitation: invitation.id, list }, undefined],
          ["ask-back", { invitation: invitation.id, list }, undefined],
        ],
      );
    });
  });

  it("says why an approval failed, as long as another one may help", () => {
    const problem = { ...by, reason: "invitations-not-allowed" } as const;
    assert.match(data({ invitation: awaiting({ problem }) }).problem ?? "", /^Megan Bowen approved, but isn't allowed to invite guests/);
    assert.equal(data({ invitation: requestIn("sending", { problem }) }).problem, undefined);
  });

  it("says what to do about a failed invitation", () => {
    assert.match(data({ invitation: requestIn("failed") }).next ?? "", /You can try again/);
    assert.equal(data({ invitation: requestIn("accepted") }).next, undefined);
  });

  it("gives only the requester a card of their own", () => {
    const { refresh } = approvalCard({ invitation: awaiting() }, texts);
    assert.deepEqual(refresh, {
      action: { type: "Action.Execute", verb: "show-card", data: { invitation: invitation.id }, fallback: "drop" },
      userIds: [adele.teamsId],
    });
  });

  it("keeps the direction of people's texts on a card of the other direction", () => {
    const arabic = textsFor("ar-EG");
    assert.equal(approvalData({ invitation: awaiting() }, arabic).words, "\u2068We build the spring campaign together.\u2069");
  });

  it("throws for an invitation without approval", () => {
    assert.throws(() => approvalCard({ invitation: invitationIn("invited") }, texts), TypeError);
  });
});
