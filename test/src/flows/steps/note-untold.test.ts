import assert from "node:assert/strict";
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
});
