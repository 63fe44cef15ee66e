import assert from "node:assert/strict";
import { approvalCard } from "../../../src/cards/approval.ts";
import type { ApprovalView } from "../../../src/cards/approval.ts";
import type { Approval } from "../../../src/domain/approval.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { person } from "../../build/person.ts";
import { plain } from "./approval-examples.ts";
import { invitation } from "./example-invitation.ts";
import { parseCard } from "./parse-card.ts";

const mostWords = 40;
const texts = textsFor("en-GB");
const { redirectUrl: usualPage } = invitation.options;
const five = ["Megan Bowen", "Pradeep Gupta", "Isaiah Langer", "Lee Gu", "Nestor Wilke"].map((name) => person({ name }));

/** What stands above the buttons, word by word; a sign alone is no word. */
function wordsOn(view: ApprovalView): readonly string[] {
  const { actions: _, ...card } = approvalCard(view, texts);
  const { element } = parseCard(card);
  for (const hidden of element.querySelectorAll('[style*="display: none"]')) hidden.remove();
  const texted = Array.from(element.querySelectorAll(".ac-textBlock"), ({ textContent }) => textContent);
  return texted
    .join(" ")
    .replaceAll(/<\/?at>/g, "")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

const whys: readonly Partial<Approval>[] = [{ why: "policy" }, { why: "policy", rule: "New partners of ours" }, { why: "not-allowed" }];
const asked: readonly (readonly [string, Partial<ApprovalView>])[] = [
  ["nobody by name", { toMention: { people: [] } }],
  ["five people", { toMention: { people: five } }],
  ["a tag", { toMention: { people: [], tag: { id: "tag-1", name: "Partner managers" } } }],
  ["an approver in their own chat", { isCopy: true }],
];

describe("approvalCard, for a request without message, copy and own landing page", () => {
  for (const approval of whys) {
    for (const guestsOfDomain of [undefined, 0, 12]) {
      for (const [who, view] of asked) {
        const about = `${approval.why} ${approval.rule ?? "without rule"}, ${guestsOfDomain ?? "unknown"} guests, asking ${who}`;
        it(`has at most ${mostWords} words above its buttons: ${about}`, () => {
          const { approval: given } = plain;
          assert.ok(given);
          const { rule: _, ...withoutRule } = given;
          const findings = { notChecked: ["deleted" as const], ...(guestsOfDomain !== undefined && { guestsOfDomain }) };
          const words = wordsOn({ invitation: { ...plain, findings, approval: { ...withoutRule, ...approval } }, usualPage, ...view });
          assert.ok(words.length > 15 && words.length <= mostWords, `${words.length}: ${words.join(" ")}`);
        });
      }
    }
  }
});
