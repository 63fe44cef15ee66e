import assert from "node:assert/strict";
import { actions } from "../../../bot/actions/index.ts";
import type { CardVerb } from "../../../src/cards/verbs.ts";
import type { Flows } from "../../../src/flows/flows.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { person } from "../../build/person.ts";
import { actionCall } from "../../fakes/action-call.ts";

const hostile = "Adele *Vance* [here](https://evil.example) <at>all</at>";
const requester = person({ name: hostile });
const approval = anApproval({ approversName: hostile });
const invitation = { ...awaiting({ requester }), approval };
const data = { invitation: "44444444-4444-4444-8444-444444444444", resends: 0, question: "Why?", reason: "No." };
const notYours = { kind: "not-yours", requester } as const;
const notApprover = async () => ({ kind: "not-approver", invitation }) as const;

/** Every answer that is a line of text and names a person. */
const answers: readonly (readonly [verb: CardVerb, flows: Partial<Flows>])[] = [
  ["retry", { retryInvitation: async () => ({ kind: "not-yours", sender: { ...requester, as: "requester" } }) }],
  ["resend", { resendInvitation: async () => notYours }],
  ["show-link", { showRedeemLink: async () => notYours }],
  ["show-heads-up", { showHeadsUp: async () => notYours }],
  ["fix-address", { fixAddress: async () => notYours }],
  ["revoke", { askToRevoke: async () => notYours }],
  ["withdraw", { withdrawRequest: async () => notYours }],
  ["answer-question", { answerQuestion: async () => notYours }],
  ["approve", { approveInvitation: async () => ({ kind: "nobody-may-send", invitation }) }],
  ["reject", { rejectInvitation: notApprover }],
  ["ask-back", { askBack: async () => ({ kind: "too-many-remarks", invitation }) }],
];

describe("A line under a card", () => {
  for (const [verb, flows] of answers) {
    it(`names people without the signs of Markdown, and without signs that escape them: ${verb}`, async () => {
      const answer = await actions[verb](actionCall({ data, flows }));
      assert.ok(answer.kind === "message");
      assert.match(answer.text, /Adele Vance/);
      assert.doesNotMatch(answer.text, /[*\\[\]<>]|\/\//);
    });
  }
});
