import assert from "node:assert/strict";
import { isFirstPress } from "../../bot/is-first-press.ts";
import { actionCall } from "../fakes/action-call.ts";
import { stubFlows } from "../fakes/stub-flows.ts";

const { press } = actionCall({ data: { email: "sam@fabrikam.com" } });

describe("isFirstPress", () => {
  it("is false when Teams delivers a press again, which then isn't a click either", async () => {
    const flows = stubFlows({ recordReceipt: async () => false, recordClick: async () => assert.fail("was counted") });
    assert.equal(await isFirstPress(press, flows), false);
  });

  it("is false for the second click on the same button by the same person, and for nothing else", async () => {
    const clicks = new Set<string>();
    const recordClick = async (...click: string[]) => !clicks.has(click.join()) && Boolean(clicks.add(click.join()));
    const flows = stubFlows({ recordClick });
    const megan = { ...press.turn, personId: undefined, person: { ...press.turn.person, teamsId: "29:megan" } };
    const others = [{ data: {} }, { verb: "other" }, { card: press.turn.conversation }, { turn: megan }];
    const all = [press, press, ...others.map((other) => Object.assign({}, press, other))];
    const first = [];
    for (const one of all) first.push(await isFirstPress(one, flows));
    assert.deepEqual(first, [true, false, true, true, true, true]);
  });
});
