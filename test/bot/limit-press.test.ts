import assert from "node:assert/strict";
import { limitPress } from "../../bot/limit-press.ts";
import { limitPerson } from "../../src/flows/who/limit-person.ts";
import { at } from "../build/ids.ts";
import { cardAction } from "../build/activities.ts";
import { aBot } from "../fakes/a-bot.ts";
import { actionCall } from "../fakes/action-call.ts";
import { fakeOutside } from "../fakes/fake-outside.ts";
import { heardInTurn } from "../fakes/heard-in-turn.ts";

function presses() {
  const { ports, clock } = fakeOutside();
  const call = actionCall({ flows: { limitPerson: (...given) => limitPerson(ports, ...given) } });
  const press = (given: Partial<typeof call.press>) => limitPress({ ...call, turn: call.press.turn, press: { ...call.press, ...given } });
  const text = async (given: Parameters<typeof press>[0]) => {
    const answer = await press(given);
    return answer?.kind === "message" ? answer.text : answer?.kind;
  };
  const through = async (given: Parameters<typeof press>[0]) => {
    for (let count = 0; ; count += 1) if (await press(given)) return count;
  };
  return { ...call, clock, press, text, through };
}

const form = { verb: "send-invitation" } as const;
const signedIn = { ...form, ssoToken: "sso:adele" };

describe("limitPress", () => {
  it("lets 30 signed-in forms through in ten minutes, tells the time once, and then shows an empty line", async () => {
    const { through, text, clock } = presses();
    assert.equal(await through(signedIn), 30);
    assert.equal(await text(signedIn), "");
    assert.equal(await text(form), "", "the same form before its sign-in");
    assert.equal(await text({ verb: "show-card" }), undefined);
    await clock.advance(600_000);
    assert.equal(await text(signedIn), undefined);
  });

  it("says so of a form before its sign-in, too", async () => {
    const { press, text } = presses();
    for (let count = 0; count < 30; count += 1) await press(signedIn);
    assert.match(
      (await text(form)) ?? "",
      /^You have sent a lot of forms in a short time, so nothing was sent now\. You can send the next one at /,
    );
    assert.equal(await text({ ...form, signInCode: "123" }), "");
  });

  it("lets 120 other presses through, forms without a token and presses of other kinds together", async () => {
    const { press, text } = presses();
    for (let count = 0; count < 60; count += 1) await press(form);
    for (let count = 0; count < 60; count += 1) await press({ verb: "show-link" });
    assert.match((await text(form)) ?? "", /^You have sent a lot of forms/);
    assert.equal(await text({ verb: "show-status" }), "");
  });

  it("doesn't count a refresh by Teams, and counts an invoke that it can't read", async () => {
    const { through, turn, flows, texts, press } = { ...presses(), turn: actionCall().press.turn };
    for (let count = 0; count < 200; count += 1) assert.equal(await press({ automatic: true }), undefined);
    assert.equal(await limitPress({ turn, press: undefined, flows, texts }), undefined);
    assert.equal(await through({ verb: "retry" }), 119);
  });

  it("comes before everything else: nobody is admitted, remembered or signed in", async () => {
    const { bot, asked } = aBot({ limitPerson: async () => ({ kind: "silent", until: at("11:00") }) });
    const body = { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "" };
    assert.deepEqual(await heardInTurn(bot, cardAction({ verb: "retry", data: {} })), [{ status: 200, body }]);
    assert.deepEqual(asked, []);
  });
});
