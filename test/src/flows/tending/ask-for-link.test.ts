import assert from "node:assert/strict";
import { defaultPace } from "../../../../src/domain/pace/pace.ts";
import { askForLink } from "../../../../src/flows/tending/ask-for-link.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { keepPosts, stop } from "../../../fakes/app-world.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const actor = { kind: "app" } as const;
const unseen = { kind: "invited", since: at("08:00"), guestId: id("guest-1") } as const;
const seen = { ...unseen, seen: true } as const;

/** An invitation whose link was lost, and what the directory shows of its guest. */
async function asking(shown: "pending" | "accepted" | "nobody", state: typeof seen | typeof unseen = seen) {
  const outside = fakeOutside();
  const invitation = { ...anInvitation(), state };
  await keep(outside, invitation);
  const guest = { id: state.guestId, userState: shown === "accepted" ? "Accepted" : "PendingAcceptance" } as const;
  if (shown !== "nobody") outside.directory.add(guest);
  const counted = async () => (await outside.ports.posts.read()).posts.map(({ standing }) => standing);
  const stored = async () => (await outside.ports.invitations.find(invitation.id))?.state.kind;
  return { ...outside, invitation, counted, stored, ask: () => askForLink(outside.ports, actor, invitation) };
}

describe("askForLink", () => {
  it("isn't counted for a guest that the directory shows", async () => {
    const { ask, counted, directory } = await asking("pending");
    assert.equal((await ask()).kind, "answered");
    assert.deepEqual([directory.invited.length, await counted()], [1, []]);
  });

  it("doesn't create a guest again who was deleted, and records that", async () => {
    const { ask, stored, directory } = await asking("nobody");
    assert.deepEqual(await ask(), { kind: "over" });
    assert.deepEqual([directory.invited, await stored()], [[], "removed"]);
  });

  it("records that the partner has accepted meanwhile", async () => {
    const { ask, stored, directory } = await asking("accepted");
    assert.deepEqual(await ask(), { kind: "over" });
    assert.deepEqual([directory.invited, await stored()], [[], "accepted"]);
  });

  it("is counted while the directory doesn't show the guest: it may create one", async () => {
    const { ask, counted, directory } = await asking("nobody", unseen);
    assert.equal((await ask()).kind, "answered");
    assert.deepEqual([directory.invited.map(({ request }) => request.sendMail), await counted()], [[false], ["sent"]]);
  });

  it("keeps the pace then", async () => {
    const world = await asking("nobody", unseen);
    world.policy.change({ pace: defaultPace });
    await keepPosts(
      world,
      Array.from({ length: 5 }, (_, index) => ({ id: id(`p-${index}`), person: world.invitation.requester.id, at: at("10:00") })),
    );
    const refusal = { kind: "pace", limit: "person", until: at("10:01"), now: at("10:00") };
    assert.deepEqual(await world.ask(), { kind: "refused", refusal });
    assert.deepEqual(world.directory.invited, []);
  });

  for (const shown of ["pending", "nobody"] as const) {
    it(`asks nothing while Microsoft has stopped everything (${shown} in the directory)`, async () => {
      const world = await asking(shown, unseen);
      await stop(world);
      assert.deepEqual(await world.ask(), { kind: "refused", refusal: { kind: "stopped" } });
      assert.deepEqual(world.directory.invited, []);
    });
  }
});
