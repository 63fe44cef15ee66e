import assert from "node:assert/strict";
import { letOneTry } from "../../../../src/domain/pace/let-one-try.ts";
import { stopPosts } from "../../../../src/domain/pace/stop-posts.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { postWithPass } from "../../../../src/flows/pacing/post-with-pass.ts";
import type { InviteOutcome } from "../../../../src/ports/directory.ts";
import { aPass } from "../../../build/a-pass.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { finishOn } from "../../../fakes/finish-on.ts";

const actor = { kind: "app" } as const;
const invitation = anInvitation();
const request = { email: "sam@fabrikam.com", redirectUrl: "https://x.example", sendMail: true };
const blocked: InviteOutcome = { kind: "refused", reason: "tenant-blocked", remoteId: "graph-1" };

const post = async (outside: FakeOutside) => postWithPass(outside.ports, await aPass(outside, invitation), actor, request);
const standings = async ({ ports }: FakeOutside) => (await ports.posts.read()).posts.map(({ standing }) => standing);
const gateOf = async ({ ports }: FakeOutside) => (await ports.posts.read()).gate;
const letTry = ({ ports }: FakeOutside) => ports.posts.decide((ledger) => letOneTry(ledger, { by: id("admin"), now: ports.clock.now() }));

/** A tenant whose invitations Microsoft has stopped. */
async function stoppedWorld(): Promise<FakeOutside> {
  const outside = fakeOutside();
  await outside.ports.posts.decide((ledger) => stopPosts(ledger, { now: at("09:00") }));
  return outside;
}

describe("postWithPass", () => {
  it("posts, and keeps that it was sent", async () => {
    const outside = fakeOutside();
    assert.equal((await post(outside)).kind, "sent");
    assert.deepEqual([outside.directory.invited, await standings(outside)], [[{ actor, request }], ["sent"]]);
  });

  it("keeps that Graph has refused", async () => {
    const outside = fakeOutside();
    outside.directory.nextInvite = { kind: "refused", reason: "address-refused" };
    assert.equal((await post(outside)).kind, "refused");
    assert.deepEqual([await standings(outside), await gateOf(outside)], [["refused"], { kind: "open" }]);
  });

  for (const [failure, standing] of [
    [new GuestlistError("outcome-unknown", "time-out"), "unknown"],
    [new TypeError("a fault of ours"), "unknown"],
    [new GuestlistError("throttled", "429"), "not-taken"],
    [new GuestlistError("directory-unavailable", "no connection"), "not-taken"],
  ] as const) {
    it(`keeps ${standing} after ${failure.message}, and passes the failure on`, async () => {
      const outside = fakeOutside();
      outside.directory.nextInvite = failure;
      await assert.rejects(post(outside), failure);
      assert.deepEqual(await standings(outside), [standing]);
    });
  }

  it("stops everything when Microsoft has blocked the tenant, and tells the log once", async () => {
    const outside = fakeOutside();
    const passes = [await aPass(outside, invitation), await aPass(outside, invitation)];
    for (const pass of passes) {
      outside.directory.nextInvite = blocked;
      assert.equal((await postWithPass(outside.ports, pass, actor, request)).kind, "refused");
    }
    assert.deepEqual(await gateOf(outside), { kind: "stopped", since: at("10:00"), remoteId: "graph-1" });
    assert.equal(outside.directory.invited.length, 1, "nothing goes out with a pass of before");
    assert.deepEqual(await standings(outside), ["blocked"]);
    assert.deepEqual(outside.log.codes, ["invitations-stopped", "posting-stopped"]);
  });

  describe("as an administrator's trial", () => {
    it("opens everything at half the pace when Graph takes it", async () => {
      const outside = await stoppedWorld();
      assert.equal(await letTry(outside), "let");
      assert.equal((await post(outside)).kind, "sent");
      assert.deepEqual(await gateOf(outside), { kind: "open", halfUntil: id("2026-11-21T10:00:00.000Z") });
      assert.deepEqual(outside.log.codes, ["invitations-open-again"]);
    });

    for (const answer of [
      blocked,
      { kind: "refused", reason: "address-refused" },
      new GuestlistError("outcome-unknown", "time-out"),
      new GuestlistError("throttled", "429"),
    ] as const) {
      const what = answer instanceof Error ? answer.message : answer.reason;
      it(`stays stopped after ${what}, and another one may be tried`, async () => {
        const outside = await stoppedWorld();
        await letTry(outside);
        outside.directory.nextInvite = answer;
        await post(outside).catch(() => undefined);
        const gate = await gateOf(outside);
        assert.ok(gate.kind === "stopped" && gate.trial === undefined && gate.since === at("09:00"));
        assert.deepEqual([gate.tried?.by, gate.tried?.at], ["admin", at("10:00")]);
        assert.equal(await letTry(outside), "let");
      });
    }

    it("stays stopped when the process dies, and another one may be tried two minutes later", async () => {
      const outside = await stoppedWorld();
      await letTry(outside);
      await aPass(outside, invitation);
      assert.equal(await letTry(outside), "under-way");
      await outside.clock.advance(120_000);
      assert.equal(await letTry(outside), "let");
      assert.equal((await post(outside)).kind, "sent");
      assert.equal((await gateOf(outside)).kind, "open");
    });
  });

  it("returns Graph's answer also when the ledger can't be written", async () => {
    const outside = fakeOutside();
    const pass = await aPass(outside, invitation);
    outside.ports.posts.decideOn = async () => {
      throw new GuestlistError("store-unavailable", "a backup runs");
    };
    const outcome = await finishOn(outside.clock)(postWithPass(outside.ports, pass, actor, request));
    assert.equal(outcome.kind, "sent");
    assert.deepEqual([await standings(outside), outside.log.codes], [["out"], ["post-not-settled"]]);
  });
});
