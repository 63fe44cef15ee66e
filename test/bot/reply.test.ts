import assert from "node:assert/strict";
import { replyIn } from "../../bot/reply.ts";
import { askAdminCard } from "../../src/cards/ask-admin.ts";
import { message } from "../build/activities.ts";
import { texts } from "../fakes/action-call.ts";
import { turnWith } from "../fakes/heard-in-turn.ts";

describe("replyIn", () => {
  it("sends text", async () => {
    const { context, sent } = turnWith(message());
    await replyIn(context).text("Hello");
    assert.deepEqual(
      sent.map(({ type, text }) => ({ type, text })),
      [{ type: "message", text: "Hello" }],
    );
  });

  it("sends a card with the summary that a toast shows", async () => {
    const { context, sent } = turnWith(message());
    const card = askAdminCard({ name: "Adele", ask: { for: "ask-for-consent", grantUrl: "https://login.example/" } }, texts);
    await replyIn(context).card(card, "Invite a partner");
    assert.deepEqual(
      sent.map(({ type, attachments, summary }) => ({ type, attachments, summary })),
      [
        {
          type: "message",
          attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: card }],
          summary: "Invite a partner",
        },
      ],
    );
  });

  it("keeps the order of words in a language that is read from right to left", async () => {
    const { context, sent } = turnWith(message());
    await replyIn(context).text("الحالة");
    assert.equal(sent[0]?.text, "\u2067الحالة\u2069");
  });
});
