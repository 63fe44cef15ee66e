import assert from "node:assert/strict";
import { checkApprovalsPlace } from "../../../../src/flows/who/check-approvals-place.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const approvals = aSubscription();
const left = { place: "19:team@thread.tacv2", subscriptions: [] };

describe("checkApprovalsPlace", () => {
  for (const [what, given, isProblem] of [
    ["no channel was ever chosen", {}, false],
    ["the bot has left a place without one", { left }, false],
    ["the bot has left the channel", { left: { ...left, approvals } }, true],
    ["another was chosen since", { left: { ...left, approvals }, chosen: approvals }, false],
    ["the policy names one", { left: { ...left, approvals }, named: id("19:legal@thread.tacv2") }, false],
  ] as const) {
    it(`${isProblem ? "reports a" : "clears the"} problem when ${what}`, async () => {
      const { ports, policy } = fakeOutside();
      if ("left" in given) await ports.settings.keepLeftPlace(given.left);
      if ("chosen" in given) await ports.settings.chooseApprovalsPlace(given.chosen);
      if ("named" in given) policy.change({ approvals: { ...(await policy.current()).approvals, channel: given.named } });
      if (!isProblem) ports.problems.report("approvals-channel-left");
      await checkApprovalsPlace(ports);
      assert.equal(ports.problems.has("approvals-channel-left"), isProblem);
    });
  }
});
