import assert from "node:assert/strict";
import { heardIn, isShellPlace, shellPlace } from "../../../src/domain/shell-place.ts";
import { mayBeSeen } from "../../../src/domain/visibility.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";

describe("shellPlace", () => {
  const [adele, megan] = [person(), person({ name: "Megan Bowen" })];

  it("is no conversation of Teams, and each person's own", () => {
    assert.deepEqual([isShellPlace(shellPlace(adele.id)), isShellPlace(id("19:general@thread.tacv2"))], [true, false]);
    assert.notEqual(shellPlace(adele.id), shellPlace(megan.id));
  });

  it("shows what began there to nobody else at a shell", () => {
    const invitation = anInvitation({ requester: adele, home: { conversation: shellPlace(adele.id) } });
    const seenBy = ({ id: viewer }: { readonly id: typeof adele.id }) =>
      mayBeSeen(invitation, { id: viewer, conversation: shellPlace(viewer) });
    assert.deepEqual([seenBy(adele), seenBy(megan)], [true, false]);
  });
});

describe("heardIn", () => {
  it("names a conversation, but no shell", () => {
    assert.deepEqual(heardIn({ conversation: id("a:adele") }), { conversation: "a:adele" });
    assert.deepEqual(heardIn({ conversation: shellPlace(id("adele")) }), {});
  });
});
