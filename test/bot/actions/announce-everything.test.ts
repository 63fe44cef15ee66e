import assert from "node:assert/strict";
import { announceEverything } from "../../../bot/actions/announce-everything.ts";
import { teamsIds } from "../../build/activities.ts";
import { everythingAnnouncedCard } from "../../../src/cards/announce-everything.ts";
import { actionCall, texts } from "../../fakes/action-call.ts";

type Outcome = Awaited<ReturnType<ReturnType<typeof actionCall>["flows"]["announceEverything"]>>;

function pressed(outcome: Outcome, token?: string) {
  const asked: unknown[] = [];
  const kept: unknown[] = [];
  const call = actionCall({
    ...(token !== undefined && { token }),
    flows: {
      keepAnswer: async (where, content) => void kept.push([where.message, content]),
      announceEverything: async ({ place, by, ssoToken }) => (asked.push([place.id, by.id, ssoToken]), outcome),
    },
  });
  return { call, asked, kept };
}

describe("announce-everything", () => {
  it("tells everybody in the conversation that it began, and how to end it", async () => {
    const { call, asked } = pressed("started", "token");
    await announceEverything(call);
    assert.deepEqual(call.reply.replied, [{ text: texts.t("announce.started-all", { command: "stop announcing here" }) }]);
    assert.deepEqual(asked, [[teamsIds.thread, teamsIds.adele, "token"]]);
  });

  it("tells everybody once, even if Teams delivers the press again", async () => {
    const call = actionCall({
      flows: { announceEverything: async () => "started", recordReceipt: async () => false, keepAnswer: async () => undefined },
    });
    assert.equal((await announceEverything(call)).kind, "card");
    assert.deepEqual(call.reply.replied, []);
  });

  it("asks for a token, and once only", async () => {
    assert.deepEqual(await announceEverything(pressed("sign-in-needed").call), { kind: "sign-in" });
    assert.equal((await announceEverything(pressed("sign-in-needed", "old").call)).kind, "message");
  });

  for (const view of [{ is: "started", by: "Adele Vance" }, { is: "already" }] as const) {
    it(`leaves nothing to press, for anybody: ${view.is}`, async () => {
      const { call, kept } = pressed(view.is, "token");
      const answer = await announceEverything(call);
      const card = everythingAnnouncedCard(view, texts);
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
    ["not-allowed", /Only administrators/],
    ["not-checked", /can't see whether you are an administrator/],
    ["sign-in-refused", /sign-in was not accepted/],
  ] as const) {
    it(`tells only the person who pressed: ${outcome}`, async () => {
      const { call, kept } = pressed(outcome, "token");
      const answer = await announceEverything(call);
      assert.deepEqual(kept, []);
      assert.ok(answer.kind === "message");
      assert.match(answer.text, words);
      assert.deepEqual(call.reply.replied, []);
    });
  }
});
