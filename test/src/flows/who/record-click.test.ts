import assert from "node:assert/strict";
import { recordClick } from "../../../../src/flows/who/record-click.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("recordClick", () => {
  it("tells the second click of a double click from a later one, for each person and button", async () => {
    const { ports, clock } = fakeOutside();
    const click = async (person = "adele", button = "form") => recordClick(ports, person, button);
    assert.deepEqual(await Promise.all([click(), click(), click("megan"), click("adele", "other")]), [true, false, true, true]);
    await clock.advance(2_999);
    assert.equal(await click(), false);
    await clock.advance(1);
    assert.equal(await click(), true);
  });

  it("does so also where the policy has no limits for people", async () => {
    const { ports, policy } = fakeOutside();
    policy.change({ personLimits: false });
    assert.deepEqual([await recordClick(ports, "adele", "form"), await recordClick(ports, "adele", "form")], [true, false]);
  });
});
