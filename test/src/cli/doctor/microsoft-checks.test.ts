import assert from "node:assert/strict";
import { at } from "../../../build/ids.ts";
import { judged, publicUrl } from "./doctor-facts.ts";

const subscription = { id: "subscription", url: `${publicUrl}/notifications`, renewedAt: at("09:40") };

describe("the doctor's checks of Microsoft", () => {
  it("say whether the app may see who accepts", () => {
    const colors = (["permitted", undefined, "refused"] as const).map((following) => judged("following", { running: { following } }).color);
    assert.deepEqual(colors, ["green", "yellow", "red"]);
  });

  it("say when the notifications were renewed", () => {
    assert.match(judged("notifications").says, /ordered or renewed 20 minutes ago\.$/);
    const old = judged("notifications", { running: { subscription: { ...subscription, renewedAt: at("08:00") } } });
    assert.deepEqual([old.color, /renewed 2 hours ago, and should/.test(old.says)], ["yellow", true]);
  });

  it("are yellow while there is no public address, or no order at it", () => {
    assert.match(judged("notifications", { publicUrl: undefined }).says, /^PUBLIC_URL isn't set/);
    const { id: _, ...asked } = subscription;
    for (const kept of [undefined, asked, { ...subscription, url: "https://old.contoso.com/notifications" }]) {
      const finding = judged("notifications", { running: { subscription: kept } });
      assert.deepEqual([finding.color, /aren't ordered at PUBLIC_URL yet/.test(finding.says)], ["yellow", true]);
    }
  });

  for (const [reason, words] of [
    ["endpoint-not-reached", /can't reach the bot at PUBLIC_URL/],
    ["permission-missing", /User\.Read\.All is missing/],
    ["quota-reached", /as many subscriptions as Microsoft allows/],
    ["unknown", /refuses to notify/],
  ] as const) {
    it(`are red when Graph takes no order: ${reason}`, () => {
      const finding = judged("notifications", { running: { subscription: { ...subscription, refusal: { reason, times: 20 } } } });
      assert.equal(finding.color, "red");
      assert.match(finding.says, words);
    });
  }

  it("say nothing of what Graph has refused at another address", () => {
    const refusal = { reason: "endpoint-not-reached", times: 20 } as const;
    const old = { ...subscription, url: "https://old.contoso.com/notifications", refusal };
    assert.match(judged("notifications", { running: { subscription: old } }).says, /aren't ordered at PUBLIC_URL yet/);
  });

  it("know of Microsoft's stop, and of the day after it", () => {
    const stopped = judged("block", { running: { gate: { kind: "stopped", since: at("09:15") } } });
    assert.deepEqual([stopped.color, /since 2026-11-20 09:15 UTC/.test(stopped.says)], ["red", true]);
    const halfUntil = (moment: string) => judged("block", { running: { gate: { kind: "open", halfUntil: at(moment) } } }).color;
    assert.deepEqual([halfUntil("10:01"), halfUntil("10:00")], ["yellow", "green"]);
  });
});
