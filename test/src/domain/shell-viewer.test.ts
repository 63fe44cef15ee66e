import assert from "node:assert/strict";
import { viewpointOf } from "../../../src/domain/shell-viewer.ts";
import { mayBeSeen } from "../../../src/domain/visibility.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { person } from "../../build/person.ts";

const adele = person();
const megan = person({ name: "Megan Bowen" });

describe("viewpointOf", () => {
  const seen = (id: typeof adele.id, seesAll: boolean) => {
    const invitation = anInvitation({ requester: adele });
    return mayBeSeen(invitation, viewpointOf(invitation, { id, seesAll }));
  };

  it("lets people at a shell see their own invitations, and administrators of the bot all", () => {
    assert.deepEqual([seen(adele.id, false), seen(megan.id, false), seen(megan.id, true)], [true, false, true]);
  });

  it("puts two people at two shells, so that nobody sees what another began there", () => {
    const { conversation } = viewpointOf(anInvitation(), { id: adele.id, seesAll: false });
    const invitation = anInvitation({ requester: adele, home: { conversation } });
    assert.equal(mayBeSeen(invitation, viewpointOf(invitation, { id: megan.id, seesAll: false })), false);
  });
});
