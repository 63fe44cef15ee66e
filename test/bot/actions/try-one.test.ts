import assert from "node:assert/strict";
import { tryOne } from "../../../bot/actions/try-one.ts";
import { stopCard } from "../../../src/cards/stop.ts";
import { teamsIds } from "../../build/activities.ts";
import { at } from "../../build/ids.ts";
import { actionCall } from "../../fakes/action-call.ts";

type Outcome = Awaited<ReturnType<ReturnType<typeof actionCall>["flows"]["tryOne"]>>;

const standing = { kind: "stopped", refusedAt: at("10:00"), attempt: { name: "Megan Bowen", at: at("10:30"), outcome: "next" } } as const;
const news = { standing, tenantId: "tenant", inviteAs: "user" } as const;

function pressed(outcome: Outcome, token?: string) {
  const asked: unknown[] = [];
  const call = actionCall({
    ...(token !== undefined && { token }),
    flows: { tryOne: async ({ by, ssoToken }) => (asked.push([by.id, ssoToken]), outcome) },
  });
  return { call, asked };
}

describe("try-one", () => {
  it("shows the person who pressed how the stop stands now", async () => {
    const { call, asked } = pressed({ kind: "told", news }, "token");
    assert.deepEqual(await tryOne(call), { kind: "card", card: stopCard(news, call.texts) });
    assert.deepEqual([asked, call.reply.replied], [[[teamsIds.adele, "token"]], []]);
  });

  it("asks for a token, and once only", async () => {
    assert.deepEqual(await tryOne(pressed({ kind: "sign-in-needed" }).call), { kind: "sign-in" });
    assert.equal((await tryOne(pressed({ kind: "sign-in-needed" }, "old").call)).kind, "message");
  });

  for (const [kind, words] of [
    ["not-allowed", /Only administrators/],
    ["not-checked", /can't see whether you are an administrator/],
    ["sign-in-refused", /sign-in was not accepted/],
  ] as const) {
    it(`tells the person who pressed: ${kind}`, async () => {
      const answer = await tryOne(pressed({ kind }, "token").call);
      assert.ok(answer.kind === "message");
      assert.match(answer.text, words);
    });
  }
});
