import assert from "node:assert/strict";
import { withPostedCard } from "../../../../src/domain/posted-card.ts";
import { keepCard } from "../../../../src/flows/telling/keep-card.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const card = id("1700000000099");

describe("keepCard", () => {
  for (const [what, shown, drawn] of [
    ["what it shows now isn't drawn again", 1, []],
    ["something older is", 0, [{ kind: "update-card", due: at("10:00") }]],
    ["what nobody knows is", undefined, [{ kind: "update-card", due: at("10:00") }]],
  ] as const) {
    it(`keeps the id; ${what}`, async () => {
      const outside = fakeOutside();
      const invitation = invited();
      await keep(outside, invitation);
      await keepCard(outside.ports, "home", invitation, { card, ...(shown !== undefined && { shown }) });
      assert.deepEqual(await outside.store.invitations.find(invitation.id), withPostedCard(invitation, "home", card));
      assert.deepEqual(
        jobsIn(outside),
        drawn.map((job) => ({ ...job, invitation: invitation.id })),
      );
    });
  }

  it("draws the living card when the owners' card has come: it leaves the button to that one", async () => {
    const outside = fakeOutside();
    const team = { groupId: "g", name: "Partners", stage: "wanted", since: at("09:00"), ask: { conversation: id("19:general") } } as const;
    const invitation = accepted({ team });
    await keep(outside, invitation);
    await keepCard(outside.ports, "owners", invitation, { card, shown: invitation.version });
    assert.equal((await outside.store.invitations.find(invitation.id))?.team?.ask?.card, card);
    assert.deepEqual(jobsIn(outside), [{ kind: "update-card", due: at("10:00"), invitation: invitation.id }]);
  });

  it("keeps the id although the store can't be used at that moment: nobody else knows it", async () => {
    const { ports, store, clock } = fakeOutside();
    const invitation = invited();
    await keep({ store }, invitation);
    const { commit } = ports.invitations;
    ports.invitations.commit = async () => {
      ports.invitations.commit = commit;
      throw new GuestlistError("store-unavailable", "locked");
    };
    const kept = keepCard(ports, "home", invitation, { card, shown: 1 });
    await clock.advance(5_000);
    await kept;
    assert.equal((await store.invitations.find(invitation.id))?.home.card, card);
  });
});
