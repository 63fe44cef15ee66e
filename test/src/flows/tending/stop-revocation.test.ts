import assert from "node:assert/strict";
import { stopRevocation } from "../../../../src/flows/tending/stop-revocation.ts";
import type { Invited } from "../../../../src/flows/tending/is-invited.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const out = { kind: "invited", since: at("10:00"), guestId: id("guest-1") } as const;
const noPermission = { kind: "not-permitted", permission: "User.DeleteRestore.All" } as const;

async function world(why: "asked" | "replaced") {
  const outside = fakeOutside();
  const revoking: Invited = { ...anInvitation(), state: { ...out, revocation: why } };
  await keep(outside, revoking);
  return { outside, revoking };
}

describe("stopRevocation", () => {
  it("leaves one that somebody asked for as it was", async () => {
    const { outside, revoking } = await world("asked");
    const expected = { ...revoking, version: 2, state: out };
    assert.deepEqual(await stopRevocation(outside.ports, revoking, { kind: "too-fresh" }, { showIt: false }), expected);
    assert.deepEqual(await outside.store.invitations.find(revoking.id), expected);
    assert.deepEqual(outside.store.events(), [{ at: at("10:00"), invitation: revoking.id, what: "not-revoked", detail: "too-fresh" }]);
    assert.deepEqual(jobsIn(outside), []);
  });

  it("has one that was replaced wait for an administrator, and its card say so", async () => {
    const { outside, revoking } = await world("replaced");
    const stored = await stopRevocation(outside.ports, revoking, { kind: "no-state" }, { showIt: true });
    assert.deepEqual(stored.state, { ...out, revocation: "needs-admin" });
    assert.deepEqual(jobsIn(outside), [{ kind: "update-card", invitation: revoking.id, due: at("10:00") }]);
  });

  for (const [why, revocation] of [
    ["not-ours", { revocation: "needs-admin" }],
    ["shared", {}],
    ["accepted-before", {}],
  ] as const) {
    it(`${why === "not-ours" ? "has one wait for an administrator" : "leaves one as it was"} whose guest stays: ${why}`, async () => {
      const { outside, revoking } = await world("replaced");
      const stored = await stopRevocation(outside.ports, revoking, { kind: "kept", why }, { showIt: true });
      assert.deepEqual(stored.state, { ...out, ...revocation });
    });
  }

  for (const [stopped, why] of [
    [noPermission, "User.DeleteRestore.All"],
    [{ kind: "no-state" }, "no-state"],
    [{ kind: "too-fresh" }, "too-fresh"],
  ] as const) {
    it(`logs why: ${why}`, async () => {
      const { outside, revoking } = await world("asked");
      await stopRevocation(outside.ports, revoking, stopped, { showIt: false });
      assert.deepEqual(outside.log.lines, [{ level: "warn", code: "invitation-not-revoked", invitation: revoking.id, why }]);
    });
  }

  it("changes nothing that has ended meanwhile", async () => {
    const { outside, revoking } = await world("asked");
    const over = { ...accepted(), id: revoking.id, version: 2 };
    await keep(outside, over);
    assert.deepEqual(await stopRevocation(outside.ports, revoking, noPermission, { showIt: true }), over);
    assert.deepEqual([jobsIn(outside), outside.store.events()], [[], []]);
  });

  it("fails for an invitation that isn't stored", async () => {
    const { revoking } = await world("asked");
    await assert.rejects(stopRevocation(fakeOutside().ports, revoking, noPermission, { showIt: true }), /never deleted/);
  });
});
