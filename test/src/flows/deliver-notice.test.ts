import assert from "node:assert/strict";
import { deliverNotice } from "../../../src/flows/deliver-notice.ts";
import { id } from "../../build/ids.ts";
import { accepted, failed, invited } from "../../build/in-state.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import { keep } from "../../fakes/kept-in.ts";

const done = { kind: "done" };

describe("deliverNotice", () => {
  for (const invitation of [accepted(), failed("busy")]) {
    it(`tells the home that the invitation is ${invitation.state.kind}`, async () => {
      const outside = fakeOutside();
      await keep(outside, invitation);
      const what = invitation.state.kind === "accepted" ? "accepted" : "failed";
      assert.deepEqual(await deliverNotice(outside.ports, invitation.id, what), done);
      assert.deepEqual(outside.notifier.said, [{ what, invitation: invitation.id, state: what }]);
      assert.deepEqual(outside.log.lines, []);
    });
  }

  it("says nothing of an invitation that has moved on, or isn't there", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    assert.deepEqual(await deliverNotice(outside.ports, open.id, "failed"), done);
    assert.deepEqual(await deliverNotice(outside.ports, id("unknown"), "accepted"), done);
    assert.deepEqual(outside.notifier.said, []);
  });

  it("gives up a home that can't be reached, and says so in the log", async () => {
    const outside = fakeOutside();
    const told = accepted();
    await keep(outside, told);
    outside.notifier.planned.push({ kind: "unreachable" });
    assert.deepEqual(await deliverNotice(outside.ports, told.id, "accepted"), done);
    assert.deepEqual(outside.log.lines, [
      { level: "warn", code: "notice-not-delivered", invitation: told.id, notice: "accepted", why: "unreachable" },
    ]);
  });
});
