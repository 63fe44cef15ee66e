import assert from "node:assert/strict";
import { useForApprovals } from "../../../bot/commands/use-for-approvals.ts";
import { useForApprovalsCard } from "../../../src/cards/use-for-approvals.ts";
import { texts } from "../../fakes/action-call.ts";
import { commandCall } from "../../fakes/command-call.ts";

describe("use this channel for approvals", () => {
  it("asks for confirmation on a card", async () => {
    const call = commandCall({ inChannel: true });
    await useForApprovals(call);
    assert.deepEqual(call.reply.replied, [{ card: useForApprovalsCard(texts), summary: "Decide about invitations here?" }]);
  });

  it("says that it works in channels only", async () => {
    const call = commandCall();
    await useForApprovals(call);
    assert.deepEqual(call.reply.replied, [{ text: texts.t("approvals-channel.elsewhere") }]);
  });
});
