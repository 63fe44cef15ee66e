import assert from "node:assert/strict";
import { feedLength } from "../../../src/cards/feed-text.ts";
import { approversNotice } from "../../../src/cards/approvers-notice.ts";
import { approversNotices } from "../../../src/domain/notice.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { invitationIn } from "./example-invitation.ts";

const texts = textsFor("en-GB");
const mention = { text: "<at>Megan Bowen</at>", name: "Megan Bowen", id: megan.teamsId };
const request = requestIn("awaiting-approval", {
  problem: { by: megan.id, name: "Megan Bowen", at: at("10:40"), reason: "quota-reached" },
});

describe("approversNotice", () => {
  for (const [what, text, summary] of [
    [
      "reminded",
      "<at>Megan Bowen</at>: the request of Adele Vance still waits for your decision.",
      "Still waiting: sam.okafor@fabrikam.com",
    ],
    [
      "escalated",
      "<at>Megan Bowen</at>: nobody has decided about the request of Adele Vance yet. Now you can decide, too.",
      "To decide: sam.okafor@fabrikam.com",
    ],
    ["answered", "<at>Megan Bowen</at>: Adele Vance answers: “The spring campaign, until May.”", "Answered: sam.okafor@fabrikam.com"],
    [
      "reopened",
      "<at>Megan Bowen</at>: the request of Adele Vance is open again. Megan Bowen approved, but may add no more entries to the directory. Nothing was sent; somebody else must approve.",
      "Open again: sam.okafor@fabrikam.com",
    ],
  ] as const) {
    it(`mentions the people concerned: ${what}`, () => {
      const notice = approversNotice({ invitation: request, what, toMention: { people: [megan] } }, texts);
      assert.deepEqual(notice, { text: `${summary}\n\n${text}`, summary, mentions: [mention] });
    });
  }

  it("tells the approver why it wasn't sent, and where to try again", () => {
    const notice = approversNotice({ invitation: requestIn("failed"), what: "failed", toMention: { people: [megan] } }, texts);
    const text =
      "Not sent: sam.okafor@fabrikam.com\n\n<at>Megan Bowen</at>: the invitation of Adele Vance didn't go out. Microsoft didn't say whether the invitation went out, and the address is not in the directory. You can try again. You can try again on the card above.";
    assert.deepEqual(notice, { text, summary: "Not sent: sam.okafor@fabrikam.com", mentions: [mention] });
  });

  it("uses the common name for people who can't be mentioned", () => {
    const { text, mentions } = approversNotice({ invitation: request, what: "reminded", toMention: { people: [] } }, texts);
    assert.deepEqual([text.split("\n\n")[1]?.split(":")[0], mentions], ["the team Contoso Partners", []]);
  });

  for (const language of languages) {
    it(`has a text for each: ${language}`, () => {
      for (const what of approversNotices) {
        for (const invitation of [request, invitationIn("invited")]) {
          const { text, summary } = approversNotice({ invitation, what, toMention: { people: [megan] } }, textsFor(language));
          assert.equal(text.split(mention.text).length, 2);
          assert.ok(text.includes("sam.okafor@fabrikam.com") && summary.includes("sam") && !/\{\{/.test(text + summary));
          const shown = summary.replace(/\p{Cf}/gu, "");
          const outcome = textsFor(language).t(`approvers.summary-${what}`, { email: "" }).trim();
          assert.ok(shown.startsWith(outcome) && shown.length <= feedLength, summary);
        }
      }
    });
  }
});
