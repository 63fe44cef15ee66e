import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { noteTold, noteUntold } from "../../../../src/flows/steps/note-untold.ts";
import { id } from "../../../build/ids.ts";
import { accepted } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

async function world() {
  const outside = fakeOutside();
  const invitation = accepted();
  await keep(outside, invitation);
  return { ...outside, outside, invitation, stored: () => outside.store.invitations.find(invitation.id) };
}

describe("noteUntold and noteTold", () => {
  it("keep the people who may have missed something until something reaches them", async () => {
    const { ports, invitation, stored } = await world();
    await noteUntold(ports, invitation.id, "requester");
    await noteUntold(ports, invitation.id, "approvers");
    assert.deepEqual(await stored(), { ...invitation, version: 3, untold: ["requester", "approvers"] });
    await noteTold(ports, invitation.id, "requester");
    await noteTold(ports, invitation.id, "approvers");
    assert.deepEqual(await stored(), { ...invitation, version: 5 });
  });

  it("write nothing that is known", async () => {
    const { ports, invitation, stored } = await world();
    await noteTold(ports, invitation.id, "requester");
    assert.deepEqual(await stored(), invitation);
    await noteUntold(ports, invitation.id, "requester");
    await noteUntold(ports, invitation.id, "requester");
    assert.equal((await stored())?.version, 2);
  });

  it("say nothing of an invitation that isn't there", async () => {
    const { ports } = await world();
    await noteUntold(ports, id("unknown"), "requester");
  });

  it("try again when the invitation changes at the same moment", async () => {
    const { ports, outside, invitation, stored } = await world();
    const commit = ports.invitations.commit.bind(ports.invitations);
    ports.invitations.commit = async (change) => {
      ports.invitations.commit = commit;
      await keep(outside, { ...invitation, version: 2, resends: 1 });
      return commit(change);
    };
    await noteUntold(ports, invitation.id, "requester");
    assert.deepEqual(await stored(), { ...invitation, version: 3, resends: 1, untold: ["requester"] });
  });

  describe("when the store can't be used", () => {
    const locked = async () => Promise.reject(new GuestlistError("store-unavailable", "locked"));

    it("wait for it", async () => {
      const { ports, clock, invitation, stored } = await world();
      await noteUntold(ports, invitation.id, "requester");
      const find = ports.invitations.find.bind(ports.invitations);
      ports.invitations.find = locked;
      const told = noteTold(ports, invitation.id, "requester");
      await clock.advance(5_000);
      ports.invitations.find = find;
      await clock.advance(5_000);
      await told;
      assert.deepEqual(await stored(), { ...invitation, version: 3 });
    });

    it("end all the same after a message that is out, which would be posted again otherwise", async () => {
      const { ports, clock, log, invitation } = await world();
      ports.invitations.find = locked;
      const told = noteTold(ports, invitation.id, "requester");
      await clock.advance(20_000);
      await told;
      assert.deepEqual(log.codes, ["told-not-noted"]);
    });

    it("fail for another reason", async () => {
      const { ports, invitation } = await world();
      ports.invitations.find = async () => Promise.reject(new Error("broken"));
      await assert.rejects(noteTold(ports, invitation.id, "requester"), /broken/);
    });
  });
});
