import assert from "node:assert/strict";
import { useForApprovals } from "../../../bot/actions/use-for-approvals.ts";
import { teamsIds } from "../../build/activities.ts";
import { approvalsPlaceCard } from "../../../src/cards/use-for-approvals.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

type Outcome = Awaited<ReturnType<ReturnType<typeof actionCall>["flows"]["useForApprovals"]>>;

function pressed(outcome: Outcome, token?: string) {
  const asked: unknown[] = [];
  const kept: unknown[] = [];
  const call = actionCall({
    ...(token !== undefined && { token }),
    flows: {
      keepAnswer: async (where, content) => void kept.push([where.message, content]),
      useForApprovals: async ({ place, by, ssoToken }) => (asked.push([place.id, place.kind, by.id, ssoToken]), outcome),
    },
  });
  return { call, asked, kept };
}

describe("use-for-approvals", () => {
  it("tells everybody in the channel that requests come there", async () => {
    const { call, asked } = pressed("chosen", "token");
    await useForApprovals(call);
    assert.deepEqual(call.reply.replied, [{ text: texts.t("approvals-channel.chosen") }]);
    assert.deepEqual(asked, [[teamsIds.thread, "channel", teamsIds.adele, "token"]]);
  });

  it("tells everybody once, even if Teams delivers the press again", async () => {
    const call = actionCall({
      flows: { useForApprovals: async () => "chosen", recordReceipt: async () => false, keepAnswer: async () => undefined },
    });
    assert.equal((await useForApprovals(call)).kind, "card");
    assert.deepEqual(call.reply.replied, []);
  });

  it("asks for a token, and once only", async () => {
    assert.deepEqual(await useForApprovals(pressed("sign-in-needed").call), { kind: "sign-in" });
    assert.equal((await useForApprovals(pressed("sign-in-needed", "old").call)).kind, "message");
  });

  for (const view of [{ is: "chosen", by: "Adele Vance" }, { is: "already" }, { is: "policy-wins" }] as const) {
    it(`leaves nothing to press, for anybody: ${view.is}`, async () => {
      const { call, kept } = pressed(view.is, "token");
      const answer = await useForApprovals(call);
      const card = approvalsPlaceCard(view, texts);
      assert.deepEqual(card["actions"], []);
      assert.deepEqual(answer, { kind: "card", card, shows: { kind: "form" } });
      const { turn, card: message } = call.press;
      assert.deepEqual(kept, [
        [
          { conversation: turn.conversation, card: message },
          { kind: "form", card },
        ],
      ]);
    });
  }

  for (const [outcome, words] of [
    ["elsewhere", /in a channel only/],
    ["not-allowed", /Only administrators/],
    ["not-checked", /can't see whether you are an administrator/],
    ["sign-in-refused", /sign-in was not accepted/],
  ] as const) {
    it(`tells only the person who pressed: ${outcome}`, async () => {
      const { call, kept } = pressed(outcome, "token");
      const answer = await useForApprovals(call);
      assert.deepEqual(kept, []);
      assert.ok(answer.kind === "message");
      assert.match(answer.text, words);
      assert.deepEqual(call.reply.replied, []);
    });
  }
});
