import assert from "node:assert/strict";
import { approvalCard } from "../../../src/cards/approval.ts";
import type { ApprovalView } from "../../../src/cards/approval.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { megan, requestIn } from "./approval-examples.ts";
import { parseCard } from "./parse-card.ts";

const texts = textsFor("en-GB");
const awaiting = () => requestIn("awaiting-approval", { remarks: [] });

describe("approvalCard: mentions", () => {
  const mention = (text: string, who: string, type?: "tag") => ({
    type: "mention",
    text: `<at>${text}</at>`,
    mentioned: { id: who, name: text, ...(type && { type }) },
  });
  const entities = (toMention: NonNullable<ApprovalView["toMention"]>) => {
    const { msteams, body } = approvalCard({ invitation: awaiting(), toMention }, texts);
    return { entities: (msteams as { entities: object[] }).entities, text: JSON.stringify(body) };
  };

  it("mentions the approvers with parts of the text, and not the requester, who knows", () => {
    const { entities: mentioned, text } = entities({ people: [megan] });
    assert.deepEqual(mentioned, [mention("Megan Bowen", megan.teamsId)]);
    assert.ok(text.includes("Adele Vance asks to invite") && text.includes("To decide: <at>Megan Bowen</at>"));
  });

  for (const language of languages) {
    it(`has each mention once in its text: ${language}`, () => {
      const view = { invitation: awaiting(), toMention: { people: [megan] } };
      const { msteams, body } = approvalCard(view, textsFor(language));
      const text = JSON.stringify(body);
      for (const entity of (msteams as { entities: readonly { text: string }[] }).entities) {
        assert.equal(text.split(entity.text).length, 2);
      }
    });
  }

  it("mentions nobody on a card for one person", () => {
    const { msteams, body } = approvalCard({ invitation: awaiting(), note: "Megan Bowen was first.", list: {} }, texts);
    assert.deepEqual([msteams, JSON.stringify(body).includes("<at>")], [{ entities: [] }, false]);
    const { element } = parseCard(approvalCard({ invitation: awaiting(), note: "Megan Bowen was first." }, texts));
    assert.ok(element.textContent.startsWith("Megan Bowen was first."));
  });
});
