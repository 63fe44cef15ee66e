import assert from "node:assert/strict";
import { useForApprovals } from "../../../bot/actions/use-for-approvals.ts";
import { teamsIds } from "../../build/activities.ts";
import { actionCall } from "../../fakes/action-call.ts";

type Outcome = Awaited<ReturnType<ReturnType<typeof actionCall>["flows"]["useForApprovals"]>>;

function pressed(outcome: Outcome, token?: string) {
  const asked: unknown[] = [];
  const call = actionCall({
    ...(token !== undefined && { token }),
    flows: { useForApprovals: async ({ place, by, ssoToken }) => (asked.push([place.id, place.kind, by.id, ssoToken]), outcome) },
  });
  return { call, asked };
}

describe("use-for-approvals", () => {
  it("tells everybody in the channel that requests come there, and also the person who pressed", async () => {
    const { call, asked } = pressed("chosen", "token");
    const answer = await useForApprovals(call);
    assert.ok(answer.kind === "message" && answer.text.startsWith("From now on I ask here"));
    assert.deepEqual(call.reply.replied, [{ text: answer.text }]);
    assert.deepEqual(asked, [[teamsIds.thread, "channel", teamsIds.adele, "token"]]);
  });

  it("tells everybody once, even if Teams delivers the press again", async () => {
    const call = actionCall({ flows: { useForApprovals: async () => "chosen", recordReceipt: async () => false } });
    assert.equal((await useForApprovals(call)).kind, "message");
    assert.deepEqual(call.reply.replied, []);
  });

  it("asks for a token, and once only", async () => {
    assert.deepEqual(await useForApprovals(pressed("sign-in-needed").call), { kind: "sign-in" });
    assert.equal((await useForApprovals(pressed("sign-in-needed", "old").call)).kind, "message");
  });

  for (const [outcome, words] of [
    ["already", /here already/],
    ["policy-wins", /the file wins/],
    ["elsewhere", /in a channel only/],
    ["not-allowed", /Only administrators/],
    ["not-checked", /can't see whether you are an administrator/],
    ["sign-in-refused", /sign-in was not accepted/],
  ] as const) {
    it(`tells only the person who pressed: ${outcome}`, async () => {
      const { call } = pressed(outcome, "token");
      const answer = await useForApprovals(call);
      assert.ok(answer.kind === "message");
      assert.match(answer.text, words);
      assert.deepEqual(call.reply.replied, []);
    });
  }
});
