import assert from "node:assert/strict";
import { announceEverything } from "../../../bot/actions/announce-everything.ts";
import { teamsIds } from "../../build/activities.ts";
import { actionCall } from "../../fakes/action-call.ts";

type Outcome = Awaited<ReturnType<ReturnType<typeof actionCall>["flows"]["announceEverything"]>>;

function pressed(outcome: Outcome, token?: string) {
  const asked: unknown[] = [];
  const call = actionCall({
    ...(token !== undefined && { token }),
    flows: { announceEverything: async ({ place, by, ssoToken }) => (asked.push([place.id, by.id, ssoToken]), outcome) },
  });
  return { call, asked };
}

describe("announce-everything", () => {
  it("tells everybody in the conversation that it began, and also the person who pressed", async () => {
    const { call, asked } = pressed("started", "token");
    const answer = await announceEverything(call);
    assert.ok(answer.kind === "message" && answer.text.startsWith("From now on I tell everybody here"));
    assert.deepEqual(call.reply.replied, [{ text: answer.text }]);
    assert.deepEqual(asked, [[teamsIds.thread, teamsIds.adele, "token"]]);
  });

  it("tells everybody once, even if Teams delivers the press again", async () => {
    const call = actionCall({ flows: { announceEverything: async () => "started", recordReceipt: async () => false } });
    assert.equal((await announceEverything(call)).kind, "message");
    assert.deepEqual(call.reply.replied, []);
  });

  it("asks for a token, and once only", async () => {
    assert.deepEqual(await announceEverything(pressed("sign-in-needed").call), { kind: "sign-in" });
    assert.equal((await announceEverything(pressed("sign-in-needed", "old").call)).kind, "message");
  });

  for (const [outcome, words] of [
    ["already", /already/],
    ["not-allowed", /Only administrators/],
    ["not-checked", /can't see whether you are an administrator/],
    ["sign-in-refused", /sign-in was not accepted/],
  ] as const) {
    it(`tells only the person who pressed: ${outcome}`, async () => {
      const { call } = pressed(outcome, "token");
      const answer = await announceEverything(call);
      assert.ok(answer.kind === "message");
      assert.match(answer.text, words);
      assert.deepEqual(call.reply.replied, []);
    });
  }
});
