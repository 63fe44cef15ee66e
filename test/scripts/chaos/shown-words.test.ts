import assert from "node:assert/strict";
import { isApprovalCard } from "../../../scripts/chaos/books/count-cards.ts";
import { noticePatterns } from "../../../scripts/chaos/books/count-notices.ts";
import { actionOf, confirmedIn, stateShown, wordsOf } from "../../../scripts/chaos/people/cards.ts";
import { notSent } from "../../../scripts/chaos/scenarios/late.ts";
import { approvalCard } from "../../../src/cards/approval.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import { inviteFormCard } from "../../../src/cards/invite-form.ts";
import { noticeText } from "../../../src/cards/notice.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { id } from "../../build/ids.ts";
import { requestIn } from "../../src/cards/approval-examples.ts";
import { invitationIn, requester } from "../../src/cards/example-invitation.ts";

const texts = textsFor("en-US");

describe("The tool reads the product's English words:", () => {
  for (const kind of ["sending", "invited", "accepted", "failed", "revoked"] as const)
    it(`a living card that shows ${kind}`, () => {
      assert.equal(stateShown(invitationCard({ invitation: invitationIn(kind) }, texts)), kind);
    });

  for (const kind of ["awaiting-approval", "rejected"] as const)
    it(`a living card that shows ${kind}`, () => {
      assert.equal(stateShown(invitationCard({ invitation: requestIn(kind, {}) }, texts)), kind);
    });

  it("a form", () => {
    const view = { id: id("i"), for: id("p"), values: {}, problems: {}, defaultRedirectUrl: "https://myapps.example/", inChannel: false };
    assert.equal(stateShown(inviteFormCard(view, texts)), "form");
  });

  for (const kind of ["invited", "accepted", "failed", "rejected"] as const)
    it(`an approval card after the decision: ${kind}`, () => {
      assert.ok(isApprovalCard({ card: approvalCard({ invitation: requestIn(kind, {}) }, texts) }));
    });

  it("an approval card", () => {
    const card = approvalCard({ invitation: requestIn("awaiting-approval", {}) }, texts);
    assert.ok(isApprovalCard({ card }));
    assert.ok(actionOf(card, "approve") && actionOf(card, "reject"));
    assert.ok(!isApprovalCard({ card: invitationCard({ invitation: invitationIn("invited") }, texts) }));
  });

  for (const [kind, about] of [
    ["accepted", invitationIn("accepted")],
    ["approved", requestIn("invited", {})],
    ["rejected", requestIn("rejected", {})],
    ["failed", invitationIn("failed")],
    ["revoked", requestIn("revoked", {})],
  ] as const)
    it(`a notice: ${kind}`, () => {
      const { text } = noticeText(
        { invitation: about, notice: kind, hearer: { as: "requester", person: requester }, inTeam: false },
        texts,
      );
      const words = wordsOf(text); // what the books compare
      assert.match(words, noticePatterns[kind]);
      assert.ok(words.includes(about.email));
    });

  for (const key of ["not-sent", "unclear"] as const)
    it(`a mail that didn't go out again: ${key}`, () => {
      assert.match(texts.t(`resend.${key}`, { reason: "", reference: "" }), notSent);
    });
});

describe("confirmedIn", () => {
  it("is nothing for a form that says nothing", () => {
    assert.deepEqual(confirmedIn({}), []);
  });
});
