import assert from "node:assert/strict";
import { invokeResponse } from "../../../bot/answer.ts";
import { GuestlistBot } from "../../../bot/bot.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { message } from "../../build/activities.ts";
import { patient } from "../../fakes/action-call.ts";
import { heardInTurn } from "../../fakes/heard-in-turn.ts";
import { RecordingLog } from "../../fakes/recording-log.ts";
import { stubFlows } from "../../fakes/stub-flows.ts";

const { t } = textsFor("ar-SA");

describe("Plain text in a language that is read from right to left", () => {
  it("keeps its order in a message", async () => {
    const flows = stubFlows({ admitPerson: async () => "admitted", rememberConversation: async () => {}, recordReceipt: async () => true });
    const bot = new GuestlistBot({ flows, continuations: patient, log: new RecordingLog() });
    const [heard] = await heardInTurn(bot, message({ text: "الحالة", locale: "ar-SA" }));
    const text = t("error.status-address", { command: t("commands.status.example") });
    assert.deepEqual(heard, { text: `\u2067${text}\u2069` });
  });

  it("keeps its order under a card", () => {
    const text = t("error.not-your-link", { name: "Adele Vance" });
    assert.deepEqual(invokeResponse({ kind: "message", text }).body.value, `\u2067${text}\u2069`);
    assert.deepEqual(invokeResponse({ kind: "error", status: 400, text }).body.value, {
      code: "BadRequest",
      message: `\u2067${text}\u2069`,
    });
  });
});
