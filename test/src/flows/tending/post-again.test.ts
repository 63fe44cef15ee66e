import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { postAgain } from "../../../../src/flows/tending/post-again.ts";
import { aPass } from "../../../build/a-pass.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const app = { kind: "app" } as const;

/** A mail that is counted, with its pass. */
async function counted(outside: FakeOutside) {
  const guest = outside.directory.add();
  const invitation = invited({ email: "sam@fabrikam.com", resends: 1 }, guest.id);
  await keep(outside, invitation);
  return { invitation, pass: await aPass(outside, invitation) };
}

async function resendsIn({ store }: FakeOutside, { id }: Awaited<ReturnType<typeof counted>>["invitation"]) {
  return (await store.invitations.find(id))?.resends;
}

describe("postAgain", () => {
  it("posts once, in the name it is given, and keeps the newest link", async () => {
    const outside = fakeOutside();
    const { invitation, pass } = await counted(outside);
    assert.equal((await postAgain(outside.ports, { pass, actor: app }, invitation)).kind, "resent");
    assert.deepEqual(
      outside.directory.invited.map(({ actor }) => actor),
      [app],
    );
    assert.match((await outside.store.invitations.redeemUrl(invitation.id)) ?? "", /^https:\/\/invitations\.example\//);
    assert.equal(await resendsIn(outside, invitation), 1);
    assert.deepEqual(
      (await outside.ports.posts.read()).posts.map(({ standing }) => standing),
      ["sent"],
    );
  });

  for (const [answer, kind, resends] of [
    [{ kind: "refused", reason: "invitations-not-allowed" }, "not-sent", 0],
    [new GuestlistError("throttled", "429"), "refused", 0],
    [new GuestlistError("identity-misconfigured", "bad secret"), "not-sent", 0],
    [new GuestlistError("outcome-unknown", "time-out"), "unclear", 1],
    [new Error("a fault of ours"), "unclear", 1],
  ] as const) {
    const what = answer instanceof Error ? answer.message : answer.reason;
    it(`says "${kind}" after "${what}", and ${resends === 0 ? "takes the count back" : "leaves it counted"}`, async () => {
      const outside = fakeOutside();
      const { invitation, pass } = await counted(outside);
      outside.directory.nextInvite = answer;
      assert.equal((await postAgain(outside.ports, { pass, actor: app }, invitation)).kind, kind);
      assert.equal(await resendsIn(outside, invitation), resends);
      assert.equal(outside.directory.invited.length, 1);
    });
  }
});
